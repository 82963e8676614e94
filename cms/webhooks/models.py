"""Who is told by webhook, and what has become of telling them."""

import base64
import json
import logging
import ssl
from http.client import HTTPException
from typing import Any, Self
from uuid import UUID, uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from cms.outbox import OutboxMessage, OutboxQuerySet
from cms.webhooks.targets import TargetRefusedError, check_target

#: What a secret begins with, after Standard Webhooks.
PREFIX = "whsec_"


class Webhook(models.Model):
    """An address that is told of changes."""

    class Event(models.TextChoices):
        PUBLISHED = "published", _("A page was published")
        UPDATED = "updated", _("A published page was changed")
        MOVED = "moved", _("A published page has a new address")
        UNPUBLISHED = "unpublished", _("A page was taken offline")
        DELETED = "deleted", _("A published page was deleted")

    DEFAULT_EVENTS = (Event.PUBLISHED, Event.UNPUBLISHED, Event.DELETED)

    url = models.CharField(
        _("address"),
        max_length=500,
        unique=True,
        help_text=_("Begins with https:// and can be reached from everywhere."),
    )
    description = models.CharField(
        _("what for"), max_length=120, help_text=_("For example: App of the library.")
    )
    events = models.JSONField(_("occasions"), default=list)
    is_active = models.BooleanField(_("switched on"), default=True)
    #: The secret is made of it and of SECRET_KEY: a copy of the database tells nobody.
    salt = models.UUIDField(default=uuid4, editable=False)
    #: Since when every attempt has failed, and how many.
    failing_since = models.DateTimeField(_("failing since"), null=True, editable=False)
    failures = models.PositiveIntegerField(_("failed attempts"), default=0, editable=False)

    changes_content_version = False

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")

    def __str__(self) -> str:
        return self.description

    def clean(self) -> None:
        """Refuse addresses that nothing is ever sent to."""
        super().clean()
        try:
            check_target(self.url)
        except TargetRefusedError as error:
            raise ValidationError({"url": error.sentence}) from error

    def get_secret(self) -> str:
        """What messages are signed with, as receivers enter it."""
        digest = salted_hmac("cms.webhooks", self.salt.hex, algorithm="sha256").digest()
        return PREFIX + base64.b64encode(digest).decode()


class DeliveryQuerySet(OutboxQuerySet["Delivery"]):
    """Deliveries by what is to be done with them."""

    def waiting(self) -> Self:
        """To be sent, now or later: nothing goes to a webhook that is switched off."""
        return super().waiting().filter(webhook__is_active=True)


class Delivery(OutboxMessage):
    """One message to one webhook; written with the change it tells of, sent afterwards."""

    pauses = (1, 5, 30, 120, 300, 600)
    # Administrators get a mail when the webhook is switched off, not for each message.
    given_up_level = logging.WARNING
    # Errors of TLS and of time are errors of the system, too.
    error_sentences = (
        (ssl.SSLError, _("The server's certificate is not valid.")),
        (TimeoutError, _("The server did not answer in time.")),
        (OSError, _("The server cannot be reached.")),
        (HTTPException, _("The server does not answer as web servers do.")),
        (Exception, _("The server did not take the message.")),
    )

    webhook = models.ForeignKey(
        Webhook, verbose_name=_("webhook"), on_delete=models.CASCADE, related_name="deliveries"
    )
    #: The same in every attempt, so that receivers can tell a repetition.
    message_id = models.UUIDField(default=uuid4, unique=True)
    #: Number of the entry in the log; None for a test.
    change = models.BigIntegerField(null=True)
    page_id = models.BigIntegerField(null=True)
    event = models.CharField(_("occasion"), max_length=20)
    body = models.TextField()
    status_code = models.PositiveSmallIntegerField(_("answer"), null=True)

    objects = DeliveryQuerySet.as_manager()  # type: ignore[misc] # also in the base class

    class Meta(OutboxMessage.Meta):
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = (
            models.UniqueConstraint(fields=("webhook", "change"), name="one_delivery_a_change"),
        )

    def __str__(self) -> str:
        return f"{self.event}: {self.webhook}"

    @property
    def header_id(self) -> str:
        """What `webhook-id` says."""
        return f"msg_{UUID(str(self.message_id)).hex}"

    def describe_error(self, error: Exception) -> str:
        """An address that is refused has a sentence of its own, with what to do."""
        if not isinstance(error, TargetRefusedError):
            return super().describe_error(error)
        with override(settings.LANGUAGE_CODE):
            return str(error.sentence)


def write_body(kind: str, data: dict[str, Any]) -> str:
    """The text of a message as Standard Webhooks has it; `data` is what `kind` tells of, as JSON.

    https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
    """
    message = {"type": kind, "timestamp": timezone.now().isoformat(), "data": data}
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))
