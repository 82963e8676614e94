"""Writes the log: compares what is public with what the log has said, one process at a time.

Numbers are given under a lock and after the commit of what they tell of. So no entry ever appears
before one that a reader has already passed, and no editor's transaction waits for another's: nobody
holds the lock while pages are being written.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import timedelta

from django.db import transaction
from django.db.models import Max, Q
from django.dispatch import Signal
from django.utils import timezone
from wagtail.models import Page

from cms.changes.models import Change, ChangeLogLock, PendingChange, PublicPage
from cms.changes.public_state import (
    PublicState,
    below,
    find_pages_referencing,
    get_public_state,
)
from cms.site.files import conceal_pictures
from cms.site.visibility import get_topmost

#: Sent in the transaction of the log, with the new entries (`changes`) in order; sender: `Change`.
changes_recorded = Signal()

#: Pending changes that are looked at together.
BATCH_SIZE = 2000
KEPT_FOR = timedelta(days=400)
STATE_FIELDS = ("uuid", "type", "lang", "url", "path", "version", "published_in", "published_at")
What = Change.What


@dataclass
class Findings:
    """New entries in order, pages that are no longer public, and what others look like now."""

    changes: list[Change] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    rows: dict[int, PublicPage] = field(default_factory=dict)


def write_pending_changes() -> int:
    """Tell in the log whatever is public otherwise than it said; returns how many entries."""
    count = 0
    while PendingChange.objects.exists():
        count += _write_batch()
    if count:
        # Here, because nothing else knows each way by which something ceases to be public.
        conceal_pictures()
    return count


def lock_change_log() -> ChangeLogLock:
    """The one row, kept from everybody else until the end of the transaction."""
    ChangeLogLock.objects.get_or_create(pk=1)
    return ChangeLogLock.objects.select_for_update().get(pk=1)


@transaction.atomic
def prune() -> None:
    """Forget what is older than `KEPT_FOR`, and note how far the log still reaches back.

    Whoever has not asked for so long begins anew.
    """
    lock = lock_change_log()
    old = Change.objects.filter(at__lt=timezone.now() - KEPT_FOR)
    last = old.aggregate(last=Max("pk"))["last"]
    if last:
        Change.objects.filter(pk__lte=last).delete()
        lock.pruned_to = last
        lock.save()


@transaction.atomic
def _write_batch() -> int:
    lock_change_log()
    # Only now: what others have told in the meantime is no longer among them.
    pending = list(PendingChange.objects.order_by("pk")[:BATCH_SIZE])
    findings = compare(pending)
    Change.objects.bulk_create(findings.changes, batch_size=500)
    _remember(findings)
    PendingChange.objects.filter(pk__in=[each.pk for each in pending]).delete()
    if findings.changes:
        changes_recorded.send(sender=Change, changes=findings.changes)
    return len(findings.changes)


def _remember(findings: Findings) -> None:
    """Keep what the log says by now; the entries have their numbers."""
    for change in findings.changes:
        if change.what == What.PUBLISHED and change.page_id:
            row = findings.rows[change.page_id]
            row.published_in, row.published_at = change.pk, change.at
    PublicPage.objects.filter(pk__in=findings.gone).delete()
    PublicPage.objects.bulk_create(
        findings.rows.values(),
        batch_size=500,
        update_conflicts=True,
        unique_fields=["page_id"],
        update_fields=STATE_FIELDS,
    )


# --- Comparing -----------------------------------------------------------------------------------


def compare(pending: list[PendingChange]) -> Findings:
    """Look at all that is pending; each page is told of once for each thing that changed."""
    findings = Findings()
    keys = {each.page_id for each in pending if each.page_id}
    if any(each.page_id is None and not each.type for each in pending):
        paths: tuple[str, ...] = ("",)
    else:
        paths = _find_branches(keys)
    known = _get_known(Q(pk__in=keys) | below(paths))
    states = get_public_state(keys | known.keys(), paths)
    known |= _get_known(Q(pk__in=states.keys() - known.keys()))
    _tell_of_gone(findings, [row for row in known.values() if row.pk not in states])
    updated = {each.page_id for each in pending if each.is_update}
    for key, state in states.items():
        _tell_of_page(findings, known.get(key), state, key, is_updated=key in updated)
    findings.changes += _tell_of_those_around(findings.changes)
    findings.changes += _tell_of_content(pending)
    return findings


def _find_branches(keys: set[int]) -> tuple[str, ...]:
    """Where these pages lie, and where they lay when they were told of; no path below another."""
    now = Page.objects.filter(pk__in=keys).values_list("path", flat=True)
    before = PublicPage.objects.filter(pk__in=keys).values_list("path", flat=True)
    return get_topmost((*now, *before))


def _get_known(query: Q) -> dict[int, PublicPage]:
    return {row.pk: row for row in PublicPage.objects.filter(query).order_by("path")}


def _tell_of_gone(findings: Findings, rows: list[PublicPage]) -> None:
    """Tombstones: they hold nothing but what was public."""
    findings.gone = [row.pk for row in rows]
    kept = set(Page.objects.filter(pk__in=findings.gone).values_list("pk", flat=True))
    for row in rows:
        what = What.UNPUBLISHED if row.pk in kept else What.DELETED
        findings.changes.append(_make(what, row.pk, row, old_url=row.url))


def _tell_of_page(
    findings: Findings, row: PublicPage | None, state: PublicState, key: int, *, is_updated: bool
) -> None:
    changes = []
    if row is None:
        row = PublicPage(page_id=key)
        changes.append(_make(What.PUBLISHED, key, state, url=state.url))
    else:
        if row.url != state.url:
            changes.append(_make(What.MOVED, key, state, url=state.url, old_url=row.url))
        if is_updated or row.version != state.version:
            changes.append(_make(What.UPDATED, key, state, url=state.url))
    if changes or row.path != state.path:
        for name, value in asdict(state).items():
            setattr(row, name, value)
        findings.rows[key] = row
    findings.changes += changes


def _tell_of_those_around(changes: list[Change]) -> list[Change]:
    """Translations of changed pages and pages that show something of them are updated, too."""
    changed = {change.page_id for change in changes if change.page_id}
    uuids = {change.uuid for change in changes}
    if not changed:
        return []
    referencing = Q(pk__in=find_pages_referencing(Page, changed))
    around = PublicPage.objects.filter(Q(uuid__in=uuids) | referencing)
    rows = around.exclude(pk__in=changed).order_by("path")
    return [_make(What.UPDATED, row.pk, row, url=row.url) for row in rows]


def _tell_of_content(pending: Iterable[PendingChange]) -> Iterator[Change]:
    """What stands beside pages, each model once in each language."""
    for label, lang in dict.fromkeys((each.type, each.lang) for each in pending if each.type):
        yield Change(what=What.CONTENT, type=label, lang=lang, at=timezone.now())


def _make(what: str, key: int, page: PublicPage | PublicState, **urls: str) -> Change:
    about = {"uuid": page.uuid, "type": page.type, "lang": page.lang}
    return Change(what=what, page_id=key, at=timezone.now(), **about, **urls)
