"""Guests may leave notes on a draft, if the office allows it; no word of theirs is lost."""

import pytest
from django.test import Client
from django.utils import timezone

from cms.draft_links.models import MOST_NOTES, DraftLink, DraftNote
from cms.draft_links.services import LONGEST_NOTE
from tests.cms.draft_links.making import admin_address, draft, make, moderator, parse
from tests.readers import read, text

pytestmark = [pytest.mark.django_db, pytest.mark.unplugged]


@pytest.fixture
def client() -> Client:
    """A guest, whose browser holds the site to its own rules against forged forms."""
    return Client(enforce_csrf_checks=True)


def test_guest_leaves_a_note_without_a_cookie_and_is_thanked(client: Client) -> None:
    page = draft()
    path = make(page)
    form = read(client, path).select_one("#draft-note form")
    assert form is not None
    assert form["action"] == "#draft-note"
    note = {"text": "<script>alert(1)</script>", "name": "Ute"}
    assert parse(client.post(path, note, follow=True)).select_one(".draft-note__thanks")
    assert not client.cookies
    assert DraftLink.objects.get().opened == 1, "Sending a note is no reading."
    listed = parse(moderator().get(admin_address(page)))
    assert "Ute" in text(listed, ".draft-links__note")
    assert "<script>alert(1)</script>" in text(listed, ".draft-links__note")
    client.post(path, {"text": "ä" * LONGEST_NOTE})
    assert DraftNote.objects.latest("pk").text == "ä" * LONGEST_NOTE


def test_without_permission_there_is_no_form_and_no_note(client: Client) -> None:
    path = make(draft(), may_comment="")
    assert not read(client, path).select("#draft-note, .draft-banner a")
    client.post(path, {"text": "Trotzdem"})
    assert not DraftNote.objects.exists()


def test_note_that_cannot_be_kept_says_why_and_stays_in_the_form(client: Client) -> None:
    path = make(draft())
    for written in ("", "   ", "x" * (LONGEST_NOTE + 1)):
        soup = parse(client.post(path, {"text": written, "name": "Ute"}))
        field = soup.select_one("#draft-note textarea")
        assert field is not None
        assert field["aria-invalid"] == "true"
        assert soup.select_one(f"#{field['aria-describedby']}")
        assert field.get_text().strip() == written.strip()
        assert soup.select("#draft-note input[name=name][value=Ute]")
    assert not DraftNote.objects.exists()


def test_a_link_takes_so_many_notes_and_no_more(client: Client) -> None:
    path = make(draft())
    for number in range(MOST_NOTES):
        client.post(path, {"text": f"Notiz {number}"})
    assert not read(client, path).select("#draft-note form")
    soup = parse(client.post(path, {"text": "Eine zu viel"}))
    assert soup.select_one("#draft-note .draft-note__error")
    assert text(soup, "#draft-note textarea") == "Eine zu viel"
    assert DraftNote.objects.count() == MOST_NOTES == 20


def test_note_that_comes_too_late_is_handed_back(client: Client) -> None:
    path = make(draft())
    DraftLink.objects.update(expires_at=timezone.now())
    response = client.post(path, {"text": "Lange überlegt"})
    assert response.status_code == 404
    assert text(parse(response), "textarea") == "Lange überlegt"
    assert not DraftNote.objects.exists()


def test_program_that_fills_in_every_field_is_refused_and_a_person_may_try_again(
    client: Client,
) -> None:
    path = make(draft())
    soup = parse(client.post(path, {"text": "Kauft", "website": "https://example.org"}))
    assert not DraftNote.objects.exists()
    assert soup.select_one("#draft-note .draft-note__error")
    trap = soup.select_one("#draft-note [hidden] input")
    assert trap is not None
    assert not trap.get("value")
    client.post(path, {"text": text(soup, "#draft-note textarea"), "website": ""})
    assert DraftNote.objects.get().text == "Kauft"
