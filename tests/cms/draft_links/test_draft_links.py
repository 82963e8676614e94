"""A link shows one version of a draft to whoever has it, as long as it works, and nothing else."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from cms.draft_links.models import DraftLink, DraftNote
from tests import factories, trees
from tests.cms.draft_links.making import admin_address, draft, make, moderator, parse
from tests.readers import links, read, text

pytestmark = [pytest.mark.django_db, pytest.mark.unplugged, pytest.mark.sqlite]

UNKNOWN = "/entwurf/kXo3JmS2e8wq0vVnX4m7p1Rz5tYbQdLc9aGfHhUiEjs/"


def expire() -> None:
    DraftLink.objects.update(expires_at=timezone.now())


def get_token(path: str) -> str:
    return path.split("/")[2]


def test_guest_reads_the_draft_without_account_and_without_cookie(client: Client) -> None:
    page = draft("Sommerfest", teaser="Es wird getanzt")
    path = make(page)
    soup = read(client, path)
    assert text(soup, "main h1") == "Sommerfest"
    assert "Es wird getanzt" in text(soup)
    assert "Frau Sommer" in text(soup, ".draft-banner")
    assert not links(soup, ".draft-banner p:first-child")
    assert not client.cookies
    read(client, page.url, 404)
    # Who is logged in sees what the guest sees.
    assert "wagtail-userbar" not in moderator().get(path).content.decode()
    page.get_latest_revision().publish()
    assert links(read(client, path), ".draft-banner p:first-child") == [page.url]


def test_link_works_for_seven_days_unless_told_otherwise_even_without_its_maker(
    client: Client,
) -> None:
    field = parse(moderator().get(admin_address(draft()))).select_one("#id_days")
    assert field is not None
    assert field["value"] == "7"
    path = make(draft("Sommerfest"), days="3")
    link = DraftLink.objects.get()
    assert link.expires_at - link.created_at == timedelta(days=3)
    link.created_by.delete()
    assert text(read(client, path), "main h1") == "Sommerfest"


def test_link_shows_the_version_it_was_made_for_and_no_later_one(client: Client) -> None:
    page = draft("Erste Fassung")
    path = make(page)
    page.title = "Zweite Fassung"
    page.save_revision()
    later = make(page)
    assert text(read(client, later), "main h1") == "Zweite Fassung"
    # As autosave does it.
    page.title = "Danach getippt"
    page.save_revision(overwrite_revision=page.get_latest_revision())
    assert page.get_latest_revision().content["title"] == "Danach getippt"
    assert text(read(client, path), "main h1") == "Erste Fassung"
    assert text(read(client, later), "main h1") == "Zweite Fassung"


@pytest.mark.parametrize("keeps", [False, True])
def test_answer_is_kept_by_nobody_and_tells_nobody_the_address(
    client: Client, settings: Any, keeps: bool
) -> None:
    settings.KEEP_PAGES = keeps
    path = make(draft())
    head = client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert DraftLink.objects.get().opened == 0, "Asking for the head is no reading."
    for answer in (client.get(path), head, client.get(UNKNOWN), client.put(path)):
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


def test_draft_does_not_pretend_to_be_published_nor_the_page_to_be_a_draft(client: Client) -> None:
    trees.home("en")
    page = factories.standard_page(title="Alt")
    trees.translate(page, "en")
    page.title = "Neu"
    page.save_revision()
    soup = read(client, make(page))
    assert text(soup, "main h1") == "Neu"
    robots = soup.select_one('meta[name="robots"]')
    assert robots is not None
    assert robots["content"] == "noindex, nofollow"
    traces = ('[rel="canonical"]', "link[hreflang]", '[property^="og:"]', '[type*="ld+json"]')
    assert not soup.select(", ".join(traces))
    soup = read(client, page.url)
    assert all(soup.select(trace) for trace in traces)
    assert text(soup, "main h1") == "Alt"
    assert not soup.select('[class*="draft"], [href*="draft"], meta[name="robots"]')


def test_draft_of_another_language_is_shown_in_its_language(client: Client) -> None:
    trees.home("en")
    path = make(trees.translate(draft("Hier"), "en", live=False, title="Here"))
    soup = read(client, path)
    assert soup.html is not None
    assert soup.html["lang"] == "en"
    assert client.get(path).headers["Content-Language"] == "en"
    assert "This is a draft" in text(soup, ".draft-banner")


def test_unknown_malformed_and_made_up_addresses_lead_to_the_office(client: Client) -> None:
    for path in (UNKNOWN, "/entwurf/x/", "/entwurf/%00/", "/entwurf/ä%ff/"):
        soup = read(client, path, 404)
        assert soup.select_one("main h1"), path
        assert soup.select_one(".next-steps a"), path
    # Hiding a token leaves the host's name, the method and the rest of the address as they are.
    for token in ("e", "testserver", "GET", "entwurf", "api", "1"):
        read(client, f"/entwurf/{token}/", 404)
        assert client.get(f"/api/v1/pages/preview/{token}").json()["status"] == 404


def test_ended_links_and_those_of_deleted_pages_answer_like_unknown_ones(client: Client) -> None:
    pages = [draft() for _ in range(4)]
    paths = [make(page) for page in pages]
    first, second, third, _fourth = DraftLink.objects.order_by("pk")
    DraftLink.objects.filter(pk=first.pk).update(expires_at=timezone.now())
    moderator().post(reverse("draft_link_revoke", args=[second.pk]))
    Revision.objects.get(pk=third.revision_id).delete()
    pages[3].delete()
    unknown = client.get(UNKNOWN).content
    for path in paths:
        response = client.get(path)
        assert response.status_code == 404
        assert response.content == unknown


def test_address_is_nowhere_in_the_database_nor_in_a_page_nor_draft_in_a_list(
    client: Client,
) -> None:
    page = draft("Geheimsache")
    path = make(page)
    client.post(path, {"text": "Schön"})
    models = (DraftLink, DraftNote, PageLogEntry, Session)
    rows = [row for model in models for row in model.objects.values()]
    assert len(rows) > 4
    assert get_token(path) not in str(rows)
    for reader, address in ((client, path), (moderator(), admin_address(page))):
        assert get_token(path) not in reader.get(address).content.decode()
    for address in ("/sitemap.xml", "/robots.txt", "/suche/?q=Geheimsache", "/"):
        answer = client.get(address).content.decode()
        for secret in (get_token(path), "/entwurf", page.url):
            assert secret not in answer, address


def test_no_log_learns_the_address(
    client: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(draft())
    monkeypatch.setattr("cms.draft_links.views.render_page", lambda *_: 1 / 0)
    client.raise_request_exception = False
    with caplog.at_level(logging.DEBUG):
        assert client.put(path).status_code == 405
        assert client.get(path, RAW_URI=path).status_code == 500
        expire()
        assert client.get(path).status_code == 404
    assert len(caplog.records) >= 3
    for record in caplog.records:
        request = getattr(record, "request", None)
        sent = request and (request.META, request.path_info)
        message = f"{record.getMessage()} {sent}"
        assert get_token(path) not in message


def test_long_ended_links_are_removed_with_their_notes(client: Client) -> None:
    for days in (91, 89):
        client.post(make(draft()), {"text": f"Vor {days} Tagen"})
        newest = DraftLink.objects.latest("pk")
        newest.expires_at = timezone.now() - timedelta(days=days)
        newest.save()
    call_command("prune_draft_links")
    assert DraftNote.objects.get().text == "Vor 89 Tagen"
    assert DraftNote.objects.get().link == DraftLink.objects.get()
