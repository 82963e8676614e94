"""The admin's forms of pages: what they refuse, in whole sentences and without losing a word.

A button that may not do what it says saves a draft instead. `ModeratedPageViewSet` puts these views
in the place of Wagtail's for every page type.
"""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page, PageLogEntry, Revision

from cms.core.addresses import make_private
from cms.core.forms import DRAFT_KEY
from cms.editorial.authorship import (
    RELEASED_BY_OTHERS,
    get_words,
    may_release_own_edits,
    requires_second_person,
)
from cms.editorial.patterns import PATTERN, find_pattern, follow_pattern
from cms.editorial.signals import comments_saved
from cms.editorial.views.decided import DecidedMeanwhileMixin
from cms.editorial.views.field_errors import FieldErrorsMixin
from cms.editorial.views.history import RestorableHistoryView
from cms.editorial.views.kept_text import KeptTextMixin
from cms.editorial.views.new_pages import FilteredAddSubpageView, PageCopyView
from cms.editorial.views.page_lists import ExplorerFilterSet, ExplorerView

#: Names of the buttons below the form, as they are sent.
PUBLISH, SUBMIT, DECIDE = "action-publish", "action-submit", "action-workflow-action"
#: What the log has of a page that was only begun.
FIRST_SAVING = ("wagtail.create", "wagtail.edit")
#: Fields of a page's form that are no part of what a version says.
BESIDE_THE_WORDS = {"go_live_at", "expire_at", "comment_notifications"}


