"""The menu of the admin shows only what somebody can use."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Permission
from pytest_django.plugin import DjangoDbBlocker
from wagtail.models import GroupPagePermission, Locale

from cms.languages import drafts
from cms.sections import Role
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.arranging import arranged, index
from tests.dashboard import Person, get_menu
from tests.editing import add_url
from tests.garten import factories as gardens
from tests.projekte import factories as projects
from tests.readers import links, read, text
from tests.veranstaltungen import events

pytestmark = pytest.mark.django_db

MENUS = {
    Role.VOLUNTEERS: ["Seiten", "Artikel", "Veranstaltungen", "Bilder"],
    Role.GARDENERS: ["Seiten", "Gartentagebuch", "Bilder"],
    Role.TRANSLATORS: ["Übersetzungen"],
    Role.MODERATORS: [
        *(
            "Wartet auf Freigabe",
            "Was erscheint wann",
            "Übersetzungen",
            "Seiten",
            "Artikel",
            "Ausgaben",
            "Veranstaltungen",
            "Termine importieren",
            "Projekte",
        ),
        *("Gartentagebuch", "Rubriken und Autor*innen: Rubriken, Autor*innen", "Bilder"),
        "Arten von Veranstaltungen",
        "Adressbuch: Ansprechpersonen, Orte, Einrichtungen, Themen",
        "Auf jeder Seite: Name, Kontakt, Förderhinweise, Öffnungszeiten, Hinweise, Menüs",
        "Dokumente",
        (
            "Berichte: Gesperrte Seiten, Abläufe, Schritte der Abläufe, Verlauf der Website,"
            " Lange nicht bearbeitete Seiten, Nutzung der Seitentypen, Was gesucht wird"
        ),
        "Einstellungen: Sprachen online, Weiterleitungen, Hervorgehobene Suchergebnisse, Synonyme",
    ],
    Role.ADMINISTRATORS: [
        "Berichte: E-Mails, Protokoll der Zugänge",
        (
            "Einstellungen: Redaktion, Abläufe, Schritte der Abläufe, Zugänge, Gruppen, Webseiten,"
            " Sprachen, Sprachen online, Webhooks"
        ),
    ],
}
HELP = "Hilfe: Kürzel"
ARTICLES = "/admin/artikel/"


@pytest.fixture(scope="module", autouse=True)
def _sections(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Every section has its page and something on it."""
    with arranged(django_db_blocker):
        factories.article()
        factories.issue()
        events.event()
        gardens.entry()
        projects.project()
        index()
        yield


def test_menu_holds_what_the_role_can_use() -> None:
    for role, menu in MENUS.items():
        assert get_menu(Person(role).open_dashboard()) == [*menu, HELP], role


def test_translator_finds_the_lists_of_a_language_there_is() -> None:
    home, article = factories.home_page(), factories.article()
    translator = Person(Role.TRANSLATORS)
    english = Locale.objects.get(language_code="en")
    home.copy_for_translation(english)
    assert "Artikel" not in get_menu(translator.open_dashboard())
    drafts.start(article, english)
    assert "Artikel" in get_menu(translator.open_dashboard())
    assert "Veranstaltungen" not in get_menu(translator.open_dashboard())


def test_right_that_staff_gives_brings_the_list() -> None:
    gardener = Person(Role.GARDENERS)
    add = Permission.objects.get(codename="add_page")
    group = gardener.user.groups.get()
    GroupPagePermission.objects.create(group=group, page=factories.newspaper(), permission=add)
    assert "Artikel" in get_menu(gardener.open_dashboard())


def test_list_offers_a_new_page_to_those_alone_who_may_add_one() -> None:
    volunteer, gardener = Person(Role.VOLUNTEERS).client, Person(Role.GARDENERS).client
    form = add_url(ArticlePage, factories.newspaper())
    assert form in links(read(volunteer, ARTICLES))
    assert read(volunteer, form).select("form#page-edit-form")
    page = read(gardener, ARTICLES)
    assert "Artikel hinzufügen" not in text(page)
    assert not [link for link in links(page) if "/pages/add/" in link or "/create/" in link]

    ArticlePage.objects.all().delete()
    assert "/pages/add/" in str(read(volunteer, ARTICLES))
    assert "/pages/add/" not in str(read(gardener, ARTICLES))


def test_list_names_languages_once_there_are_several() -> None:
    moderator = Person(Role.MODERATORS)
    assert "Deutsch" not in text(read(moderator.client, ARTICLES), "table")
    article = ArticlePage.objects.get()
    drafts.start(article, Locale.objects.get(language_code="en"))
    assert "Deutsch" in text(read(moderator.client, ARTICLES), "table")
