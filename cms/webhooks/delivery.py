"""Sends what is due, each message by one worker only, and switches off what fails for days."""

import base64
import hashlib
import hmac
import logging
import socket
import ssl
from contextlib import suppress
from datetime import timedelta
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from threading import Timer

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.utils import get_admin_base_url

from cms.changes.models import Change
from cms.changes.public_state import get_public_state
from cms.editorial.models import get_group
from cms.sections import Role
from cms.webhooks.models import PREFIX, Delivery, Webhook
from cms.webhooks.targets import Target, TargetRefusedError, check_target

logger = logging.getLogger(__name__)

#: What a message says must still hold when it is sent.
ABOUT_PUBLIC = (Change.What.PUBLISHED, Change.What.UPDATED, Change.What.MOVED)
#: Seconds for connecting and for each piece that arrives, and for all of it.
PATIENCE = 10
LIMIT = 20
#: A webhook is switched off that has failed for so long, in so many attempts at least.
FAILS_FOR = timedelta(days=5)
FEWEST_FAILURES = 10


class NotTakenError(Exception):
    """The receiver answered with something else than success."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def deliver_due() -> int:
    """Send every message that is due; returns how many were delivered. Never raises for one.

    A receiver that fails is left alone for the rest of the round, so that it holds up no other.
    """
    count, failing = 0, set()
    for pk, webhook in list(Delivery.objects.due().values_list("pk", "webhook_id")):
        if webhook in failing:
            continue
        claimed = Delivery.objects.filter(pk=pk).due().claim()
        for delivery in claimed.select_related("webhook"):
            if _deliver(delivery):
                count += 1
            else:
                failing.add(webhook)
    return count


def _deliver(delivery: Delivery) -> bool:
    """Send one message; whether the receiver is well."""
    ours = Delivery.objects.claimed_with(delivery)
    if not _is_current(delivery):
        ours.close(Delivery.State.OBSOLETE)
        return True
    try:
        status = _send(delivery)
    except (OSError, HTTPException, NotTakenError, TargetRefusedError) as error:
        refused = error.status if isinstance(error, NotTakenError) else None
        delivery.postpone(error, status_code=refused)
        record_failure(delivery.webhook)
        return False
    ours.close(Delivery.State.SENT, status_code=status, attempts=F("attempts") + 1)
    Webhook.objects.filter(pk=delivery.webhook_id).update(failing_since=None, failures=0)
    return True


def _is_current(delivery: Delivery) -> bool:
    """Whether a page that is told of can still be read; a tombstone follows by itself.

    Asks the page and not the log, which may be told in a moment that it is gone.
    """
    if delivery.page_id is None or delivery.event not in ABOUT_PUBLIC:
        return True
    return delivery.page_id in get_public_state([delivery.page_id], ())


def _send(delivery: Delivery) -> int:
    """The status of an answer that says yes."""
    timestamp = int(timezone.now().timestamp())
    webhook = delivery.webhook
    headers = sign(webhook.get_secret(), delivery.header_id, timestamp, delivery.body)
    headers |= {"Content-Type": "application/json", "User-Agent": "Winzerla-Webhooks/1"}
    status = post(webhook.url, delivery.body, headers)
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        raise NotTakenError(status)
    return status


# --- One request ---------------------------------------------------------------------------------


def sign(secret: str, message_id: str, timestamp: int, body: str) -> dict[str, str]:
    """The three headers that say which message this is, when it was sent, and that it is ours.

    As Standard Webhooks has it:
    https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
    """
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = f"{message_id}.{timestamp}.{body}".encode()
    signature = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{signature}",
    }


def post(url: str, body: str, headers: dict[str, str]) -> int:
    """Send a message to the very machine that was checked; returns the status of the answer.

    Redirects are not followed, proxies of the environment are not used, and of the answer only the
    status is read.

    Raises:
        TargetRefusedError: nothing may be sent there.
        OSError, HTTPException: the other side does not answer, or not in HTTP.
    """
    target = check_target(url)
    connection = PinnedConnection(target)
    try:
        connection.request("POST", target.path, body.encode(), headers)
        return connection.getresponse().status
    finally:
        connection.close()


class PinnedConnection(HTTPConnection):
    """Connects to the address that was checked; TLS still asks for the name.

    Hangs up when it takes too long: a server that sends a byte now and then never times out.
    """

    def __init__(self, target: Target) -> None:
        super().__init__(target.host, target.port, timeout=PATIENCE)
        self.target = target
        self.timer = Timer(LIMIT, self._hang_up)
        self.timer.daemon = True

    def connect(self) -> None:
        """Like HTTPConnection's and HTTPSConnection's, but with no look-up of its own."""
        self.sock = socket.create_connection((self.target.ip, self.target.port), PATIENCE)
        if self.target.is_encrypted:
            self.sock = ssl.create_default_context().wrap_socket(
                self.sock, server_hostname=self.target.host, do_handshake_on_connect=False
            )
        self.timer.start()
        if isinstance(self.sock, ssl.SSLSocket):
            self.sock.do_handshake()

    def close(self) -> None:
        """And stop the clock."""
        self.timer.cancel()
        super().close()

    def _hang_up(self) -> None:
        with suppress(OSError):
            # Past the layer of TLS, which belongs to the other thread.
            socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


# --- Deactivation --------------------------------------------------------------------------------


def record_failure(webhook: Webhook) -> None:
    """Count it, and switch off what has failed for too long."""
    now = timezone.now()
    rows = Webhook.objects.filter(pk=webhook.pk)
    rows.update(failures=F("failures") + 1, failing_since=Coalesce("failing_since", now))
    hopeless = rows.filter(failures__gte=FEWEST_FAILURES, failing_since__lte=now - FAILS_FOR)
    # Only one of several workers is the one that switches off.
    if hopeless.filter(is_active=True).update(is_active=False):
        logger.error("Webhook %s was switched off after days of failures", webhook.pk)
        _tell_administrators(webhook)


def _tell_administrators(webhook: Webhook) -> None:
    people = Q(is_superuser=True) | Q(groups=get_group(Role.ADMINISTRATORS))
    found = get_user_model().objects.filter(people, is_active=True).exclude(email="").distinct()
    address = get_admin_base_url() + reverse("webhook:inspect", args=[webhook.pk])
    with override(settings.LANGUAGE_CODE):
        words = {"name": webhook.description, "url": webhook.url, "address": address}
        subject = _("Webhook switched off: %(name)s") % words
        text = _(
            "The webhook “%(name)s” (%(url)s) has not taken any message for days and was"
            " switched off.\n\nWhat went wrong, and the way to switch it on again:\n%(address)s"
        )
        for user in found:
            # The log of deliveries says it, too: a mail server that is away stops nothing.
            send_mail(subject, text % words, None, [user.email], fail_silently=True)
