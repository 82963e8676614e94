"""Public holidays of Thuringia: their days from the package `holidays`, their names from here."""

from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _
from holidays import country_holidays

COUNTRY, STATE = "DE", "TH"


@lru_cache(maxsize=32)
def _read_year(year: int) -> dict[date, str]:
    """The holidays of a year with the package's own German names, several parted by `; `."""
    return dict(country_holidays(COUNTRY, subdiv=STATE, years=year, language="de"))


def is_public_holiday(day: date) -> bool:
    """Whether a day is a public holiday."""
    return day in _read_year(day.year)


def get_name(day: date) -> str:
    """What a public holiday is called in the active language; empty if nobody has translated it.

    The package has names in few of our languages, and English ones for all others.
    """
    names = {
        "Neujahr": _("New Year's Day"),
        "Karfreitag": _("Good Friday"),
        "Ostermontag": _("Easter Monday"),
        "Erster Mai": _("Labour Day"),
        "Christi Himmelfahrt": _("Ascension Day"),
        "Pfingstmontag": _("Whit Monday"),
        "Weltkindertag": _("World Children's Day"),
        "Tag der Deutschen Einheit": _("Day of German Unity"),
        "Reformationstag": _("Reformation Day"),
        "Erster Weihnachtstag": _("Christmas Day"),
        "Zweiter Weihnachtstag": _("Second Day of Christmas"),
    }
    known = (names.get(name, "") for name in _read_year(day.year).get(day, "").split("; "))
    return ", ".join(name for name in known if name)
