"""Variables every public template gets."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cms.site.context import get_request_site_context


def site_context(request: HttpRequest) -> dict[str, Any]:
    """`site_context`: what stands around the page; costs nothing until a template uses it."""
    return {"site_context": SimpleLazyObject(lambda: get_request_site_context(request))}
