"""Publishing many pages at once, by the same rules as one, and with a word about the others."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page


class HousePublishBulkAction(PublishBulkAction):
    """Says what was left out."""

    def prepare_action(
        self, objects: list[Page], objects_without_access: dict[str, list[Page]]
    ) -> HttpResponse | None:
        """Say how many pages stay as they are."""
        refused = len(objects_without_access["items_with_no_access"])
        if refused:
            messages.warning(self.request, _refused_sentence(refused))
        return super().prepare_action(objects, objects_without_access)


def _refused_sentence(count: int) -> Any:
    return ngettext(
        "%(count)d page was not published: somebody else releases what only you have written,"
        " or you may not publish there.",
        "%(count)d pages were not published: somebody else releases what only you have written,"
        " or you may not publish there.",
        count,
    ) % {"count": count}
