"""What goes out with every page."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cms.core.blocks.providers import FRAME_HOSTS

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
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        staff = settings.SESSION_COOKIE_NAME in request.COOKIES
        if not staff and not request.path.startswith(reverse("wagtailadmin_home")):
            response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    return middleware
