"""Authors throw their own drafts away, as long as nobody else has seen them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, Revision

from cms.sections import Role
from tests.editing import decide, draft_by, edit, enter, hand_in, now
from tests.readers import read, text

pytestmark = pytest.mark.django_db


def address(page: Any) -> str:
    return reverse("discard_draft", args=[page.pk])


def test_own_draft_goes_after_a_question_and_leaves_a_line_in_the_log(volunteer: Client) -> None:
    page, other = draft_by(volunteer, "Acht Bänke"), draft_by(volunteer, "Neun Bänke")
    dashboard = read(volunteer, "/admin/")
    assert dashboard.select_one(f".dashboard-row__more[href='{address(page)}']")
    assert "Acht Bänke" in text(read(volunteer, address(page)), "main")
    assert Page.objects.filter(pk=page.pk).exists()
    answer = volunteer.post(address(page), follow=True)
    assert "„Acht Bänke“ ist verworfen" in answer.content.decode()
    assert not Page.objects.filter(pk=page.pk).exists()
    assert not Revision.objects.filter(object_id=str(page.pk)).exists()
    entry = PageLogEntry.objects.get(page=page.pk, action="wagtail.delete")
    assert (entry.user, entry.label) == (volunteer.user, "Acht Bänke")
    assert Page.objects.filter(pk=other.pk).exists()
    assert "verworfen" in volunteer.post(address(page), follow=True).content.decode()


def seen_by_others(author: Client, office: Client) -> dict[str, Any]:
    """Pages of the author that are no longer the author's alone."""
    names = ("handed in", "sent back", "published", "changed by the office", "somebody else's")
    pages = {name: draft_by(author, name) for name in names[:-1]}
    for name in names[:3]:
        hand_in(author, pages[name])
    decide(office, now(pages["sent back"]), "return", comment="Bitte kürzer.")
    decide(office, now(pages["published"]))
    edit(office, pages["changed by the office"], title="Anders")
    return pages | {"somebody else's": draft_by(enter("andere", Role.VOLUNTEERS))}


def test_what_others_have_seen_stays(volunteer: Client, moderator: Client) -> None:
    for name, page in seen_by_others(volunteer, moderator).items():
        assert address(page) not in str(read(volunteer, "/admin/")), name
        volunteer.post(address(page))
        assert Page.objects.filter(pk=page.pk).exists(), name


def test_stranger_is_asked_to_log_in(volunteer: Client, client: Client) -> None:
    page = draft_by(volunteer)
    assert client.post(address(page)).status_code == 302
    assert Page.objects.filter(pk=page.pk).exists()
