"""What goes out with every page, and what nobody gets at."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.models import Page

from cms.core.blocks.embeds import FRAME_HOSTS
from cms.site.visibility import has_unknown_type

#: Readers' pages load from this site alone; frames only after a click, only from these hosts.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        f"frame-src 'self' {' '.join(FRAME_HOSTS)}",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)


def content_security_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Have the browser hold the promise that nothing comes from elsewhere.

    Not for people who are logged in: Wagtail's admin and its user bar style themselves inline.
    A view that needs more sets the whole header itself, `POLICY` with its additions: directives of
    two headers are not added up. Hosts that may be framed stand in `blocks.embeds`.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        staff = settings.SESSION_COOKIE_NAME in request.COOKIES
        if not staff and not request.path.startswith(reverse("wagtailadmin_home")):
            response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    return middleware


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
        if key is None or not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        page = Page.objects.filter(has_unknown_type(), pk=key).first()
        return refuse_unknown_type(request, page) if page else None


def refuse_unknown_type(request: HttpRequest, page: Page) -> HttpResponse:
    """Back to the list that such a page stands in, or stands below of."""
    text = gettext(
        "This belongs to a section that has been taken out. It is kept as it is until the section"
        " comes back."
    )
    messages.warning(request, text)
    known = page.get_ancestors().exclude(has_unknown_type()).last()
    return redirect("wagtailadmin_explore", known.pk)
