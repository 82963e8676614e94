"""Variables every public template gets."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cms.core.frame import get_request_frame


def frame(request: HttpRequest) -> dict[str, Any]:
    """`frame`: what stands around the page; costs nothing until a template uses it."""
    return {"frame": SimpleLazyObject(lambda: get_request_frame(request))}