def refuse_decision_of_others(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before a page under review is saved: refuse a decision that is somebody else's."""
    lock = page.get_lock()
    if DECIDE in request.POST and lock and lock.for_user(request.user):
        messages.error(request, _("Somebody else decides about this page."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


class RefusedActionMixin:
    """For forms that save a draft instead of doing what the pressed button says.

    `action_name_and_method` of the view puts the reason into `refusal`. It is told once the form is
    saved; a form with errors is shown again without it.
    """

    request: HttpRequest
    refusal: str = ""

    def form_valid(self, form: Any) -> HttpResponse:
        """Wagtail's, which leads on after saving; then the reason."""
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc] # a mixin
        if self.refusal and isinstance(response, HttpResponseRedirect):
            messages.warning(self.request, self.refusal, buttons=self.get_refusal_buttons())
        return response

    def get_refusal_buttons(self) -> list[Any]:
        """Ways on from the reason."""
        return []


class HandedInMixin:
    """For forms after which one is back at one's first page, and knows what happens next."""

    request: HttpRequest
    next_url: str
    action_name: str

    def redirect_away(self) -> HttpResponse:
        """Wagtail's, but from handing in not into the tree of pages."""
        if self.action_name != "submit" or self.next_url:
            response: HttpResponse = super().redirect_away()  # type: ignore[misc] # a mixin
            return response
        messages.info(
            self.request,
            _(
                "Somebody of the office reads it now, and releases it or sends it back with a word."
                " You will hear about it here and by mail."
            ),
        )
        return redirect("wagtailadmin_home")


class PageCreateView(
    FieldErrorsMixin, HandedInMixin, RefusedActionMixin, KeptTextMixin, CreateView
):
    """The form of a new page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Wagtail's; with a pattern in the address what that page says stands in it."""
        key = request.GET.get(PATTERN, "")
        if key:
            source = find_pattern(key, self.page_class, self.parent_page, request.user)
            if source is None:
                raise Http404
            follow_pattern(source, self.page)
        response: HttpResponse = super().get(request)
        return response

    def post(self, request: HttpRequest) -> HttpResponse:
        """Wagtail's; a draft whose first saving was answered to nobody is not there twice.

        The form comes once more then, and takes the place of what it has made before.
        """
        with transaction.atomic():
            if lost := self._find_lost():
                lost.delete()
            response: HttpResponse = super().post(request)
            if lost and not self.page.pk:
                transaction.set_rollback(True)
        return response

    def _find_lost(self) -> Page | None:
        """What the form has made before, unless somebody has done something with it since."""
        key = self.request.POST.get(DRAFT_KEY)
        if not key:
            return None
        slug = make_private(key)
        # The first one may still be on its way: the second waits, and then finds what it has made.
        parent = Page.objects.select_for_update(no_key=True).get(pk=self.parent_page.pk)
        drafts = parent.get_children().filter(slug=slug, owner=self.request.user)
        draft = drafts.filter(first_published_at=None).first()
        if not draft or PageLogEntry.objects.filter(page=draft.pk).count() > len(FIRST_SAVING):
            return None
        specific: Page = draft.specific
        return specific

    @cached_property
    def action_name_and_method(self) -> tuple[str, Any]:
        """Saving instead of publishing what a second person has to release."""
        if PUBLISH in self.request.POST and requires_second_person(self.page):
            self.refusal = str(RELEASED_BY_OTHERS)
            return ("save", self.save_action)
        action: tuple[str, Any] = super().action_name_and_method
        return action


class PageEditView(
    FieldErrorsMixin,
    HandedInMixin,
    RefusedActionMixin,
    DecidedMeanwhileMixin,
    KeptTextMixin,
    EditView,
):
    """The form of a page."""

    @cached_property
    def newer_revision(self) -> Revision | None:
        """What somebody else has saved since this form was opened."""
        return find_newer_revision(self.request, self.latest_revision)

    @cached_property
    def action_name_and_method(self) -> tuple[str, Any]:
        """Saving instead of publishing, handing in or deciding beside somebody else's version.

        And instead of publishing what only this user has written.
        """
        posted = self.request.POST
        if self.newer_revision:
            self.refusal = _newer_sentence(self.newer_revision)
            if any(name in posted for name in (PUBLISH, SUBMIT, DECIDE)):
                return ("save", self.save_action)
        elif PUBLISH in posted and not may_release_own_edits(self.page, self.request.user):
            self.refusal = str(RELEASED_BY_OTHERS)
            return ("save", self.save_action)
        elif DECIDE in posted and (decision := self.find_decision()):
            return self.save_instead(decision)
        action: tuple[str, Any] = super().action_name_and_method
        return action

    def form_valid(self, form: Any) -> HttpResponse:
        """No new version where a draft is saved that says what the latest one says."""
        is_kept = not self.refusal or self.is_decided
        if self.action_name != "save" or not is_kept or not self._is_unchanged(form):
            return super().form_valid(form)
        if self.refusal:
            messages.warning(self.request, self.refusal)
        else:
            # It is saved: saving in the background was quicker, or nothing was changed.
            self.add_save_confirmation_message()
        return self.redirect_and_remain()

    def _is_unchanged(self, form: Any) -> bool:
        """Whether the form says what the latest version says; autosave asks by itself."""
        if self.expects_json_response or self.is_reverting:
            return False
        if not form.has_changed():
            return True
        # The editor writes rich text and blocks anew, so that they differ and say the same.
        rows_beside = form.formsets.get("comments")
        is_beside = BESIDE_THE_WORDS.intersection(form.changed_data)
        if is_beside or not self.latest_revision or (rows_beside and rows_beside.has_changed()):
            return False
        said = json.dumps(form.save(commit=False).serializable_data(), cls=DjangoJSONEncoder)
        return get_words(json.loads(said)) == get_words(self.latest_revision.content)

    def get_refusal_buttons(self) -> list[Any]:
        """The comparison with the version that somebody else has saved."""
        if not self.newer_revision:
            return []
        arguments = [self.page.pk, self.newer_revision.pk, "latest"]
        url = reverse("wagtailadmin_pages:revisions_compare", args=arguments)
        return [messages.button(url, _("Compare both versions"))]

    def send_commenting_notifications(self, changes: dict[str, Any]) -> None:
        """Leave the mails about margin comments to others; Wagtail would send them here."""
        comments_saved.send(Page, page=self.page, editor=self.request.user, changes=changes)


class PageRevertView(PageEditView, RevisionsRevertView):
    """The form of a page with an old version in it."""


class ModeratedPageViewSet(PageViewSet):
    """For every page type; registered after Wagtail's own."""

    add_view_class = PageCreateView
    add_subpage_view_class = FilteredAddSubpageView
    copy_view_class = PageCopyView
    edit_view_class = PageEditView
    history_view_class = RestorableHistoryView
    filterset_class = ExplorerFilterSet
    index_view_class = ExplorerView
    revisions_revert_view_class = PageRevertView


# --- What somebody else has saved meanwhile ------------------------------------------------------


def find_newer_revision(request: HttpRequest, latest: Revision | None) -> Revision | None:
    """`latest`, if somebody else has saved it since the form that is sent was opened."""
    if latest and latest.user_id != request.user.pk and _is_outdated(request, latest):
        return latest
    return None


def _is_outdated(request: HttpRequest, latest: Revision) -> bool:
    """Whether the form was opened before `latest` was saved, tested as autosave does."""
    if own := request.POST.get("overwrite_revision_id"):
        return own != str(latest.pk)
    loaded = request.POST.get("loaded_revision_id")
    if not loaded:
        return False
    created = request.POST.get("loaded_revision_created_at", "")
    return loaded != str(latest.pk) or created != latest.created_at.isoformat()


def _newer_sentence(newer: Revision) -> str:
    name = get_user_display_name(newer.user) if newer.user else _("Somebody else")
    return _(
        "Your text is saved as a draft. Meanwhile %(name)s had saved as well: please compare"
        " both versions before you go on. Nothing is lost, both are in the history."
    ) % {"name": name}
