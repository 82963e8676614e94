"""Addresses of pages: what lists have stays theirs, and drafts take none away."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page

from cms.core.addresses import get_reserved_slugs, is_private
from cms.core.models import Topic
from cms.texts.slugs import make_slug
from home.models import StandardPage
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import WORDS, create, decide, edit, hand_in, now
from tests.readers import read, text
from tests.veranstaltungen import events

pytestmark = pytest.mark.django_db

SAYS = {"teaser": "Neue Bänke am Hang", "body": WORDS}


def write(client: Client, title: str, slug: str, **fields: Any) -> Any:
    """A draft of an article, through its form."""
    fields = {"title": title, "slug": slug, **SAYS, **fields}
    return create(client, ArticlePage, factories.newspaper(), **fields)


def release(author: Client, office: Client, page: Any) -> Any:
    """The page as it is once it was handed in and released."""
    hand_in(author, page, rubric=factories.rubric().pk)
    decide(office, now(page))
    return now(page)


# --- Drafts ---------------------------------------------------------------------------------------


def test_draft_gets_the_address_of_its_title_when_readers_see_it_first(
    volunteer: Client, moderator: Client, client: Client
) -> None:
    kept = [write(volunteer, "Acht Baenke", "acht-baenke") for _ in range(3)]
    assert all(is_private(page.slug) for page in kept)
    page = release(volunteer, moderator, kept[2])
    assert page.url == "/stadtteilzeitung/acht-baenke/"
    assert text(read(client, page.url), "h1") == "Acht Baenke"
    assert not Redirect.objects.exists()
    assert release(volunteer, moderator, kept[0]).slug == "acht-baenke-2"


def test_address_stays_when_the_page_is_changed_and_published_again(
    moderator: Client, volunteer: Client
) -> None:
    page = release(volunteer, moderator, write(volunteer, "Acht Baenke", "acht-baenke"))
    edit(volunteer, page, title="Neun Baenke")
    assert not is_private(now(page).get_latest_revision_as_object().slug)
    page = release(volunteer, moderator, page)
    assert (page.title, page.slug) == ("Neun Baenke", "acht-baenke")


def test_draft_keeps_its_own_address_while_it_is_written(volunteer: Client) -> None:
    page = write(volunteer, "Acht Baenke", "acht-baenke")
    for title, slug in (("Neun Baenke", "neun-baenke"), ("Zehn Baenke", page.slug)):
        edit(volunteer, page, title=title, slug=slug)
        assert now(page).slug == page.slug


def test_page_that_is_released_below_a_draft_has_an_address_that_stays(
    moderator: Client, client: Client
) -> None:
    above = create(moderator, StandardPage, factories.home_page(), title="Geld", slug="geld")
    below = create(moderator, StandardPage, above, title="Anträge", slug="antraege")
    assert is_private(now(above).slug)
    edit(moderator, below, "action-publish")
    address = now(below).url
    assert address == "/geld/antraege/"
    assert text(read(client, address), "h1") == "Anträge"
    edit(moderator, now(above), "action-publish")
    assert (now(above).url, now(below).url) == ("/geld/", address)
    assert text(read(client, address), "h1") == "Anträge"


def test_page_that_is_moved_below_a_draft_has_an_address_that_stays(
    moderator: Client, client: Client
) -> None:
    above = create(moderator, StandardPage, factories.home_page(), title="Geld", slug="geld")
    moved = factories.standard_page(title="Anträge", slug="antraege")
    moderator.post(reverse("wagtailadmin_pages:move_confirm", args=[moved.pk, above.pk]))
    assert now(moved).url == "/geld/antraege/"
    assert text(read(client, "/geld/antraege/"), "h1") == "Anträge"


def test_address_that_somebody_chooses_is_kept(volunteer: Client, moderator: Client) -> None:
    page = write(volunteer, "Acht Baenke", "baenke-am-hang")
    assert page.slug == "baenke-am-hang"
    assert release(volunteer, moderator, page).slug == "baenke-am-hang"


def test_address_is_spelt_as_the_language_of_the_page_does(
    volunteer: Client, moderator: Client
) -> None:
    page = release(
        volunteer, moderator, write(volunteer, "Drei Stühle für Öle", "drei-stuhle-fur-ole")
    )
    assert page.slug == "drei-stuehle-fuer-oele"
    made = ArticlePage(title="Große Grüße", rubric=factories.rubric())
    factories.newspaper().add_child(instance=made)
    assert made.slug == "grosse-gruesse"


@pytest.mark.parametrize(
    ("language", "title", "slug"),
    [
        ("de", "Ärger über Öl: Fußweg", "aerger-ueber-oel-fussweg"),
        ("de", "STRA\u1e9eE, ÖL", "strasse-oel"),
        ("de", "Stu\u0308hle", "stuehle"),
        ("de-simple", "Schöne Bänke", "schoene-baenke"),
        ("en", "The Küche café", "the-kuche-cafe"),
        ("uk", "Привіт", "privit"),
        ("ar", "...", ""),
    ],
)
def test_each_language_has_letters_of_its_own(language: str, title: str, slug: str) -> None:
    assert make_slug(title, language) == slug


def test_field_of_an_address_knows_how_its_language_spells(moderator: Client) -> None:
    article = factories.article("Drei Stühle")
    for name in ("edit", "copy"):
        form = moderator.get(reverse(f"wagtailadmin_pages:{name}", args=[article.pk]))
        assert "data-w-slug-formatters-value" in form.content.decode(), name
    add = reverse(Topic.snippet_viewset.get_url_name("add"))
    for code, is_spelt in (("de", True), ("en", False)):
        Locale.objects.get_or_create(language_code=code)
        form = moderator.get(add, {"locale": code}).content.decode()
        assert ("data-w-slug-formatters-value" in form) == is_spelt, code


# --- Lists ----------------------------------------------------------------------------------------


def test_lists_keep_their_addresses_in_every_language() -> None:
    assert {"archiv", "archive", "feed"} <= get_reserved_slugs(factories.newspaper())
    assert {"archiv", "monat", "month", "feed"} <= get_reserved_slugs(events.calendar())


OTHERS = pytest.mark.slow("four forms each; that these are kept as well is told by their list")


@pytest.mark.parametrize(
    "slug", ["archiv", *(pytest.param(each, marks=OTHERS) for each in ("archive", "feed"))]
)
def test_new_page_with_the_address_of_a_list_gets_one_of_its_own(
    volunteer: Client, moderator: Client, client: Client, slug: str
) -> None:
    page = release(volunteer, moderator, write(volunteer, "Blick zurück", slug))
    assert page.slug == f"{slug}-2"
    assert text(read(client, page.url), "h1") == "Blick zurück"
    page = release(volunteer, moderator, write(volunteer, slug.title(), slug))
    assert text(read(client, page.url), "h1") == slug.title()


def test_no_road_leads_to_the_address_of_a_list(moderator: Client) -> None:
    article = factories.article("Archiv", slug="rueckblick")
    response = edit(moderator, article, "action-publish", slug="archiv")
    assert list(response.context["form"].errors) == ["slug"]
    url = reverse("wagtailadmin_pages:copy", args=[article.pk])
    parent = article.get_parent().pk
    fields = {"new_title": "Archiv", "new_slug": "archiv", "new_parent_page": parent}
    assert list(moderator.post(url, fields).context["form"].errors) == ["new_slug"]
    other = factories._add(
        factories.home_page(), type(factories.newspaper())(title="Zweite", slug="zweite"), {}
    )
    other.save()
    moved = factories.article("Archiv", parent=factories.newspaper(), slug="altes")
    Page.objects.filter(pk=moved.pk).update(slug="archiv")
    url = reverse("wagtailadmin_pages:move_confirm", args=[moved.pk, other.pk])
    moderator.post(url)
    assert now(moved).get_parent().pk == factories.newspaper().pk
    made = ArticlePage(title="Archiv", rubric=factories.rubric())
    factories.newspaper().add_child(instance=made)
    assert made.slug == "archiv-2"


def test_page_below_the_front_page_does_not_hide_behind_what_else_stands_there(
    moderator: Client,
) -> None:
    for slug in ("suche", "admin", "api", "uk", "de-simple", "media", "static"):
        page = factories.standard_page(title="Seite")
        response = edit(moderator, page, "action-publish", slug=slug)
        assert list(response.context["form"].errors) == ["slug"], slug


def test_command_names_pages_that_hide_behind_a_list() -> None:
    article = factories.article("Rückblick")
    Page.objects.filter(pk=article.pk).update(slug="archiv")
    said = StringIO()
    call_command("find_hidden_pages", stdout=said)
    assert f"{article.pk} Rückblick" in said.getvalue()
