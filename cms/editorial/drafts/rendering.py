"""A draft as its readers will see it, apart from what would make it look published."""

from copy import copy
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import get_language


def render_page(request: HttpRequest, page: Any, notice: Any) -> HttpResponse:
    """`page` through its own template in the active language, with `notice` as `draft` in it."""
    response = page.serve_preview(_as_reader(request, page), page.default_preview_mode)
    context = getattr(response, "context_data", None)
    if context is not None:
        # Nothing invites search engines: not to this address, nor to one that is not there yet.
        context.update(draft=notice, structured_data=[], translations=[])
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
