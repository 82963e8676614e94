"""What goes out with every page, and what nobody gets at."""

import json
import logging
from collections.abc import Callable
from traceback import walk_tb
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.models import Page, WorkflowState

from cms.core.blocks.embeds import FRAME_HOSTS
from cms.site.page_cache import get_admin_path
from cms.site.visibility import has_unknown_type

logger = logging.getLogger(__name__)

View = Callable[[HttpRequest], HttpResponse]
#: What the public API's addresses begin with.
API = "/api/"
#: How PostgreSQL says that there is a row already, or that one is missing that another names.
CONFLICTS = {"23505", "23503"}
#: And SQLite.
SQLITE_CONFLICTS = ("UNIQUE constraint failed", "FOREIGN KEY constraint failed")


def _write_policy(**directives: str) -> str:
    """A content security policy: what every page promises, and what this one has beside it."""
    given = {
        "default-src": "'self'",
        "img-src": "'self' data:",
        "frame-src": f"'self' {' '.join(FRAME_HOSTS)}",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
        **{name.replace("_", "-"): value for name, value in directives.items()},
    }
    return "; ".join(f"{name} {value}" for name, value in given.items())


#: Readers' pages load from this site alone; frames only after a click, only from these hosts.
POLICY = _write_policy()
#: Wagtail's user bar, and what its checks mark in the page, style themselves inline; the checks are
#: axe's, which evaluates strings. No script is inline here either.
USER_BAR_POLICY = _write_policy(
    script_src="'self' 'unsafe-eval'", style_src="'self' 'unsafe-inline'"
)
#: Files are looked at, and load nothing.
FILE_POLICY = "default-src 'none'"
#: In Wagtail 8.0 fields for days and times and rows of forms begin with inline scripts, and are put
#: into the page later: neither a nonce nor a digest would let them in. A controller of Wagtail's
#: evaluates a string when it begins. Nothing is sent or loaded elsewhere; `blob:` is a picture that
#: was chosen and not sent yet.
_ADMIN = {
    "script_src": "'self' 'unsafe-inline' 'unsafe-eval'",
    "style_src": "'self' 'unsafe-inline'",
    "img_src": "'self' data: blob:",
}

#: Whatever a browser could do for a page and ours never ask for.
UNUSED = (
    *("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope"),
    *("magnetometer", "microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking"),
)
#: Films in full size. What else ours ask for, a page has by itself: `web-share`, `clipboard-write`,
#: `publickey-credentials-get` and `-create`. Each word goes out with every file of a page.
PERMISSIONS = ", ".join(
    (
        *(f"{name}=()" for name in UNUSED),
        f"fullscreen=(self {' '.join(map(json.dumps, FRAME_HOSTS))})",
    )
)


def security_headers(get_response: View) -> View:
    """Have the browser hold what the site promises, on every road: static files and 304 too.

    A view that needs more sets the whole header itself, `POLICY` with its additions: directives of
    two headers are not added up. Hosts that may be framed stand in `blocks.embeds`.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        # Before the API forgets them.
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        response = get_response(request)
        headers = {
            "Content-Security-Policy": get_policy(request.path, has_session=has_session),
            "Cross-Origin-Resource-Policy": _get_resource_policy(request.path),
            "Permissions-Policy": PERMISSIONS,
        }
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


def get_policy(path: str, *, has_session: bool) -> str:
    """What a page at this address may load."""
    if path.startswith(get_admin_path()):
        front_end = urlsplit(settings.HEADLESS_PREVIEW_URL)
        hosts = (*FRAME_HOSTS, *([f"{front_end.scheme}://{front_end.netloc}"] * bool(front_end[1])))
        return _write_policy(**_ADMIN, frame_src=" ".join(("'self'", *hosts)))
    if path.startswith((settings.MEDIA_URL, settings.STATIC_URL)):
        return FILE_POLICY
    return USER_BAR_POLICY if has_session and not path.startswith(API) else POLICY


def _get_resource_policy(path: str) -> str:
    """Who may show it: pictures and the API are for other people's pages as well."""
    is_shared = path.startswith((settings.MEDIA_URL, settings.STATIC_URL, API))
    return "cross-origin" if is_shared else "same-origin"


class UnknownPageTypeMiddleware:
    """Leave pages whose section has been taken out as they are, whatever the admin is asked for.

    Saving, copying or moving one would lose what only its own type knows of. A single place for it:
    Wagtail asks some forty views for a page, and few of them expect one without a type.
    """

    #: What addresses of the admin call the key of a page.
    KEYS = ("page_id", "parent_page_id", "page_to_move_id", "page_pk")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, values: dict[str, Any]
    ) -> HttpResponse | None:
        """Lead away from such a page, and say why."""
        key = next((values[name] for name in self.KEYS if name in values), None)
        if key is None or not request.path.startswith(get_admin_path()):
            return None
        page = Page.objects.filter(has_unknown_type(), pk=key).first()
        return refuse_unknown_type(request, page) if page else None


class ConflictMiddleware:
    """Who saves the same as somebody else in one moment, or taps twice, is told so.

    A single place for it: between what a view looked at and what it writes there is always a
    moment, and the database is the one that holds what there may be once. What was refused is in
    the log as a warning.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Back to where the button was, or an answer that a script understands."""
        if not request.path.startswith(get_admin_path()) or not is_conflict(error):
            return None
        logger.warning("Conflict: %s %s", request.method, request.path, exc_info=error)
        text = gettext(
            "This was not saved: somebody else saved or deleted the same at this moment, or the"
            " button was pressed twice. Please look at what stands here now."
        )
        if not request.accepts("text/html"):
            # In the shape in which Wagtail's forms answer.
            content = {"success": False, "error_code": "conflict", "error_message": text}
            return JsonResponse(content, status=400)
        messages.warning(request, text)
        origin = request.headers.get("Referer", "")
        is_ours = url_has_allowed_host_and_scheme(origin, {request.get_host()})
        return redirect(origin if is_ours else get_admin_path())


def is_conflict(error: Exception) -> bool:
    """Whether the database has something already, or no more, that was not so before.

    Forms look before they save: what a page or its way to release says only when it is saved has
    changed in between.
    """
    if isinstance(error, IntegrityError):
        state = getattr(error.__cause__, "sqlstate", "")
        return state in CONFLICTS or str(error).startswith(SQLITE_CONFLICTS)
    owners = (frame.f_locals.get("self") for frame, _line in walk_tb(error.__traceback__))
    checked = isinstance(error, ValidationError)
    return checked and any(isinstance(one, Page | WorkflowState) for one in owners)


def refuse_unknown_type(request: HttpRequest, page: Page) -> HttpResponse:
    """Back to the list that such a page stands in, or stands below of."""
    text = gettext(
        "This belongs to a section that has been taken out. It is kept as it is until the section"
        " comes back."
    )
    messages.warning(request, text)
    known = page.get_ancestors().exclude(has_unknown_type()).last()
    return redirect("wagtailadmin_explore", known.pk)
