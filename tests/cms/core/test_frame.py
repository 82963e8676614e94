"""What stands around every page, and how soon a change of it is seen."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client, override_settings
from wagtail.models import Locale, Page

from cms.core import frame as frames
from cms.core.models import FrameStamp, Menu, MenuItem, SiteDetails
from tests import factories
from tests.readers import links, read, text

pytestmark = pytest.mark.django_db


def menu_titles(client: Client, url: str = "/") -> list[str]:
    """Entries of the main menu as readers see them."""
    soup = read(client, url)
    return [link.get_text(strip=True) for link in soup.select(".menu__list a")]


def test_every_page_shows_contact_opening_hours_funders_and_legal_pages(client: Client) -> None:
    imprint = factories.standard_page(title="Impressum")
    privacy = factories.standard_page(title="Datenschutz")
    factories.site_details(imprint=imprint, privacy=privacy)
    article = factories.article()
    issue = factories.issue(entries=[article])
    paper = factories.newspaper().url
    for url in ("/", article.url, issue.url, paper, f"{paper}archiv/", imprint.url):
        soup = read(client, url)
        footer = text(soup, "footer")
        assert "Gefördert von der Stadt" in footer, url
        assert "Dienstag 10–12 Uhr" in footer, url
        assert "Donnerstag 15–18 Uhr" in footer, url
        assert "Anna-Siemsen-Straße 49" in footer, url
        assert {imprint.url, privacy.url, "tel:03641354570"} <= set(links(soup, "footer")), url
        assert "Winzerla" in text(soup, ".masthead"), url
    missing = read(client, "/gibt-es-nicht/", status=404)
    assert "Gefördert von der Stadt" in text(missing, "footer")


def test_funder_without_wording_is_named(client: Client) -> None:
    logo = factories.picture()
    factories.site_details(
        funders=[{"name": "Stadt Jena", "logo": logo, "url": "https://www.jena.de"}]
    )
    soup = read(client, "/")
    assert "Stadt Jena" in text(soup, ".funders")
    assert soup.select_one(".funders img")["alt"] is not None
    assert "https://www.jena.de" in links(soup, ".funders")


def test_site_without_details_still_answers(client: Client) -> None:
    assert read(client, "/").h1


def test_menu_that_nobody_composed_shows_sections_and_marked_pages(client: Client) -> None:
    paper = factories.newspaper()
    factories.standard_page(title="Das Büro", show_in_menus=True)
    factories.standard_page(title="Unauffällig")
    assert menu_titles(client) == [paper.title, "Das Büro"]


def test_menu_marks_where_the_reader_is(client: Client) -> None:
    page, other = factories.standard_page(), factories.standard_page()
    below = factories.standard_page(page)
    factories.menu(page, other)
    assert read(client, page.url).select_one(".menu__list [aria-current]")["href"] == page.url
    assert read(client, below.url).select_one(".menu__list [aria-current]")["href"] == page.url


def test_menu_entry_can_have_words_of_its_own_or_lead_elsewhere(client: Client) -> None:
    menu = Menu(position="main", locale=factories.language())
    page = factories.standard_page()
    menu.items.set(
        factories.in_order(
            [
                MenuItem(page=page, title="Anders", locale=menu.locale),
                MenuItem(url="https://www.jena.de", title="Stadt", locale=menu.locale),
            ]
        )
    )
    menu.save()
    soup = read(client, "/")
    assert menu_titles(client) == ["Anders", "Stadt"]
    assert links(soup, ".menu__list") == [page.url, "https://www.jena.de"]


def publish_new_title(page: Page) -> None:
    page.title = "Neuer Titel"
    page.save_revision().publish()


def rename_address(page: Page) -> None:
    page.slug = "umgezogen"
    page.save_revision().publish()


def move(page: Page) -> None:
    page.move(factories.standard_page(title="Oben"), pos="last-child")


def delete(page: Page) -> None:
    Page.objects.get(pk=page.pk).delete()


CHANGES: dict[str, tuple[Callable[[Page], Any], list[str]]] = {
    "publishing a new title": (publish_new_title, ["Neuer Titel", "Bleibt"]),
    "changing the address": (rename_address, ["Blatt", "Bleibt"]),
    "moving": (move, ["Blatt", "Bleibt"]),
    "unpublishing": (lambda page: page.unpublish(), ["Bleibt"]),
    "restricting": (factories.restrict, ["Bleibt"]),
    "deleting": (delete, ["Bleibt"]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_change_of_a_page_shows_in_the_menu_at_the_next_request(
    client: Client, change: tuple[Callable[[Page], Any], list[str]]
) -> None:
    act, expected = change
    factories.site_details()
    page = factories.standard_page(title="Blatt")
    stays = factories.standard_page(title="Bleibt")
    factories.menu(page, stays)
    assert menu_titles(client) == ["Blatt", "Bleibt"]
    act(page)
    assert menu_titles(client) == expected
    for address in links(read(client, "/"), ".menu__list"):
        assert client.get(address).status_code == 200, address


def test_lifting_a_restriction_shows_the_page_again(client: Client) -> None:
    page = factories.standard_page(title="Blatt")
    factories.menu(page)
    restriction = factories.restrict(page)
    assert menu_titles(client) == []
    restriction.delete()
    assert menu_titles(client) == ["Blatt"]


def test_change_of_details_shows_at_the_next_request(client: Client) -> None:
    details = factories.site_details()
    page = factories.standard_page()
    assert "Dienstag 10–12 Uhr" in text(read(client, page.url), "footer")
    details.opening_hours = "Mittwoch 9 Uhr"
    details.save()
    footer = text(read(client, page.url), "footer")
    assert "Mittwoch 9 Uhr" in footer
    assert "Dienstag" not in footer


def test_change_of_a_funder_shows_at_the_next_request(client: Client) -> None:
    details = factories.site_details()
    assert "Gefördert von der Stadt" in text(read(client, "/"), "footer")
    details.funders.get().delete()
    assert "Gefördert von der Stadt" not in text(read(client, "/"), "footer")


def test_change_of_a_menu_shows_at_the_next_request(client: Client) -> None:
    page, other = factories.standard_page(title="Eins"), factories.standard_page(title="Zwei")
    menu = factories.menu(page)
    assert menu_titles(client) == ["Eins"]
    menu.items.add(MenuItem(page=other, locale=menu.locale, sort_order=1))
    menu.save()
    assert menu_titles(client) == ["Eins", "Zwei"]


def test_what_another_process_changed_is_seen(client: Client) -> None:
    details = factories.site_details()
    assert "Dienstag 10–12 Uhr" in text(read(client, "/"), "footer")
    # Another process writes the row and the stamp; no signal is heard in this one.
    SiteDetails.objects.filter(pk=details.pk).update(opening_hours="Freitag 8 Uhr")
    assert "Freitag 8 Uhr" not in text(read(client, "/"), "footer")
    FrameStamp.objects.update(value=uuid4().hex)
    assert "Freitag 8 Uhr" in text(read(client, "/"), "footer")


def test_frame_is_compiled_once_and_then_kept(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.site_details()
    read(client, "/")

    def refuse(*args: Any) -> None:
        pytest.fail("compiled once more")

    monkeypatch.setattr(frames, "_compile", refuse)
    read(client, "/")
    read(client, factories.home_page().url)


LANGUAGES = [("de", "Deutsch"), ("ar", "العربية")]


@override_settings(LANGUAGES=LANGUAGES, WAGTAIL_CONTENT_LANGUAGES=LANGUAGES)
def test_menu_of_another_language_holds_only_what_can_be_read_in_it(client: Client) -> None:
    arabic = Locale.objects.get(language_code="ar")
    both = factories.standard_page(title="Beides")
    german = factories.standard_page(title="Nur deutsch")
    home = factories.home_page().copy_for_translation(arabic)
    home.slug = "home-ar"
    home.title = "وينزرلا"
    home.save_revision().publish()
    translated = both.copy_for_translation(arabic)
    translated.title = "كلاهما"
    translated.save_revision().publish()
    factories.menu(both, german)
    factories.menu(both, german, locale=arabic)
    assert menu_titles(client) == ["Beides", "Nur deutsch"]
    soup = read(client, "/ar/")
    assert (soup.html["lang"], soup.html["dir"]) == ("ar", "rtl")
    assert menu_titles(client, "/ar/") == ["كلاهما"]
    assert "Nur deutsch" not in str(soup)
