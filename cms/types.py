"""What the engine and its sections hand to each other and to templates; no queries.

Loaded before any model, by the `apps.py` of the sections.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from django.db.models import QuerySet
from django_stubs_ext import StrOrPromise

if TYPE_CHECKING:
    from wagtail.models import Locale, Page

    from cms.images.models import CustomImage

#: Translation keys of topics, the same in every language; as a rule a query that was not sent.
TopicKeys = QuerySet[Any, UUID] | Collection[UUID]

#: A text in pieces, each with whether it is one of the words that somebody looks for.
MarkedText = list[tuple[str, bool]]


class LanguageScope(Protocol):
    """What a reader of one language can open, as `cms.site.visibility` makes it."""

    @property
    def locale(self) -> "Locale":
        """The language."""

    @property
    def restricted_paths(self) -> tuple[str, ...]:
        """Tree paths of pages that are not for everybody."""


@dataclass(frozen=True)
class Link:
    """An address and how it is called; `kind` is a MIME type where it matters (feeds).

    `language` is that of the title and of what is there, where it is another than the reader's.
    """

    title: StrOrPromise
    url: str
    kind: str = ""
    language: str = ""


@dataclass(frozen=True)
class FeedLink(Link):
    """A feed: programs know it by title and MIME type, readers by what they can do with it.

    `offer` says that in words, and is empty where the same feed is offered in another format.
    `offer_url` is the address for readers: that of a calendar opens their own calendar.
    """

    offer: StrOrPromise = ""
    offer_url: str = ""


@dataclass(frozen=True)
class LeadImage:
    """A page's own picture with its words in the page's language."""

    image: "CustomImage"
    alt: str
    caption: str

    @property
    def credit(self) -> str:
        """Who took or drew it."""
        return self.image.credit


@dataclass(frozen=True)
class Teaser:
    """A page as it stands in a list; the one shape that lists and cards know."""

    page: "Page"
    title: str
    url: str
    teaser: str
    image: LeadImage | None
    label: str = ""
    date: datetime | None = None
    byline: tuple[str, ...] = ()


@dataclass(frozen=True)
class UpcomingEvent:
    """Something that will take place: what, when, and the page that tells more.

    `start` is aware; `words` say day and times as the section does everywhere; `note` what they
    do not, such as “cancelled”.
    """

    title: StrOrPromise
    url: str
    start: datetime
    words: str
    note: StrOrPromise = ""


@dataclass(frozen=True)
class ScheduledItem:
    """Something that appears, ends or takes place at a time, for the calendar of the staff.

    `page` comes with its language; `start` is aware. `what` says what happens then, `state` how
    far it is, `words` when on that day; `is_public` whether readers know of it already.
    """

    page: "Page"
    title: StrOrPromise
    start: datetime
    what: StrOrPromise
    state: StrOrPromise
    words: StrOrPromise = ""
    is_public: bool = False
