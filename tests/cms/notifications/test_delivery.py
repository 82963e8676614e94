"""A mail server that is away loses no decision and no mail, and nobody is mailed twice."""

import logging
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Comment, Page, PageSubscription
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cms.notifications.models import Notification
from cms.sections import Role
from tests import factories
from tests.cms.notifications import mailing
from tests.readers import read, text

pytestmark = [
    pytest.mark.unplugged,
    pytest.mark.django_db,
    pytest.mark.sqlite,
    pytest.mark.usefixtures("decider"),
]

Clock = pytest.MonkeyPatch


class MailServer:
    """Goes away and comes back."""

    def __init__(self, settings: Any) -> None:
        self.settings, self.working = settings, settings.EMAIL_BACKEND

    def go_away(self) -> None:
        self.settings.EMAIL_BACKEND = mailing.AWAY

    def come_back(self) -> None:
        self.settings.EMAIL_BACKEND = self.working


@pytest.fixture
def server(settings: Any) -> MailServer:
    return MailServer(settings)


# --- A mail server that is away ------------------------------------------------------------------


def test_decisions_stand_while_the_mail_server_is_away_and_the_mails_come_later_once(
    writer: Any, decider: Any, page: Page, monkeypatch: Clock, server: MailServer
) -> None:
    server.go_away()
    mailing.hand_in(writer, page)
    mailing.decide(decider, page, "approve")
    assert page.live
    mailing.pass_time(monkeypatch, minutes=2)
    server.come_back()
    mailing.pass_time(monkeypatch, minutes=3)
    assert mailing.receivers() == []
    mailing.pass_time(monkeypatch, minutes=3)
    (message,) = mailing.outbox()
    assert message.to == ["ehrenamt@example.org"]
    mailing.pass_time(monkeypatch, days=1)
    assert mailing.receivers() == []


def test_mail_is_tried_less_and_less_often_and_given_up_after_three_days_with_a_word_to_the_admins(
    writer: Any,
    page: Page,
    monkeypatch: Clock,
    caplog: pytest.LogCaptureFixture,
    server: MailServer,
) -> None:
    server.go_away()
    mailing.hand_in(writer, page)
    for hours in range(0, 71, 5):
        mailing.pass_time(monkeypatch, hours=5 if hours else 0.1)
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    mailing.pass_time(monkeypatch, hours=5)
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert "given up" in record.getMessage()
    before = len(caplog.records)
    mailing.pass_time(monkeypatch, hours=5)
    assert len(caplog.records) == before


def test_comment_in_the_margin_is_saved_while_the_mail_server_is_away_and_told_of_later(
    writer: Any, decider: Any, page: Page, monkeypatch: Clock, server: MailServer
) -> None:
    PageSubscription.objects.create(page=page, user=writer, comment_notifications=True)
    comment = {"text": "Wer spielt & wann?", "contentpath": "title", "replies": inline_formset([])}
    server.go_away()
    mailing.send(decider, page, **nested_form_data({"comments": inline_formset([comment])}))
    assert Comment.objects.filter(page=page).count() == 1
    server.come_back()
    mailing.pass_time(monkeypatch, minutes=2)
    (message,) = mailing.outbox()
    assert message.to == ["ehrenamt@example.org"]
    assert message.subject == "Kommentiert: Herbstfest"
    assert "> Neue Kommentare:\n> Wer spielt & wann?\n" in message.body


# --- Gathered ------------------------------------------------------------------------------------


def test_first_page_is_told_of_at_once_and_more_within_a_quarter_of_an_hour_in_one_mail(
    writer: Any, monkeypatch: Clock
) -> None:
    pages = [mailing.draft(writer, title) for title in ("Eins", "Zwei", "Drei", "Vier")]
    mailing.hand_in(writer, pages[0])
    assert [message.subject for message in mailing.outbox()] == ["Eingereicht: Eins"]
    mailing.pass_time(monkeypatch, minutes=5)
    for page in pages[1:]:
        mailing.hand_in(writer, page)
    mailing.pass_time(monkeypatch, minutes=9)
    assert mailing.outbox() == []
    mailing.pass_time(monkeypatch, minutes=2)
    (message,) = mailing.outbox()
    assert message.subject == "3 Texte warten auf Sie"
    for page in pages[1:]:
        assert f"„{page.title}“" in message.body
        assert mailing.get_decision_address(page) in message.body
    assert "Eins" not in message.body


