"""Makes a mail of one notice, or of several of a kind, in the recipient's language."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import COMMENTS_RELATION_NAME, Page
from wagtail.users.models import UserProfile

from cms.editorial.notices import addresses
from cms.editorial.notices.models import Notice
from cms.editorial.notices.plain import one_line, quote, shorten_subject, wrap


def build_mail(notices: list[Notice]) -> EmailMessage:
    """One mail to the one recipient of all these notices, which are of one kind."""
    first = notices[0]
    profile = UserProfile.get_for_user(first.recipient)
    language = profile.preferred_language or settings.LANGUAGE_CODE
    with translation.override(language), timezone.override(settings.TIME_ZONE):
        entries = [_describe(notice) for notice in notices]
        context = {
            "name": first.recipient.get_full_name(),
            "entries": entries,
            "entry": entries[0],
            "preferences": addresses.get_preferences_url(),
            "site_name": settings.WAGTAIL_SITE_NAME,
        }
        body = render_to_string(f"editorial/mails/{_choose_template(notices)}.txt", context)
        subject = shorten_subject(_get_subject(notices, entries[0]["title"]))
    return EmailMessage(
        subject,
        wrap(body) + "\n",
        to=[first.recipient.email],
        reply_to=_get_reply_to(first),
        # Keeps holiday replies away.
        headers={"Auto-Submitted": "auto-generated"},
    )


def _describe(notice: Notice) -> dict[str, Any]:
    """What the templates tell of a notice; `comment` is quoted already."""
    page = notice.page.specific
    return {
        "title": one_line(_get_title(notice, page)),
        "type": page.get_verbose_name(),
        "actor": one_line(notice.actor_name),
        "when": notice.created_at,
        "comment": quote(notice.comment),
        "url": _get_url(notice, page),
        "notes": _count_notes(page),
        "goes_live_at": notice.revision.approved_go_live_at if notice.revision else None,
    }


def _get_title(notice: Notice, page: Page) -> str:
    """As readers know it where it is online, else as its authors last called it."""
    is_online = notice.kind == Notice.Kind.PUBLISHED
    return page.title if is_online else page.get_admin_display_title()


def _get_url(notice: Notice, page: Page) -> str:
    if notice.kind == Notice.Kind.SUBMITTED and notice.task_state:
        return addresses.get_decision_url(notice.task_state)
    public = addresses.get_public_url(page) if notice.kind == Notice.Kind.PUBLISHED else ""
    return public or addresses.get_editor_url(page)


def _count_notes(page: Page) -> int:
    """Comments in the margin that nobody has settled."""
    return getattr(page, COMMENTS_RELATION_NAME).filter(resolved_at=None).count()


def _choose_template(notices: list[Notice]) -> str:
    kind = notices[0].kind
    return "digest" if kind == Notice.Kind.SUBMITTED and len(notices) > 1 else str(kind)


def _get_subject(notices: list[Notice], title: str) -> str:
    if _choose_template(notices) == "digest":
        count = len(notices)
        words = ngettext("%(count)s text waits for you", "%(count)s texts wait for you", count)
        return words % {"count": count}
    subjects = {
        Notice.Kind.SUBMITTED: _("Handed in: %(title)s"),
        Notice.Kind.RETURNED: _("Sent back: %(title)s"),
        Notice.Kind.SCHEDULED: _("Will appear: %(title)s"),
        Notice.Kind.PUBLISHED: _("Published: %(title)s"),
        Notice.Kind.COMMENTED: _("Commented: %(title)s"),
    }
    return subjects[Notice.Kind(notices[0].kind)] % {"title": title}


def _get_reply_to(notice: Notice) -> list[str]:
    """Whoever sent a text back can be asked about it by simply answering the mail."""
    asked = notice.actor if notice.kind == Notice.Kind.RETURNED else None
    return [asked.email] if asked and asked.is_active and asked.email else []
