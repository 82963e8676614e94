"""Drafts of the sections' pages look to a guest as they will when they are published."""

import pytest
from django.test import Client

from tests import factories
from tests.cms.draft_links.making import make
from tests.garten import factories as gardens
from tests.readers import read, text
from tests.veranstaltungen import events

pytestmark = pytest.mark.django_db


def test_article_and_event_show_what_they_will_before_they_are_published(client: Client) -> None:
    page = factories.article("Wort Titel", live=False, authors=[factories.author("Ute Kern")])
    page.body = factories.body_blocks()
    page.save_revision()
    soup = read(client, make(page))
    assert soup.select("main picture img")
    shown = text(soup)
    for words in ("Wort Titel", "Ute Kern", "Wort Absatz", "Wort Frage"):
        assert words in shown
    soup = read(client, make(events.event("Nähstube", live=False)))
    assert soup.select("main time[datetime]")


def test_pages_with_addresses_of_their_own_show_their_first_one(client: Client) -> None:
    factories.article("Erschienen")
    for page in (factories.newspaper(), events.calendar(), gardens.diary(), factories.home_page()):
        page.save_revision()
        soup = read(client, make(page))
        assert soup.select_one(".draft-banner")
        assert soup.title is not None
        assert soup.title.get_text().startswith("Entwurf: ")
        assert soup.select_one("main h1, main h2")


def test_draft_of_a_page_behind_a_password_is_shown_and_the_page_is_not(client: Client) -> None:
    page = factories.article("Für wenige")
    factories.restrict(page)
    page.save_revision()
    assert text(read(client, make(page)), "main h1") == "Für wenige"
    assert "Für wenige" not in client.get(page.url).content.decode()
