"""The diary as Atom, one feed for each language's diary."""

from django.http import HttpRequest
from django.utils.feedgenerator import SyndicationFeed
from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.core.feeds import FullTextAtom, PageFeed
from cms.core.foreign import load_links
from cms.core.frame import get_request_frame
from cms.core.models.mixins import load_pictures
from cms.core.sections import Link
from garten.models import DiaryEntryPage, GardenDiaryPage

LENGTH = 20


def get_feeds(locale: Locale) -> list[Link]:
    """Address of the feed, for the head and foot of every page."""
    diaries = GardenDiaryPage.objects.live().public().in_language(locale).filter(alias_of=None)
    return [
        Link(
            f"{page.title} (Atom)", page.url + page.reverse_subpage("atom"), "application/atom+xml"
        )
        for page in diaries
    ]


class AtomDiaryFeed(PageFeed):
    """Newest entries with full text and pictures."""

    feed_type: type[SyndicationFeed] = FullTextAtom

    def get_object(self, request: HttpRequest, diary: GardenDiaryPage) -> GardenDiaryPage:
        return diary

    def title(self, diary: GardenDiaryPage) -> str:
        return f"{diary.title}{get_request_frame(self.request).name_suffix}"

    def subtitle(self, diary: GardenDiaryPage) -> str:
        return diary.teaser

    def link(self, diary: GardenDiaryPage) -> str:
        return diary.get_full_url(self.request) or ""

    def feed_url(self, diary: GardenDiaryPage) -> str:
        return self.link(diary) + diary.reverse_subpage("atom")

    def feed_guid(self, diary: GardenDiaryPage) -> str:
        return self.feed_url(diary)

    def items(self, diary: GardenDiaryPage) -> list[DiaryEntryPage]:
        entries = diary.get_entries(self.request).for_lists().latest_first()[:LENGTH]
        load_pictures(entries)
        load_links(entries)
        return list(entries)

    def item_author_name(self, entry: DiaryEntryPage) -> str:
        return _("Garden group")
