"""The district's time zone as calendar files carry it."""

from icalendar import Calendar, Timezone

#: The rules of the European Union since 1996, without an end. What icalendar makes by itself
#: lists single changes up to 2038 and starts summer time an hour late,
#: https://icalendar.readthedocs.io/en/stable/reference/api/icalendar.cal.timezone.html
BERLIN = """\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
X-LIC-LOCATION:Europe/Berlin
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")


def add_zone(calendar: Calendar) -> None:
    """Put the zone before the events that refer to it."""
    calendar.subcomponents.insert(0, Timezone.from_ical(BERLIN))
