"""The diary as Atom, one feed for each language's diary."""

from typing import Any

from django.http import HttpRequest
from django.utils.feedgenerator import SyndicationFeed
from django.utils.translation import gettext as _

from cms.core.feeds import FullTextAtom, PageFeed
from cms.core.models.mixins import prefetch_images
from cms.site.context import get_request_site_context
from cms.site.links import prefetch_page_links

LENGTH = 20


class AtomDiaryFeed(PageFeed):
    """Newest entries with full text and pictures. The diary hands itself over."""

    feed_type: type[SyndicationFeed] = FullTextAtom

    def get_object(self, request: HttpRequest, diary: Any) -> Any:
        return diary

    def title(self, diary: Any) -> str:
        return f"{diary.title}{get_request_site_context(self.request).name_suffix}"

    def subtitle(self, diary: Any) -> str:
        return diary.teaser

    def link(self, diary: Any) -> str:
        return diary.get_full_url(self.request) or ""

    def feed_url(self, diary: Any) -> str:
        return self.link(diary) + diary.reverse_subpage("atom")

    def feed_guid(self, diary: Any) -> str:
        return self.feed_url(diary)

    def items(self, diary: Any) -> list[Any]:
        entries = diary.get_entries(self.request).with_teaser_data().latest_first()[:LENGTH]
        prefetch_images(entries)
        prefetch_page_links(entries)
        return list(entries)

    def item_author_name(self, entry: Any) -> str:
        return _("Garden group")
