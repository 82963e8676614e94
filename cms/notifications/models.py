"""What people are to be told by mail about a page."""

from smtplib import SMTPRecipientsRefused
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.outbox import MAIL_ERRORS, OutboxMessage, OutboxQuerySet

#: SMTP's answers from here on are final.
PERMANENT = 500


class NotificationQuerySet(OutboxQuerySet["Notification"]):
    """Notifications by what is to be done with them."""

    def beside(self, notification: "Notification") -> Self:
        """Those that go out in one mail with `notification`, itself included, in any state."""
        beside = self.filter(recipient=notification.recipient_id, kind=notification.kind)
        if notification.kind == Notification.Kind.SUBMITTED:
            return beside
        if notification.kind == Notification.Kind.COMMENTED:
            return beside.filter(page=notification.page_id)
        return beside.filter(pk=notification.pk)


class Notification(OutboxMessage):
    """One thing to tell one person. Several may go out in one mail."""

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", _("Handed in")
        RETURNED = "returned", _("Sent back")
        SCHEDULED = "scheduled", _("Planned")
        PUBLISHED = "published", _("Published")
        COMMENTED = "commented", _("Comments")

    error_sentences = MAIL_ERRORS

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recipient"),
        on_delete=models.CASCADE,
        related_name="notifications",
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

    objects = NotificationQuerySet.as_manager()  # type: ignore[misc] # also in the base class
    # It mentions pages, but nothing breaks in it when they go.
    wagtail_reference_index_ignore = True

    class Meta(OutboxMessage.Meta):
        verbose_name = _("mail")
        verbose_name_plural = _("mails")

    def is_permanent(self, error: Exception) -> bool:
        """Whether the server refuses the address for good (5xx); 4xx is only for now."""
        if not isinstance(error, SMTPRecipientsRefused):
            return False
        return all(code >= PERMANENT for code, _reason in error.recipients.values())

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.page}"
