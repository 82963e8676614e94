"""Russian."""

DATETIME_FORMAT = "j E Y г., G:i"
MONTH_DAY_FORMAT = "j E"
DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d.%m.%y"]
