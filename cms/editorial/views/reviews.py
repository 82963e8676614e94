"""Decide from the list: see what was handed in, release it or send it back."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, TaskState

from cms.editorial.authorship import may_release
from cms.editorial.comparisons import Comparison, get_comparisons
from cms.editorial.decisions import (
    RELEASE,
    RETURN,
    Version,
    decide,
    describe_decision,
    get_actions,
)
from cms.editorial.formatting import since
from cms.editorial.models import ReviewTask

#: So many stand on the page at once; the oldest first.
AT_ONCE = 20


class DecisionForm(forms.Form):
    """A word to the author; `revision` is the version that the decision is about."""

    revision = forms.CharField(widget=forms.HiddenInput, max_length=80)
    comment = forms.CharField(
        label=gettext_lazy("A word to the author"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )

    def clean_revision(self) -> Version:
        """The version."""
        try:
            return Version.parse(self.cleaned_data["revision"])
        except ValueError as error:
            raise forms.ValidationError(_("Please open the text anew.")) from error


@dataclass(frozen=True)
class ReviewItem:
    """What was handed in, with all that a decision needs."""

    state: TaskState
    page: Page
    form: DecisionForm
    may_release: bool
    #: What other apps say about it; they answer the hook `describe_review`, given the page.
    notes: tuple[str, ...] = ()
    is_expanded: bool = False

    @property
    def author(self) -> str:
        """Who handed it in."""
        user = self.state.workflow_state.requested_by
        return get_user_display_name(user) if user else ""

    @property
    def since(self) -> str:
        """For how long it waits."""
        return since(self.state.started_at)

    @property
    def kind(self) -> str:
        """What kind of page it is."""
        return str(self.page.get_verbose_name())

    @property
    def token(self) -> str:
        """Stands for it and for the version that is listed, where several are decided at once."""
        return f"{self.state.pk}/{Version.of(self.page)}"

    @property
    def preview_url(self) -> str:
        """The version that would be released: a moderator may have mended a comma meanwhile."""
        return reverse("wagtailadmin_pages:view_draft", args=[self.page.pk])

    @cached_property
    def comparisons(self) -> list[Comparison]:
        """What it changes: since the last decision, and about what readers see."""
        return get_comparisons(self.page)


def get_review_items(user: Any) -> list[TaskState]:
    """What `user` may decide about, the oldest first."""
    states = TaskState.objects.reviewable_by(user).order_by("started_at", "pk")
    return list(states.select_related("revision", "task", "workflow_state__requested_by"))


def is_reviewer(user: Any) -> bool:
    """Whether anything that is handed in may be `user`'s to decide."""
    mine = ReviewTask.objects.filter(active=True, groups__in=user.groups.all())
    return bool(user.is_superuser or mine.exists())


def get_review_url(state: TaskState) -> str:
    """The address that leads straight to the decision."""
    return reverse("review", args=[state.pk])


def index(request: HttpRequest) -> HttpResponse:
    """Everything that waits for this user's decision."""
    if not is_reviewer(request.user):
        raise PermissionDenied
    states = get_review_items(request.user)
    items = [_describe(state, request) for state in states[:AT_ONCE]]
    more = max(0, len(states) - AT_ONCE)
    context = {"items": items, "more": more, "may_choose": len(items) > 1}
    return TemplateResponse(request, "editorial/reviews.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, state_id: int) -> HttpResponse:
    """One of them; the mails lead here. POST decides."""
    state = get_object_or_404(
        TaskState.objects.select_related("revision", "workflow_state__requested_by"), pk=state_id
    ).specific
    if state.status != TaskState.STATUS_IN_PROGRESS:
        messages.info(request, describe_decision(state))
        return redirect("reviews")
    offered = get_actions(state, request.user)
    if not offered:
        raise PermissionDenied
    if "release" in request.POST and RELEASE not in offered:
        messages.error(request, _("Somebody else releases what only you have written."))
        return redirect("review", state.pk)
    page = state.workflow_state.content_object
    form = DecisionForm(request.POST or None, initial={"revision": Version.of(page)})
    if request.method == "POST" and form.is_valid() and _decide(request, state, form):
        return redirect("reviews")
    item = _describe(state, request, form, is_expanded=True)
    return TemplateResponse(request, "editorial/reviews.html", {"items": [item], "single": True})


def _decide(request: HttpRequest, state: TaskState, form: DecisionForm) -> bool:
    """Carry the decision out; whether it was, else the form says what is missing."""
    action = RELEASE if "release" in request.POST else RETURN
    page = state.workflow_state.content_object.specific
    version, comment = form.cleaned_data["revision"], form.cleaned_data["comment"]
    if action == RETURN and not comment.strip():
        form.add_error("comment", _("Please say in a sentence what should be different."))
        return False
    obstacle = decide(state, request.user, action, version, comment)
    if obstacle:
        form.add_error(None, obstacle)
        # What is read now is what the next press is about.
        form.data = request.POST.copy()
        form.data["revision"] = str(Version.of(page))
        return False
    sentence = _("“%(title)s” is released.") if action == RELEASE else _("“%(title)s” goes back.")
    page.refresh_from_db()
    # What is released for a later day is not there yet.
    is_shown = action == RELEASE and page.live and not page.has_unpublished_changes
    buttons = [messages.button(page.get_url(request), _("View on the website"))] if is_shown else []
    said = sentence % {"title": page.get_admin_display_title()}
    messages.success(request, said, buttons=buttons)
    return True


def _describe(
    state: TaskState, request: HttpRequest, form: DecisionForm | None = None, **more: Any
) -> ReviewItem:
    page = state.workflow_state.content_object.specific
    form = form or DecisionForm(initial={"revision": Version.of(page)}, auto_id=f"id_{state.pk}_%s")
    notes = tuple(filter(None, (tell(page) for tell in hooks.get_hooks("describe_review"))))
    return ReviewItem(state, page, form, may_release(page, request.user), notes, **more)
