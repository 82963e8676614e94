"""What a guest sees behind a link, and what the office does with a page's links.

A guest has no account: no cookie, no trace of the secret address, no cache.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    QueryDict,
)
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages
from wagtail.models import Page

from cms.documents.models import CustomDocument
from cms.draft_links.forms import DraftLinkForm, NoteForm
from cms.draft_links.models import DraftLink, DraftNote
from cms.draft_links.services import (
    TooManyNotesError,
    add_note,
    find_draft,
    has_draft,
    make_link,
    may_share,
    revoke,
)
from cms.site.files import names_file
from cms.site.links import absolute
from cms.site.views import send_document

View = Callable[..., Any]

HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    # The address is the key: no site that the draft links to may learn it.
    "Referrer-Policy": "no-referrer",
}
HIDDEN_TOKEN = "…"  # noqa: S105 - what stands in its place


# --- For guests ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class DraftContext:
    """What the draft's template says beside the page; no form where notes are not wanted."""

    recipient: str
    expires_at: datetime
    published_url: str
    form: NoteForm | None
    is_full: bool
    is_sent: bool


def hide_token(view: View) -> View:
    """Answer with `HEADERS`, and let nothing that logs this request learn the token from it."""

    @wraps(view)
    def wrapper(request: HttpRequest, token: str, **given: Any) -> Any:
        request.path = HIDDEN_TOKEN.join(request.path.rsplit(token, 1))
        request.path_info = HIDDEN_TOKEN.join(request.path_info.rsplit(token, 1))
        # The server's own names for the address (PATH_INFO, RAW_URI) stand in mails about errors.
        # Only as a part of a path: what somebody makes up may stand in the host's name as well.
        for name, value in request.META.items():
            if isinstance(value, str) and f"/{token}" in value:
                request.META[name] = value.replace(f"/{token}", f"/{HIDDEN_TOKEN}")
        response = view(request, token, **given)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return wrapper


# Django's token against forged forms needs a cookie, and browsers that send no referrer send no
# origin to compare either. There is nothing to forge: no session is read, and whoever knows the
# secret address may post there anyway.
@csrf_exempt
@hide_token
def show_draft(request: HttpRequest, token: str) -> HttpResponse:
    """The version a link was made for, in the page's language; and take a note about it."""
    if request.method not in {"GET", "HEAD", "POST"}:
        return HttpResponseNotAllowed(("GET", "HEAD", "POST"))
    is_sent = "sent" in request.GET
    # What was asked, even where the answer to HEAD is made as that to GET (`kept_answers.py`).
    is_read = request.META["REQUEST_METHOD"] == "GET"
    link = find_draft(token, opening=is_read and not is_sent)
    if link is None:
        # One answer for expired, revoked and unknown; a note that comes too late is handed back.
        context = {"text": request.POST.get("text", "")}
        return render(request, "draft_links/gone.html", context, status=404)
    with translation.override(link.page.locale.language_code):
        form = NoteForm(request.POST if request.method == "POST" else None)
        if form.is_bound and link.may_comment and _save_note(link, form):
            return HttpResponseRedirect(f"{reverse('draft', args=[token])}?sent=1#draft-note")
        response = render_page(request, link.get_draft(), _get_context(link, form, is_sent))
    return _lead_to_documents(response, token)


def _lead_to_documents(response: HttpResponse, token: str) -> HttpResponse:
    """Have the draft's links to documents lead to `send_draft_document`.

    Who has no account cannot have them at their own addresses before the page is published.
    """
    public = reverse("wagtaildocs_serve", args=(0, "-")).removesuffix("0/-")
    own = reverse("draft_document", args=(token, 0, "-")).removesuffix("0/-")
    response.content = response.content.replace(f'href="{public}'.encode(), f'href="{own}'.encode())
    return response


@hide_token
@require_safe
def send_draft_document(
    request: HttpRequest, token: str, key: int, filename: str
) -> HttpResponseBase:
    """A document that the draft of a link names, as long as the link works."""
    link = find_draft(token)
    row = CustomDocument.objects.filter(pk=key).first()
    if link is None or row is None or not names_file(link.get_draft(), row):
        return render(request, "draft_links/gone.html", {"text": ""}, status=404)
    return send_document(request, row, filename, HEADERS["Cache-Control"])


def _save_note(link: DraftLink, form: NoteForm) -> bool:
    """Whether the note was kept; if not, the form says why."""
    if not form.is_valid():
        return False
    try:
        add_note(link, form.cleaned_data["text"], form.cleaned_data["name"])
    except TooManyNotesError:
        # Translators: for readers.
        text = _("No more notes can be left here. Please copy your text and write to us.")
        form.add_error(None, text)
        return False
    return True


def _get_context(link: DraftLink, form: NoteForm, is_sent: bool) -> DraftContext:
    return DraftContext(
        recipient=link.recipient,
        expires_at=link.expires_at,
        published_url=link.published_url,
        form=form if link.may_comment else None,
        # Whoever has written something keeps the form with their text in it.
        is_full=link.is_full and not form.is_bound,
        is_sent=is_sent and not form.is_bound,
    )


def render_page(request: HttpRequest, page: Any, draft: Any) -> HttpResponse:
    """`page` through its own template in the active language, with `draft` in its context."""
    response = page.serve_preview(_as_reader(request, page), page.default_preview_mode)
    context = getattr(response, "context_data", None)
    if context is not None:
        # Nothing invites search engines: not to this address, nor to one that is not there yet.
        context.update(draft=draft, structured_data=[], language_links=[])
        if meta := context.get("meta"):
            context["meta"] = replace(meta, canonical="")
    if callable(getattr(response, "render", None)):
        response = response.render()
    response.headers["Content-Language"] = get_language() or ""
    return response


def _as_reader(request: HttpRequest, page: Any) -> HttpRequest:
    """The request that a reader of the published page would send; Wagtail promises pages a GET.

    It is anonymous, so that the moderator who tries the link sees what the guest sees, and has its
    own headers, so that no template sets a cookie.
    """
    reader: Any = copy(request)
    reader.META = dict(request.META)
    reader.method = "GET"
    reader.GET = QueryDict()
    reader.POST = QueryDict()
    reader.path = reader.path_info = page.get_url(request) or "/"
    reader.resolver_match = None
    reader.user = AnonymousUser()
    reader.is_preview = True
    return reader


# --- For the office ------------------------------------------------------------------------------


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
    return render(request, "draft_links/admin/links.html", context)


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
