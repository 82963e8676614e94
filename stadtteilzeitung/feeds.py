"""Newest articles as Atom and RSS, one pair of feeds for each language's newspaper."""

from typing import Any

from django.http import HttpRequest
from django.utils.feedgenerator import SyndicationFeed
from django.utils.translation import gettext as _

from cms.core.feeds import FullTextAtom, FullTextRss, PageFeed
from cms.core.models.mixins import prefetch_images
from cms.site.context import get_request_site_context
from cms.site.links import prefetch_page_links

LENGTH = 20


class AtomArticleFeed(PageFeed):
    """Atom: full text, pictures, authors, day of publication and of the last change."""

    feed_type: type[SyndicationFeed] = FullTextAtom
    route = "atom"

    def get_object(self, request: HttpRequest, newspaper: Any) -> Any:
        return newspaper

    def title(self, newspaper: Any) -> str:
        return f"{newspaper.title}{get_request_site_context(self.request).name_suffix}"

    def subtitle(self, newspaper: Any) -> str:
        return newspaper.teaser

    def link(self, newspaper: Any) -> str:
        return newspaper.get_full_url(self.request) or ""

    def feed_url(self, newspaper: Any) -> str:
        return self.link(newspaper) + newspaper.reverse_subpage(self.route)

    def feed_guid(self, newspaper: Any) -> str:
        return self.feed_url(newspaper)

    def items(self, newspaper: Any) -> list[Any]:
        articles = newspaper.get_articles(self.request).with_teaser_data().newest_first()[:LENGTH]
        prefetch_images(articles)
        prefetch_page_links(articles)
        return list(articles)

    def item_author_name(self, article: Any) -> str:
        return ", ".join(author.name for author in article.byline) or _("Editors")

    def item_categories(self, article: Any) -> list[str]:
        return [article.own_rubric.name] if article.own_rubric else []


class RssArticleFeed(AtomArticleFeed):
    """The same as RSS."""

    feed_type = FullTextRss
    route = "rss"

    def description(self, newspaper: Any) -> Any:
        return newspaper.teaser or newspaper.title
