"""What people are to be told by mail, and what has become of telling them."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices by what is to be done with them."""

    def free(self, now: datetime) -> "NoticeQuerySet":
        """Waiting, and no worker is at it; a claim that ran out counts for nothing."""
        unclaimed = Q(claimed_until=None) | Q(claimed_until__lte=now)
        return self.filter(unclaimed, state=Notice.State.WAITING)

    def due(self, now: datetime) -> "NoticeQuerySet":
        """To be sent now, the oldest first."""
        return self.free(now).filter(next_attempt_at__lte=now).order_by("created_at", "pk")

    def beside(self, notice: "Notice") -> "NoticeQuerySet":
        """Those that go out in the same mail as `notice`, itself included, whatever their state."""
        beside = self.filter(recipient=notice.recipient_id, kind=notice.kind)
        if notice.kind == Notice.Kind.SUBMITTED:
            return beside
        if notice.kind == Notice.Kind.COMMENTED:
            return beside.filter(page=notice.page_id)
        return beside.filter(pk=notice.pk)

    def close(self, state: "Notice.State") -> None:
        """Nothing more is to be done with these."""
        sent_at = timezone.now() if state == Notice.State.SENT else None
        self.update(state=state, sent_at=sent_at, claim=None, claimed_until=None, last_error="")


class Notice(models.Model):
    """One thing to tell one person. Several may go out in one mail.

    Rows are written together with the decision they tell of; sending comes later and may fail
    as often as it likes.
    """

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", _("Handed in")
        RETURNED = "returned", _("Sent back")
        SCHEDULED = "scheduled", _("Planned")
        PUBLISHED = "published", _("Published")
        COMMENTED = "commented", _("Comments")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        OBSOLETE = "obsolete", _("No longer needed")
        GIVEN_UP = "given_up", _("Given up")

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recipient"),
        on_delete=models.CASCADE,
        related_name="notices",
    )
    kind = models.CharField(_("occasion"), max_length=20, choices=Kind)
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )
    task_state = models.ForeignKey(
        "wagtailcore.TaskState", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Stays when the account is gone.
    actor_name = models.CharField(max_length=255, blank=True)
    comment = models.TextField(blank=True)
    state = models.CharField(_("status"), max_length=20, choices=State, default=State.WAITING)
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    # What the time after which it is given up counts from: later than `created_at` when
    # somebody has had it tried again.
    waiting_since = models.DateTimeField(default=timezone.now)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("what went wrong"), max_length=500, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    # Which worker is at it, and until when it is believed to be alive.
    claim = models.UUIDField(null=True, db_index=True)
    claimed_until = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()
    # It mentions pages, but nothing breaks in it when they go.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        indexes = (models.Index(fields=("state", "next_attempt_at"), name="notice_due_idx"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.page}"

    @property
    def is_stuck(self) -> bool:
        """Whether sending has failed and nothing has come of it yet."""
        return self.attempts > 0 and self.state in {self.State.WAITING, self.State.GIVEN_UP}

    def retry(self) -> None:
        """Begin anew, as if it had just come up; does nothing to what was sent already."""
        now = timezone.now()
        fresh: dict[str, Any] = {"waiting_since": now, "next_attempt_at": now, "attempts": 0}
        unsent = Notice.objects.filter(
            pk=self.pk, state__in=(Notice.State.WAITING, Notice.State.GIVEN_UP)
        )
        unsent.update(state=Notice.State.WAITING, **fresh)
