"""How often was tried, and what happened: rows that all processes and servers share."""

from datetime import timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.outbox import MAIL_ERRORS, OutboxMessage, OutboxQuerySet

#: How long the log of logins tells of something.
KEPT = timedelta(days=90)


class AttemptCount(models.Model):
    """How often something was tried within a span of time.

    The key is a hash that tells neither who was meant nor who tried (`attempts.py`).
    """

    key = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    until = models.DateTimeField(db_index=True)

    changes_content_version = False

    def __str__(self) -> str:
        return str(self.count)


class EventKind(models.TextChoices):
    """What the log of logins tells of."""

    LOGIN = "login", _("Logged in")
    FAILURE = "failure", _("Could not log in")
    PASSWORD_CHANGED = "password", _("Password changed")
    EMAIL_CHANGED = "email", _("E-mail address changed")
    FACTOR_ADDED = "factor_added", _("Second factor set up")
    FACTOR_REMOVED = "factor_removed", _("Second factor removed")
    FACTOR_RESET = "factor_reset", _("Second factor reset")
    SESSIONS_ENDED = "sessions_ended", _("Logged out everywhere")
    INVITED = "invited", _("Login made")
    CHANGED = "changed", _("Login changed")
    DELETED = "deleted", _("Login deleted")
    ROLE_GIVEN = "role_given", _("Role given")
    ROLE_TAKEN = "role_taken", _("Role taken away")
    RIGHTS_GIVEN = "rights_given", _("Rights given")
    TOKEN_MADE = "token_made", _("Access for a program made")
    TOKEN_REVOKED = "token_revoked", _("Access for a program revoked")
    LINK_MADE = "link_made", _("Draft link made")
    LINK_REVOKED = "link_revoked", _("Draft link revoked")


class SecurityEventQuerySet(models.QuerySet["SecurityEvent"]):
    """Events by their age."""

    def forgotten(self) -> Self:
        """Those that are to be deleted."""
        return self.filter(created_at__lt=timezone.now() - KEPT)


class SecurityEvent(models.Model):
    """One line of the log of logins: who did what to whose login, and roughly from where."""

    created_at = models.DateTimeField(_("Date and time"), default=timezone.now, db_index=True)
    kind = models.CharField(_("What happened"), max_length=20, choices=EventKind)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("Who did it"),
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="security_events",
        verbose_name=_("Whose login"),
    )
    #: What they were called then: the line outlives the login.
    name = models.CharField(max_length=150, blank=True)
    address = models.CharField(_("From where"), max_length=50, blank=True)
    detail = models.CharField(_("Details"), max_length=200, blank=True)

    objects = SecurityEventQuerySet.as_manager()

    # No use of a person that anybody must know of before deleting them.
    wagtail_reference_index_ignore = True

    changes_content_version = False

    class Meta:
        ordering = ("-created_at", "-pk")
        verbose_name = _("entry in the log")
        verbose_name_plural = _("entries in the log")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name}"


class PasswordMail(OutboxMessage):
    """Somebody has asked for a link to a new password, perhaps for an address that nobody has.

    The worker alone finds out whose it is, so that no answer takes longer for those with a login.
    Rows are deleted once they are dealt with: what was typed may be nobody's address.
    """

    error_sentences = MAIL_ERRORS
    give_up_after = timedelta(hours=12)
    kept_for = timedelta(days=1)
    pauses: ClassVar = (1, 5, 15)

    email = models.EmailField()

    # Another manager than that of the model above.
    objects: ClassVar[OutboxQuerySet["PasswordMail"]] = OutboxQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(OutboxMessage.Meta):
        pass

    def __str__(self) -> str:
        return self.get_state_display()
