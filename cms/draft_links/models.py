"""A link that shows a draft, and what its readers noted."""

from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

#: How many notes guests may leave through one link.
MOST_NOTES = 20
#: How long an expired link and its notes are kept; the form for notes says so too.
KEPT = timedelta(days=90)


class DraftLinkState(models.TextChoices):
    """Whether a link works, and if not, why."""

    VALID = "valid", _("Works")
    EXPIRED = "expired", _("Expired")
    REVOKED = "revoked", _("Revoked")
    GONE = "gone", _("Version no longer exists")


class DraftLinkQuerySet(models.QuerySet["DraftLink"]):
    """Links by what has become of them."""

    def valid(self) -> Self:
        """Links that open now; `DraftLink.state` says the same of one."""
        return self.filter(expires_at__gt=timezone.now(), revoked_at=None, revision__isnull=False)

    def forgotten(self) -> Self:
        """Links that have not worked for so long that nobody asks about them."""
        return self.filter(expires_at__lt=timezone.now() - KEPT)


class DraftLink(models.Model):
    """Shows one version of a page to whoever knows its token, of which only the hash is kept."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="draft_links")
    # The notes outlive the version, the link does not.
    revision = models.ForeignKey(
        Revision, null=True, on_delete=models.SET_NULL, related_name="draft_links"
    )
    # A copy: autosave writes over a revision as long as its author keeps the editor open.
    content = models.JSONField(encoder=DjangoJSONEncoder)
    token_hash = models.CharField(max_length=64, unique=True)
    recipient = models.CharField(max_length=100, blank=True)
    may_comment = models.BooleanField(default=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True)
    opened = models.PositiveIntegerField(default=0)
    last_opened_at = models.DateTimeField(null=True)

    objects = DraftLinkQuerySet.as_manager()

    # No use of the page that anybody must know of before deleting it.
    wagtail_reference_index_ignore = True

    changes_content_version = False

    class Meta:
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return self.recipient or str(self.page)

    @property
    def state(self) -> DraftLinkState:
        """What `DraftLinkQuerySet.valid` asks the database, and the reason for a no."""
        if self.revoked_at:
            return DraftLinkState.REVOKED
        if self.expires_at <= timezone.now():
            return DraftLinkState.EXPIRED
        return DraftLinkState.VALID if self.revision_id else DraftLinkState.GONE

    @property
    def is_valid(self) -> bool:
        return self.state == DraftLinkState.VALID

    @property
    def published_url(self) -> str:
        """Where readers find the page, once it was published after the link was made."""
        changed = self.page.last_published_at
        is_published = self.page.live and changed and changed > self.created_at
        return (self.page.get_url() or "") if is_published else ""

    @property
    def is_full(self) -> bool:
        """Whether it holds as many notes as it takes."""
        return self.notes.count() >= MOST_NOTES

    def get_draft(self) -> Any:
        """The page as it was when the link was made; not to be saved."""
        return self.page.specific.with_content_json(self.content)


class DraftNote(models.Model):
    """What a guest has to say about a draft."""

    link = models.ForeignKey(DraftLink, on_delete=models.CASCADE, related_name="notes")
    name = models.CharField(max_length=100, blank=True)
    text = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    handled_at = models.DateTimeField(null=True)

    changes_content_version = False

    class Meta:
        ordering = ("created_at", "pk")

    def __str__(self) -> str:
        return self.text[:60]
