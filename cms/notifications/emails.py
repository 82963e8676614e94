"""Makes a mail of one notification, or of several of a kind, in the recipient's language."""

import textwrap
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.utils import get_admin_base_url
from wagtail.models import COMMENTS_RELATION_NAME, Page
from wagtail.users.models import UserProfile

from cms.editorial.comparisons import get_comparisons
from cms.notifications.models import Notification

#: Mail programs that quote an answer still have place before 78 characters.
WIDTH = 72
SUBJECT_WIDTH = 76


def build_email(notifications: list[Notification]) -> EmailMessage:
    """One mail to the one recipient of all these notifications, which are of one kind."""
    first = notifications[0]
    profile = UserProfile.get_for_user(first.recipient)
    language = profile.preferred_language or settings.LANGUAGE_CODE
    with translation.override(language), timezone.override(settings.TIME_ZONE):
        entries = [_describe(notification) for notification in notifications]
        context = {
            "name": first.recipient.get_full_name(),
            "entries": entries,
            "entry": entries[0],
            "preferences": _get_admin_url("wagtailadmin_account") + "#tab-notifications",
            "site_name": settings.WAGTAIL_SITE_NAME,
        }
        body = render_to_string(f"notifications/{_choose_template(notifications)}.txt", context)
        subject = _shorten_subject(_get_subject(notifications, entries[0]["title"]))
    return EmailMessage(
        subject,
        _wrap(body) + "\n",
        to=[first.recipient.email],
        reply_to=_get_reply_to(first),
        # Keeps holiday replies away.
        headers={"Auto-Submitted": "auto-generated"},
    )


def _describe(notification: Notification) -> dict[str, Any]:
    """What the templates tell of a notification; `comment` is quoted already."""
    page, revision = notification.page.specific, notification.revision
    return {
        "title": _one_line(_get_title(notification, page)),
        "type": page.get_verbose_name(),
        "actor": _one_line(notification.actor_name),
        "when": notification.created_at,
        "comment": _quote(notification.comment),
        "url": _get_url(notification, page),
        "notes": _count_notes(page),
        "comparisons": _compare(notification, page),
        "goes_live_at": revision.approved_go_live_at if revision else None,
    }


def _get_title(notification: Notification, page: Page) -> str:
    """As readers know it where it is online, else as its authors last called it."""
    is_online = notification.kind == Notification.Kind.PUBLISHED
    return page.title if is_online else page.get_admin_display_title()


def _get_url(notification: Notification, page: Page) -> str:
    """Where a moderator decides, everybody reads the page, or its authors go on writing.

    Always absolute, for it is opened outside the site.
    """
    if notification.kind == Notification.Kind.SUBMITTED and notification.task_state:
        return _get_admin_url("review", notification.task_state.pk)
    # No site, no address: such a page is read in its editor alone.
    public = page.get_full_url() if notification.kind == Notification.Kind.PUBLISHED else None
    return public or _get_admin_url("wagtailadmin_pages:edit", page.pk)


def _compare(notification: Notification, page: Page) -> list[tuple[str, str]]:
    """What is said about changes to those who decide, each with an address or an empty text."""
    if notification.kind != Notification.Kind.SUBMITTED:
        return []
    base = get_admin_base_url()
    return [
        (str(each.label), f"{base}{each.url}" if each.url else "") for each in get_comparisons(page)
    ]


def _get_admin_url(name: str, *arguments: object) -> str:
    return f"{get_admin_base_url()}{reverse(name, args=arguments)}"


def _count_notes(page: Page) -> int:
    """Comments in the margin that nobody has settled."""
    return getattr(page, COMMENTS_RELATION_NAME).filter(resolved_at=None).count()


def _choose_template(notifications: list[Notification]) -> str:
    kind = notifications[0].kind
    return "digest" if kind == Notification.Kind.SUBMITTED and len(notifications) > 1 else str(kind)


def _get_subject(notifications: list[Notification], title: str) -> str:
    if _choose_template(notifications) == "digest":
        count = len(notifications)
        words = ngettext("%(count)s text waits for you", "%(count)s texts wait for you", count)
        return words % {"count": count}
    subjects = {
        Notification.Kind.SUBMITTED: _("Handed in: %(title)s"),
        Notification.Kind.RETURNED: _("Sent back: %(title)s"),
        Notification.Kind.SCHEDULED: _("Will appear: %(title)s"),
        Notification.Kind.PUBLISHED: _("Published: %(title)s"),
        Notification.Kind.COMMENTED: _("Commented: %(title)s"),
    }
    return subjects[Notification.Kind(notifications[0].kind)] % {"title": title}


def _get_reply_to(notification: Notification) -> list[str]:
    """Whoever sent a text back can be asked about it by simply answering the mail."""
    asked = notification.actor if notification.kind == Notification.Kind.RETURNED else None
    return [asked.email] if asked and asked.is_active and asked.email else []


# --- Plain text: short lines, no surprises from what people typed --------------------------------


def _one_line(words: str) -> str:
    """Without line breaks and double spaces, so that it can stand in a subject."""
    return " ".join(words.split())


def _shorten_subject(words: str) -> str:
    """A subject on one line that mail programs show in full."""
    return Truncator(_one_line(words)).chars(SUBJECT_WIDTH)


def _quote(words: str) -> str:
    """What somebody wrote, marked line by line as theirs."""
    return "\n".join(f"> {line}".rstrip() for line in _wrap(words, WIDTH - 2).splitlines())


def _wrap(words: str, width: int = WIDTH) -> str:
    """Long lines broken between words, at most one empty line in a row; addresses stay whole."""
    lines: list[str] = []
    for line in words.strip().splitlines():
        text = line.strip()
        if text.startswith("> ") or text == ">":
            lines.append(text)
        elif text or (lines and lines[-1]):
            lines += _fill(text, width)
    return "\n".join(lines)


def _fill(line: str, width: int) -> list[str]:
    broken = textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
    return broken or [""]
