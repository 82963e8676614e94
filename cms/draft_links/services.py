"""Making, finding and ending links to drafts: what the admin, the public view and an API share."""

import secrets
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.accounts.log import record
from cms.accounts.models import EventKind
from cms.draft_links.models import DraftLink, DraftNote

TOKEN_BYTES = 32
LONGEST_NAME, LONGEST_NOTE = 100, 4000


class TooManyNotesError(Exception):
    """The link takes no further note."""


def may_share(user: Any, page: Page) -> bool:
    """Whether `user` may show drafts of `page`: whoever has the right to publish there.

    The right itself is asked, not whether this very version may be published now: four eyes keep
    moderators from releasing texts of their own, but not from showing them.
    """
    policy = PagePermissionPolicy()
    return bool(policy.user_has_permission_for_instance(user, "publish", page))


def has_draft(page: Page) -> bool:
    """Whether the latest version of `page` is one that readers do not see."""
    return page.latest_revision_id is not None and (not page.live or page.has_unpublished_changes)


def hash_token(token: str) -> str:
    """What is kept of a token. 256 random bits cannot be guessed back, so it needs no salt."""
    return sha256(token.encode()).hexdigest()


def make_link(
    page: Page, user: Any, *, days: int, recipient: str = "", may_comment: bool = True
) -> tuple[DraftLink, str]:
    """A link to the latest version of `page`, and its token, which is nowhere else.

    Raises:
        ValueError: the page has no draft.
    """
    if not has_draft(page):
        raise ValueError("Everything on this page is published")
    revision = page.get_latest_revision()
    token = secrets.token_urlsafe(TOKEN_BYTES)
    now = timezone.now()
    with transaction.atomic():
        link = DraftLink.objects.create(
            page=page,
            revision=revision,
            content=revision.content,
            token_hash=hash_token(token),
            recipient=recipient,
            may_comment=may_comment,
            created_by=user,
            created_at=now,
            expires_at=now + timedelta(days=days),
        )
        _log(link, "create", user, days=days)
        record(EventKind.LINK_MADE, user, str(page))
    return link, token


def revoke(link: DraftLink, user: Any) -> None:
    """End a link at once; a second time changes nothing."""
    unrevoked = DraftLink.objects.filter(pk=link.pk, revoked_at=None)
    with transaction.atomic():
        if unrevoked.update(revoked_at=timezone.now(), revoked_by=user):
            _log(link, "revoke", user)
            record(EventKind.LINK_REVOKED, link.created_by, str(link.page))


def find_draft(token: str, *, opening: bool = False) -> DraftLink | None:
    """The link of a token if it works now; with `opening` it is counted as opened.

    It is looked up by its hash: how long that takes tells nothing about the tokens there are.
    """
    found = DraftLink.objects.valid().select_related("page", "page__locale")
    link = found.filter(token_hash=hash_token(token)).first()
    if link and opening:
        DraftLink.objects.filter(pk=link.pk).update(
            opened=F("opened") + 1, last_opened_at=timezone.now()
        )
    return link


def add_note(link: DraftLink, text: str, name: str = "") -> DraftNote:
    """Keep a guest's note.

    Raises:
        TooManyNotesError: the link holds as many as it takes.
    """
    with transaction.atomic():
        # Locked, so that two notes at once are counted one after the other.
        locked = DraftLink.objects.select_for_update().get(pk=link.pk)
        if locked.is_full:
            raise TooManyNotesError
        note = DraftNote.objects.create(link=locked, text=text, name=name)
        _log(link, "note", None)
    return note


def _log(link: DraftLink, action: str, user: Any, **data: Any) -> None:
    log(
        # The log tells the type of what it is given.
        instance=link.page.specific_deferred,
        action=f"winzerla.draft_link.{action}",
        user=user,
        # Not as the entry's own revision: the history would offer to restore it at every note.
        data={
            "link": link.pk,
            "revision": link.revision_id,
            "recipient": link.recipient,
            **data,
        },
    )
