"""Newest articles as Atom and RSS, one pair of feeds for each language's newspaper."""

from typing import Any

from django.utils.translation import gettext as _

from cms.core.feeds import FullTextRss, ListFeed


class AtomArticleFeed(ListFeed):
    """Atom: full text, pictures, authors, day of publication and of the last change."""

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
