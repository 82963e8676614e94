"""What a section shows outside its own pages: in menus, on the front page, on others' pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django_stubs_ext import StrOrPromise

from cms.types import Link, Teaser, TopicKeys, UpcomingEvent

if TYPE_CHECKING:
    from wagtail.models import Locale


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


class Contributions:
    """A section's part, which `SectionConfig.contributions` names; every method has a default."""

    def get_index_links(self, locale: "Locale") -> list[Link]:
        """The section's main pages, for a menu that staff has not composed yet."""
        return []

    def get_home_sections(self) -> list[HomeSection]:
        """Teasers staff may place on the home page."""
        return []

    def get_lead_page(self, request: HttpRequest) -> Any | None:
        """The page to lead the front page with when staff has chosen none."""
        return None

    def get_feeds(self, locale: "Locale") -> list[Link]:
        """Feeds that every page of this language announces."""
        return []

    def get_masthead_items(self, locale: "Locale") -> list[str]:
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
