"""What waits for translators on their first page."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Locale, Page

from cms.dashboard.panels.base import DashboardPanel, ListPanel, Row
from cms.editorial.formatting import get_kind, on_day
from cms.editorial.permissions import may_publish_somewhere
from cms.languages.permissions import may_translate
from cms.languages.status import (
    State,
    get_languages,
    get_originals,
    read_states,
    with_states,
)


def get_panels(request: HttpRequest) -> Iterator[DashboardPanel]:
    """For those who translate; who releases finds it all on the board."""
    user = request.user
    if may_translate(user) and not may_publish_somewhere(user):
        board = OwnBoard(user)
        yield OutdatedPanel(request, board)
        yield MissingPanel(request, board)


class OwnBoard:
    """The states of all originals in a person's languages, read once for all panels.

    Each panel's own count and list would ask the database for all states again.
    """

    def __init__(self, user: Any) -> None:
        self.user = user

    @cached_property
    def locales(self) -> list[Locale]:
        """Those that the person has translated into; all until there are any."""
        languages = get_languages(self.user)
        return [each for each in languages if getattr(each, "translated", 0)] or languages

    @cached_property
    def rows(self) -> list[tuple[int, set[str]]]:
        """Key of each original and its states, the words changed last first."""
        pages = get_originals().order_by("-words_changed_at", "-pk")
        names = [f"state_{locale.pk}" for locale in self.locales]
        rows = with_states(pages, self.locales).values_list("pk", *names)
        return [(key, set(states)) for key, *states in rows]


class LanguagesPanel(ListPanel):
    """Originals that are in `state` in one of the person's languages."""

    state: State

    def __init__(self, request: HttpRequest, board: OwnBoard) -> None:
        super().__init__(request)
        self.board = board

    @cached_property
    def count(self) -> int:
        return len(self.get_items())

    def get_items(self) -> list[int]:
        """Keys of the originals: the rest is read for those that are shown."""
        return [key for key, states in self.board.rows if self.state in states]

    def describe(self, items: Sequence[int]) -> list[Row]:
        return [self._describe(page) for page in read_states(items, self.board.locales)]

    def _describe(self, page: Page) -> Row:
        locales = [
            each for each in self.board.locales if getattr(page, f"state_{each.pk}") == self.state
        ]
        names = ", ".join(locale.get_display_name() for locale in locales)
        since = _("changed %(day)s") % {"day": on_day(getattr(page, "words_changed_at", None))}
        url = reverse("translation_cell", args=[page.pk, locales[0].language_code])
        return Row(page.title, url, (names, get_kind(page), since))


class OutdatedPanel(LanguagesPanel):
    """Readers see a translation of what the original does not say any more."""

    name = "veraltet"
    order = 350
    heading = gettext_lazy("Out of date")
    state = State.STALE

    @property
    def next_step(self) -> str:
        return ngettext(
            "A translation is out of date.", "%(count)s translations are out of date.", self.count
        ) % {"count": self.count}


class MissingPanel(LanguagesPanel):
    """Published originals that another language does not have yet, the newest first."""

    name = "zu-uebersetzen"
    order = 400
    heading = gettext_lazy("Not translated yet")
    state = State.MISSING
