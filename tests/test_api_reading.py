"""What the API shows is what the site shows: only what is public, in any language, by any way."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from cms.core.models import Organisation, Place
from cms.draft_links.services import make_link, revoke
from stadtteilzeitung.models import ArticleAuthor
from tests import factories, translating, trees
from tests.cms.api.contract import ask, titles
from tests.editing import open_form, stored_streams
from tests.hiding import SECRET
from tests.readers import read, site_address
from tests.veranstaltungen.events import event, once
from veranstaltungen.models import EventPage

pytestmark = pytest.mark.django_db


# --- Languages and addresses -----------------------------------------------------------------


def test_item_names_its_translations_and_how_far_to_trust_them(client: Client) -> None:
    page = factories.standard_page(title="Wasser")
    for code in ("uk", "ru"):
        translating.publish_translation(page, translating.language(code))
    translating.change(page, title="Mehr Wasser")
    translating.publish_translation(page, translating.language("ar"))
    found = ask(client, f"pages/{page.pk}")["translations"]
    states = {row["lang"]: row["state"] for row in found}
    assert states == {"de": "current", "uk": "stale", "ru": "stale", "ar": "current"}
    for row in found:
        there = ask(client, row["api_url"].partition("/api/v1/")[2])
        named = {name: there[name] for name in ("id", "lang", "title", "url", "api_url")}
        assert row == {**named, "state": row["state"]}
        assert there["uuid"] == str(page.translation_key)
        soup = read(client, row["url"].removeprefix(site_address()))
        assert soup.html["lang"] == row["lang"]


def test_list_is_in_one_language_alone(client: Client) -> None:
    trees.home("uk")
    factories.article("Nur deutsch")
    translated = factories.article("Wasser")
    trees.translate(translated.get_parent(), "uk")
    trees.translate(translated, "uk", title="Вода")
    assert titles(ask(client, "articles?lang=uk")) == ["Вода"]
    response = client.get("/api/v1/articles?lang=uk")
    assert response.headers["Content-Language"] == "uk"


def test_addresses_of_every_language_below_a_page_and_old_ones_find_their_page(
    client: Client,
) -> None:
    trees.home("uk")
    page = factories.standard_page(slug="wasser")
    there = trees.translate(page, "uk", slug="voda")
    for path, key in ((page.url, page.pk), (there.url, there.pk), ("/uk", None)):
        answer = ask(client, f"pages/find?path={path}")
        assert answer["id"] == (key or there.get_parent().pk)
        assert ask(client, f"pages/find?path={site_address()}{path}")["id"] == answer["id"]
    paper = factories.newspaper()
    assert ask(client, f"pages/find?path={paper.url}archiv/")["id"] == paper.pk
    ask(client, f"pages/find?path={paper.url}nichts/", status=404)
    Redirect.add_redirect("/alt/", page)
    assert ask(client, "pages/find?path=/alt/") == {"redirect": f"{site_address()}/wasser/"}
    factories.restrict(page)
    ask(client, "pages/find?path=/alt/", status=404)


# --- What only drafts know -------------------------------------------------------------------


def test_places_and_organisations_of_drafts_are_not_shown(client: Client) -> None:
    locale = factories.language()
    open_place = Place.objects.create(name="Kiosk", locale=locale)
    organiser = Organisation.objects.create(name="Chor", locale=locale)
    event("Fest", place=open_place, organiser=organiser)
    hidden = Place.objects.create(name=SECRET, locale=locale)
    hider = Organisation.objects.create(name=SECRET, locale=locale)
    event("Geheim", place=hidden, organiser=hider, live=False)
    assert [row["name"] for row in ask(client, "places")["items"]] == ["Kiosk"]
    assert [row["name"] for row in ask(client, "organisations")["items"]] == ["Chor"]
    ask(client, f"places/{hidden.pk}", status=404)
    ask(client, f"organisations/{hider.pk}", status=404)
    assert ask(client, f"places/{open_place.pk}")["name"] == "Kiosk"


def test_topics_are_those_of_readable_pages_in_the_words_of_the_language(client: Client) -> None:
    topic, hidden = factories.topic("Wasser"), factories.topic(SECRET)
    page = factories.article(topics=[topic])
    factories.article(topics=[hidden], live=False)
    trees.home("uk")
    there = topic.copy_for_translation(trees.language("uk"))
    there.name = "Вода"
    there.save()
    assert [row["slug"] for row in ask(client, "topics")["items"]] == [topic.slug]
    assert ask(client, "topics?lang=uk")["items"] == []
    trees.translate(page.get_parent(), "uk")
    trees.translate(page, "uk")
    [found] = ask(client, "topics?lang=uk")["items"]
    assert (found["id"], found["name"]) == (there.pk, "Вода")
    assert found["uuid"] == str(topic.translation_key)
    assert ask(client, f"topics/{there.pk}?lang=uk") == found
    ask(client, f"topics/{hidden.pk}", status=404)


# --- Drafts ------------------------------------------------------------------------------------


def test_draft_link_shows_its_version_and_nothing_else(client: Client) -> None:
    page = factories.article("Alt", authors=[factories.author("Anna")])
    page.title = "Neu"
    page.authors.set([ArticleAuthor(author=factories.author("Berta"), locale=page.locale)])
    page.topics.set([factories.topic("Wasser")])
    page.save_revision()
    link, token = make_link(page, factories.user(), days=1)
    response = client.get(f"/api/v1/pages/preview/{token}")
    draft = ask(client, f"pages/preview/{token}")
    assert draft["title"] == "Neu"
    assert [author["name"] for author in draft["authors"]] == ["Berta"]
    assert [topic["name"] for topic in draft["topics"]] == ["Wasser"]
    assert "no-store" in response.headers["Cache-Control"]
    assert "ETag" not in response.headers
    assert ask(client, f"articles/{page.pk}")["title"] == "Alt"
    revoke(link, None)
    ask(client, f"pages/preview/{token}", status=404)


def test_draft_of_an_event_shows_the_dates_of_the_draft(client: Client) -> None:
    page = event("Fest", once("2030-05-01"))
    page.dates = EventPage.get_dates_block().to_python([once("2030-06-01")])
    page.save_revision()
    _link, token = make_link(page, factories.user(), days=1)
    (shown,) = ask(client, f"pages/preview/{token}")["occurrences"]
    assert shown["start"].startswith("2030-06-01T14:00")
    (published,) = ask(client, f"events/{page.pk}")["occurrences"]
    assert published["start"].startswith("2030-05-01T14:00")


def test_preview_panel_shows_the_front_end_elsewhere(
    client: Client, moderator: Client, settings: Any
) -> None:
    settings.HEADLESS_PREVIEW_URL = "https://app.example/preview"
    page = factories.article("Alt")
    data = open_form(moderator, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    data |= {"title": "Gerade getippt", **stored_streams(page)}
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert moderator.post(url, data).json()["is_valid"]
    soup = read(moderator, f"{url}?in_preview_panel=true")
    address = str(soup.select_one("iframe")["src"])
    assert address.startswith("https://app.example/preview?token=")
    token = parse_qs(urlsplit(address).query)["token"][0]
    assert ask(client, f"pages/preview/{token}")["title"] == "Gerade getippt"
    assert ask(client, f"articles/{page.pk}")["title"] == "Alt"
