"""Answers kept whole and packed: one makes each, the others of its process wait for it.

What they are kept under (`page_cache.py`, `cms/api/middleware.py`) says all that an answer depends
on, so nothing has to be emptied. A cache that is full, gone or damaged costs time and never an
answer (`caches.py`).
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

from cms.site.cache_statistics import count
from cms.site.packing import BROTLI, GZIP, PLAIN, SMALLEST, choose_coding, pack, unpack

logger = logging.getLogger(__name__)

View = Callable[[HttpRequest], HttpResponse]

#: The alias in `CACHES`.
ALIAS = "pages"
#: Kept for an address whose answers are never the same for everybody: nobody waits for it.
NEVER_KEPT = "never kept"
#: Headers that belong to one answer and not to what is kept of it.
OWN_HEADERS = {"content-length", "content-encoding", "etag", "date"}


@dataclass(frozen=True)
class KeptAnswer:
    """An answer with status 200: its headers, and its body in the codings it was packed in."""

    headers: Mapping[str, str]
    bodies: Mapping[str, bytes]

    def get_body(self, coding: str) -> bytes:
        """The body in a coding; unpacked for the few who take none.

        Raises:
            ValueError: it is damaged.
        """
        if coding in self.bodies:
            return self.bodies[coding]
        kept, body = next(iter(self.bodies.items()))
        return unpack(body, kept)


class ReadyResponse(HttpResponse):
    """An answer as it is kept, in the coding that was asked for; without a tag."""


def answer_ready(request: HttpRequest, key: str, get_response: View) -> HttpResponse:
    """What is kept under `key`, or what `get_response` makes, which is kept if it is for everybody.

    `Cache-Status` says which. What comes from here or goes in there is a `ReadyResponse`.
    """
    kept = _read(key)
    if kept is None:
        with _MAKING[int(key[:8], 16) % len(_MAKING)]:
            kept = _read(key)
            if kept is None:
                return _make(request, key, get_response)
    if isinstance(kept, KeptAnswer):
        try:
            return _describe(_answer(request, kept), "hit")
        except ValueError:
            logger.warning("A kept answer is damaged and made anew.")
    return _describe(get_response(request), "fwd=bypass")


#: More than threads, so that two answers seldom share one.
_MAKING = [Lock() for _number in range(64)]


def _make(request: HttpRequest, key: str, get_response: View) -> HttpResponse:
    # Whoever asks for the headers alone is told those of the whole answer.
    method, request.method = request.method, "GET"
    response = get_response(request)
    request.method = method
    if response.status_code != 200:  # noqa: PLR2004 - status
        return _describe(response, "fwd=miss")
    if not _is_for_everybody(response):
        _write(key, NEVER_KEPT)
        return _describe(response, "fwd=miss")
    kept = _pack(response)
    _write(key, kept)
    return _describe(_answer(request, kept), "fwd=miss; stored")


def _pack(response: HttpResponse) -> KeptAnswer:
    headers = {
        name: value for name, value in response.headers.items() if name.lower() not in OWN_HEADERS
    }
    varies = {name.strip() for name in headers.pop("Vary", "").split(",")}
    headers["Vary"] = ", ".join(sorted({*varies, "Accept-Encoding"} - {"", "Cookie"}))
    body = response.content
    codings = (BROTLI, GZIP) if len(body) >= SMALLEST else (PLAIN,)
    return KeptAnswer(headers, {coding: pack(body, coding) for coding in codings})


def _is_for_everybody(response: HttpResponse) -> bool:
    """Whether an answer says nothing that is meant for one person.

    That somebody has looked into the session is no objection: there was none to look into. Who has
    taken a form's token has set a cookie.
    """
    control = response.headers.get("Cache-Control", "").lower()
    return not (
        response.streaming
        or response.cookies
        or any(word in control for word in ("private", "no-store", "no-cache"))
        or "Content-Encoding" in response.headers
    )


def _answer(request: HttpRequest, kept: KeptAnswer) -> ReadyResponse:
    coding = choose_coding(request) if PLAIN not in kept.bodies else PLAIN
    response = ReadyResponse(kept.get_body(coding), headers=dict(kept.headers))
    response.headers["Content-Length"] = str(len(response.content))
    if coding:
        response.headers["Content-Encoding"] = coding
    return response


def _describe(response: HttpResponse, status: str) -> HttpResponse:
    """Count and say what became of the request, as RFC 9211 has it, for the web server's log."""
    count("hits" if status == "hit" else "misses")
    response.headers["Cache-Status"] = f"winzerla; {status}"
    return response


def _read(key: str) -> KeptAnswer | str | None:
    found = caches[ALIAS].get(key)
    return found if isinstance(found, KeptAnswer) or found == NEVER_KEPT else None


def _write(key: str, kept: KeptAnswer | str) -> None:
    caches[ALIAS].set(key, kept)
