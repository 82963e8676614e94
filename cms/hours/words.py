"""Opening hours in words of the active language."""

from datetime import date, time

from django.utils.dateformat import format as format_date
from django.utils.dateformat import time_format
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.hours import public_holidays
from cms.hours.schedule import DateRange, DayHours, Span, Week


def hour(value: time) -> str:
    """A time of day: “15” or “15.30” in German."""
    # Translators: formats of Django's date filter; the word for "o'clock" is added elsewhere.
    whole, minutes = pgettext("time format, full hour", "g a"), pgettext("time format", "g:i a")
    return time_format(value, minutes if value.minute else whole)


def end_hour(value: time) -> str:
    """The same of an end: midnight is that of the day that ends, “20–24 Uhr”."""
    return hour(value) if value != time.min else pgettext("end of a day", "midnight")


def day(value: date) -> str:
    """A day with its weekday and year."""
    # Translators: a format of Django's date filter.
    return format_date(value, pgettext("date format", "l, j F Y"))


def join(parts: list[str]) -> str:
    """“Monday, Wednesday and Friday”; empty for nothing."""
    *others, last = parts or [""]
    if not others:
        return last
    return _(" and ").join((pgettext("between weekdays", ", ").join(others), last))


def span(value: Span) -> str:
    """“10–12 Uhr”."""
    return _("%(start)s–%(end)s") % {"start": hour(value.opens), "end": end_hour(value.closes)}


def hours(value: DayHours) -> str:
    """“10–12 Uhr und 14–18 Uhr”, “nach Vereinbarung” or “geschlossen”."""
    parts = [span(each) for each in value.spans]
    if value.by_appointment:
        parts.append(_("by appointment"))
    return join(parts) or _("closed")


def week_lines(week: Week) -> list[str]:
    """“Dienstag und Donnerstag: 10–12 Uhr”; days without any hours are left out.

    Days of the same hours share a line, at the place of the first.
    """
    groups: dict[DayHours, list[str]] = {}
    for number, each in enumerate(week):
        if not each.is_closed:
            groups.setdefault(each, []).append(str(WEEKDAYS[number]))
    return [labelled(join(names), hours(each)) for each, names in groups.items()]


def date_range(value: DateRange) -> str:
    """A day, or the first and the last."""
    if value.first_day == value.last_day:
        return day(value.first_day)
    return _("%(first)s to %(last)s") % {"first": day(value.first_day), "last": day(value.last_day)}


def labelled(label: str, text: str) -> str:
    """“Montag: 13–16 Uhr”."""
    return _("%(label)s: %(text)s") % {"label": label, "text": text}


def public_holiday(value: date) -> str:
    """“Feiertag (Neujahr)”."""
    name = public_holidays.get_name(value)
    return _("public holiday (%(name)s)") % {"name": name} if name else _("public holiday")


def closed(reason: str) -> str:
    """“geschlossen, Feiertag (Neujahr)”."""
    return _("closed, %(reason)s") % {"reason": reason} if reason else _("closed")


def today(text: str) -> str:
    """“Heute 9–18 Uhr”."""
    return _("Today %(hours)s") % {"hours": text}


def closed_today(reason: str) -> str:
    """“Heute geschlossen: Feiertag (Neujahr)”."""
    if reason:
        return _("Closed today: %(reason)s") % {"reason": reason}
    return _("Closed today")


def closed_until(last_day: date, reason: str) -> str:
    """“Geschlossen bis Freitag, 4. Dezember 2026: Krankheit”."""
    text = _("Closed until %(day)s") % {"day": day(last_day)}
    return labelled(text, reason) if reason else text
