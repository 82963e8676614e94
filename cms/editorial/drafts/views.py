"""The draft behind a link, for somebody without an account: no cookie, no trace, no cache."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from cms.editorial.drafts.forms import NoteForm
from cms.editorial.drafts.links import TooManyNotesError, add_note, find_draft
from cms.editorial.drafts.models import DraftLink
from cms.editorial.drafts.rendering import render_page

View = Callable[[HttpRequest, str], HttpResponse]

HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    # The address is the key: no site that the draft links to may learn it.
    "Referrer-Policy": "no-referrer",
}
HIDDEN_TOKEN = "…"  # noqa: S105 - what stands in its place


@dataclass(frozen=True)
class DraftNotice:
    """What the draft's template says beside the page; no form where notes are not wanted."""

    recipient: str
    expires_at: datetime
    published_url: str
    form: NoteForm | None
    is_full: bool
    is_sent: bool


def keep_secret(view: View) -> View:
    """Answer with `HEADERS`, and let nothing that logs this request learn the token from it."""

    @wraps(view)
    def wrapper(request: HttpRequest, token: str) -> HttpResponse:
        request.path = HIDDEN_TOKEN.join(request.path.rsplit(token, 1))
        request.path_info = HIDDEN_TOKEN.join(request.path_info.rsplit(token, 1))
        # The server's own names for the address (PATH_INFO, RAW_URI) stand in mails about errors.
        # Only as a part of a path: what somebody makes up may stand in the host's name as well.
        for name, value in request.META.items():
            if isinstance(value, str) and f"/{token}" in value:
                request.META[name] = value.replace(f"/{token}", f"/{HIDDEN_TOKEN}")
        response = view(request, token)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return wrapper


# Django's token against forged forms needs a cookie, and browsers that send no referrer send no
# origin to compare either. There is nothing to forge: no session is read, and whoever knows the
# secret address may post there anyway.
@csrf_exempt
@keep_secret
def show_draft(request: HttpRequest, token: str) -> HttpResponse:
    """The version a link was made for, in the page's language; and take a note about it."""
    if request.method not in {"GET", "HEAD", "POST"}:
        return HttpResponseNotAllowed(("GET", "HEAD", "POST"))
    is_sent = "sent" in request.GET
    link = find_draft(token, opening=request.method == "GET" and not is_sent)
    if link is None:
        # One answer for expired, revoked and unknown; a note that comes too late is handed back.
        context = {"text": request.POST.get("text", "")}
        return render(request, "editorial/draft_gone.html", context, status=404)
    with translation.override(link.page.locale.language_code):
        form = NoteForm(request.POST if request.method == "POST" else None)
        if form.is_bound and link.may_comment and _take_note(link, form):
            return HttpResponseRedirect(f"{reverse('draft', args=[token])}?sent=1#draft-note")
        return render_page(request, link.get_draft(), _get_notice(link, form, is_sent))


def _take_note(link: DraftLink, form: NoteForm) -> bool:
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


def _get_notice(link: DraftLink, form: NoteForm, is_sent: bool) -> DraftNotice:
    return DraftNotice(
        recipient=link.recipient,
        expires_at=link.expires_at,
        published_url=link.published_url,
        form=form if link.may_comment else None,
        # Whoever has written something keeps the form with their text in it.
        is_full=link.is_full and not form.is_bound,
        is_sent=is_sent and not form.is_bound,
    )
