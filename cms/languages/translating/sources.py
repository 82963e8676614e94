"""What the originals say, kept for translators from release to release."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringSegment, TranslationSource

from cms.languages.models import SourceState


def get_digest(pairs: Iterable[tuple[str, str]]) -> str:
    """SHA-256 over places and hashes of sentences, whatever their order.

    The order of blocks is synchronised: moving one makes no translation out of date.
    """
    text = "\n".join(sorted(f"{path} {key}" for path, key in pairs))
    return hashlib.sha256(text.encode()).hexdigest()


def get_pairs(source: TranslationSource) -> list[tuple[str, str]]:
    """Place and hash of every sentence the original has now."""
    segments = StringSegment.objects.filter(source=source)
    rows = segments.values_list("context__path", "string__data_hash")
    return [(path, str(key)) for path, key in rows]


@transaction.atomic
def refresh_source(page: Page) -> TranslationSource:
    """Take over what the published page says; its state tells whether the words have changed."""
    prepared = _with_alternative_text(page.specific)
    source, _changed = TranslationSource.update_or_create_from_instance(prepared)
    digest = get_digest(get_pairs(source))
    state = SourceState.objects.filter(source=source).first()
    if state is None or state.digest != digest:
        now = timezone.now()
        state, _new = SourceState.objects.update_or_create(
            source=source, defaults={"digest": digest, "changed_at": now}
        )
    source.state = state
    return source


def find_source(original: Any) -> TranslationSource | None:
    """The original's record if this page or snippet was ever given to translators."""
    found: TranslationSource | None = TranslationSource.objects.get_for_instance_or_none(original)
    return found


def _with_alternative_text(page: Page) -> Page:
    """The page in hand with words for its picture: empty ones take the library's.

    Other languages must not show the library's German, so translators are asked for these too.
    """
    if getattr(page, "lead_image", None) and not page.lead_image_alt:
        page.lead_image_alt = page.lead_image.description
    return page
