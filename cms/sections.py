"""The interface between the engine and its sections.

A section is a Django app whose `AppConfig` subclasses `SectionConfig`; naming it in
`settings.SECTIONS` is all it takes to plug it in, and taking the name out to unplug it: tables and
pages stay, and answer nobody until it comes back (`tests/test_unplugging.py`). The configuration is
data and four dotted names of what the section brings; each may be left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import Error
from django.db.models import TextChoices
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from cms.contributions import Contributions, HomeSection
from cms.types import ScheduledItem, Teaser, TopicKeys, UpcomingEvent


class Role(TextChoices):
    """A role and what its group is called in the beginning; staff may rename the group."""

    VOLUNTEERS = "volunteers", _("Volunteers")
    GARDENERS = "gardeners", _("Gardeners")
    TRANSLATORS = "translators", _("Translators")
    MODERATORS = "moderators", _("Moderators")
    ADMINISTRATORS = "administrators", _("Administrators")


class GrantScope(TextChoices):
    """Which pages a right is about: what the office writes, or what is translated from it."""

    ONLY = "only"
    NEVER = "never"
    AND_TRANSLATIONS = "and_translations"


@dataclass(frozen=True)
class PageGrant:
    """What a role may do on every page of a type and on all pages below it.

    `page_type` is a model of the section; `rights` are those of Wagtail's page permissions:
    `add`, `change`, `publish`, `bulk_delete`, `lock`, `unlock`. With `add` alone people make
    pages below and change only their own.
    """

    role: Role
    page_type: str
    rights: tuple[str, ...]
    originals: GrantScope = GrantScope.ONLY


#: The hour that is skipped or repeated when clocks change.
CLOCK_CHANGE = 2


@dataclass(frozen=True)
class Job:
    """Something to do again and again: a management command and the time between two runs.

    With an `hour` it runs once a day at that hour in the site's time zone. Raises ValueError for
    two o'clock, which comes twice on one night in autumn and not at all on one in spring.
    """

    command: str
    every: timedelta
    arguments: Sequence[str] = field(default=())
    hour: int | None = None

    def __post_init__(self) -> None:
        if self.hour is not None and (self.hour == CLOCK_CHANGE or self.every != timedelta(days=1)):
            raise ValueError(f"{self.command}: an hour is for once a day, and not two o'clock.")


@dataclass(frozen=True)
class QuickAdd:
    """Something people write: `page_type` is a model of the section, `label` what they do.

    Whoever may add such a page finds a big button on the dashboard, which leads into the form.
    `icon` is one of Wagtail's. With a `word_file_label` they find the way from a Word file as well
    (`cms.word_files`), for types with a `body`.
    """

    page_type: str
    label: StrOrPromise
    icon: str = "edit"
    word_file_label: StrOrPromise = ""


class SectionConfig(AppConfig):
    """Base class of every section's `AppConfig`."""

    default_auto_field = "django.db.models.BigAutoField"
    # Django looks for one class in each apps.py: the section's own, which says `default = True`.
    default = False

    #: Jobs the scheduler runs for this section.
    jobs: Iterable[Job] = ()
    #: What roles may do on the section's pages.
    grants: Iterable[PageGrant] = ()
    #: What people write here, for the big buttons.
    quick_adds: Iterable[QuickAdd] = ()
    #: Dotted names, so that `apps.py` imports no models. A subclass of
    #: `cms.contributions.Contributions`:
    contributions: str = ""
    #: A function from a request to panels of the dashboard (`cms.dashboard`):
    dashboard_panels: str = ""
    #: A module with `build(demo)` and, for what needs other sections' parts, `finish(demo)`; what
    #: depends on the day, `build_current(demo)` makes:
    demo: str = ""
    #: The module for the API: `router` has the routes below `/api/v1/`, `RESOURCES` a
    #: `cms.api.resources.PageResource` for each page type.
    api: str = ""
    #: What the search page calls hits among the section's pages; empty: the section's name.
    search_facet: StrOrPromise = ""

    @cached_property
    def contributed(self) -> Contributions:
        """What the section shows outside its own pages."""
        found = import_string(self.contributions) if self.contributions else Contributions
        return cast("Contributions", found())


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
    """`home`, which every site has, and the sections of `settings.SECTIONS`, in their order."""
    return [config for config in apps.get_app_configs() if isinstance(config, SectionConfig)]


# --- What all sections show together --------------------------------------------------------------


def get_pages_about(topics: TopicKeys, request: HttpRequest, asking: str) -> list[Teaser]:
    """What all sections but the one called `asking` offer about these topics."""
    others = (section for section in get_sections() if section.name != asking)
    return [
        teaser
        for section in others
        for teaser in section.contributed.get_pages_about(topics, request)
    ]


def get_upcoming_events(
    topics: TopicKeys, place: Any | None, request: HttpRequest, limit: int = 5
) -> list[UpcomingEvent]:
    """The next dates of all sections about these topics or at this place, the soonest first."""
    offered = (
        section.contributed.get_upcoming_events(topics, place, request)
        for section in get_sections()
    )
    dates = [date for found in offered for date in found]
    return sorted(dates, key=lambda date: date.start)[:limit]


def get_scheduled_items(start: datetime, end: datetime) -> list[ScheduledItem]:
    """What all sections say of the time from `start` to `end` to the staff, in no order."""
    return [
        item
        for section in get_sections()
        for item in section.contributed.get_scheduled_items(start, end)
    ]


def get_home_sections() -> dict[str, HomeSection]:
    """All home-page teasers of all sections by key."""
    return {
        teaser.key: teaser
        for section in get_sections()
        for teaser in section.contributed.home_sections
    }


def get_home_section_choices() -> list[tuple[str, StrOrPromise]]:
    """Choices for the editor; a callable, so that migrations do not depend on the sections."""
    return [(teaser.key, teaser.label) for teaser in get_home_sections().values()]
