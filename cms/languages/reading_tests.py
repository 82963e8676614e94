"""Who has tested a page in Simple German, and whether that holds for what readers see now."""

import hashlib
from datetime import date
from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.languages.models import ReadingTest
from cms.site.languages import SIMPLE_GERMAN

RECORDED, REMOVED = "winzerla.plain_testing.record", "winzerla.plain_testing.remove"


def is_plain(page: Page) -> bool:
    """Whether a page is in Simple German."""
    return bool(page.locale.language_code == SIMPLE_GERMAN)


def get_digest(page: Page) -> str:
    """Of all words of a page: the same as long as a reader reads the same."""
    found = hashlib.sha256()
    for segment in extract_segments(page.specific):
        if isinstance(segment, StringSegmentValue):
            found.update(f"{segment.path}\0{segment.string.data}\0".encode())
    return found.hexdigest()


def recheck_reading_test(page: Page) -> None:
    """After readers see other words: a testing holds for those that were tested and no others."""
    testing = ReadingTest.objects.filter(page=page.pk).first()
    if testing:
        testing.holds = testing.digest == get_digest(page)
        testing.save(update_fields=["holds"])


@transaction.atomic
def record(page: Page, group: str, tested_on: date, user: Any) -> None:
    """A group has tested what readers see of the page now."""
    # The page as it is online, not a draft of it.
    live = Page.objects.get(pk=page.pk).specific
    ReadingTest.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "group": group,
            "tested_on": tested_on,
            "digest": get_digest(live),
            "holds": True,
            "recorded_by": user,
        },
    )
    log(instance=live, action=RECORDED, user=user, data={"group": group, "day": str(tested_on)})


@transaction.atomic
def remove(page: Page, user: Any) -> None:
    """What was recorded was wrong."""
    testing = ReadingTest.objects.filter(page=page.pk).first()
    if testing:
        testing.delete()
        log(instance=page.specific, action=REMOVED, user=user, data={"group": testing.group})
