"""The office saves what stands beside pages: other languages take over facts and keep their words.

Every form is sent as the page has it, by somebody of the office.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from modelcluster.models import get_all_child_relations
from pytest_django.plugin import DjangoDbBlocker
from wagtail.models import Locale

from cms.core.models import Organisation, Place
from cms.sections import Role
from cms.site.models import Menu
from tests import factories
from tests.arranging import arranged, index
from tests.cms.api.contract import ask
from tests.cms.languages.test_snippets import address, light, put_online
from tests.editing import come_back, edit_address, enter, open_snippet, said, save_snippet
from tests.readers import read, text
from tests.translating import language
from veranstaltungen.models import EventKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ukrainian")]

WORDS = [f"слово {number}" for number in range(1, 13)]


@dataclass(frozen=True)
class Case:
    """A German snippet, and another value for every field of its form.

    `words` are the fields that a translator writes; all others but `own` are the same everywhere.
    """

    make: Callable[[], Any]
    change: Callable[[], dict[str, Any]]
    words: set[str]
    own: frozenset[str] = frozenset()


def make_details() -> Any:
    page, logo = factories.standard_page(), factories.image()
    funder = {"name": "Stadt", "wording": "Gefördert", "logo": logo, "url": "https://a.example/"}
    legal = dict.fromkeys(("imprint", "privacy", "accessibility"), page)
    return factories.site_details(funders=[funder, {"name": "Land"}], **legal)


def change_details() -> dict[str, Any]:
    page, logo = factories.standard_page(), factories.image()
    return {
        "site_name": "Winzerla heute",
        "tagline": "Zeitung im Tal",
        "publisher": "Büro am Hang",
        "street": "Hauptstraße 1",
        "postal_code": "07747",
        "city": "Jena-Süd",
        "phone": "03641 99",
        "email": "neu@example.org",
        "imprint": page.pk,
        "privacy": page.pk,
        "accessibility": page.pk,
        "funders-0-name": "Stadt Jena",
        "funders-0-wording": "Mit Mitteln der Stadt",
        "funders-0-logo": logo.pk,
        "funders-0-url": "https://b.example/",
        "funders-1-name": "Freistaat",
        "funders-1-wording": "Mit Mitteln des Landes",
        "funders-1-logo": logo.pk,
        "funders-1-url": "https://c.example/",
    }


def make_menu() -> Menu:
    menu = factories.menu(factories.standard_page(title="Kontakt"), factories.standard_page())
    item = menu.items.first()
    item.title = "So erreichen Sie uns"
    item.save()
    return menu


def change_menu() -> dict[str, Any]:
    return {
        "position": "footer",
        "items-0-page": factories.standard_page().pk,
        "items-0-url": "https://a.example/",
        "items-0-title": "Adresse",
        "items-1-page": factories.standard_page().pk,
        "items-1-url": "https://b.example/",
        "items-1-title": "Anfahrt",
    }


def make_person() -> Any:
    return factories.person(
        "Frau Muster", role="Leitung", office_hours="täglich", photo=factories.image()
    )


def make_place() -> Place:
    return Place.objects.create(
        name="Markt",
        street="Am Markt 1",
        postal_code="07743",
        city="Jena",
        directions="Bus",
        accessibility="Stufe",
        locale=factories.language(),
    )


def make_organisation() -> Organisation:
    return Organisation.objects.create(
        name="Schule am Hang",
        kind="Schule",
        description="Für alle",
        url="https://a.example/",
        phone="03641 11",
        email="a@example.org",
        place=make_place(),
        locale=factories.language(),
    )


TERM = {"name": "Wasser", "slug": "wasser"}
CASES = {
    "details": Case(
        make_details,
        change_details,
        {"site_name", "tagline", "publisher", "name", "wording"},
    ),
    "menu": Case(make_menu, change_menu, {"title"}),
    "person": Case(
        make_person,
        lambda: {
            "name": "Herr Beispiel",
            "role": "Vertretung",
            "phone": "03641 22",
            "email": "b@example.org",
            "office_hours": "montags",
            "photo": factories.image().pk,
        },
        {"name", "role", "office_hours"},
    ),
    "place": Case(
        make_place,
        lambda: {
            "name": "Hof",
            "street": "Am Hof 2",
            "postal_code": "07745",
            "city": "Winzerla",
            "directions": "Bahn",
            "accessibility": "Rampe",
        },
        {"name", "directions", "accessibility"},
    ),
    "organisation": Case(
        make_organisation,
        lambda: {
            "name": "Verein am Hang",
            "kind": "Verein",
            "description": "Für viele",
            "url": "https://b.example/",
            "phone": "03641 22",
            "email": "b@example.org",
            "place": make_place().pk,
        },
        {"name", "kind", "description"},
    ),
    "topic": Case(lambda: factories.topic("Boden"), TERM.copy, {"name"}, frozenset({"slug"})),
    "kind": Case(
        lambda: EventKind.objects.create(name="Markt", slug="markt", locale=factories.language()),
        TERM.copy,
        {"name"},
        frozenset({"slug"}),
    ),
    "rubric": Case(
        lambda: factories.rubric("Garten", description="Aus den Beeten"),
        lambda: TERM | {"description": "Aus dem Bach"},
        {"name", "description"},
        frozenset({"slug"}),
    ),
    "author": Case(
        lambda: factories.author("Mia", description="Schreibt"),
        lambda: {"name": "Gruppe", "is_group": "on", "description": "Schreiben"},
        {"name", "description"},
    ),
}


def stored(row: Any) -> dict[str, Any]:
    """All that the database has of a row and those below it, by the names in its form."""
    row = type(row).objects.get(pk=row.pk)
    values = {field.name: getattr(row, field.attname) for field in row._meta.concrete_fields}
    for relation in get_all_child_relations(type(row)) if hasattr(row, "copy_cluster") else ():
        for position, child in enumerate(getattr(row, relation.get_accessor_name()).all()):
            prefix = f"{relation.get_accessor_name()}-{position}-"
            fields = child._meta.concrete_fields
            values |= {f"{prefix}{each.name}": getattr(child, each.attname) for each in fields}
    return values


def as_sent(values: dict[str, Any]) -> dict[str, str]:
    """The same as a form holds it."""
    texts = {None: "", True: "on", False: ""}
    return {
        name: texts[value] if value in (None, True, False) and value != 0 else str(value)
        for name, value in values.items()
    }


def get_fields(form: dict[str, Any]) -> set[str]:
    """What somebody fills in, without what the page needs for itself."""
    needed = ("csrfmiddlewaretoken", "next", "-id", "-ORDER", "-DELETE", "_FORMS")
    return {name for name in form if not name.endswith(needed)}


@pytest.fixture(scope="module")
def ukrainian(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Locale]:
    """Another language that is online."""
    with arranged(django_db_blocker):
        yield language("uk")


#: With rows below them, with another row beside them, and with an address of their own.
FIRST = ("details", "menu", "organisation", "topic")
REST = pytest.mark.slow("the forms of the others are made and saved by the same code")


@pytest.fixture(
    scope="module",
    params=[pytest.param(kind, marks=() if kind in FIRST else REST) for kind in CASES],
)
def case(request: pytest.FixtureRequest) -> Case:
    """One after the other, every kind of snippet."""
    return CASES[request.param]


@pytest.fixture(scope="module")
def published(case: Case, ukrainian: Locale, django_db_blocker: DjangoDbBlocker) -> Iterator[Any]:
    """A German snippet that is published in Ukrainian, once for the tests of its kind."""
    with arranged(django_db_blocker):
        row = case.make()
        assert "Veröffentlicht" in put_online(come_back("olga", Role.MODERATORS), row, *WORDS)
        index()
        yield row


@pytest.fixture
def original(published: Any) -> Any:
    """The same, as no other test has changed it."""
    return type(published).objects.get(pk=published.pk)


def test_what_is_saved_unchanged_stays_the_same_in_every_language(
    original: Any, ukrainian: Locale
) -> None:
    rows = [original, original.get_translation(ukrainian)]
    before = [stored(row) for row in rows]
    for role in (Role.MODERATORS, None):
        save_snippet(enter(f"berta-{role}", role), original)
        assert [stored(row) for row in rows] == before


def test_new_facts_reach_every_language_and_new_words_wait(
    case: Case, original: Any, office: Client, ukrainian: Locale
) -> None:
    translation = original.get_translation(ukrainian)
    before = as_sent(stored(translation))
    changes = {name: str(value) for name, value in case.change().items()}
    form = open_snippet(office, original)
    fields = get_fields(form) - {"state"}
    assert fields | {"is_group"} >= set(changes) >= fields
    assert {name for name, value in changes.items() if form.get(name) == value} == set()
    save_snippet(office, original, **changes)
    assert open_snippet(office, original).items() >= changes.items()
    after = as_sent(stored(translation))
    for name, value in changes.items():
        is_fact = name.rpartition("-")[2] not in case.words | case.own
        assert after[name] == (value if is_fact else before[name]), name
    assert light(office, original) == "veraltet"
    assert "Veröffentlicht" in put_online(office, original, *reversed(WORDS))
    assert light(office, original) == "aktuell"
    assert open_snippet(office, original).items() >= changes.items()
    published = as_sent(stored(translation))
    for name in changes:
        if name.rpartition("-")[2] in case.words:
            assert published[name] in WORDS, name


@pytest.mark.parametrize("kind", ["details", "menu"])
def test_a_row_that_was_made_by_hand_is_translated_on_the_board_and_stays_till_then(
    kind: str, office: Client, ukrainian: Locale
) -> None:
    row = CASES[kind].make()
    by_hand = row.copy_for_translation(ukrainian)
    by_hand.save()
    german, before = stored(row), stored(by_hand)
    assert office.get(edit_address(by_hand)).headers["Location"] == address(row)
    save_snippet(office, row)
    assert (stored(row), stored(by_hand)) == (german, before)


def test_readers_and_programs_get_the_new_facts_with_words_of_their_language(
    office: Client, client: Client, ukrainian: Locale
) -> None:
    details, menu = make_details(), make_menu()
    put_online(office, details, *WORDS)
    put_online(office, menu, "Контакт")
    save_snippet(office, details, **change_details())
    save_snippet(office, menu, **change_menu() | {"position": "main"})
    german, words = ("Stadt Jena", "Mit Mitteln der Stadt", "Adresse"), (*WORDS[3:5], "Контакт")
    for code, shown, unseen in (("de", german, words), ("uk", words, german)):
        page = text(read(client, "/" if code == "de" else f"/{code}/"), "body")
        assert [word for word in shown if word not in page] == []
        assert [word for word in unseen if word in page] == []
        assert "03641 99" in page
        answer = ask(client, f"site?lang={code}")
        assert (answer["funders"][0]["name"], answer["funders"][0]["wording"]) == shown[:2]
        assert answer["funders"][0]["url"] == "https://b.example/"
        assert answer["menu"][0]["title"] == shown[2]


def test_entries_of_a_menu_come_with_their_words_and_go_at_once(
    office: Client, client: Client, ukrainian: Locale
) -> None:
    menu = make_menu()
    put_online(office, menu, "Контакт")
    translated = menu.get_translation(ukrainian)
    new = {
        "items-TOTAL_FORMS": "4",
        "items-1-DELETE": "on",
        "items-2-id": "",
        "items-2-ORDER": "3",
        "items-2-url": "https://a.example/",
        "items-2-title": "Anfahrt",
        "items-3-id": "",
        "items-3-ORDER": "4",
        "items-3-page": factories.home_page().pk,
        "items-3-title": "",
    }
    save_snippet(office, menu, **new)
    assert [item.title for item in menu.items.all()] == ["So erreichen Sie uns", "Anfahrt", ""]
    assert [item.title for item in translated.items.all()] == ["Контакт", ""]
    assert "Anfahrt" not in text(read(client, "/uk/"), "body")
    put_online(office, menu, "Контакт", "Дорога")
    assert [item.title for item in translated.items.all()] == ["Контакт", "Дорога", ""]
    assert "Дорога" in text(read(client, "/uk/"), "body")


def test_words_that_the_office_takes_out_are_gone_in_every_language(
    office: Client, ukrainian: Locale
) -> None:
    details = make_details()
    put_online(office, details, *WORDS)
    translated = details.get_translation(ukrainian)
    assert translated.funders.first().wording in WORDS
    save_snippet(office, details, **{"funders-0-wording": "", "tagline": ""})
    translated.refresh_from_db()
    assert (translated.tagline, translated.funders.first().wording) == ("", "")
    assert translated.funders.first().name in WORDS


def test_an_entry_without_a_german_label_may_have_one_elsewhere(
    office: Client, ukrainian: Locale
) -> None:
    menu = make_menu()
    put_online(office, menu, "Контакт")
    item = menu.get_translation(ukrainian).items.last()
    item.title = "Дорога"
    item.save()
    save_snippet(office, menu, **{"items-0-title": "Adresse"})
    assert [each.title for each in menu.get_translation(ukrainian).items.all()] == [
        "Контакт",
        "Дорога",
    ]


def test_an_organisation_moves_in_every_language(office: Client, ukrainian: Locale) -> None:
    organisation = make_organisation()
    put_online(office, organisation, *WORDS)
    place = make_place()
    put_online(office, place, *WORDS)
    save_snippet(office, organisation, place=place.pk)
    assert organisation.get_translation(ukrainian).place == place.get_translation(ukrainian)


def test_a_menu_in_the_way_of_another_is_told(office: Client, ukrainian: Locale) -> None:
    menu = make_menu()
    put_online(office, menu, "Контакт")
    factories.menu(factories.standard_page(), position="footer", locale=ukrainian)
    answer = save_snippet(office, menu, position="footer")
    assert "Українська" in said(answer)
    assert stored(menu)["position"] == "footer"
    assert menu.get_translation(ukrainian).position == "main"


def test_a_translator_publishes_words_and_german_stays(
    office: Client, case: Case, original: Any
) -> None:
    german = stored(original)
    assert "Veröffentlicht" in put_online(office, original, *reversed(WORDS))
    assert stored(original) == german
    assert office.get(address(original)).status_code == 200
