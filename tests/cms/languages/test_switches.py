"""Staff switches a language off and on, and all doors follow at once."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry, Page

from cms.sections import Role
from home.models import StandardPage
from tests import factories, trees
from tests.cms.api.contract import ask, titles
from tests.cms.changes.syncing import App, happen
from tests.editing import enter, is_refused, open_form
from tests.readers import links, read, structured, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Any:
    """In German and in Ukrainian, with all that leads there."""
    return happen(make_article)


def make_article() -> Any:
    """The same, to be committed."""
    factories.site_details()
    trees.home("uk", title="Домівка")
    trees.translate(factories.newspaper(), "uk", title="Газета")
    page = factories.article("Acht Bänke", bare=True)
    trees.translate(page, "uk", title="Вісім лавок")
    return page


def in_ukrainian(page: Page) -> Any:
    """Its translation."""
    return page.get_translation(trees.language("uk")).specific


def press(client: Client, button: str, code: str = "uk") -> Any:
    """Press a button of the form that tells what readers would see."""
    url = reverse("language_online", args=[code])
    form = open_form(client, url, "form:has([name=on], [name=off])")
    return happen(lambda: client.post(url, form | {button: "yes"}, follow=True))


def see(client: Client, page: Any) -> dict[str, Any]:
    """What each door says of the language, for a reader without a name."""
    translation = in_ukrainian(page)
    soup = read(client, page.url)
    paper = translation.get_parent()
    with override("uk"):
        search = reverse("search")
    statuses = [
        client.get(path).status_code
        for path in ("/uk/", translation.url, f"{paper.url}feed/atom/", f"{search}?q=лавок")
    ]
    codes = [language["code"] for language in ask(client, "site")["languages"]]
    told = client.get("/api/v1/articles?lang=uk")
    return {
        "pages, feed, search": statuses,
        "switcher": "Українська" in text(soup, "body"),
        "links": [link for link in links(soup) if link.startswith("/uk/")],
        "hreflang": bool(soup.select("link[hreflang=uk]")),
        "structured": "/uk/" in str(structured(soup, "NewsArticle")),
        "sitemap": "/uk/" in client.get("/sitemap.xml").content.decode(),
        "languages of the API": "uk" in codes,
        "list of the API": titles(told.json()) if told.status_code == 200 else told.status_code,
        "page of the API": client.get(f"/api/v1/pages/{translation.pk}").status_code,
        "search of the API": client.get("/api/v1/search?q=лавок&lang=uk").json().get("items"),
        "translations in the API": "'uk'"
        in str(ask(client, f"articles/{page.pk}")["translations"]),
    }


def test_switched_off_language_is_gone_at_every_door_and_comes_back_as_it_was(
    client: Client, article: Any
) -> None:
    office = enter("olga", Role.MODERATORS)
    before = see(client, article)
    assert before["pages, feed, search"] == [200] * 4
    assert all(before.values()), before
    app = App(client)
    app.sync()
    press(office, "off")
    off = see(client, article)
    assert off.pop("pages, feed, search") == [404] * 4
    assert off.pop("page of the API") == 404
    assert off.pop("list of the API") == 422
    assert not any(off.values()), off
    gone = {entry["id"] for entry in app.sync() if entry["what"] == "unpublished"}
    assert in_ukrainian(article).pk in gone
    press(office, "on")
    assert see(client, article) == before
    assert in_ukrainian(article).pk in {entry["id"] for entry in app.sync()}


def test_staff_sees_beforehand_what_readers_would_see(client: Client, article: Any) -> None:
    office = enter("olga", Role.MODERATORS)
    factories.standard_page(title="Nur auf Deutsch")
    menu = factories.menu(factories.newspaper(), locale=trees.language("uk"))
    assert menu
    press(office, "off")
    soup = BeautifulSoup(office.get(reverse("language_online", args=["uk"])).content, "lxml")
    facts = soup.select_one(".switches__facts").get_text(" ", strip=True)
    assert "Freigegebene Seiten 3 " in facts
    assert "1 fehlt" in facts
    assert "Газета" in facts
    (preview,) = soup.select(".switches__facts a[target=_blank]")
    answer = office.get(preview["href"])
    assert answer.status_code == 200
    assert "Домівка" in answer.content.decode()
    assert client.get("/uk/").status_code == 404
    # Not the reader's: whoever has no right is sent away.
    assert is_refused(enter("ehrenamt", Role.VOLUNTEERS).get(preview["href"]))
    assert client.get(preview["href"]).status_code == 302


def test_several_pages_are_told_in_the_plural(article: Any) -> None:
    office = enter("olga", Role.MODERATORS)
    for title in ("Nur auf Deutsch", "Auch nur auf Deutsch"):
        factories.standard_page(title=title)
    facts = BeautifulSoup(office.get(reverse("language_online", args=["uk"])).content, "lxml")
    assert "2 fehlen" in facts.select_one(".switches__facts").get_text(" ", strip=True)


def test_translators_go_on_with_a_language_that_is_off(article: Any) -> None:
    press(enter("olga", Role.MODERATORS), "off")
    translator, page = enter("taras", Role.TRANSLATORS), in_ukrainian(article)
    for url in (
        reverse("translation_cell", args=[article.pk, "uk"]),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:view_draft", args=[page.pk]),
    ):
        assert translator.get(url).status_code == 200, url


def test_language_without_a_released_front_page_says_so_and_waits(client: Client) -> None:
    office = enter("olga", Role.MODERATORS)
    home = trees.home("uk", live=False)
    press(office, "off")
    response = press(office, "on")
    assert "sobald ihre Startseite freigegeben ist" in response.content.decode()
    assert "an, aber ohne Startseite" in response.content.decode()
    read(client, "/uk/", 404)
    happen(lambda: home.save_revision().publish())
    read(client, "/uk/")


def test_german_is_never_switched_off_and_other_words_are_no_language(client: Client) -> None:
    office = enter("leitung", None)
    factories.home_page()
    for code in ("de", "xx"):
        url = reverse("language_online", args=[code])
        assert office.post(url, {"off": "yes"}).status_code == 404
    read(client, "/")


def test_log_names_who_has_switched_and_says_nothing_twice(article: Any) -> None:
    office = enter("olga", Role.MODERATORS)
    press(office, "off")
    office.post(reverse("language_online", args=["uk"]), {"off": "yes"})
    press(office, "on")
    entries = ModelLogEntry.objects.for_instance(trees.language("uk"))
    assert [str(entry.message) for entry in entries] == [
        "Für Leserinnen und Leser eingeschaltet",
        "Für Leserinnen und Leser abgeschaltet",
    ]
    assert {entry.user for entry in entries} == {office.user}
    report = enter("leitung", None).get(reverse("wagtailadmin_reports:site_history"))
    assert "Für Leserinnen und Leser abgeschaltet" in report.content.decode()


def test_page_published_while_the_language_is_off_waits_for_it(
    client: Client, article: Any
) -> None:
    office = enter("olga", Role.MODERATORS)
    press(office, "off")
    source = factories.standard_page(title="Hilfe")
    page: StandardPage = happen(lambda: trees.translate(source, "uk", title="Допомога"))
    read(client, page.url, 404)
    press(office, "on")
    assert text(read(client, page.url), "h1") == "Допомога"


# --- Old addresses -------------------------------------------------------------------------------


def test_old_address_leads_to_german_or_nowhere_while_its_language_is_off(
    client: Client, article: Page
) -> None:
    page, alone = in_ukrainian(article), in_ukrainian(article).copy(update_attrs={"slug": "sama"})
    alone.save_revision().publish()
    Redirect.add_redirect("/alt/", page)
    Redirect.add_redirect("/allein/", alone)
    Redirect.add_redirect("/getippt/", page.url)

    def follow(path: str) -> tuple[int, str]:
        response = client.get(path)
        return response.status_code, response.headers.get("Location", "")

    office = enter("leitung", None)
    assert follow("/alt/") == follow("/getippt/?von=karte") == (301, page.url)
    press(office, "off")
    assert follow("/alt/") == (302, article.url)
    assert [follow(path)[0] for path in ("/allein/", "/getippt/")] == [404, 404]
    press(office, "on")
    assert follow("/alt/?von=karte") == (301, page.url)
    happen(article.specific.unpublish)
    assert follow("/alt/")[0] == 404
