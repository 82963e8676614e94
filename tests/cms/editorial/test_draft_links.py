"""A link shows one version of a draft to whoever has it, as long as it works, and nothing else."""

import logging
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, PageLogEntry, Revision

from cms.editorial.models import DraftLink, DraftNote
from tests import factories
from tests.cms.editorial.draft_links import admin_address, draft, make, moderator, parse
from tests.readers import links, read, text

pytestmark = pytest.mark.django_db

UNKNOWN = "/entwurf/kXo3JmS2e8wq0vVnX4m7p1Rz5tYbQdLc9aGfHhUiEjs/"


def expire() -> None:
    DraftLink.objects.update(expires_at=timezone.now())


def get_token(path: str) -> str:
    return path.split("/")[2]


def test_guest_reads_the_draft_without_account_and_without_cookie(client: Client) -> None:
    page = draft("Sommerfest", teaser="Es wird getanzt")
    response = client.get(make(page))
    soup = parse(response)
    assert response.status_code == 200
    assert text(soup, "main h1") == "Sommerfest"
    assert "Es wird getanzt" in text(soup)
    assert "Frau Sommer" in text(soup, ".draft-banner")
    assert not client.cookies
    assert client.get(page.url).status_code == 404


def test_link_works_for_seven_days_unless_told_otherwise() -> None:
    field = parse(moderator().get(admin_address(draft()))).select_one("#id_days")
    assert field is not None
    assert field["value"] == "7"
    make(draft(), days="3")
    link = DraftLink.objects.get()
    assert link.expires_at - link.created_at == timedelta(days=3)


def test_link_shows_the_version_it_was_made_for_and_no_later_one(client: Client) -> None:
    page = draft("Erste Fassung")
    path = make(page)
    page.title = "Zweite Fassung"
    page.save_revision()
    assert text(read(client, path), "main h1") == "Erste Fassung"
    assert text(read(client, make(page)), "main h1") == "Zweite Fassung"


def test_link_keeps_its_version_when_autosave_writes_over_it(client: Client) -> None:
    page = draft("Gezeigt")
    path = make(page)
    page.title = "Danach getippt"
    page.save_revision(overwrite_revision=page.get_latest_revision())
    revision = DraftLink.objects.get().revision
    assert revision.content["title"] == "Danach getippt"
    assert text(read(client, path), "main h1") == "Gezeigt"


def test_link_shows_the_draft_of_a_published_page_and_the_page_stays(client: Client) -> None:
    page = factories.standard_page(title="Alt")
    page.title = "Neu"
    page.save_revision()
    assert text(read(client, make(page)), "main h1") == "Neu"
    assert text(read(client, page.url), "main h1") == "Alt"


def test_draft_that_was_published_meanwhile_leads_to_the_page(client: Client) -> None:
    page = draft()
    path = make(page)
    assert not links(read(client, path), ".draft-banner p:first-child")
    page.get_latest_revision().publish()
    assert links(read(client, path), ".draft-banner p:first-child") == [page.url]


def test_answer_is_kept_by_nobody_and_tells_nobody_the_address(client: Client) -> None:
    path = make(draft())
    for answer in (client.get(path), client.head(path), client.get(UNKNOWN), client.put(path)):
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


def test_head_answers_without_a_body_and_counts_no_reading(client: Client) -> None:
    response = client.head(make(draft()))
    assert response.status_code == 200
    assert response.content == b""
    assert DraftLink.objects.get().opened == 0


def test_draft_does_not_pretend_to_be_published(client: Client) -> None:
    factories.home_page().copy_for_translation(Locale.objects.get(language_code="en"))
    page = factories.standard_page(title="Längst da")
    page.save_revision()
    soup = read(client, make(page))
    robots = soup.select_one('meta[name="robots"]')
    assert robots is not None
    assert robots["content"] == "noindex, nofollow"
    for trace in ('[rel="canonical"]', "[hreflang]", '[property^="og:"]', '[type*="ld+json"]'):
        assert not soup.select(trace), trace


def test_published_pages_say_nothing_about_drafts(client: Client) -> None:
    soup = read(client, factories.standard_page().url)
    assert not soup.select('[class*="draft"], [href*="draft"], meta[name="robots"]')


