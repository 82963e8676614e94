"""Choosing a page: what the list says of it, and what the form says of one that is not public."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import Locale, Page

from tests import factories
from tests.editing import enter

pytestmark = pytest.mark.django_db


def draft() -> Page:
    return factories.standard_page(title="Ziel", live=False)


def taken_offline() -> Page:
    page = factories.standard_page(title="Ziel")
    page.unpublish()
    return page


def expired() -> Page:
    page = factories.standard_page(title="Ziel")
    page.unpublish(set_expired=True)
    return page


def scheduled() -> Page:
    page = factories.standard_page(title="Ziel", live=False)
    page.go_live_at = now() + timedelta(days=3)
    page.save_revision().publish()
    return page


def restricted() -> Page:
    page = factories.standard_page(title="Ziel")
    factories.restrict(page)
    return page


STATES: dict[Callable[[], Page], str] = {
    draft: "(Entwurf)",
    taken_offline: "(nicht mehr online)",
    expired: "(abgelaufen)",
    scheduled: "(online ab ",
    restricted: "(nicht für alle)",
}


@pytest.fixture
def admin() -> Client:
    return enter("leitung", None)


def read(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, response
    is_json = "json" in response["Content-Type"]
    html = response.json()["html"] if is_json else response.content.decode()
    return BeautifulSoup(html, "lxml")


def find_row(client: Client, title: str, address: str = "") -> Tag:
    """The row of a page in the list that one chooses from."""
    soup = read(client, address or f"/admin/choose-page/{factories.home_page().pk}/")
    rows = [row for row in soup.select("tbody tr") if title in row.get_text()]
    assert len(rows) == 1, rows
    return rows[0]


@pytest.mark.parametrize("make", STATES)
def test_form_says_when_a_chosen_page_is_not_public(
    admin: Client, make: Callable[[], Page]
) -> None:
    page = make()
    menu = factories.menu(page)
    soup = read(admin, reverse(menu.snippet_viewset.get_url_name("edit"), args=[menu.pk]))
    (title,) = [
        box.get_text(strip=True)
        for box in soup.select("[data-chooser-title]")
        if "Ziel" in box.get_text()
    ]
    assert title.startswith(f"Ziel {STATES[make]}")


@pytest.mark.parametrize("make", STATES)
def test_page_just_chosen_says_when_it_is_not_public(
    admin: Client, make: Callable[[], Page]
) -> None:
    make()
    link = find_row(admin, "Ziel").select_one("a.choose-page")
    assert link
    assert str(link["data-admin-title"]).startswith(f"Ziel {STATES[make]}")
    assert link["data-title"] == "Ziel"


def test_public_page_is_chosen_by_its_title_alone(admin: Client) -> None:
    page = factories.standard_page(title="Ziel")
    link = find_row(admin, "Ziel").select_one("a.choose-page")
    assert link
    assert (link["data-admin-title"], link["data-url"]) == ("Ziel", page.url)


def test_block_and_link_in_a_text_say_when_a_page_is_not_public(admin: Client) -> None:
    target = draft()
    page = factories.standard_page(
        title="Verweist",
        body=[
            {"type": "text", "value": f'<p><a linktype="page" id="{target.pk}">Dort</a></p>'},
            {
                "type": "call_to_action",
                "value": {"text": "Los", "link": {"page": target.pk, "text": "Los"}},
            },
        ],
    )
    html = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert f"{target.url}#Entwurf" in html
    assert "Ziel (Entwurf)" in html


def test_link_to_a_page_that_is_not_public_is_stored_as_any_other(admin: Client) -> None:
    target = draft()
    stored = f'<p><a id="{target.pk}" linktype="page">Dort</a></p>'
    converter = ContentstateConverter(features=["link"])
    again = converter.to_database_format(converter.from_database_format(stored))
    assert "#" not in again
    assert f'id="{target.pk}"' in again


@pytest.mark.parametrize("way", ["browse", "search"])
def test_list_says_title_kind_date_state_and_language(admin: Client, way: str) -> None:
    factories.standard_page(title="Ziel", live=False)
    address = reverse("wagtailadmin_choose_page_search") + "?q=Ziel" if way == "search" else ""
    text = " ".join(find_row(admin, "Ziel", address).get_text(" ").split())
    for word in ("Ziel", "Seite", "gerade", "Entwurf", Locale.get_default().get_display_name()):
        assert word in text, text


@pytest.mark.parametrize("way", ["browse", "search"])
def test_list_costs_the_same_with_one_page_and_with_many(admin: Client, way: str) -> None:
    def count() -> int:
        address = f"/admin/choose-page/{factories.home_page().pk}/"
        if way == "search":
            address = reverse("wagtailadmin_choose_page_search") + "?q=Ziel"
        with CaptureQueriesContext(connection) as queries:
            admin.get(address)
        return len(queries)

    def add() -> None:
        factories.standard_page(title="Ziel")
        factories.standard_page(title="Ziel", live=False)

    add()
    count()
    before = count()
    for _number in range(3):
        add()
    count()
    assert count() == before
