"""Issues in the calendar of the staff."""

from collections.abc import Iterator
from datetime import date, datetime, time

from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.types import ScheduledItem
from stadtteilzeitung.models import IssuePage


def get_scheduled_issues(start: datetime, end: datetime) -> list[ScheduledItem]:
    """Issues to come on the first day of their period, and editorial deadlines."""
    first, last = localdate(start), localdate(end)
    # Translations have the same days.
    issues = IssuePage.objects.filter(locale=Locale.get_default(), alias_of=None)
    issues = issues.between(first, last).select_related("locale").latest_first()
    found = (each for issue in issues for each in _describe(issue))
    return [item for item in found if start <= item.start < end]


def _describe(issue: IssuePage) -> Iterator[ScheduledItem]:
    state = _("published") if issue.live else _("draft")
    # One that is online stands where it has appeared.
    if issue.first_month and not issue.live:
        begin, what = _get_midnight(issue.first_month), _("issue of this month")
        yield ScheduledItem(issue, issue.draft_title, begin, what, state)
    if issue.deadline:
        deadline, what = _get_midnight(issue.deadline), _("editorial deadline")
        yield ScheduledItem(issue, issue.draft_title, deadline, what, state)


def _get_midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()))
