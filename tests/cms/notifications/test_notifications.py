"""Mails about the editorial work: who is told what, and that it is told once."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, Page
from wagtail.users.models import UserProfile

from cms.editorial.models import get_group
from cms.notifications.models import Notification
from cms.sections import Role
from tests import factories
from tests.cms.notifications import mailing

pytestmark = [pytest.mark.django_db, pytest.mark.unplugged, pytest.mark.usefixtures("decider")]

ADDRESS = re.compile(r"http://\S+")


def edit_address(page: Page) -> str:
    return "http://testserver" + reverse("wagtailadmin_pages:edit", args=[page.pk])


# --- Handed in -----------------------------------------------------------------------------------


def test_every_moderator_and_superuser_gets_one_mail_that_leads_to_the_decision(
    writer: Any, page: Page
) -> None:
    factories.user("zweite")
    chief = factories.user("chefin", is_superuser=True)
    chief.groups.add(get_group(Role.ADMINISTRATORS))
    gone, unknown = factories.user("fort", is_active=False), factories.user("stumm")
    unknown.email = ""
    unknown.save()
    mailing.hand_in(writer, page)
    mails = mailing.outbox()
    sent = {message.to[0]: message for message in mails}
    assert set(sent) == {"chefin@example.org", "redaktion@example.org", "zweite@example.org"}
    assert len(mails) == 3
    assert not Notification.objects.filter(recipient__in=[gone, unknown]).exists()
    assert {message.subject for message in sent.values()} == {"Eingereicht: Herbstfest"}
    message = sent["redaktion@example.org"]
    assert message.body.startswith("Guten Tag, Mona Meier,\n")
    assert "Vera Weber hat „Herbstfest“ (Seite) eingereicht." in message.body
    account = "http://testserver" + reverse("wagtailadmin_account") + "#tab-notifications"
    assert ADDRESS.findall(message.body) == [mailing.get_decision_address(page), account]
    call_command("send_notifications")
    assert mailing.receivers() == []


def test_nobody_is_told_of_what_they_handed_in_themselves(decider: Any) -> None:
    mailing.volunteer()
    factories.user("zweite")
    mailing.hand_in(decider, mailing.draft(decider))
    assert mailing.receivers() == ["zweite@example.org"]


def test_who_has_switched_mails_off_gets_none(writer: Any, decider: Any, page: Page) -> None:
    for user in (writer, decider):
        profile = UserProfile.get_for_user(user)
        profile.submitted_notifications = profile.rejected_notifications = False
        profile.approved_notifications = False
        profile.save()
    mailing.hand_in(writer, page)
    mailing.decide(decider, page, "reject", "Bitte kürzer")
    mailing.hand_in(writer, page)
    mailing.decide(decider, page, "approve")
    assert page.live
    assert mailing.receivers() == []


# --- Sent back -----------------------------------------------------------------------------------


def test_author_is_told_why_a_page_was_sent_back_and_where_to_go_on(
    writer: Any, decider: Any, page: Page
) -> None:
    # Of a page that is not online Wagtail forgets settled comments when the form is saved.
    mailing.publish(decider, page)
    mailing.hand_in(writer, page)
    mailing.outbox()
    for resolved_at in (None, None, timezone.now()):
        fields = {"text": "Wo?", "contentpath": "title", "resolved_at": resolved_at}
        Comment.objects.create(page=page, user=decider, **fields)
    mailing.decide(decider, page, "reject", "Bitte kürzer.\nUnd wer spielt?")
    (message,) = mailing.outbox()
    assert message.to == ["ehrenamt@example.org"]
    assert message.reply_to == ["redaktion@example.org"]
    assert message.subject == "Zurück zum Überarbeiten: Herbstfest"
    assert "Mona Meier hat „Herbstfest“" in message.body
    assert "\n> Bitte kürzer.\n> Und wer spielt?\n" in message.body
    assert "Am Rand stehen 2 Kommentare." in message.body
    assert edit_address(page) in message.body


def test_mail_about_a_returned_text_opens_that_text(writer: Any, decider: Any, page: Page) -> None:
    mailing.hand_in(writer, page)
    mailing.outbox()
    mailing.decide(decider, page, "reject", "Bitte kürzer.")
    (message,) = mailing.outbox()
    address = ADDRESS.findall(message.body)[0]
    login = Client().get(address)["Location"]
    assert login == f"{reverse('wagtailadmin_login')}?next={urlsplit(address).path}"
    form = BeautifulSoup(mailing.client_of(writer).get(address).content, "lxml")
    assert form.select_one("#id_title[value=Herbstfest]:not([disabled])")


def test_who_began_a_page_and_who_handed_it_in_are_both_told(writer: Any, decider: Any) -> None:
    page = mailing.draft(mailing.volunteer("gast"))
    page.get_workflow().start(page.specific, writer)
    mailing.outbox()
    # Without an address of the decider an answer goes to the office.
    decider.email = ""
    decider.save()
    mailing.decide(decider, page, "reject", "Bitte kürzer.")
    sent = {message.to[0]: message for message in mailing.outbox()}
    assert set(sent) == {"ehrenamt@example.org", "gast@example.org"}
    assert [message.reply_to for message in sent.values()] == [[], []]


# --- Published -----------------------------------------------------------------------------------


def test_author_gets_the_public_address_of_a_released_page(
    writer: Any, decider: Any, page: Page
) -> None:
    mailing.hand_in(writer, page)
    mailing.outbox()
    mailing.decide(decider, page, "approve")
    (message,) = mailing.outbox()
    assert message.to == ["ehrenamt@example.org"]
    assert message.subject == "Erschienen: Herbstfest"
    assert page.full_url in ADDRESS.findall(message.body)
    assert page.full_url.startswith("http://")
    assert "Mona Meier hat den Text freigegeben." in message.body


def test_authors_are_told_of_a_page_that_somebody_else_published_directly(
    decider: Any, page: Page
) -> None:
    factories.user("zweite")
    own = mailing.draft(decider, "Eigenes")
    mailing.publish(decider, own)
    assert own.live
    assert mailing.receivers() == []
    mailing.publish(decider, page)
    assert mailing.receivers() == ["ehrenamt@example.org"]


def test_only_those_who_had_a_hand_in_this_release_are_told(
    writer: Any, decider: Any, page: Page
) -> None:
    other = mailing.volunteer("gast")
    page.owner = None
    page.save()
    page.get_workflow().start(page.specific, other)
    mailing.decide(decider, page, "approve")
    mailing.outbox()
    page.get_workflow().start(page.specific, writer)
    mailing.decide(decider, page, "approve")
    assert mailing.receivers() == ["ehrenamt@example.org"]


def test_page_that_is_released_for_later_is_told_of_now_and_then_each_once(
    writer: Any, decider: Any, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = timezone.now() + timedelta(hours=3)
    local = timezone.localtime(later)
    mailing.hand_in(writer, page)
    mailing.outbox()
    mailing.decide(decider, page, "approve", go_live_at=f"{local:%d.%m.%Y %H:%M}")
    (message,) = mailing.outbox()
    assert message.subject == "Erscheint bald: Herbstfest"
    assert f"um {local:%H:%M} Uhr" in message.body
    mailing.pass_time(monkeypatch, hours=4)
    assert mailing.receivers() == []
    with TestCase.captureOnCommitCallbacks(execute=True):
        call_command("publish_scheduled")
    (message,) = mailing.outbox()
    assert message.to == ["ehrenamt@example.org"]
    assert message.subject == "Erschienen: Herbstfest"
    call_command("publish_scheduled")
    call_command("send_notifications")
    assert mailing.receivers() == []


# --- Words ---------------------------------------------------------------------------------------


def test_mail_is_plain_text_in_short_lines_whatever_a_title_contains(
    writer: Any, decider: Any
) -> None:
    title = 'Müller & Söhne: "Wein" <b>für 100 %</b> {{ alle }} ' + "und noch viel mehr " * 8
    page = mailing.draft(writer, "x")
    Page.objects.filter(pk=page.pk).update(title=title, draft_title="Zeile\r\nBcc: a@b.c " + title)
    page.refresh_from_db()
    revision = page.specific
    revision.title = "Zeile\r\nBcc: a@b.c " + title
    revision.save_revision(clean=False)
    page.get_workflow().start(page.specific, writer)
    mailing.decide(decider, page, "reject", "Kürzer & <besser>")
    (message,) = mailing.outbox()
    assert "\n" not in message.subject
    assert len(message.subject) <= 77
    assert message.subject.startswith("Zurück zum Überarbeiten: Zeile Bcc: a@b.c Müller")
    assert "> Kürzer & <besser>" in message.body
    flowing = " ".join(message.body.split())
    assert 'Müller & Söhne: "Wein" <b>für 100 %</b> {{ alle }} und' in flowing
    assert max(len(line) for line in message.body.splitlines()) < 78
    assert not message.message().is_multipart()
