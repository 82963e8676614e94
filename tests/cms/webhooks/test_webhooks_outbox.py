"""A receiver hears of what happened to public pages: signed, once, and sooner or later."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from cms.sections import Role
from cms.webhooks import delivery as deliveries
from cms.webhooks.models import Delivery, Webhook
from tests import factories
from tests.cms.changes.syncing import happen
from tests.cms.webhooks.receiving import Receiver, listening, refusing

pytestmark = [pytest.mark.django_db, pytest.mark.unplugged, pytest.mark.sqlite]


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    settings.WEBHOOKS_ALLOW_PRIVATE = True
    with listening() as receiver:
        yield receiver


@pytest.fixture
def away() -> Iterator[str]:
    with refusing() as url:
        yield url


@pytest.fixture
def webhook(receiver: Receiver) -> Webhook:
    """The office's, told of everything."""
    return make_webhook(receiver)


def make_webhook(receiver: Receiver, events: Any = Webhook.Event.values) -> Webhook:
    url = f"{receiver.url}&n={Webhook.objects.count()}"
    call_command("write_pending_changes")
    return Webhook.objects.create(url=url, description="App", events=list(events))


def pass_time(monkeypatch: pytest.MonkeyPatch, **delta: float) -> None:
    """Let time pass on the site's clock, and the scheduler do its round."""
    now = timezone.now() + timedelta(**delta)
    monkeypatch.setattr(timezone, "now", lambda: now)
    call_command("send_webhooks")


def publish(title: str = "Herbstfest", **fields: Any) -> Page:
    return happen(lambda: factories.standard_page(title=title, **fields))


# --- What arrives --------------------------------------------------------------------------------


def test_release_arrives_signed_in_the_shape_of_the_log(
    receiver: Receiver, webhook: Webhook
) -> None:
    page = publish(slug="herbstfest")
    (message,) = receiver.received
    assert message.is_signed_with(webhook.get_secret())
    assert not message.is_signed_with("whsec_" + "A" * 44)
    assert abs(int(message.headers["webhook-timestamp"]) - timezone.now().timestamp()) < 60
    assert message.headers["webhook-id"].startswith("msg_")
    assert message.headers["content-type"] == "application/json"
    assert message.data["type"] == "page.published"
    assert message.data["data"] | {"at": ""} == {
        "what": "published", "at": "", "id": page.pk, "uuid": str(page.translation_key),
        "type": "home.StandardPage", "lang": "de", "url": "http://testserver/herbstfest/",
        "api_url": f"http://testserver/api/v1/pages/{page.pk}", "old_url": None,
    }  # fmt: skip


def test_taking_offline_and_deleting_arrive_as_tombstones_where_they_are_asked_for(
    receiver: Receiver, webhook: Webhook
) -> None:
    pages = [publish(), publish()]
    make_webhook(receiver, [Webhook.Event.DELETED])
    receiver.received.clear()
    happen(pages[0].unpublish)
    happen(pages[1].delete)
    types = sorted(message.data["type"] for message in receiver.received)
    assert types == ["page.deleted", "page.deleted", "page.unpublished"]
    assert {message.data["data"]["url"] for message in receiver.received} == {None}
    assert "Herbstfest" not in str(receiver.received)