def test_draft_of_another_language_is_shown_in_its_language(client: Client) -> None:
    english = Locale.objects.get(language_code="en")
    with override_settings(
        LANGUAGES=[("de", "Deutsch"), ("en", "English")],
        WAGTAIL_CONTENT_LANGUAGES=[("de", "Deutsch"), ("en", "English")],
    ):
        factories.home_page().copy_for_translation(english).save_revision().publish()
        page = draft("Hier").copy_for_translation(english)
        page.title = "Here"
        page.save_revision()
        response = client.get(make(page))
        soup = parse(response)
    assert soup.html is not None
    assert soup.html["lang"] == "en"
    assert response.headers["Content-Language"] == "en"
    assert "This is a draft" in text(soup, ".draft-banner")


def test_moderator_who_tries_the_link_sees_what_the_guest_sees(client: Client) -> None:
    path = make(draft())
    assert "wagtail-userbar" not in moderator().get(path).content.decode()


@pytest.mark.parametrize("path", [UNKNOWN, "/entwurf/x/", "/entwurf/%00/", "/entwurf/ä%ff/"])
def test_unknown_and_malformed_addresses_lead_to_the_office(client: Client, path: str) -> None:
    soup = read(client, path, 404)
    assert soup.select_one("main h1")
    assert soup.select_one(".next-steps a")


def test_ended_links_answer_like_unknown_ones(client: Client) -> None:
    expired, revoked, gone = make(draft()), make(draft()), make(draft())
    first, second, third = DraftLink.objects.order_by("pk")
    DraftLink.objects.filter(pk=first.pk).update(expires_at=timezone.now())
    moderator().post(reverse("draft_link_revoke", args=[second.pk]))
    Revision.objects.get(pk=third.revision_id).delete()
    unknown = client.get(UNKNOWN).content
    for path in (expired, revoked, gone):
        response = client.get(path)
        assert response.status_code == 404
        assert response.content == unknown


def test_link_ends_with_its_page(client: Client) -> None:
    page = draft()
    path = make(page)
    page.delete()
    read(client, path, 404)


def test_link_outlives_the_account_that_made_it(client: Client) -> None:
    path = make(draft())
    link = DraftLink.objects.get()
    link.created_by.delete()
    read(client, path)


def test_address_is_nowhere_in_the_database_nor_in_a_page(client: Client) -> None:
    page = draft()
    path = make(page)
    client.post(path, {"text": "Schön"})
    models = (DraftLink, DraftNote, PageLogEntry, Session)
    rows = [row for model in models for row in model.objects.values()]
    assert len(rows) > 4
    assert get_token(path) not in str(rows)
    for reader, address in ((client, path), (moderator(), admin_address(page))):
        assert get_token(path) not in reader.get(address).content.decode()


@pytest.mark.parametrize("token", ["e", "testserver", "GET", "entwurf", "api", "1"])
def test_made_up_address_shows_nothing_whatever_stands_in_it(client: Client, token: str) -> None:
    """Hiding a token leaves the host's name, the method and the rest of the address as they are."""
    assert client.get(f"/entwurf/{token}/").status_code == 404
    assert client.get(f"/api/v1/pages/preview/{token}").status_code == 404


def test_no_log_learns_the_address(
    client: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(draft())
    monkeypatch.setattr("cms.editorial.drafts.views.render_page", lambda *_: 1 / 0)
    client.raise_request_exception = False
    with caplog.at_level(logging.DEBUG):
        assert client.put(path).status_code == 405
        assert client.get(path, RAW_URI=path).status_code == 500
        expire()
        assert client.get(path).status_code == 404
    assert len(caplog.records) >= 3
    for record in caplog.records:
        request = getattr(record, "request", None)
        told = f"{record.getMessage()} {request and request.META} {request and request.path_info}"
        assert get_token(path) not in told


def test_draft_is_in_no_list_for_the_public(client: Client) -> None:
    page = draft("Geheimsache")
    path = make(page)
    read(client, path)
    for address in ("/sitemap.xml", "/robots.txt", "/suche/?q=Geheimsache", "/"):
        answer = client.get(address).content.decode()
        assert get_token(path) not in answer
        assert "/entwurf" not in answer
        assert page.url not in answer


def test_long_ended_links_are_removed_with_their_notes(client: Client) -> None:
    page = draft()
    for days in (91, 89):
        client.post(make(page), {"text": "Gut"})
        ended = timezone.now() - timedelta(days=days)
        newest = DraftLink.objects.first()
        DraftLink.objects.filter(pk=newest.pk).update(expires_at=ended)
    call_command("prune_draft_links")
    assert DraftLink.objects.count() == 1
    assert DraftNote.objects.count() == 1
