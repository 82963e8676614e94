"""What lies below a page or is a part of it leads to the same in the other languages."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker
from wagtail.models import Page

from garten.models import DiaryEntryPage, GardenDiaryPage
from projekte.models import ProjectPage
from stadtteilzeitung.models import ArticlePage, NewspaperPage
from tests import factories, trees
from tests.arranging import arranged, index
from tests.garten import factories as gardens
from tests.projekte import factories as projects
from tests.readers import read, text
from tests.veranstaltungen import events
from veranstaltungen.models import CalendarPage

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _online(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Two other languages."""
    with arranged(django_db_blocker):
        factories.site_details()
        for code in ("uk", "ar"):
            trees.home(code)
        index()
        yield


def ways(client: Client, url: str) -> dict[str, str]:
    """Addresses by language, as the switcher of a page offers them."""
    found = read(client, url).select(".languages a")
    return {str(link["hreflang"]): str(link["href"]) for link in found}


def test_month_leads_to_the_month_in_other_languages(client: Client) -> None:
    calendar = events.calendar()
    translated = trees.translate(calendar, "uk")
    for address in ways(client, f"{calendar.url}monat/2090-03/").values():
        assert read(client, address).html["lang"] in {"uk", "ar"}
    address = ways(client, f"{calendar.url}monat/2090-03/")["uk"]
    assert address == f"{translated.url}misiats/2090-03/"
    assert "2090" in text(read(client, address), "h1")
    assert ways(client, address)["de"] == f"{calendar.url}monat/2090-03/"


def fill(parent: Page, number: int) -> None:
    """Put so many entries into a list."""
    if isinstance(parent, CalendarPage):
        kind = events.kind(parent.slug, locale=parent.locale)
        event = events.event(parent=parent, kind=kind)
        # With the event's own date and two of those going back, as many to come as are over.
        events.many(event, number - 3)
        events.many(event, number + 2, days=-1)
        return
    made: Any = {NewspaperPage: ArticlePage, GardenDiaryPage: DiaryEntryPage}.get(type(parent))
    rubric = {"rubric": factories.rubric()} if made is ArticlePage else {}
    for _ in range(number):
        page = (made or ProjectPage)(title="Titel", locale=parent.locale, **rubric)
        parent.add_child(instance=page)


ALIKE = pytest.mark.slow(
    "all lists share this with the newspaper's; each is filled in two languages"
)


@pytest.mark.parametrize(
    ("make", "size", "below"),
    [
        (factories.newspaper, 12, ("", "", "")),
        pytest.param(projects.index, 12, ("", "", ""), marks=ALIKE),
        pytest.param(gardens.diary, 10, ("", "", ""), marks=ALIKE),
        pytest.param(events.calendar, 30, ("", "", ""), marks=ALIKE),
        (events.calendar, 30, ("archiv/", "arkhiv/", "arshif/")),
    ],
)
def test_later_part_of_a_list_leads_to_that_part_where_it_is_there(
    client: Client, make: Callable[[], Page], size: int, below: tuple[str, str, str]
) -> None:
    german = make()
    if german.get_parent().depth > 2:
        for code in ("uk", "ar"):
            trees.translate(german.get_parent(), code)
    ukrainian, arabic = trees.translate(german, "uk"), trees.translate(german, "ar")
    for page, number in ((german, size + 1), (ukrainian, size + 1), (arabic, size - 1)):
        fill(page, number)
    found = ways(client, f"{german.url}{below[0]}?page=2")
    assert found == {
        "uk": f"{ukrainian.url}{below[1]}?page=2",
        "ar": f"{arabic.url}{below[2]}",
    }
    for address in found.values():
        read(client, address)
    # A list that is narrowed down leads to the whole one.
    rubric = ArticlePage.objects.child_of(german).values_list("rubric__slug", flat=True).first()
    if rubric:
        ways_on = ways(client, f"{german.url}?rubric={rubric}&page=2")
        assert ways_on == {"uk": ukrainian.url, "ar": arabic.url}
