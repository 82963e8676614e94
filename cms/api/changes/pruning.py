"""Old entries go; whoever has not asked for so long begins anew."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from cms.api.changes.models import Change
from cms.api.changes.settling import lock_ledger

KEPT_FOR = timedelta(days=400)


@transaction.atomic
def prune() -> None:
    """Forget what is older than `KEPT_FOR`, and note how far the log still reaches back."""
    ledger = lock_ledger()
    old = Change.objects.filter(at__lt=timezone.now() - KEPT_FOR)
    last = old.aggregate(last=Max("pk"))["last"]
    if last:
        Change.objects.filter(pk__lte=last).delete()
        ledger.pruned_to = last
        ledger.save()
