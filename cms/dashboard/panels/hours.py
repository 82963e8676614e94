"""School holidays that nobody has entered yet, for those who keep the opening hours."""

from collections.abc import Sequence
from functools import cached_property

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.dashboard.panels.base import ListPanel, Row
from cms.hours.models import OpeningHours, SchoolHoliday, SchoolHolidayKind

#: From this month on the next year should be there as well.
NEXT_YEAR_FROM = 10
#: Single free days do not come every year.
EVERY_YEAR = [kind for kind in SchoolHolidayKind if kind != SchoolHolidayKind.FREE_DAY]
Missing = tuple[int, list[str]]


class SchoolHolidaysPanel(ListPanel):
    """Years whose school holidays lack some, on a site that has opening hours."""

    name = "schulferien"
    order = 650
    heading = gettext_lazy("School holidays are missing")
    hint = gettext_lazy("Events that pause in the school holidays need them.")

    @cached_property
    def hours(self) -> OpeningHours | None:
        """The row that holds them."""
        rows = OpeningHours.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        return rows.first()

    @cached_property
    def _missing(self) -> list[Missing]:
        if self.hours is None:
            return []
        today = localdate()
        years = [today.year, today.year + 1][: 1 + (today.month >= NEXT_YEAR_FROM)]
        begins = Q(first_day__year__in=years)
        rows = SchoolHoliday.objects.filter(begins, hours=self.hours)
        there = {(day.year, kind) for day, kind in rows.values_list("first_day", "kind")}
        found = (
            (year, [str(kind.label) for kind in EVERY_YEAR if (year, kind.value) not in there])
            for year in years
        )
        return [(year, kinds) for year, kinds in found if kinds]

    @cached_property
    def count(self) -> int:
        return len(self._missing)

    def get_items(self) -> list[Missing]:
        return self._missing

    def describe(self, items: Sequence[Missing]) -> list[Row]:
        assert self.hours  # noqa: S101 - else there are no items
        url = reverse(self.hours.snippet_viewset.get_url_name("edit"), args=[self.hours.pk])
        return [
            Row(_("School holidays %(year)s") % {"year": year}, url, (", ".join(kinds),))
            for year, kinds in items
        ]
