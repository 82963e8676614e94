"""Who counts as author of a translation: a machine is nobody, so whoever stands up for it does."""

from datetime import datetime
from typing import Any

from django.conf import settings
from wagtail.models import Page, PageLogEntry

from cms.languages.models import TranslatedRevision

#: What Wagtail logs when somebody hands a page in.
HAND_INS = ("wagtail.workflow.start", "wagtail.workflow.resume")

Words = dict[tuple[str, str], str]


def find_authors(page: Page, since: datetime | None, user: Any) -> set[int | None] | None:
    """Keys of those who wrote or confirmed sentences since a time; None: ask the words instead.

    A sentence is its writer's, whoever saves the version that it stands in. One that a machine
    wrote belongs to who confirms it. Unconfirmed ones belong to who handed the version in, and
    before that to `user`, who would release what nobody else has read. Who opened the translation,
    or pressed the machine's button, has written nothing. Copies of pages have no sentences.
    """
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return None
    versions = page.revisions.order_by("created_at", "pk")
    before: Words = {}
    if since:
        known = TranslatedRevision.objects.filter(
            revision__in=versions.filter(created_at__lte=since)
        )
        last = known.order_by("revision__created_at", "pk").last()
        before = _get_own_words(last.segments) if last else {}
        versions = versions.filter(created_at__gt=since)
    authors: set[int | None] = set()
    latest = None
    for writer, moment, segments in versions.values_list(
        "user", "created_at", "translated__segments"
    ):
        if segments is None:
            return None
        now = _get_own_words(segments)
        authors |= {
            # Who wrote it is not known where the old words were let stand for new ones.
            each.get("author") or writer
            for each in segments
            if not each["machine"] and before.get(_get_key(each)) != each["text"]
        }
        before, latest = now, (moment, segments)
    if latest is None:
        return None
    if any(each["machine"] for each in latest[1]):
        authors |= _get_answerable(page, latest[0]) or {user.pk if user else None}
    return authors


def _get_own_words(segments: list[dict[str, Any]]) -> Words:
    """What people have written or confirmed, by its place."""
    return {_get_key(each): each["text"] for each in segments if not each["machine"]}


def _get_key(segment: dict[str, Any]) -> tuple[str, str]:
    return segment["path"], segment["hash"]


def _get_answerable(page: Page, since: datetime) -> set[int | None]:
    """Who handed the version in."""
    entries = PageLogEntry.objects.filter(page=page.pk, action__in=HAND_INS, timestamp__gt=since)
    return set(entries.values_list("user", flat=True))
