"""Arabic."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y، G:i"
TIME_FORMAT = "G:i"
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = "d.m.Y G:i"
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y"]
NUMBER_GROUPING = 3
