"""Wagtail's preview of its next API, for staff with a token; mounted by a setting alone.

It can write, past the review that other roads lead through: so only its reading half is let in.
https://docs.wagtail.org/en/stable/advanced_topics/api/v3/
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, JsonResponse
from wagtail.api.v3.auth import BearerTokenAuth
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms.api.docs import LocalDocs

View = Callable[..., HttpResponse]
#: The documentation, which a browser opens: a login in the admin is enough.
DOCUMENTS = {"openapi-json", "openapi-view"}


def get_urls() -> tuple[Any, str, str]:
    """The preview's addresses, closed to everybody but staff."""
    from wagtail.api.v3.urls import api

    api.docs = LocalDocs()
    patterns, app_name, namespace = api.urls
    return decorate_urlpatterns(patterns, for_staff), app_name, namespace


def for_staff(view: View) -> View:
    """Let in who may enter the admin, to read."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return refuse(405, "Write in the admin, where others review it.")
        is_document = request.resolver_match and request.resolver_match.url_name in DOCUMENTS
        if not is_document:
            # A session is no token: another site's page could use it.
            request.user = AnonymousUser()
            BearerTokenAuth()(request)
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return refuse(401, "Send the token of somebody who may enter the admin.")
        return view(request, *args, **kwargs)

    return wrapper


def refuse(status: int, sentence: str) -> HttpResponse:
    """The answer to everybody else."""
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}  # noqa: PLR2004 - status
    return JsonResponse({"detail": sentence}, status=status, headers=headers)
