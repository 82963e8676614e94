"""Seasons as gardeners count them: from the first of March, June, September and December."""

from datetime import date

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Season(models.TextChoices):
    """The four of them, in the order of the garden year."""

    SPRING = "spring", _("Spring")
    SUMMER = "summer", _("Summer")
    AUTUMN = "autumn", _("Autumn")
    WINTER = "winter", _("Winter")

    @property
    def months(self) -> tuple[int, ...]:
        """Numbers of its three months."""
        first = 2 + 3 * list(Season).index(self)
        return tuple((first + offset) % 12 + 1 for offset in range(3))


def get_season(day: date) -> Season:
    """The season a day belongs to."""
    return list(Season)[(day.month - 3) % 12 // 3]


def get_season_label(day: date) -> str:
    """“Spring 2026”, and “Winter 2025/26” for the one across the turn of the year."""
    season = get_season(day)
    if season is not Season.WINTER:
        return gettext("%(season)s %(year)s") % {"season": season.label, "year": day.year}
    first = day.year - (day.month < Season.WINTER.months[0])
    years = f"{first}/{(first + 1) % 100:02d}"
    return gettext("%(season)s %(year)s") % {"season": season.label, "year": years}
