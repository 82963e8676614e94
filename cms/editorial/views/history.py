"""A page's history, from which an old version comes back in one step, as a draft."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionAction
from wagtail.admin import messages
from wagtail.admin.views.generic.history import ActionColumn
from wagtail.admin.views.pages.history import PageHistoryView
from wagtail.models import Page, PageLogEntry, Revision


class RestoreColumn(ActionColumn):
    """What happened, with a button that brings the version back."""

    cell_template_name = "editorial/history_cell.html"

    def __init__(self, *args: Any, may_restore: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may_restore = may_restore

    def get_cell_context_data(
        self, instance: PageLogEntry, parent_context: dict[str, Any]
    ) -> dict[str, Any]:
        """Wagtail's, with the button's address where there is something to bring back."""
        context = super().get_cell_context_data(instance, parent_context)
        is_old = instance.revision_id and instance.revision_id != self.object.latest_revision_id
        if self.may_restore and is_old and instance.content_changed:
            arguments = [self.object.pk, instance.revision_id]
            context["restore_url"] = reverse("restore_revision", args=arguments)
        return context


class RestorableHistoryView(PageHistoryView):
    """Wagtail's history with the button."""

    @cached_property
    def columns(self) -> list[Any]:
        """Wagtail's, the first one ours."""
        stock, *others = super().columns
        column = RestoreColumn(
            "message",
            label=stock.label,
            object=self.object,
            url_names=stock.url_names,
            user_can_unschedule=stock.user_can_unschedule,
            may_restore=_may_restore(self.object, self.request.user),
        )
        return [column, *others]


@require_POST
def restore(request: HttpRequest, page_id: int, revision_id: int) -> HttpResponse:
    """Make an old version the newest draft. What readers see stays as it is."""
    page = get_object_or_404(Page, pk=page_id).specific
    revision = get_object_or_404(page.revisions, pk=revision_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if _may_restore(page, request.user):
        refusal = _bring_back(page, revision, request.user)
        if refusal:
            messages.error(request, refusal)
            return redirect("wagtailadmin_pages:history", page.pk)
        edit = messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Edit"))
        sentence = _("The old version is back as a draft. It is not published yet.")
        messages.success(request, sentence, buttons=[edit])
    else:
        messages.error(request, _("The page could not be saved as it is locked."))
    return redirect("wagtailadmin_pages:history", page.pk)


def _bring_back(page: Page, revision: Revision, user: Any) -> str:
    """Save the old version as the newest, or say why not.

    Apps that keep more of a version than Wagtail does answer the hook `restore_revision`: None is
    not theirs, an empty text is done, anything else a sentence about what stands in the way.
    """
    for restore_version in hooks.get_hooks("restore_revision"):
        answer: str | None = restore_version(page, revision, user)
        if answer is not None:
            return answer
    RevertToPageRevisionAction(page, revision, user=user, clean=False).execute()
    return ""


def _may_restore(page: Page, user: Any) -> bool:
    """Whether `user` may save a draft of this page now."""
    lock = page.get_lock()
    is_free = not page.alias_of_id and not (lock and lock.for_user(user))
    return is_free and bool(page.permissions_for_user(user).can_edit())
