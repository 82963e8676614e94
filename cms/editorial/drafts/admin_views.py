"""A page's draft links in the admin: make one, end one, read what guests have noted."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.models import Page

from cms.editorial.drafts.forms import DraftLinkForm
from cms.editorial.drafts.links import has_draft, make_link, may_share, revoke
from cms.editorial.drafts.models import DraftLink, DraftNote
from cms.site.links import absolute


@require_http_methods(["GET", "POST"])
def draft_links(request: HttpRequest, page_id: int) -> HttpResponse:
    """All links of a page, and a form for a new one.

    The answer to that form is the only place where a link's address is ever shown; therefore it is
    no redirect.
    """
    page = get_object_or_404(Page, pk=page_id)
    _require_right(request, page)
    form = DraftLinkForm(request.POST if request.method == "POST" else None)
    address = ""
    if form.is_bound and has_draft(page) and form.is_valid():
        _link, token = make_link(page, request.user, **form.cleaned_data)
        address = absolute(reverse("draft", args=[token]), request)
        form = DraftLinkForm()
    context = {
        "page_title": _("Show this draft to somebody"),
        "page_subtitle": page.get_admin_display_title(),
        "header_icon": "link",
        "page": page,
        "form": form,
        "has_draft": has_draft(page),
        "address": address,
        "links": _get_links(page),
    }
    return render(request, "editorial/draft_links.html", context)


@require_POST
def revoke_draft_link(request: HttpRequest, link_id: int) -> HttpResponse:
    """End a link at once."""
    link = get_object_or_404(DraftLink.objects.select_related("page"), pk=link_id)
    _require_right(request, link.page)
    revoke(link, request.user)
    messages.success(request, _("The link is revoked. Nobody can open it any more."))
    return redirect("draft_links", link.page_id)


@require_POST
def handle_draft_note(request: HttpRequest, note_id: int) -> HttpResponse:
    """Mark a guest's note as done."""
    note = get_object_or_404(DraftNote.objects.select_related("link__page"), pk=note_id)
    _require_right(request, note.link.page)
    DraftNote.objects.filter(pk=note.pk, handled_at=None).update(handled_at=timezone.now())
    messages.success(request, _("The note is marked as done."))
    return redirect("draft_links", note.link.page_id)


def _require_right(request: HttpRequest, page: Page) -> None:
    if not may_share(request.user, page):
        raise PermissionDenied


def _get_links(page: Page) -> Any:
    links = DraftLink.objects.filter(page=page).defer("content")
    return links.select_related("created_by", "revoked_by").prefetch_related("notes")
