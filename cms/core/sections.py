"""The interface between the engine and its sections.

A section is a Django app whose `AppConfig` subclasses `SectionConfig`; naming it in
`settings.SECTIONS` is all it takes to plug it in. Every hook has a default, so a section
overrides only what it brings.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.apps import AppConfig, apps

if TYPE_CHECKING:
    from datetime import timedelta

    from django.http import HttpRequest
    from django_stubs_ext import StrOrPromise
    from wagtail.models import Locale

    from cms.demo.site import DemoSite


@dataclass(frozen=True)
class Link:
    """An address and how it is called; `kind` is a MIME type where it matters (feeds)."""

    title: "StrOrPromise"
    url: str
    kind: str = ""


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


class SectionConfig(AppConfig):
    """Base class of every section's `AppConfig`; the whole plug-in interface."""

    default_auto_field = "django.db.models.BigAutoField"
    # Django looks for one class in each apps.py: the section's own, not this one beside it.
    default = False

    def __init_subclass__(cls) -> None:
        """Every subclass is its module's app."""
        super().__init_subclass__()
        cls.default = True

    #: Jobs the scheduler runs for this section.
    jobs: Iterable[Job] = ()

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

    def build_demo(self, demo: "DemoSite") -> None:
        """Add the section's part of the demo site below `demo.home`."""

    def finish_demo(self, demo: "DemoSite") -> None:
        """Add what needs the other sections' parts, such as links to them."""


def get_sections() -> list[SectionConfig]:
    """The sections that are plugged in, in the order of `settings.SECTIONS`."""
    return [config for config in apps.get_app_configs() if isinstance(config, SectionConfig)]


def get_home_teasers() -> dict[str, HomeTeaser]:
    """All home-page teasers of all sections by key."""
    return {
        teaser.key: teaser for section in get_sections() for teaser in section.get_home_teasers()
    }


def get_home_teaser_choices() -> list[tuple[str, "StrOrPromise"]]:
    """Choices for the editor; a callable, so that migrations do not depend on the sections."""
    return [(teaser.key, teaser.label) for teaser in get_home_teasers().values()]
