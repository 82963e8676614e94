"""Which closures overlap and what readers are told then, for the form of the hours."""

from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from wagtail.admin.panels import HelpPanel

from cms.hours import words
from cms.hours.schedule import find_overlaps


def describe_overlaps(hours: Any) -> SafeString:
    """A paragraph for each two closures that share a day and are not over; else empty."""
    # New hours have no rows to ask for yet.
    rows = hours.closures.all() if hours.pk else ()
    found = [pair for pair in find_overlaps(rows) if pair[1].last_day >= localdate()]
    return format_html_join("", "<p>{}</p>", ([_describe(*pair)] for pair in found))


def _describe(one: Any, other: Any) -> str:
    return _(
        "These closures overlap: %(one)s and %(other)s. The office is closed on all of these"
        " days; where both hold, readers are told the reason of the shorter one."
    ) % {"one": _name(one), "other": _name(other)}


def _name(closure: Any) -> str:
    days = words.date_range(closure)
    return f"{days} ({closure})" if str(closure) else days


class OverlapsPanel(HelpPanel):
    """A hint, as nothing is wrong with it: somebody may well fall ill in the holidays."""

    class BoundPanel(HelpPanel.BoundPanel):
        def __init__(self, **kwargs: object) -> None:
            super().__init__(**kwargs)
            self.content = describe_overlaps(self.instance)

        def is_shown(self) -> bool:
            """Only where there is something to say."""
            return bool(self.content) and super().is_shown()
