"""Ukrainian."""

DATE_FORMAT = "j E Y р."
DATETIME_FORMAT = "j E Y р., G:i"
TIME_FORMAT = "G:i"
MONTH_DAY_FORMAT = "j E"
DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d.%m.%y"]
