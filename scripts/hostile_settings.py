"""The demo, telling of each answer which view and which process gave it: for `make hostile`."""

import os
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from cms.settings.demo import *  # noqa: F403 - all of it, but for what follows
from cms.settings.demo import MIDDLEWARE

#: Headers of an answer.
VIEW, WORKER, TROUBLE = "X-View", "X-Worker", "X-Trouble"
#: Header of a request: whatever it does is undone, so that the site stays whole for the others.
UNDO = "X-Undo"


class Trace:
    """Stands last: what a middleware refuses before has reached no view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if UNDO in request.headers:
            with transaction.atomic():
                response = self.get_response(request)
                transaction.set_rollback(True)
        else:
            response = self.get_response(request)
        response.headers[VIEW] = getattr(request, "reached", "")
        response.headers[WORKER] = str(os.getpid())
        response.headers[TROUBLE] = getattr(request, "trouble", "")
        return response

    def process_view(self, request: HttpRequest, view: Any, *_args: Any) -> None:
        """Remember where it came to."""
        name = getattr(view, "__qualname__", type(view).__name__)
        found = request.resolver_match
        request.reached = (found and found.view_name) or name  # type: ignore[attr-defined] # ours

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """Remember what went wrong, as far as a header can say it."""
        words = f"{type(error).__name__}: {error}"[:300]
        request.trouble = words.encode("ascii", "backslashreplace").decode().replace("\n", " ")  # type: ignore[attr-defined] # ours


MIDDLEWARE = [*MIDDLEWARE, f"{__name__}.Trace"]
# Clients of the API are counted elsewhere; here all of them are to reach it.
API_REQUESTS_A_MINUTE = 0
