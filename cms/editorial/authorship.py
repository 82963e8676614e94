"""Who wrote what readers do not see yet, and who may therefore release it."""

import json
import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import COMMENTS_RELATION_NAME, Page, PageLogEntry, Revision

from cms.core.models.pages import PUBLISH_ACTIONS
from cms.editorial.models import EditorialSettings

#: What it logs when a page comes to be from another one: the text has a new author at once.
COPIES = ("wagtail.copy", "wagtail.copy_for_translation", "wagtail.convert_alias")
#: Fields of a page that tell where it stands, not what it says.
BOOKKEEPING = {
    *("pk", "path", "depth", "numchild", "url_path", "owner", "content_type", "alias_of"),
    *("live", "live_revision", "latest_revision", "latest_revision_created_at", "draft_title"),
    *("has_unpublished_changes", "first_published_at", "last_published_at"),
    *("go_live_at", "expire_at", "expired", "locked", "locked_at", "locked_by"),
    COMMENTS_RELATION_NAME,
}
#: Fields of rows below a page that tell their place in the list, which the list tells itself.
NUMBERING = {"pk", "sort_order"}
#: How the editor marks paragraphs.
BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
#: What stands between two paragraphs that a program wrote.
BETWEEN_TAGS = re.compile(r"(?<=>)\s*\n\s*(?=<)")
#: What somebody is told who may not release a text.
RELEASED_BY_OTHERS = _(
    "Saved as a draft, not published: somebody else releases what only you have written."
    " Please hand it in."
)


@dataclass
class _Beginning:
    """Where the text that waits for its release began."""

    since: datetime | None = None
    content: dict[str, Any] | None = None
    authors: set[int | None] = field(default_factory=set)


def is_moderated(page_type: type[Page] | None) -> bool:
    """Whether everybody with the right to add writes such pages, and somebody else releases them.

    `BasePage.is_moderated` says so; pages without a type of ours are left to Wagtail.
    """
    return bool(getattr(page_type, "is_moderated", False))


def requires_second_person(page: Page) -> bool:
    """Whether four eyes bind this page: page types that say so, and every translation."""
    translated = page.locale.language_code != settings.LANGUAGE_CODE
    return (is_moderated(page.specific_class) or translated) and EditorialSettings.load().four_eyes


def get_authors(page: Page, user: Any = None) -> set[int | None]:
    """Keys of those who changed the text since its last release; None: nobody knows who.

    Saving without a change, margin comments and dates of publication make nobody an author;
    copying a page and making one of an alias does. Empty only where the text was released as it
    stands. Apps that know better about their pages answer the hook `find_authors`; `user` is who
    asks.
    """
    beginning = _find_beginning(page)
    for find in hooks.get_hooks("find_authors"):
        found: set[int | None] | None = find(page, beginning.since, user)
        if found is not None:
            return found
    revisions = page.revisions.order_by("created_at", "pk")
    if beginning.since:
        revisions = revisions.filter(created_at__gt=beginning.since)
    before, authors = beginning.content, beginning.authors
    for writer, content in revisions.values_list("user", "content"):
        now = get_words(content)
        if now != before:
            authors.add(writer)
        before = now
    # Words that are in no version came to be where nobody has written down who wrote them.
    return authors or ({None} if beginning.content is None else set())


def may_release(page: Page, user: Any) -> bool:
    """Whether four eyes let `user` release the page as it is now saved; rights are not asked."""
    if not requires_second_person(page):
        return True
    authors = get_authors(page, user)
    return not authors or _has_another(authors, user)


def may_release_own_edits(page: Page, user: Any) -> bool:
    """The same for a page that `user` may be about to change in the very same step."""
    if not requires_second_person(page):
        return True
    return _has_another(get_authors(page, user) | {user.pk}, user)


def _has_another(authors: set[int | None], user: Any) -> bool:
    """Whether somebody else than `user` had a hand in it.

    Somebody unknown may have been `user`, who must then have done nothing to the text.
    """
    return bool(authors - {user.pk, None}) or user.pk not in authors


def _find_beginning(page: Page) -> _Beginning:
    """The last release, or the copy that the page came from if that is younger."""
    beginning = _Beginning()
    released = page.live_revision or _get_logged_release(page)
    if released:
        beginning = _Beginning(released.created_at, get_words(released.content))
    copied = PageLogEntry.objects.filter(page=page.pk, action__in=COPIES).first()
    if copied and (not beginning.since or copied.timestamp > beginning.since):
        last = page.revisions.filter(created_at__lte=copied.timestamp).order_by("-created_at")
        content = last.values_list("content", flat=True).first()
        said = None if content is None else get_words(content)
        # A copy that the site made itself has no author until somebody changes it.
        copier = {copied.user_id} - {None}
        beginning = _Beginning(copied.timestamp, said, copier)
    return beginning


def _get_logged_release(page: Page) -> Revision | None:
    """The version that was online last; a page taken offline has forgotten it itself."""
    entries = PageLogEntry.objects.filter(page=page.pk, action__in=PUBLISH_ACTIONS)
    entry = entries.exclude(revision=None).select_related("revision").first()
    return entry.revision if entry else None


def get_words(content: dict[str, Any]) -> dict[str, Any]:
    """What a version says, without what the editor numbers anew each time it saves."""
    return {
        name: _plain(value)
        for name, value in content.items()
        if name not in BOOKKEEPING and not _is_nothing(value)
    }


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return _plain_text(value)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {
            name: _plain(each)
            for name, each in value.items()
            if name not in NUMBERING and not _is_nothing(each)
        }
    return value


def _is_nothing(value: Any) -> bool:
    """What a form leaves empty is written as one of these, and by a program as another."""
    return value is None or value is False or value == ""


def _plain_text(text: str) -> Any:
    """A stream is JSON within JSON, and PostgreSQL gives it back in another order of keys."""
    if text.startswith(("[", "{")):
        with suppress(ValueError):
            return _plain(json.loads(text))
    return BLOCK_KEY.sub("", BETWEEN_TAGS.sub("", text.replace("\r\n", "\n")))
