"""The diary as Atom, one feed for each language's diary."""

from typing import Any

from django.utils.translation import gettext as _

from cms.core.feeds import ListFeed


class AtomDiaryFeed(ListFeed):
    """Newest entries with full text and pictures."""

    def item_author_name(self, entry: Any) -> str:
        return _("Garden group")
