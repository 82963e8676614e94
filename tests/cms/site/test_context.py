"""What stands around every page, and how soon a change of it is seen."""

from collections.abc import Callable
from itertools import chain
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from cms.site import context as context_module
from cms.site.models import MenuItem, SiteDetails
from tests import factories, trees
from tests.readers import links, read, text

pytestmark = pytest.mark.django_db


def menu_titles(client: Client, url: str = "/") -> list[str]:
    """Entries of the main menu as readers see them."""
    soup = read(client, url)
    return [link.get_text(strip=True) for link in soup.select(".menu__list a")]


def test_every_page_shows_contact_opening_hours_funders_and_legal_pages(client: Client) -> None:
    assert read(client, "/").h1, "A site without details still answers."
    imprint = factories.standard_page(title="Impressum")
    privacy = factories.standard_page(title="Datenschutz")
    logo = {"name": "Stadt Jena", "logo": factories.image(), "url": "https://www.jena.de"}
    funders = [{"name": "Land", "wording": "Gefördert vom Land"}, logo]
    factories.site_details(imprint=imprint, privacy=privacy, funders=funders)
    factories.opening_hours()
    article = factories.article(bare=True)
    issue = factories.issue(entries=[article])
    paper = factories.newspaper().url
    for url in ("/", article.url, issue.url, paper, f"{paper}archiv/", imprint.url, "/nirgends/"):
        soup = read(client, url, 404 if url == "/nirgends/" else 200)
        footer = text(soup, "footer")
        for words in (
            "Gefördert vom Land", "Stadt Jena", "Dienstag: 10–12 Uhr", "Donnerstag: 15–18 Uhr",
            "Anna-Siemsen-Straße 49",
        ):  # fmt: skip
            assert words in footer, url
        addresses = {imprint.url, privacy.url, "tel:03641354570", "https://www.jena.de"}
        assert addresses <= set(links(soup, "footer")), url
        assert soup.select_one(".funders img")["alt"] is not None
        assert "Winzerla" in text(soup, ".masthead"), url


def test_menu_that_nobody_composed_shows_sections_and_marked_pages(client: Client) -> None:
    paper = factories.newspaper()
    factories.standard_page(title="Das Büro", show_in_menus=True)
    factories.standard_page(title="Unauffällig")
    assert menu_titles(client) == [paper.title, "Das Büro"]


def test_menu_marks_where_the_reader_is_and_has_entries_that_lead_elsewhere(client: Client) -> None:
    page, other = factories.standard_page(), factories.standard_page()
    below = factories.standard_page(page)
    menu = factories.menu(page)
    own = {"locale": menu.locale, "sort_order": 1}
    menu.items.add(MenuItem(page=other, title="Anders", **own))
    menu.items.add(MenuItem(url="https://www.jena.de", title="Stadt", **{**own, "sort_order": 2}))
    menu.save()
    assert menu_titles(client) == [page.title, "Anders", "Stadt"]
    addresses = [page.url, other.url, "https://www.jena.de"]
    assert links(read(client, "/"), ".menu__list") == addresses
    for each in (page, below):
        marked = read(client, each.url).select(".menu__list [aria-current]")
        assert [link["href"] for link in marked] == [page.url]


def publish_new_title(page: Page) -> None:
    page.title = "Neuer Titel"
    page.save_revision().publish()


def rename_address(page: Page) -> None:
    page.slug = f"umgezogen-{page.pk}"
    page.save_revision().publish()


def move(page: Page) -> None:
    page.move(factories.standard_page(title="Oben"), pos="last-child")


def delete(page: Page) -> None:
    Page.objects.get(pk=page.pk).delete()


CHANGES: dict[str, tuple[Callable[[Page], Any], list[str]]] = {
    "publishing a new title": (publish_new_title, ["Neuer Titel"]),
    "changing the address": (rename_address, ["Blatt"]),
    "moving": (move, ["Blatt"]),
    "unpublishing": (lambda page: page.unpublish(), []),
    "restricting": (factories.restrict, []),
    "deleting": (delete, []),
}


def test_change_of_a_page_shows_in_the_menu_at_the_next_request(client: Client) -> None:
    factories.site_details()
    pages = {name: factories.standard_page(title="Blatt") for name in CHANGES}
    titles = {name: ["Blatt"] for name in CHANGES}
    factories.menu(*pages.values())
    for name, (act, expected) in CHANGES.items():
        act(pages[name])
        titles[name] = expected
        assert menu_titles(client) == [*chain(*titles.values())], name
        for address in links(read(client, "/"), ".menu__list"):
            read(client, address)
    PageViewRestriction.objects.get().delete()
    titles["restricting"] = ["Blatt"]
    assert menu_titles(client) == [*chain(*titles.values())]


def test_change_of_details_funders_and_menu_shows_at_the_next_request(client: Client) -> None:
    details, menu = factories.site_details(), factories.menu(factories.standard_page(title="Eins"))
    hours = factories.opening_hours()
    footer = text(read(client, "/"), "footer")
    assert "Dienstag: 10–12 Uhr" in footer
    assert "Gefördert von der Stadt" in footer
    hours.week = factories.week(wednesday="09:00-10:30")
    hours.save()
    footer = text(read(client, "/"), "footer")
    assert "Mittwoch: 9–10.30 Uhr" in footer
    assert "Dienstag" not in footer
    details.funders.get().delete()
    assert "Gefördert von der Stadt" not in text(read(client, "/"), "footer")
    other = factories.standard_page(title="Zwei")
    assert menu_titles(client) == ["Eins"]
    menu.items.add(MenuItem(page=other, locale=menu.locale, sort_order=1))
    menu.save()
    assert menu_titles(client) == ["Eins", "Zwei"]


def test_what_another_process_changed_is_seen(client: Client) -> None:
    details = factories.site_details()
    assert "Anna-Siemsen-Straße 49" in text(read(client, "/"), "footer")
    # As if another process had: no signal is heard.
    SiteDetails.objects.filter(pk=details.pk).update(street="Am Hang 1")
    assert "Am Hang 1" in text(read(client, "/"), "footer")


def test_site_context_is_compiled_once_and_then_kept(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.site_details()
    read(client, "/")
    monkeypatch.setattr(context_module, "_compile", lambda *args: pytest.fail("compiled once more"))
    assert "Winzerla" in text(read(client, "/suche/"), ".masthead")


def test_menu_of_another_language_holds_only_what_can_be_read_in_it(client: Client) -> None:
    both = factories.standard_page(title="Beides")
    german = factories.standard_page(title="Nur deutsch")
    home = trees.home("ar")
    trees.translate(both, "ar", title="كلاهما")
    factories.menu(both, german)
    factories.menu(both, german, locale=home.locale)
    assert menu_titles(client) == ["Beides", "Nur deutsch"]
    soup = read(client, "/ar/")
    assert (soup.html["lang"], soup.html["dir"]) == ("ar", "rtl")
    assert menu_titles(client, "/ar/") == ["كلاهما"]
    assert "Nur deutsch" not in str(soup)
