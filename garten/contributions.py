"""What the garden shows outside its own pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.dates import MONTHS
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.contributions import ATOM, Contributions, HomeSection, find_public_pages
from cms.site.context import get_request_site_context
from cms.types import LanguageScope, Teaser, TopicKeys
from garten.models import DiaryEntryPage, GardenDiaryPage, GardenPage, GardenTask
from garten.months import get_anchor, group_tasks

ABOUT_TOPICS = 1


def garden_month(request: HttpRequest) -> dict[str, Any] | None:
    """What is to be done in the garden this month, and the newest entry of the diary."""
    site_context = get_request_site_context(request)
    month = localdate().month
    tasks = list(GardenTask.objects.visible_in(site_context).of_month(month))
    entries = DiaryEntryPage.objects.visible_in(site_context).in_language(site_context.locale)
    entry = entries.with_teaser_data().latest_first().first()
    if not tasks and entry is None:
        return None
    year = tasks[0].year.get_url(request) if tasks else ""
    return {
        "title": _("In the garden in %(month)s") % {"month": MONTHS[month]},
        "groups": group_tasks(tasks),
        "url": f"{year}#{get_anchor(month)}" if year else "",
        "entry": entry.get_teaser(request) if entry else None,
    }


class GardenContributions(Contributions):
    """Menu, front page, feed, and what pages about the same topics are offered."""

    index_model = GardenPage
    query_parameters = tuple(each.name for each in GardenDiaryPage.list_filters)
    feeds = (ATOM,)
    home_sections = (
        HomeSection(
            "garden_month",
            gettext_lazy("In the garden this month"),
            "garten/teasers/garden_month.html",
            garden_month,
            narrow=True,
        ),
    )

    def get_feed_pages(self, scope: LanguageScope) -> Any:
        """The diaries."""
        return find_public_pages(GardenDiaryPage, scope)

    def get_pages_about(self, topics: TopicKeys, request: HttpRequest) -> list[Teaser]:
        """The garden, for pages about one of its topics."""
        site_context = get_request_site_context(request)
        gardens = (
            GardenPage.objects.visible_in(site_context)
            .in_language(site_context.locale)
            .with_any_topic(topics)
        )
        return [garden.get_teaser(request) for garden in gardens.with_teaser_data()[:ABOUT_TOPICS]]
