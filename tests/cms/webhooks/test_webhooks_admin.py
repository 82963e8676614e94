"""Administrators enter webhooks, see what became of each message, and nobody else does."""

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.sections import Role
from cms.webhooks.models import Delivery, Webhook
from tests import factories
from tests.cms.changes.syncing import happen
from tests.cms.webhooks.receiving import Receiver, listening
from tests.editing import enter
from tests.readers import read, text

pytestmark = [pytest.mark.django_db, pytest.mark.unplugged]


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    settings.WEBHOOKS_ALLOW_PRIVATE = True
    with listening() as receiver:
        yield receiver


@pytest.fixture
def administrator() -> Client:
    return enter("chefin", Role.ADMINISTRATORS)


@pytest.fixture
def webhook(receiver: Receiver) -> Webhook:
    return Webhook.objects.create(url=receiver.url, description="App", events=["published"])


def form(url: str, **fields: Any) -> dict[str, Any]:
    data = {"url": url, "description": "App", "events": ["published"], "is_active": "on"}
    return data | fields


def press(client: Client, webhook: Webhook, label: str) -> Any:
    """Press a button of the webhook's page; what it sets going is done."""
    soup = read(client, reverse("webhook:inspect", args=[webhook.pk]))
    (button,) = [each for each in soup.select("form button") if each.get_text().strip() == label]
    address = str(button.find_parent("form")["action"])
    return happen(lambda: client.post(address, follow=True))


def secrets(response: Any) -> list[str]:
    soup = BeautifulSoup(response.content, "html.parser")
    return [str(field["value"]) for field in soup.select("#webhook-secret")]


def test_administrator_enters_an_address_and_sees_its_secret_once(
    administrator: Client, receiver: Receiver
) -> None:
    response = administrator.post(reverse("webhook:add"), form(receiver.url))
    webhook = Webhook.objects.get()
    (secret,) = secrets(response)
    assert secret == webhook.get_secret()
    assert "no-store" in response["Cache-Control"]
    for name in ("inspect", "edit"):
        page = administrator.get(reverse(f"webhook:{name}", args=[webhook.pk]))
        assert secret not in page.content.decode()
    happen(factories.standard_page)
    (message,) = receiver.received
    assert message.is_signed_with(secret)


def test_test_is_sent_with_the_newest_secret_and_stands_in_the_log(
    administrator: Client, webhook: Webhook, receiver: Receiver
) -> None:
    old = webhook.get_secret()
    (new,) = secrets(press(administrator, webhook, "Neues Geheimnis erzeugen"))
    press(administrator, webhook, "Probe senden")
    (message,) = receiver.received
    assert message.is_signed_with(new)
    assert not message.is_signed_with(old)
    assert (message.data["type"], message.data["data"]) == ("test", {})
    soup = read(administrator, reverse("webhook:inspect", args=[webhook.pk]))
    assert "Probe Gesendet 1 204" in text(soup, "table.listing")


def test_message_that_was_not_taken_can_be_tried_again(
    administrator: Client, webhook: Webhook, receiver: Receiver
) -> None:
    receiver.status = 500
    happen(factories.standard_page)
    soup = read(administrator, reverse("webhook:inspect", args=[webhook.pk]))
    assert "Der Server hat die Nachricht nicht angenommen." in text(soup, "table.listing")
    receiver.status = 204
    press(administrator, webhook, "Noch einmal versuchen")
    assert len(receiver.received) == 2
    assert Delivery.objects.get().state == Delivery.State.SENT


def test_private_address_is_refused_with_a_sentence(administrator: Client) -> None:
    response = administrator.post(reverse("webhook:add"), form("https://169.254.169.254/"))
    assert not Webhook.objects.exists()
    assert "Diese Adresse führt in ein privates Netz." in response.content.decode()


def test_switching_on_again_begins_anew(administrator: Client, webhook: Webhook) -> None:
    Webhook.objects.update(is_active=False, failures=20, failing_since=timezone.now())
    url = reverse("webhook:edit", args=[webhook.pk])
    assert (
        "ausgeschaltet"
        in read(administrator, reverse("webhook:inspect", args=[webhook.pk])).get_text()
    )
    administrator.post(url, form(webhook.url))
    webhook.refresh_from_db()
    assert (webhook.is_active, webhook.failures, webhook.failing_since) == (True, 0, None)


@pytest.mark.parametrize("role", [*Role])
def test_only_administrators_have_anything_to_do_with_webhooks(
    role: Role, webhook: Webhook, receiver: Receiver
) -> None:
    client, may = enter("ich", role), role == Role.ADMINISTRATORS
    key = webhook.pk
    views = [reverse(f"webhook:{name}", args=[key]) for name in ("inspect", "edit", "delete")]
    views.append(reverse("webhook:index"))
    start = reverse("wagtailadmin_home")
    refused = [url for url in views if client.get(url).headers.get("Location") == start]
    assert refused == ([] if may else views)
    salt = webhook.salt
    for name in ("webhook_secret", "webhook_test"):
        answer = happen(lambda name=name: client.post(reverse(name, args=[key])))
        assert may or webhook.get_secret() not in answer.content.decode()
        assert client.get(reverse(name, args=[key])).status_code == 405
    webhook.refresh_from_db()
    assert (webhook.salt != salt) == may
    assert bool(receiver.received) == may
    delivery = Delivery.objects.create(
        webhook=webhook, body="{}", event="test", attempts=1, state=Delivery.State.GIVEN_UP
    )
    client.post(reverse("webhook_retry", args=[delivery.pk]))
    delivery.refresh_from_db()
    assert (delivery.attempts == 0) == may
