"""Feeds with the full text: what every section's feed shares."""

from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, SyndicationFeed
from django.utils.xmlutils import SimplerXMLGenerator

from cms.core.models.mixins import prefetch_images
from cms.site.context import get_request_site_context
from cms.site.links import absolute, prefetch_page_links
from cms.texts.tidy import tidy, tidy_html

#: How many entries a feed has.
LENGTH = 20


class WellFormedFeed(SyndicationFeed):
    """A feed that takes texts with any characters."""

    def __init__(self, *args: Any, **texts: Any) -> None:
        super().__init__(*map(_tidy, args), **{key: _tidy(text) for key, text in texts.items()})

    def add_item(self, *args: Any, **texts: Any) -> None:
        """The same for an entry."""
        html = tidy_html(texts.pop("content", ""))
        tidied = {key: _tidy(text) for key, text in texts.items()}
        super().add_item(*map(_tidy, args), **tidied, content=html)

    def latest_post_date(self) -> datetime:
        """When an entry has changed last; of an empty feed when its page has, and not now."""
        changed: datetime | None = self.feed.get("page_changed")
        return super().latest_post_date() if self.items or not changed else changed


def _tidy(value: Any) -> Any:
    match value:
        case str():
            return tidy(value)
        case list() | tuple():
            return [_tidy(each) for each in value]
        case _:
            return value


class FullTextRss(WellFormedFeed, Rss201rev2Feed):
    """RSS with the text in `content:encoded` and the authors in `dc:creator`."""

    def rss_attributes(self) -> dict[str, str]:
        """Both modules' namespaces."""
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Text and authors after RSS's own elements."""
        creator, item["author_name"] = item["author_name"], None
        super().add_item_elements(handler, item)
        if creator:
            handler.addQuickElement("dc:creator", creator)
        handler.addQuickElement("content:encoded", item["content"])


class FullTextAtom(WellFormedFeed, Atom1Feed):
    """Atom with the text in `content`."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """The text after Atom's own elements."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


class PageFeed(Feed):
    """A feed of pages: subclasses give `items` and the texts about the feed itself."""

    feed_type: type[SyndicationFeed]

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Keep the request, which knows the site's address."""
        self.request = request
        return super().__call__(request, *args, **kwargs)

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: Any) -> str:
        return str(item.teaser or item.search_description)

    def item_link(self, item: Any) -> str:
        return item.get_full_url(self.request) or ""

    def item_guid(self, item: Any) -> str:
        """Stays the same when a page moves or is renamed."""
        return item.translation_key.urn + f"#{item.locale.language_code}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Any) -> Any:
        return item.first_published_at

    def item_updateddate(self, item: Any) -> Any:
        return item.last_published_at or item.first_published_at

    def item_enclosures(self, item: Any) -> list[Enclosure]:
        """The lead picture."""
        copy = item.lead.image.get_widest("jpeg", 1280) if item.lead else None
        if copy is None:
            return []
        url = absolute(copy.url, self.request)
        return [Enclosure(url, str(copy.size), f"image/{copy.format}")]

    def item_extra_kwargs(self, item: Any) -> dict[str, Any]:
        return {"content": self.get_content(item)}

    def get_content(self, item: Any) -> str:
        """The whole body as HTML whose addresses work everywhere."""
        html = render_to_string("components/feed_item.html", {"page": item}, request=self.request)
        return make_absolute(html, absolute("/", self.request))


class ListFeed(PageFeed):
    """The newest entries of a `PaginatedListMixin` page, which hands itself over, as Atom.

    `route` is the name of the page's route that leads here.
    """

    feed_type: type[SyndicationFeed] = FullTextAtom
    route = "atom"

    def get_object(self, request: HttpRequest, page: Any) -> Any:
        return page

    def title(self, page: Any) -> str:
        return f"{page.title}{get_request_site_context(self.request).name_suffix}"

    def subtitle(self, page: Any) -> str:
        return page.teaser

    def link(self, page: Any) -> str:
        return page.get_full_url(self.request) or ""

    def feed_url(self, page: Any) -> str:
        return self.link(page) + page.reverse_subpage(self.route)

    def feed_guid(self, page: Any) -> str:
        return self.feed_url(page)

    def feed_extra_kwargs(self, page: Any) -> dict[str, Any]:
        return {"page_changed": page.last_published_at}

    def items(self, page: Any) -> list[Any]:
        """The entries, with the pictures and links of their texts."""
        entries = page.get_entries(self.request).with_teaser_data()[:LENGTH]
        prefetch_images(entries)
        prefetch_page_links(entries)
        return list(entries)


def make_absolute(html: str, base: str) -> str:
    """`html` with every address absolute, and nothing in it that a feed reader cannot run."""
    soup = BeautifulSoup(html, "html.parser")
    for name in ("href", "src"):
        for element in soup.select(f"[{name}]"):
            element[name] = urljoin(base, str(element[name]))
    for element in soup.select("[srcset]"):
        parts = (part.strip() for part in str(element["srcset"]).split(","))
        element["srcset"] = ", ".join(urljoin(base, part) for part in parts)
    for element in soup.find_all(["script", "button", "iframe", "template"]):
        element.decompose()
    return str(soup)
