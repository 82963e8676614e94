"""The garden's month on the first page of those who keep its diary."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.dashboard.panels.base import DashboardPanel
from cms.editorial.permissions import get_addable_parents, may_publish_somewhere
from cms.types import Link
from garten.models import DiaryEntryPage, GardenTask, GardenYearPage
from garten.months import group_tasks


def get_panels(request: HttpRequest) -> list[DashboardPanel]:
    """Only for gardeners: moderators may write the diary as well, but do not garden."""
    if may_publish_somewhere(request.user):
        return []
    gardens = get_addable_parents(request.user, DiaryEntryPage)
    return [GardenMonthPanel(request)] if gardens else []


class GardenMonthPanel(DashboardPanel):
    """What is to be done this month, and the newest entry of the diary."""

    name = "gartenmonat"
    order = 150
    template_name = "garten/admin/month.html"

    @property
    def heading(self) -> str:
        """The garden in this month."""
        return _("In the garden in %(month)s") % {"month": MONTHS[localdate().month]}

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """`groups` of tasks, `year` to change them in, `entry` and its `day`."""
        original, month = Locale.get_default(), localdate().month
        tasks = GardenTask.objects.filter(year__live=True, year__alias_of=None)
        tasks = list(tasks.filter(year__locale=original).of_month(month))
        entries = DiaryEntryPage.objects.filter(alias_of=None, live=True, locale=original)
        entry = entries.select_related("locale").latest_first().first()
        return {
            "panel": self,
            "groups": group_tasks(tasks),
            "year": self._get_year(tasks, month),
            "entry": Link(entry.title, entry.get_url(self.request) or "") if entry else None,
            "day": date_format(entry.date, "DATE_FORMAT") if entry and entry.date else "",
        }

    def _get_year(self, tasks: list[GardenTask], month: int) -> Link | None:
        years = GardenYearPage.objects.filter(live=True, alias_of=None, locale=Locale.get_default())
        key = tasks[0].year_id if tasks else years.values_list("pk", flat=True).first()
        if key is None:
            return None
        url = reverse("wagtailadmin_pages:edit", args=[key])
        return Link(_("Change the garden year"), f"{url}?month={month}")
