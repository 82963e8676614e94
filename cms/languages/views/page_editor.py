"""Translating a page: the original beside the boxes, and the same release as for articles."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, TaskState, WorkflowState

from cms.editorial.authorship import RELEASED_BY_OTHERS
from cms.editorial.views.kept_text import tell_device
from cms.editorial.views.reviews import get_review_url
from cms.languages.drafts import find_translation, is_drafted, save_draft
from cms.languages.forms import TranslationForm
from cms.languages.machine_translation import draft_by_machine, find_machine
from cms.languages.views.reading_tests import describe as describe_testing


def edit(request: HttpRequest, page: Page) -> HttpResponse | None:
    """In place of Wagtail's form for pages that are translations; None: this page is none."""
    translation = find_translation(page)
    if translation is None:
        return None
    form = TranslationForm(translation)
    response: HttpResponse
    if request.method == "POST" and _save(request, page, form):
        response = redirect("wagtailadmin_pages:edit", page.pk)
    else:
        context = _describe(request, page, form)
        response = TemplateResponse(request, "languages/admin/edit.html", context)
    tell_device(request, response)
    return response


def _save(request: HttpRequest, page: Page, form: TranslationForm) -> bool:
    """Keep the sentences and do what the button says; False: the form has something to say."""
    refusal = find_refusal(request, page)
    if refusal:
        form.fill(request.POST)
        messages.error(request, refusal)
        return False
    form.save(request.POST, request.user)
    if form.has_errors:
        messages.error(request, _("What could be kept is saved. Please look at the red lines."))
        return False
    try:
        with transaction.atomic():
            if not is_drafted(form.translation):
                save_draft(form.translation, request.user)
    except ValidationError as error:
        form.show_errors(getattr(error, "message_dict", {"": error.messages}))
        said = _(
            "The sentences are saved, but do not fit into the page yet."
            " Please look through the marked boxes."
        )
        messages.error(request, said)
        return False
    _act(request, page.get_latest_revision_as_object(), TranslationForm(form.translation))
    return True


def find_refusal(request: HttpRequest, page: Page) -> str:
    """Why nothing can be saved now: the page is locked, or somebody else was quicker."""
    lock = page.get_lock()
    if lock and lock.for_user(request.user):
        return _(
            "Not saved: this page is locked, as a rule because it waits for its release."
            " Your words stand below; please keep them until it is open again."
        )
    latest = page.latest_revision
    if latest and str(latest.pk) != request.POST.get("revision") and latest.user != request.user:
        name = get_user_display_name(latest.user) if latest.user else _("Somebody else")
        return _(
            "Not saved yet: %(name)s has saved meanwhile. Both texts stand below; please decide"
            " and save again."
        ) % {"name": name}
    return ""


def _act(request: HttpRequest, page: Page, form: TranslationForm) -> None:
    user, title = request.user, page.get_admin_display_title()
    wants_release = "publish" in request.POST
    if "machine" in request.POST:
        draft_by_machine(request, form.translation, request.POST["machine"])
    elif not wants_release and "submit" not in request.POST:
        messages.success(request, _("“%(title)s” is saved.") % {"title": title})
    elif form.missing:
        sentence = ngettext(
            "Saved. One sentence has no translation yet; with it you can hand the page in.",
            "Saved. %(count)s sentences have no translation yet; with them you can hand the page"
            " in.",
            form.missing,
        )
        messages.warning(request, sentence % {"count": form.missing})
    elif wants_release and page.permissions_for_user(user).can_publish():
        page.latest_revision.publish(user=user)
        messages.success(request, _("“%(title)s” is published.") % {"title": title})
    elif wants_release:
        messages.warning(request, RELEASED_BY_OTHERS)
    else:
        _hand_in(page, user)
        messages.success(request, _("“%(title)s” is handed in. Thank you!") % {"title": title})


def _hand_in(page: Page, user: Any) -> None:
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    elif not state:
        page.get_workflow().start(page, user)


def _describe(request: HttpRequest, page: Page, form: TranslationForm) -> dict[str, Any]:
    lock = page.get_lock()
    task = page.current_workflow_task_state
    may_review = task and task.task.specific.get_actions(page, request.user)
    rights = page.permissions_for_user(request.user)
    target = form.translation.target_locale
    return {
        "page": page,
        "form": form,
        "translation": form.translation,
        "original": form.translation.source.get_source_instance(),
        "language": target,
        "direction": "rtl" if target.is_bidi else "ltr",
        "is_locked": bool(lock and lock.for_user(request.user)),
        "is_waiting": bool(task and task.status == TaskState.STATUS_IN_PROGRESS),
        "returned": _get_comment(page),
        "review_url": get_review_url(task) if may_review else "",
        "may_publish": rights.has_publish_right and not task,
        **describe_testing(request.user, page),
        "machine": find_machine(form.translation),
        "by_machine": sum(box.sentence.is_machine for box in form.boxes),
    }


def _get_comment(page: Page) -> str:
    """What the office said when it sent the translation back."""
    state = page.current_workflow_state
    if not state or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return ""
    return str(state.current_task_state.comment if state.current_task_state else "")