def test_what_is_settled_before_the_mail_goes_is_left_out(
    writer: Any, decider: Any, monkeypatch: Clock
) -> None:
    second = factories.user("zweite")
    pages = [mailing.draft(writer, title) for title in ("Eins", "Zwei", "Drei", "Vier", "Fünf")]
    for page in pages:
        mailing.hand_in(writer, page)
    assert {message.subject for message in mailing.outbox()} == {"Eingereicht: Eins"}
    mailing.withdraw(writer, pages[1])
    mailing.decide(decider, pages[2], "approve")
    pages[3].delete()
    mailing.outbox()
    # Who leaves before the mail goes gets none.
    second.is_active = False
    second.save()
    mailing.pass_time(monkeypatch, minutes=16)
    (message,) = mailing.outbox()
    assert message.to == ["redaktion@example.org"]
    assert message.subject == "Eingereicht: Fünf"


def test_no_mail_comes_when_nothing_is_left_to_tell(writer: Any, monkeypatch: Clock) -> None:
    pages = [mailing.draft(writer, title) for title in ("Eins", "Zwei")]
    for page in pages:
        mailing.hand_in(writer, page)
    mailing.withdraw(writer, pages[1])
    mailing.outbox()
    mailing.pass_time(monkeypatch, minutes=16)
    assert mailing.outbox() == []


# --- Several workers -----------------------------------------------------------------------------


class SecondWorkerBackend(EmailBackend):
    """While the first worker is sending, a second one does its round."""

    busy = False

    def send_messages(self, messages: list[EmailMessage]) -> int:
        """Keep the mails as the tests' backend does."""
        if not SecondWorkerBackend.busy:
            SecondWorkerBackend.busy = True
            call_command("send_notifications")
            SecondWorkerBackend.busy = False
        return super().send_messages(messages)


def test_two_workers_at_once_send_each_mail_once(writer: Any, page: Page, settings: Any) -> None:
    factories.user("zweite")
    settings.EMAIL_BACKEND = f"{__name__}.SecondWorkerBackend"
    mailing.hand_in(writer, page)
    assert mailing.receivers() == ["redaktion@example.org", "zweite@example.org"]


def test_mail_of_a_worker_that_died_is_sent_by_another(
    writer: Any, page: Page, settings: Any, monkeypatch: Clock, server: MailServer
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.DeadlyBackend"
    with pytest.raises(KeyboardInterrupt):
        mailing.hand_in(writer, page)
    server.come_back()
    mailing.pass_time(monkeypatch, minutes=9)
    assert mailing.receivers() == []
    mailing.pass_time(monkeypatch, minutes=2)
    assert mailing.receivers() == ["redaktion@example.org"]
    mailing.pass_time(monkeypatch, days=89)
    assert Notification.objects.exists()
    mailing.pass_time(monkeypatch, days=2)
    assert not Notification.objects.exists()


class DeadlyBackend(EmailBackend):
    """The worker is stopped while it is sending."""

    def send_messages(self, _messages: list[EmailMessage]) -> int:
        """Never comes back."""
        raise KeyboardInterrupt


# --- What administrators see ---------------------------------------------------------------------


def test_administrators_alone_see_a_stuck_mail_and_have_it_tried_again(
    writer: Any, decider: Any, page: Page, monkeypatch: Clock, server: MailServer
) -> None:
    server.go_away()
    mailing.hand_in(writer, page)
    server.come_back()
    administrator = mailing.client_of(factories.user("verwaltung", Role.ADMINISTRATORS))
    office = mailing.client_of(decider)
    shown = read(administrator, reverse("mails") + "?state=waiting")
    words = text(shown)
    for word in ("redaktion", "Eingereicht", "Herbstfest", "Wartet"):
        assert word in words
    assert "Der Mailserver ist nicht zu erreichen. (AwayError: connection refused)" in words
    button = shown.select_one("main td button[data-w-action-url-value]")
    assert button
    url = button["data-w-action-url-value"]
    office.post(url)
    assert mailing.receivers() == []
    assert office.get(reverse("mails")).headers["Location"] == reverse("wagtailadmin_home")
    assert 'href="/admin/reports/mails/"' not in office.get("/admin/").content.decode()
    response = administrator.post(url, follow=True)
    assert "Die Mail wird in der nächsten Minute noch einmal gesendet." in response.content.decode()
    assert mailing.receivers() == ["redaktion@example.org"]
    administrator.post(url)
    assert mailing.receivers() == []
