"""What the garden shows outside its own pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.dates import MONTHS
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.core.frame import get_request_frame
from cms.core.models.pages import Teaser
from cms.core.sections import Link, TopicKeys
from garten.models import DiaryEntryPage, GardenDiaryPage, GardenPage, GardenTask
from garten.months import get_anchor, group_tasks

ABOUT_TOPICS = 1


def get_gardens(locale: Locale) -> list[GardenPage]:
    """The gardens of a language; one, as a rule."""
    return list(GardenPage.objects.live().public().in_language(locale).filter(alias_of=None))


def get_feeds(locale: Locale) -> list[Link]:
    """Address of the feed, for the head and foot of every page."""
    diaries = GardenDiaryPage.objects.live().public().in_language(locale).filter(alias_of=None)
    return [
        Link(
            f"{page.title} (Atom)", page.url + page.reverse_subpage("atom"), "application/atom+xml"
        )
        for page in diaries
    ]


def garden_month(request: HttpRequest) -> dict[str, Any] | None:
    """What is to be done in the garden this month, and the newest entry of the diary."""
    frame = get_request_frame(request)
    month = localdate().month
    tasks = list(GardenTask.objects.readable(frame).of_month(month))
    entries = DiaryEntryPage.objects.readable(frame).in_language(frame.locale)
    entry = entries.for_lists().latest_first().first()
    if not tasks and entry is None:
        return None
    year = tasks[0].year.get_url(request) if tasks else ""
    return {
        "title": _("In the garden in %(month)s") % {"month": MONTHS[month]},
        "groups": group_tasks(tasks),
        "url": f"{year}#{get_anchor(month)}" if year else "",
        "entry": entry.get_teaser(request) if entry else None,
    }


def get_gardens_about(topics: TopicKeys, request: HttpRequest) -> list[Teaser]:
    """The garden, for pages of other sections about one of its topics."""
    frame = get_request_frame(request)
    gardens = GardenPage.objects.readable(frame).in_language(frame.locale).about_any(topics)
    return [garden.get_teaser(request) for garden in gardens.for_lists()[:ABOUT_TOPICS]]
