"""The interface between the engine and its sections.

A section is a Django app whose `AppConfig` subclasses `SectionConfig`; naming it in
`settings.SECTIONS` is all it takes to plug it in. Every hook has a default, so a section
overrides only what it brings.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import Error
from django.db.models import QuerySet

from cms.core.roles import Grant

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from django.http import HttpRequest
    from django_stubs_ext import StrOrPromise
    from wagtail.models import Locale

    from cms.core.models import Place
    from cms.core.models.pages import Teaser
    from cms.demo.site import DemoSite
    from cms.editorial.dashboard.panels import DeskPanel

#: Translation keys of topics, the same in every language; as a rule a query that was not sent.
TopicKeys = QuerySet[Any, UUID] | Collection[UUID]


@dataclass(frozen=True)
class Link:
    """An address and how it is called; `kind` is a MIME type where it matters (feeds).

    `language` is that of the title and of what is there, where it is another than the reader's.
    """

    title: "StrOrPromise"
    url: str
    kind: str = ""
    language: str = ""


@dataclass(frozen=True)
class HomeTeaser:
    """What a section can show on the home page, for staff to pick and to order.

    `get_context(request)` returns the template's variables for the active language, or None
    when there is nothing to show. `narrow` teasers stand in the side column.
    """

    key: str
    label: "StrOrPromise"
    template: str
    get_context: Callable[["HttpRequest"], dict[str, Any] | None]
    narrow: bool = False


@dataclass(frozen=True)
class Job:
    """Something to do again and again: a management command and the time between two runs."""

    command: str
    every: "timedelta"
    arguments: Sequence[str] = field(default=())


@dataclass(frozen=True)
class NextDate:
    """Something that will take place: what, when, and the page that tells more.

    `start` is aware; `words` say day and times as the section does everywhere; `note` what they
    do not, such as “cancelled”.
    """

    title: "StrOrPromise"
    url: str
    start: "datetime"
    words: str
    note: "StrOrPromise" = ""


@dataclass(frozen=True)
class Writing:
    """Something people write: `page_type` is a model of the section, `label` what they do.

    Whoever may add such a page finds a big button on the first page of the editors' rooms, which
    leads into the form. `icon` is one of Wagtail's.
    """

    page_type: str
    label: "StrOrPromise"
    icon: str = "edit"


class SectionConfig(AppConfig):
    """Base class of every section's `AppConfig`; the whole plug-in interface."""

    default_auto_field = "django.db.models.BigAutoField"
    # Django looks for one class in each apps.py: the section's own, which says `default = True`.
    default = False

    #: Jobs the scheduler runs for this section.
    jobs: Iterable[Job] = ()
    #: What roles may do on the section's pages.
    grants: Iterable[Grant] = ()
    #: What people write here, for the big buttons.
    writing: Iterable[Writing] = ()
    #: The section's module for the API, by its dotted name: `router` has the routes below
    #: `/api/v1/`, `RESOURCES` a `cms.api.resources.PageResource` for each page type.
    api: str = ""
    #: What the search page calls hits among the section's pages; empty: the section's name.
    search_facet: "StrOrPromise" = ""

    def get_index_links(self, locale: "Locale") -> list[Link]:
        """The section's main pages, for a menu that staff has not composed yet."""
        return []

    def get_home_teasers(self) -> list[HomeTeaser]:
        """Teasers staff may place on the home page."""
        return []

    def get_lead(self, request: "HttpRequest") -> Any | None:
        """The page to lead the front page with when staff has chosen none."""
        return None

    def get_feeds(self, locale: "Locale") -> list[Link]:
        """Feeds that every page of this language announces."""
        return []

    def get_folio(self, locale: "Locale") -> list[str]:
        """Parts of the line below the masthead, such as volume and number of the paper."""
        return []

    def get_pages_about(self, topics: TopicKeys, request: "HttpRequest") -> "list[Teaser]":
        """What the section offers to other sections' pages about any of these topics.

        Teasers of pages that everybody may read in the request's language, the most telling
        first, a handful at most. One query, however many pages there are.
        """
        return []

    def get_next_dates(
        self, topics: TopicKeys, place: "Place | None", request: "HttpRequest"
    ) -> list[NextDate]:
        """The next dates about any of these topics or at this place, the soonest first.

        Readable in the request's language, a handful at most; one query. Places are compared
        by `translation_key`, as topics are.
        """
        return []

    def get_desk_panels(self, request: "HttpRequest") -> "Sequence[DeskPanel]":
        """The section's part of this person's first page in the editors' rooms.

        Only for those whom it concerns; a fixed number of queries, however much there is.
        """
        return []

    def build_demo(self, demo: "DemoSite") -> None:
        """Add the section's part of the demo site below `demo.home`."""

    def finish_demo(self, demo: "DemoSite") -> None:
        """Add what needs the other sections' parts, such as links to them."""


def check_sections(**kwargs: Any) -> list[Error]:
    """Tell of a section that Django would load as an app like any other."""
    return [
        Error(
            f"The section {name} has no SectionConfig that is the app's default.",
            hint=f"Say `default = True` in the SectionConfig of {name}/apps.py.",
            id="sections.E001",
        )
        for name in settings.SECTIONS
        if not isinstance(apps.get_app_config(name), SectionConfig)
    ]


def get_sections() -> list[SectionConfig]:
    """The sections that are plugged in, in the order of `settings.SECTIONS`."""
    return [config for config in apps.get_app_configs() if isinstance(config, SectionConfig)]


def get_pages_about(topics: TopicKeys, request: "HttpRequest", asking: str) -> "list[Teaser]":
    """What all sections but the one called `asking` offer about these topics."""
    others = (section for section in get_sections() if section.name != asking)
    return [teaser for section in others for teaser in section.get_pages_about(topics, request)]


def get_next_dates(
    topics: TopicKeys, place: "Place | None", request: "HttpRequest", limit: int = 5
) -> list[NextDate]:
    """The next dates of all sections about these topics or at this place, the soonest first."""
    offered = (section.get_next_dates(topics, place, request) for section in get_sections())
    dates = [date for found in offered for date in found]
    return sorted(dates, key=lambda date: date.start)[:limit]


def get_home_teasers() -> dict[str, HomeTeaser]:
    """All home-page teasers of all sections by key."""
    return {
        teaser.key: teaser for section in get_sections() for teaser in section.get_home_teasers()
    }


def get_home_teaser_choices() -> list[tuple[str, "StrOrPromise"]]:
    """Choices for the editor; a callable, so that migrations do not depend on the sections."""
    return [(teaser.key, teaser.label) for teaser in get_home_teasers().values()]