def test_message_that_waits_is_not_sent_once_its_page_is_private(
    receiver: Receiver, webhook: Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    receiver.status = 503
    page = publish()
    factories.restrict(page)
    receiver.status, receiver.received[:] = 204, []
    # Even if the log knows nothing of it yet.
    pass_time(monkeypatch, minutes=10)
    assert receiver.received == []
    assert Delivery.objects.get().state == Delivery.State.OBSOLETE
    happen(lambda: call_command("write_pending_changes"))
    assert [message.data["type"] for message in receiver.received] == ["page.unpublished"]


# --- Sooner or later, once -----------------------------------------------------------------------


@pytest.mark.parametrize(("trouble", "status"), [("error", 500), ("redirect", 307), ("away", None)])
def test_release_stands_while_a_receiver_fails_and_it_is_told_later_once(
    receiver: Receiver,
    webhook: Webhook,
    trouble: str,
    status: int | None,
    away: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if trouble == "away":
        Webhook.objects.update(url=away)
    receiver.status = status or 204
    receiver.location = receiver.url if trouble == "redirect" else ""
    page = publish()
    assert page.live
    assert len(receiver.received) == (trouble != "away")
    failed = Delivery.objects.get()
    assert (failed.attempts, failed.status_code) == (1, status)
    Webhook.objects.update(url=receiver.url)
    receiver.status, receiver.location = 204, ""
    pass_time(monkeypatch, seconds=30)
    assert len(receiver.received) == (trouble != "away")
    pass_time(monkeypatch, minutes=1)
    ids = [message.headers["webhook-id"] for message in receiver.received]
    assert len(set(ids)) == 1
    assert Delivery.objects.get().state == Delivery.State.SENT
    # One success forgives all failures.
    webhook.refresh_from_db()
    assert (webhook.failing_since, webhook.failures) == (None, 0)
    pass_time(monkeypatch, days=1)
    assert len(receiver.received) == len(ids)
    pass_time(monkeypatch, days=91)
    assert not Delivery.objects.exists()


def test_message_is_tried_less_and_less_often_and_given_up_after_three_days(
    receiver: Receiver, webhook: Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    receiver.status = 500
    publish()
    minutes = [0]
    for minute in range(30, 80 * 60, 30):
        before = len(receiver.received)
        pass_time(monkeypatch, minutes=30)
        minutes += [minute] * (len(receiver.received) - before)
    pauses = [later - earlier for earlier, later in pairwise(minutes)]
    assert pauses == sorted(pauses)
    assert 9 < len(minutes) < 15
    assert Delivery.objects.get().state == Delivery.State.GIVEN_UP


def test_two_workers_do_not_send_the_same_message(receiver: Receiver, webhook: Webhook) -> None:
    receiver.status = 500
    publish()
    Delivery.objects.update(next_attempt_at=timezone.now())
    receiver.status, receiver.received[:] = 204, []
    real, second = deliveries.post, []

    def post(*arguments: Any) -> int:
        second.append(deliveries.deliver_due())
        return real(*arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(deliveries, "post", post)
        assert deliveries.deliver_due() == 1
    assert second == [0]
    assert len(receiver.received) == 1


def test_message_of_a_worker_that_died_is_sent_by_another(
    receiver: Receiver, webhook: Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.standard_page()
    call_command("write_pending_changes")
    assert Delivery.objects.due().claim().exists()
    pass_time(monkeypatch, minutes=9)
    assert receiver.received == []
    pass_time(monkeypatch, minutes=2)
    assert len(receiver.received) == 1


def test_receiver_that_fails_holds_up_no_other(
    receiver: Receiver, webhook: Webhook, away: str
) -> None:
    Webhook.objects.update(url=away)
    make_webhook(receiver)
    pages = [factories.standard_page() for _ in range(3)]
    happen(lambda: call_command("write_pending_changes"))
    assert [message.data["data"]["id"] for message in receiver.received] == [
        page.pk for page in pages
    ]
    assert sorted(Delivery.objects.values_list("attempts", flat=True)) == [0, 0, 1, 1, 1, 1]


def test_webhook_that_fails_for_days_is_switched_off_and_administrators_are_told_once(
    receiver: Receiver,
    webhook: Webhook,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    factories.user("chefin", Role.ADMINISTRATORS)
    factories.user("redaktion")
    receiver.status = 500
    for _day in range(7):
        publish()
        for _round in range(4):
            pass_time(monkeypatch, hours=6)
    webhook.refresh_from_db()
    assert not webhook.is_active
    (message,) = mail.outbox
    assert message.to == ["chefin@example.org"]
    assert message.subject == "Webhook ausgeschaltet: App"
    assert [record.levelno for record in caplog.records].count(logging.ERROR) == 1
    before = len(receiver.received)
    publish()
    pass_time(monkeypatch, days=1)
    assert len(receiver.received) == before
