"""What the office answers itself, above the pages that were found."""

import pytest
from django.test import Client
from django.utils.timezone import localdate

from cms.hours.schedule import WEEKDAYS
from search.models import Synonym
from tests import factories
from tests.cms.api.contract import ask
from tests.projekte import factories as projects
from tests.readers import queries, read, text
from tests.translating import language, publish_translation

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    """Open on the day of the test, from nine to five."""
    factories.home_page()
    factories.site_details()
    factories.opening_hours(week=factories.week(**dict.fromkeys(WEEKDAYS, "09:00-17:00")))


def find_answers(client: Client, query: str, search: str = "/suche/") -> list[str]:
    """The headings of what the office answers itself."""
    soup = read(client, f"{search}?q={query}")
    return [one.get_text(" ", strip=True) for one in soup.select(".answer h2")]


def test_hours_and_contact_stand_above_the_hits_however_they_are_asked_for(client: Client) -> None:
    for query in ("Öffnungszeiten", "oeffnungszeiten", "wann habt ihr auf", "heute geöffnet?"):
        assert "Öffnungszeiten" in find_answers(client, query), query
    for query in ("Telefon", "Adresse", "Telefon Stadtteilbüro Winzerla", "Kontakt"):
        assert find_answers(client, query) == ["Kontakt"], query
    for query in ("Telefonkette", "Kontakt -Telefon", "Öffnungszeiten Schwimmbad", "offen reden"):
        assert find_answers(client, query) == [], query
    soup = read(client, "/suche/?q=Sprechstunde")
    said = text(soup, ".answer")
    assert said.startswith("Öffnungszeiten Heute")
    assert "9–17 Uhr" in said
    # Nobody has to go past the hits to hear it.
    assert soup.select_one(".answer ~ section #results")


def test_staffs_synonym_asks_for_an_answer_too(client: Client) -> None:
    assert find_answers(client, "Einlass") == []
    Synonym.objects.create(words="Einlass", found="Öffnungszeiten", both_ways=False)
    assert find_answers(client, "Einlass") == ["Öffnungszeiten"]


@pytest.mark.parametrize(
    ("code", "query", "heading"),
    [
        ("en", "when are you open", "Opening hours"),
        ("uk", "графік роботи", "Години роботи"),
        ("ru", "время работы", "Часы работы"),
        ("ar", "الدوام", "أوقات الدوام"),
        ("fa", "ساعات کاری", "ساعت‌های کاری"),
        ("de-simple", "Öffnungszeiten", "Öffnungs·zeiten"),
    ],
)
def test_hours_are_answered_in_every_language(
    client: Client, code: str, query: str, heading: str
) -> None:
    publish_translation(factories.home_page(), language(code))
    search = read(client, f"/{code}/").select_one("form.search-form")["action"]
    assert heading in find_answers(client, query, search)


def test_places_people_and_clubs_are_answered_by_name_once_a_page_speaks_of_them(
    client: Client,
) -> None:
    hall = projects.place("Kulturscheune")
    club = projects.organisation("Turnverein Saale", place=hall)
    person = factories.person("Ada Quendel", role="Leiterin der Werkstatt")
    body = [("contact", {"person": person})]
    draft = {"body": body, "live": False}
    factories.standard_page(title="Ada Quendel, Leiterin der Werkstatt", **draft)
    projects.project("Kulturscheune", carrier=club, live=False)
    named = ("Quendel", "ada quendel", "leiterin werkstatt", "kulturscheune", "Turnverein")
    assert [find_answers(client, name) for name in named] == [[]] * len(named)
    page = factories.standard_page(title="Über uns", body=body)
    projects.project("Turnen", carrier=club)
    known = [*[[person.name]] * 3, [hall.name], [club.name]]
    assert [find_answers(client, name) for name in named] == known
    answers = ask(client, "search?q=Quendel")["answers"]
    assert [row["name"] for row in answers["people"]] == [person.name]
    assert (answers["hours"], answers["contact"], answers["places"]) == (None, None, [])
    page.unpublish()
    assert find_answers(client, "Quendel") == []


def test_api_answers_as_the_page_does(client: Client) -> None:
    answers = ask(client, "search?q=wann habt ihr auf")["answers"]
    assert answers["hours"]["today"]["date"] == localdate().isoformat()
    assert answers["contact"] is None
    assert ask(client, "search?q=Telefon")["answers"]["contact"]["phone"] == "03641 354570"
    assert ask(client, "search?q=%20")["answers"]["hours"] is None
    assert ask(client, "search?q=Baum")["answers"]["contact"] is None


def test_answers_cost_no_query_for_each_name(client: Client) -> None:
    few = queries(client, "/suche/?q=Nichts")
    for number in range(20):
        projects.place(f"Haus {number}")
    assert len(queries(client, "/suche/?q=Nichts")) == len(few)
