"""Turns traces of what happened into entries of the log, one process at a time.

Numbers are given under the lock of the ledger and after the commit of what they tell of. So no
entry ever appears before one that a reader has already passed, and no editor's transaction waits
for another's: nobody holds the lock while pages are being written.
"""

from django.db import transaction
from django.dispatch import Signal

from cms.api.changes.comparing import Findings, compare
from cms.api.changes.models import Change, Ledger, PublicPage, Touch

#: Sent in the transaction of the log with the new entries (`changes`), in order.
told = Signal()

#: Traces that are looked at together.
ROUND = 2000
STATE = ("uuid", "type", "lang", "url", "path", "version", "published_in", "published_at")


def settle() -> int:
    """Tell in the log whatever is public otherwise than it said; returns how many entries."""
    count = 0
    while Touch.objects.exists():
        count += _settle_round()
    return count


def lock_ledger() -> Ledger:
    """The ledger, kept from everybody else until the end of the transaction."""
    Ledger.objects.get_or_create(pk=1)
    return Ledger.objects.select_for_update().get(pk=1)


@transaction.atomic
def _settle_round() -> int:
    lock_ledger()
    # Only now: what others have told in the meantime is no longer among them.
    touches = list(Touch.objects.order_by("pk")[:ROUND])
    findings = compare(touches)
    Change.objects.bulk_create(findings.changes, batch_size=500)
    _remember(findings)
    Touch.objects.filter(pk__in=[touch.pk for touch in touches]).delete()
    if findings.changes:
        told.send(sender=Change, changes=findings.changes)
    return len(findings.changes)


def _remember(findings: Findings) -> None:
    """Keep what the log says by now; the entries have their numbers."""
    for change in findings.changes:
        if change.what == Change.What.PUBLISHED and change.page_id:
            row = findings.rows[change.page_id]
            row.published_in, row.published_at = change.pk, change.at
    PublicPage.objects.filter(pk__in=findings.gone).delete()
    PublicPage.objects.bulk_create(
        findings.rows.values(),
        batch_size=500,
        update_conflicts=True,
        unique_fields=["page_id"],
        update_fields=STATE,
    )
