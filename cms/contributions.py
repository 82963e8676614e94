"""What a section shows outside its own pages: in menus, on the front page, on others' pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext
from django_stubs_ext import StrOrPromise

from cms.types import (
    FeedLink,
    LanguageScope,
    Link,
    ScheduledItem,
    Teaser,
    TopicKeys,
    UpcomingEvent,
)


@dataclass(frozen=True)
class HomeSection:
    """What a section can show on the home page, for staff to pick and to order.

    `get_context(request)` returns the template's variables for the active language, or None
    when there is nothing to show. `narrow` teasers stand in the side column.
    """

    key: str
    label: StrOrPromise
    template: str
    get_context: Callable[[HttpRequest], dict[str, Any] | None]
    narrow: bool = False


@dataclass(frozen=True)
class SearchFacet:
    """What the search can narrow pages of a type down by: a row that they refer to.

    `field` is a foreign key of `model`, or a relation to several rows, of something with a `name`
    and translations. `name` is the parameter in addresses; page types that say the same one share
    a facet, so `label` and what they refer to are the same.
    """

    name: str
    label: StrOrPromise
    model: Any
    field: str


#: A feed: what it is called, the name of its route below the page, its media type.
Feed = tuple[str, str, str]
ATOM: Feed = ("Atom", "atom", "application/atom+xml")
RSS: Feed = ("RSS", "rss", "application/rss+xml")


def find_public_pages(model: Any, scope: LanguageScope) -> Any:
    """Pages of a type and a language that everybody may read."""
    return model.objects.visible_in(scope).in_language(scope.locale)


class Contributions:
    """A section's part, which `SectionConfig.contributions` names.

    Most of it is data; every method has a default that may be overridden.
    """

    #: The page type of the section's main page, of which a language has one as a rule.
    index_model: ClassVar[Any] = None
    #: Feeds of the main page.
    feeds: ClassVar[Sequence[Feed]] = ()
    #: Teasers staff may place on the home page; `cms.core.home_sections` makes usual ones.
    home_sections: ClassVar[Sequence[HomeSection]] = ()
    #: What the search narrows its pages down by, beside section, topic and year.
    search_facets: ClassVar[Sequence[SearchFacet]] = ()
    #: What its pages read from addresses, beside `page`: `/zeitung/?rubrik=garten`. With anything
    #: else an answer is made anew each time (`cms/site/page_cache.py`).
    query_parameters: ClassVar[Sequence[str]] = ()

    def get_next_change(self, moment: datetime) -> datetime | None:
        """When readers next see something else though nobody writes: a date is over."""
        return None

    def get_index_pages(self, scope: LanguageScope) -> Any:
        """The section's main pages of a language, as far as everybody may read them."""
        if self.index_model is None:
            return []
        return find_public_pages(self.index_model, scope)

    def get_index_links(self, scope: LanguageScope) -> list[Link]:
        """The section's main pages, for a menu that staff has not composed yet."""
        return [Link(page.title, page.url) for page in self.get_index_pages(scope)]

    def get_feed_pages(self, scope: LanguageScope) -> Any:
        """The pages that have the feeds."""
        return self.get_index_pages(scope)

    def get_lead_page(self, request: HttpRequest) -> Any | None:
        """The page to lead the front page with when staff has chosen none."""
        return None

    def get_feeds(self, scope: LanguageScope) -> list[FeedLink]:
        """Feeds that every page of this language announces; of each page the first is offered."""
        return [
            _link_feed(page, feed, is_offered=number == 0)
            for page in (self.get_feed_pages(scope) if self.feeds else ())
            for number, feed in enumerate(self.feeds)
        ]

    def get_masthead_items(self, scope: LanguageScope) -> list[str]:
        """Parts of the line below the masthead, such as volume and number of the paper."""
        return []

    def get_pages_about(self, topics: TopicKeys, request: HttpRequest) -> list[Teaser]:
        """What the section offers to other sections' pages about any of these topics.

        Teasers of pages that everybody may read in the request's language, the most telling
        first, a handful at most. One query, however many pages there are.
        """
        return []

    def get_upcoming_events(
        self, topics: TopicKeys, place: Any | None, request: HttpRequest
    ) -> list[UpcomingEvent]:
        """The next dates about any of these topics or at this place, the soonest first.

        Readable in the request's language, a handful at most; one query. `place` is a
        `cms.core.models.Place`; places are compared by `translation_key`, as topics are.
        """
        return []

    def find_over(self, keys: Sequence[int]) -> set[int]:
        """Those of the pages with these keys whose time is over; search shows them later.

        One query.
        """
        return set()

    def get_scheduled_items(self, start: datetime, end: datetime) -> list[ScheduledItem]:
        """What the staff's calendar says of the section from `start` to `end` (not included).

        In every language, drafts included: who asks leaves out what somebody may not see. Pages
        that appear or disappear are there already. A fixed number of queries.
        """
        return []


def _link_feed(page: Any, feed: Feed, *, is_offered: bool) -> FeedLink:
    name, route, media_type = feed
    url = page.url + page.reverse_subpage(route)
    offer, offer_url = "", url
    if is_offered and media_type == "text/calendar":
        offer = gettext("%(title)s: subscribe as a calendar") % {"title": page.title}
        offer_url = f"webcal:{page.full_url.partition(':')[2]}{page.reverse_subpage(route)}"
    elif is_offered:
        offer = gettext("%(title)s: subscribe to the news as a feed") % {"title": page.title}
    return FeedLink(f"{page.title} ({name})", url, media_type, offer=offer, offer_url=offer_url)
