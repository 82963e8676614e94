"""Who is told by webhook, and what has become of telling them."""

import base64
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from cms.api.webhooks.targets import TargetRefusedError, check_target


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
        digest = salted_hmac("cms.api.webhooks", self.salt.hex, algorithm="sha256").digest()
        return "whsec_" + base64.b64encode(digest).decode()

    def switch_on(self) -> None:
        """Begin anew after failures."""
        self.is_active, self.failing_since, self.failures = True, None, 0
        self.save()


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Deliveries by what is to be done with them."""

    def due(self, now: datetime) -> "DeliveryQuerySet":
        """To be sent now, by whoever claims them first; a claim that ran out counts for nothing."""
        unclaimed = Q(claimed_until=None) | Q(claimed_until__lte=now)
        waiting = self.filter(unclaimed, state=Delivery.State.WAITING, next_attempt_at__lte=now)
        return waiting.filter(webhook__is_active=True)


class Delivery(models.Model):
    """One message to one webhook; written with the change it tells of, sent afterwards."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        DELIVERED = "delivered", _("Delivered")
        OBSOLETE = "obsolete", _("No longer needed")
        GIVEN_UP = "given_up", _("Given up")

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
    state = models.CharField(_("status"), max_length=20, choices=State, default=State.WAITING)
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    #: What the time after which it is given up counts from.
    waiting_since = models.DateTimeField(default=timezone.now)
    next_attempt_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    delivered_at = models.DateTimeField(_("delivered at"), null=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    status_code = models.PositiveSmallIntegerField(_("answer"), null=True)
    last_error = models.CharField(_("what went wrong"), max_length=500, blank=True)
    claim = models.UUIDField(null=True)
    claimed_until = models.DateTimeField(null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        indexes = (models.Index(fields=("state", "next_attempt_at"), name="delivery_due_idx"),)
        constraints = (
            models.UniqueConstraint(fields=("webhook", "change"), name="one_delivery_a_change"),
        )

    def __str__(self) -> str:
        return f"{self.event}: {self.webhook}"

    @property
    def is_stuck(self) -> bool:
        """Whether sending has failed and nothing has come of it yet."""
        return self.attempts > 0 and self.state in {self.State.WAITING, self.State.GIVEN_UP}

    def retry(self) -> None:
        """Begin anew, as if it had just come up; does nothing to what was delivered."""
        now = timezone.now()
        states = (Delivery.State.WAITING, Delivery.State.GIVEN_UP)
        fresh: dict[str, Any] = {"waiting_since": now, "next_attempt_at": now, "attempts": 0}
        unsent = Delivery.objects.filter(pk=self.pk, state__in=states)
        unsent.update(state=Delivery.State.WAITING, **fresh)

    @property
    def header_id(self) -> str:
        """What `webhook-id` says."""
        return f"msg_{UUID(str(self.message_id)).hex}"
