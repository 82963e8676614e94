"""Publishing and deleting many pages at once, by the same rules as one."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page


class ModeratedPublishBulkAction(PublishBulkAction):
    """Says what was left out."""

    def prepare_action(
        self, objects: list[Page], objects_without_access: dict[str, list[Page]]
    ) -> HttpResponse | None:
        """Say how many pages stay as they are."""
        refused = len(objects_without_access["items_with_no_access"])
        if refused:
            messages.warning(self.request, _refused_sentence(refused))
        return super().prepare_action(objects, objects_without_access)

    def get_execution_context(self) -> dict[str, Any]:
        """`unfinished` takes up the pages that cannot be published as they are."""
        self.unfinished: list[Page] = []
        return {**super().get_execution_context(), "unfinished": self.unfinished}

    @classmethod
    def execute_action(
        cls, objects: list[Page], unfinished: list[Page] | None = None, **kwargs: Any
    ) -> tuple[int, int]:
        """Publish what can be; one page that lacks something keeps no other from it."""
        parents = children = 0
        for page in objects:
            try:
                with transaction.atomic():
                    done = super().execute_action([page], **kwargs)
            except (ValidationError, PermissionDenied):
                if unfinished is not None:
                    unfinished.append(page)
            else:
                parents, children = parents + done[0], children + done[1]
        return parents, children

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """And which pages lack something."""
        if self.unfinished:
            titles = ", ".join(page.get_admin_display_title() for page in self.unfinished)
            sentence = _("Not published, because something is missing in it: %(titles)s.")
            messages.warning(self.request, sentence % {"titles": titles})
        return str(super().get_success_message(num_parent_objects, num_child_objects))


class BranchDeleteBulkAction(DeleteBulkAction):
    """Deletes a branch once; Wagtail fails on a page that went with the one above it."""

    @classmethod
    def execute_action(cls, objects: list[Page], **kwargs: Any) -> tuple[int, int]:
        """Only the uppermost of the chosen pages."""
        paths = tuple(page.path for page in objects)
        tops = [
            page
            for page in objects
            if not any(page.path != path and page.path.startswith(path) for path in paths)
        ]
        done: tuple[int, int] = super().execute_action(tops, **kwargs)
        return done


def _refused_sentence(count: int) -> Any:
    return ngettext(
        "%(count)d page was not published: somebody else releases what only you have written,"
        " or you may not publish there.",
        "%(count)d pages were not published: somebody else releases what only you have written,"
        " or you may not publish there.",
        count,
    ) % {"count": count}
