"""Messages that are written together with what they tell of, and sent afterwards.

A decision stands whatever becomes of the mail about it, and nothing that is to be told gets lost:
messages are rows, written in the transaction of the decision. A task sends what is due after the
commit, a job of the scheduler what was to wait or could not be sent.

An app that sends something has a model of its own below `OutboxMessage`, whose `Meta` inherits
from `OutboxMessage.Meta`. The model says where its messages go: to an address, which need not be
that of an account. The app sends each message that is due like this:

    for message in Message.objects.due().filter(pk=pk).claim():
        try:
            send(message)
        except OSError as error:
            message.postpone(error)
        else:
            Message.objects.claimed_with(message).close(Message.State.SENT)

Sending is at least once: a worker that dies between the other side's yes and its own `close` leaves
a message that is sent again once the claim has run out.
"""

import logging
from datetime import timedelta
from smtplib import SMTPAuthenticationError, SMTPException, SMTPRecipientsRefused
from typing import Any, ClassVar, Self, TypeVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django_stubs_ext import StrOrPromise

logger = logging.getLogger(__name__)

M = TypeVar("M", bound="OutboxMessage")
ERROR_LENGTH = 500
#: For `error_sentences` of mails; SMTP's errors count as errors of the system, too.
MAIL_ERRORS: tuple[tuple[type[Exception], StrOrPromise], ...] = (
    (SMTPAuthenticationError, _("The mail server refuses the site's login.")),
    (SMTPRecipientsRefused, _("The mail server refuses the recipient's address.")),
    (SMTPException, _("The mail server refuses the mail.")),
    (OSError, _("The mail server cannot be reached.")),
    (Exception, _("The mail could not be written.")),
)


class OutboxQuerySet(models.QuerySet[M]):
    """Messages by what is to be done with them."""

    def waiting(self) -> Self:
        """To be sent, now or later. May be narrowed down by a model, other tables included."""
        return self.filter(state=OutboxMessage.State.WAITING)

    def free(self) -> Self:
        """Waiting, and no worker is at it; a claim that ran out counts for nothing."""
        unclaimed = Q(claimed_until=None) | Q(claimed_until__lte=timezone.now())
        return self.filter(unclaimed, state=OutboxMessage.State.WAITING)

    def due(self) -> Self:
        """To be sent now, the oldest first."""
        due = self.waiting().free().filter(next_attempt_at__lte=timezone.now())
        return due.order_by("created_at", "pk")

    def claim(self) -> Self:
        """Take the free ones of these messages; returns them, the oldest first.

        No other worker gets any of them until they are closed, are postponed or the claim runs
        out.
        """
        token, until = uuid4(), timezone.now() + self.model.claimed_for
        every = type(self)(self.model)
        # Whether they are free is asked again where the rows are written: of two workers at once
        # the second comes too late. A condition on another table would be asked too early.
        chosen = every.filter(pk__in=self.values("pk"))
        chosen.free().update(claim=token, claimed_until=until)
        return every.filter(claim=token).order_by("created_at", "pk")

    def claimed_with(self, message: M) -> Self:
        """Those that one `claim` took together with `message` and nobody has taken since."""
        return self.filter(claim=message.claim)

    def close(self, state: "OutboxMessage.State", **fields: Any) -> None:
        """Write down that nothing more is to be done with these; `fields` are written as well."""
        fields["sent_at"] = timezone.now() if state == OutboxMessage.State.SENT else None
        self.update(state=state, claim=None, claimed_until=None, last_error="", **fields)

    def forget_old(self) -> None:
        """Delete what nobody waits for any more after `kept_for`: an outbox is no archive."""
        old = self.filter(created_at__lt=timezone.now() - self.model.kept_for)
        old.exclude(pk__in=self.waiting()).delete()


class OutboxMessage(models.Model):
    """One thing to tell. Written with what it tells of; sending may fail as often as it likes."""

    class State(models.TextChoices):
        """What has become of a message."""

        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        OBSOLETE = "obsolete", _("No longer needed")
        GIVEN_UP = "given_up", _("Given up")

    #: Readers see nothing of it, see `cms.site.content_triggers`.
    changes_content_version = False
    #: Minutes until the next attempt, by the number of those that failed; the last again and again.
    pauses: ClassVar[tuple[int, ...]] = (1, 5, 15, 60, 240)
    #: Longer than one attempt can take: afterwards the worker counts as dead.
    claimed_for = timedelta(minutes=10)
    give_up_after = timedelta(days=3)
    kept_for = timedelta(days=90)
    #: How loudly giving up is logged; errors are mailed to `settings.ADMINS`.
    given_up_level = logging.ERROR
    #: What administrators read, by kind of error; the first that fits, so `Exception` stands last.
    error_sentences: ClassVar[tuple[tuple[type[Exception], StrOrPromise], ...]]

    state = models.CharField(_("status"), max_length=20, choices=State, default=State.WAITING)
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    #: What `give_up_after` counts from: later than `created_at` when somebody has had it retried.
    waiting_since = models.DateTimeField(default=timezone.now)
    next_attempt_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("what went wrong"), max_length=ERROR_LENGTH, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    #: Which worker is at it, and until when it is believed to be alive.
    claim = models.UUIDField(null=True, db_index=True)
    claimed_until = models.DateTimeField(null=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        abstract = True
        indexes = (models.Index(fields=("state", "next_attempt_at"), name="%(class)s_due_idx"),)

    @property
    def is_stuck(self) -> bool:
        """Whether sending has failed and nothing has come of it yet."""
        return self.attempts > 0 and self.state in {self.State.WAITING, self.State.GIVEN_UP}

    def retry(self) -> None:
        """Begin anew, as if it had just come up; does nothing to what was sent."""
        now, waiting = timezone.now(), self.State.WAITING
        unsent = type(self).objects.filter(state__in=(waiting, self.State.GIVEN_UP), pk=self.pk)
        unsent.update(state=waiting, waiting_since=now, next_attempt_at=now, attempts=0)

    def postpone(self, error: Exception, **fields: Any) -> None:
        """Write down what went wrong and when to try again, or that it is enough.

        `fields` are written as well. Does nothing once another worker has claimed the message.
        """
        now = timezone.now()
        pause = self.pauses[min(self.attempts, len(self.pauses) - 1)]
        is_late = now - self.waiting_since > self.give_up_after
        is_given_up = is_late or self.is_permanent(error)
        ours = type(self).objects.filter(pk=self.pk).claimed_with(self)
        ours.update(
            state=self.State.GIVEN_UP if is_given_up else self.State.WAITING,
            attempts=self.attempts + 1,
            next_attempt_at=now + timedelta(minutes=pause),
            last_error=self.describe_error(error),
            claim=None,
            claimed_until=None,
            **fields,
        )
        level = self.given_up_level if is_given_up else logging.WARNING
        what_next = "given up" if is_given_up else f"next attempt in {pause} minutes"
        label = self._meta.label
        logger.log(level, "%s %s could not be sent, %s: %r", label, self.pk, what_next, error)

    def is_permanent(self, error: Exception) -> bool:
        """Whether the other side will say the same at every attempt."""
        return False

    def describe_error(self, error: Exception) -> str:
        """A sentence for administrators, and what the program said; fits into `last_error`."""
        sentence = next(words for kind, words in self.error_sentences if isinstance(error, kind))
        with override(settings.LANGUAGE_CODE):
            return f"{sentence} ({type(error).__name__}: {error})"[:ERROR_LENGTH]
