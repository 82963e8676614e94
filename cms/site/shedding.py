"""Too many at once: whoever cannot be answered soon is told so, and nobody works for who has left.

`gunicorn.conf.py` says how many may wait (`MOST_WAITING`) and puts `watch_queue` around the site.
`shed` stands behind what is kept ready: that is handed out in any case.
"""

import socket
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from cms.site.cache_statistics import count

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

#: In the environment of a request while more wait than may: how many answers are made at once then.
#: One thread is left to refuse the others, so that the rest go on making what they can.
MADE_AT_ONCE = "winzerla.made_at_once"
#: Seconds after which one may ask again.
RETRY_AFTER = 5
_READING = {"GET", "HEAD"}
#: Requests whose answers this process is making.
_under_way: set[int] = set()


def watch_queue(application: Application, worker: Any, most: int) -> Application:
    """Tell `application` when more than `most` requests wait for a thread of gunicorn's `worker`.

    Readers who have closed their connection meanwhile are not answered; forms are, as somebody has
    sent them.
    """

    def watched(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] in _READING and _has_left(environ["gunicorn.socket"]):
            # As nginx calls it; only the log reads it.
            start_response("499 Client Closed Request", [("Content-Length", "0")])
            return []
        if count_waiting(worker) > most:
            environ[MADE_AT_ONCE] = worker.cfg.threads - 1
        return application(environ, start_response)

    return watched


def count_waiting(worker: Any) -> int:
    """How many connections have sent something and have no thread yet."""
    silent = len(worker.keepalived_conns) + len(worker.pending_conns)
    return max(0, worker.nr_conns - silent - worker.cfg.threads)


def _has_left(connection: socket.socket) -> bool:
    try:
        return not connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        return False
    except OSError:
        return True


def shed(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 503 instead of making a page while too many wait. Reads no database."""

    def middleware(request: HttpRequest) -> HttpResponse:
        most = request.META.get(MADE_AT_ONCE)
        if most is None or len(_under_way) < most or request.method not in _READING:
            _under_way.add(id(request))
            try:
                return get_response(request)
            finally:
                _under_way.discard(id(request))
        count("refused")
        code = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        headers = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
        return HttpResponse(_render(code), status=503, headers=headers)

    return middleware


@cache
def _render(code: str) -> str:
    """The page in a language, made once."""
    with translation.override(code):
        return render_to_string("503.html")
