"""What the forms of the admin refuse, in whole sentences and without losing a word.

A button that may not do what it says saves a draft instead. Wagtail's forms save first and ask
afterwards, so its hooks take the button out of the request before, and tell about it after.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, PageLogEntry, Revision

from cms.editorial.workflow.permissions import may_create
from cms.editorial.workflow.releases import RELEASES, is_bound, may_release_own_edits

PUBLISH, HAND_IN, DECIDE = "action-publish", "action-submit", "action-workflow-action"


def check_creation(
    request: HttpRequest, parent: Page, page_class: type[Page]
) -> HttpResponse | None:
    """Before a new page: refuse kinds that this user does not make, and publishing at once."""
    if not may_create(request.user, parent, page_class):
        name = page_class.get_verbose_name()
        messages.error(
            request, _("Pages of the kind “%(name)s” are made by the office.") % {"name": name}
        )
        return redirect("wagtailadmin_explore", parent.pk)
    if PUBLISH in request.POST and is_bound(page_class(locale=parent.locale)):
        _take_out(request, PUBLISH, _four_eyes_sentence())
    return None


def check_edit(request: Any, page: Page) -> HttpResponse | None:
    """Before a page is saved: four eyes, and what somebody else has saved meanwhile."""
    if request.method != "POST":
        return None
    lock = page.get_lock()
    if DECIDE in request.POST and lock and lock.for_user(request.user):
        messages.error(request, _("Somebody else decides about this page."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    latest = page.get_latest_revision()
    newer = latest if latest and _is_outdated(request, latest) else None
    if newer and newer.user_id != request.user.pk:
        request.house_newer_revision = newer
        for action in (PUBLISH, HAND_IN, DECIDE):
            _take_out(request, action, _newer_sentence(newer))
    if PUBLISH in request.POST and not may_release_own_edits(page, request.user):
        _take_out(request, PUBLISH, _four_eyes_sentence())
    _keep_released_revision(request, page, latest)
    return None


def tell_what_was_refused(request: HttpRequest, page: Page) -> None:
    """After saving: which button has only saved a draft, and whose version lies in the history."""
    refusal = getattr(request, "house_refusal", "")
    newer = getattr(request, "house_newer_revision", None)
    if not refusal and newer:
        refusal = _newer_sentence(newer)
    if refusal:
        messages.warning(request, refusal, buttons=[_compare_button(page, newer)] if newer else [])


def check_copy(request: HttpRequest, page: Page) -> None:
    """Before a page is copied: copies of what four eyes bind begin as drafts."""
    if "publish_copies" not in request.POST:
        return
    pages = page.get_descendants(inclusive=True) if request.POST.get("copy_subpages") else [page]
    if any(is_bound(each) for each in pages):
        _take_out(request, "publish_copies", _four_eyes_sentence())


def tell_about_copy(request: HttpRequest, _page: Page, new_page: Page) -> None:
    """After copying: that the copy is a draft."""
    tell_what_was_refused(request, new_page)


def _take_out(request: Any, name: str, sentence: str) -> None:
    """Go on as if the button had not been pressed; the sentence is said once it is saved."""
    if name in request.POST:
        data = request.POST.copy()
        del data[name]
        request.POST = data
        request.house_refusal = sentence


def _is_outdated(request: HttpRequest, latest: Revision) -> bool:
    """Whether the form was opened before `latest` was saved, tested as autosave does."""
    if own := request.POST.get("overwrite_revision_id"):
        return own != str(latest.pk)
    loaded = request.POST.get("loaded_revision_id")
    if not loaded:
        return False
    created = request.POST.get("loaded_revision_created_at", "")
    return loaded != str(latest.pk) or created != latest.created_at.isoformat()


def _keep_released_revision(request: Any, page: Page, latest: Revision | None) -> None:
    """Let autosave go on in a new version where its last one was released meanwhile.

    Wagtail would write over it, and nobody could tell what was released.
    """
    if not latest or request.POST.get("overwrite_revision_id") != str(latest.pk):
        return
    released = PageLogEntry.objects.filter(page=page.pk, revision=latest, action__in=RELEASES)
    if latest.approved_go_live_at or page.live_revision_id == latest.pk or released.exists():
        data = request.POST.copy()
        del data["overwrite_revision_id"]
        data["loaded_revision_id"] = str(latest.pk)
        data["loaded_revision_created_at"] = latest.created_at.isoformat()
        request.POST = data


def _four_eyes_sentence() -> str:
    return _(
        "Saved as a draft, not published: somebody else releases what only you have written."
        " Please hand it in."
    )


def _newer_sentence(newer: Revision) -> str:
    name = get_user_display_name(newer.user) if newer.user else _("Somebody else")
    return _(
        "Your text is saved as a draft. Meanwhile %(name)s had saved as well: please compare"
        " both versions before you go on. Nothing is lost, both are in the history."
    ) % {"name": name}


def _compare_button(page: Page, newer: Revision) -> Any:
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, newer.pk, "latest"])
    return messages.button(url, _("Compare both versions"))
