"""“Leichte Sprache” is said only of words that a testing group has read."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from pytest_django.plugin import DjangoDbBlocker
from wagtail.models import Page

from cms.sections import Role
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.arranging import arranged, index
from tests.editing import decide, enter
from tests.readers import queries, read, structured, text
from tests.translating import change, edit_url, language, publish_translation, translate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("both")]

GROUP = "Werkstatt am Hang"
HERE = ".languages [aria-current]"


@pytest.fixture(scope="module")
def both(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[int, int]]:
    """Keys of an article and of its translation, which every test begins with."""
    with arranged(django_db_blocker):
        for code in ("de-simple", "uk"):
            publish_translation(factories.newspaper(), language(code))
        article = factories.article("Acht Bänke", teaser="Am Hang stehen Bänke.")
        translation = publish_translation(article, language("de-simple"))
        index()
        yield article.pk, translation.pk


@pytest.fixture
def article(both: tuple[int, int]) -> ArticlePage:
    """Published in German, in a paper whose other languages are online."""
    return ArticlePage.objects.get(pk=both[0])


@pytest.fixture
def page(both: tuple[int, int]) -> ArticlePage:
    """The same in Simple German."""
    return ArticlePage.objects.get(pk=both[1])


def record(client: Client, page: Page, **data: Any) -> HttpResponse:
    """Fill in who has tested a page."""
    data = {"group": GROUP, "tested_on": "2026-03-04", **data}
    return client.post(reverse("reading_test", args=[page.pk]), data)


def get_names(client: Client, *pages: Page) -> set[str]:
    """What the switchers of pages call Simple German."""
    soups = [read(client, page.get_url()) for page in pages]
    return {text(soup, '.languages [lang="de-simple"]') for soup in soups}


def test_tested_page_says_so_in_all_its_languages_and_others_do_not(
    article: ArticlePage, page: ArticlePage, office: Client, client: Client
) -> None:
    other = publish_translation(factories.article("Neun Bänke"), language("de-simple"))
    # A language without the page explains that, in its own words.
    address = read(client, page.get_url()).select_one('.languages [lang="uk"]')["href"]
    assert text(read(client, address), '.languages [lang="de-simple"]') == "Einfache Sprache"
    before = queries(client, article.get_url())
    record(office, page)
    assert len(queries(client, article.get_url())) == len(before)
    assert text(read(client, address), '.languages [lang="de-simple"]') == "Leichte Sprache"
    ukrainian = publish_translation(article, language("uk"))
    assert get_names(client, article, page, ukrainian) == {"Leichte Sprache"}
    assert get_names(client, other, page.get_parent()) == {"Einfache Sprache"}
    soup = read(client, page.get_url())
    assert f"Geprüft von: {GROUP} , 4. März 2026" in text(soup)
    assert "Einfache" not in text(soup)
    assert soup.html["lang"] == "de-simple"
    assert structured(soup, "NewsArticle")["inLanguage"] == "de-simple"
    preview = office.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert GROUP not in preview.content.decode(), "A draft has not been tested."


def test_changed_words_have_to_be_tested_anew(
    page: ArticlePage, office: Client, client: Client
) -> None:
    record(office, page)
    translator = enter("taras", Role.TRANSLATORS)
    translate(translator, page, "submit", **{"Acht Bänke": "Neue Bänke"})
    assert get_names(client, page) == {"Leichte Sprache"}
    decide(office, page)
    assert get_names(client, page) == {"Einfache Sprache"}
    assert GROUP not in text(read(client, page.get_url()))
    said = text(read(office, edit_url(page)), "main")
    assert f"Geprüft hat am 4. März 2026: {GROUP}. Seitdem hat sich der Text geändert." in said
    page.refresh_from_db()
    record(office, page, group="Andere Gruppe")
    assert get_names(client, page) == {"Leichte Sprache"}


def test_release_of_the_same_words_leaves_the_testing(
    article: ArticlePage, page: ArticlePage, office: Client, client: Client
) -> None:
    record(office, page)
    change(article)
    publish_translation(article, language("de-simple"))
    assert get_names(client, page) == {"Leichte Sprache"}


def test_who_records_and_who_removes_stands_in_the_history(
    page: ArticlePage, office: Client, client: Client
) -> None:
    record(office, page)
    history = reverse("wagtailadmin_pages:history", args=[page.pk])
    assert f"Eingetragen, dass „{GROUP}“ die Seite geprüft hat" in text(read(office, history))
    record(office, page, remove="yes")
    assert f"Eintrag gelöscht, dass „{GROUP}“ die Seite geprüft hat" in text(read(office, history))
    assert get_names(client, page) == {"Einfache Sprache"}


@pytest.mark.parametrize("role", [Role.TRANSLATORS, Role.VOLUNTEERS])
def test_only_who_may_publish_records(page: ArticlePage, role: Role, client: Client) -> None:
    person = enter("taras", role)
    record(person, page)
    assert get_names(client, page) == {"Einfache Sprache"}
    address = reverse("reading_test", args=[page.pk])
    if role == Role.TRANSLATORS:
        assert address not in person.get(edit_url(page)).content.decode()


def test_only_what_readers_see_in_simple_german_is_tested(
    article: ArticlePage, page: ArticlePage, office: Client
) -> None:
    page.unpublish()
    for refused in (article, page):
        record(office, refused)
        assert not hasattr(Page.objects.get(pk=refused.pk), "reading_test")


def test_gaps_and_days_to_come_are_told_and_nothing_is_recorded(
    page: ArticlePage, office: Client
) -> None:
    tomorrow = str(localdate() + timedelta(days=1))
    for field, value in (("group", ""), *(("tested_on", day) for day in ("", "bald", tomorrow))):
        answer = record(office, page, **{field: value})
        assert list(answer.context["form"].errors) == [field], value
    assert "Dieser Tag kommt erst noch." in answer.content.decode()
    assert not hasattr(Page.objects.get(pk=page.pk), "reading_test")
