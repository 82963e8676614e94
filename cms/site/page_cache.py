"""Answers kept ready for readers: pages, lists, feeds, calendar files, the sitemap.

What is kept hangs on the content version, on the moment until which no clock changes anything, and
on the code; so nothing has to be emptied, and the next request after a change is answered anew, in
every process. A cache that is full, gone or damaged costs time and never an answer.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from threading import Lock
from typing import cast
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.module_loading import import_string
from django.utils.timezone import localdate, make_aware

from cms.sections import get_sections
from cms.site.code_version import get_code_version
from cms.site.content_version import Version, get_request_content_version
from cms.site.context import get_schedule
from cms.site.packing import BROTLI, GZIP, PLAIN, SMALLEST, choose_coding, pack, unpack

logger = logging.getLogger(__name__)

View = Callable[[HttpRequest], HttpResponse]

#: The alias in `CACHES`.
ALIAS = "pages"
#: Browsers ask each time, which costs a 304. What stands in between keeps an answer a second, and
#: hands it out one more while it asks.
CACHE_CONTROL = "public, max-age=0, s-maxage=1, stale-while-revalidate=1"
#: Read by lists of all kinds; sections name their own in `Contributions.query_parameters`.
PARAMETERS = frozenset({"page"})
#: Of one cookie readers' pages know something: the token of their forms.
READERS_COOKIES = frozenset({settings.CSRF_COOKIE_NAME})
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


#: Kept for an address whose answers are never the same for everybody: nobody waits for it.
NEVER_KEPT = "never kept"


def page_cache(get_response: View) -> View:
    """Answer anonymous GET and HEAD from what is kept, or keep what is answered.

    Stands behind the check of host and TLS and before everything that reads cookies; headers that
    depend on who asks are added by what stands before it.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        key = _find_key(request)
        if key is None:
            return get_response(request)
        # Whatever is kept is made as for somebody whom nobody knows.
        request.COOKIES = {
            name: value for name, value in request.COOKIES.items() if name in READERS_COOKIES
        }
        # What another port of the same host or another spelling would be kept beside it.
        request.META["HTTP_HOST"] = _get_host(request)
        kept = _read(key)
        if kept is None:
            # One makes it, the others of this process wait for it.
            with _MAKING[int(key[:8], 16) % len(_MAKING)]:
                kept = _read(key)
                if kept is None:
                    return _make(request, key, get_response)
        if isinstance(kept, KeptAnswer):
            try:
                return _answer(request, key, kept, "hit")
            except ValueError:
                logger.warning("A kept page is damaged and made anew.")
        return _describe(get_response(request), "fwd=bypass")

    return middleware


#: More than threads, so that two pages seldom share one.
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
    headers = {
        name: value for name, value in response.headers.items() if name.lower() not in OWN_HEADERS
    }
    varies = [name.strip() for name in headers.pop("Vary", "").split(",")]
    others = [name for name in varies if name and name != "Cookie"]
    if others:
        headers["Vary"] = ", ".join(others)
    body = response.content
    codings = (BROTLI, GZIP) if len(body) >= SMALLEST else (PLAIN,)
    kept = KeptAnswer(headers, {coding: pack(body, coding) for coding in codings})
    _write(key, kept)
    return _answer(request, key, kept, "fwd=miss; stored")


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


def _answer(request: HttpRequest, key: str, kept: KeptAnswer, status: str) -> HttpResponse:
    coding = choose_coding(request) if PLAIN not in kept.bodies else PLAIN
    response = HttpResponse(kept.get_body(coding), headers=dict(kept.headers))
    response.headers["Content-Length"] = str(len(response.content))
    if coding:
        response.headers["Content-Encoding"] = coding
    # What is packed is always packed to the same bytes, but another coding has others.
    response.headers["ETag"] = f'"{key[:32]}{coding and f"-{coding}"}"'
    response.headers.setdefault("Cache-Control", CACHE_CONTROL)
    patch_vary_headers(response, ("Accept-Encoding",))
    _describe(response, status)
    found = get_conditional_response(request, response.headers["ETag"], None, response)
    return cast("HttpResponse", found)


def _describe(response: HttpResponse, status: str) -> HttpResponse:
    """Say what became of the request, as RFC 9211 has it, for the web server's log."""
    response.headers["Cache-Status"] = f"winzerla; {status}"
    return response


# --- Which answer it is --------------------------------------------------------------------------


def _find_key(request: HttpRequest) -> str | None:
    """What an answer is kept under; None if this one is not to be kept. Costs one query.

    A session costs another one: an invented cookie is no way round.
    """
    if not settings.KEEP_PAGES or request.method not in {"GET", "HEAD"} or _is_apart(request):
        return None
    if not request.GET.keys() <= get_parameters() or _has_session(request):
        return None
    version = get_request_content_version(request)
    if not version.value:
        return None
    parts = (
        get_code_version(),
        version.value,
        get_valid_until(version).isoformat(),
        request.scheme or "",
        _get_host(request),
        request.path,
        urlencode(sorted(request.GET.lists()), doseq=True),
    )
    return sha256("\n".join(parts).encode()).hexdigest()


def _get_host(request: HttpRequest) -> str:
    """The host that was asked for, as the settings allow it: nobody is let in by its port.

    Only the site's own address keeps one.
    """
    name, _port = split_domain_port(request.get_host())
    own = urlsplit(settings.SITE_URL)
    return own.netloc if name == own.hostname else name


def _is_apart(request: HttpRequest) -> bool:
    """The admin, files, and the API, which knows its answers itself (`cms/api/middleware.py`)."""
    names = (reverse("wagtailadmin_home"), "/api/", "/dokumente/", settings.MEDIA_URL)
    return request.path_info.startswith(names)


def get_parameters() -> frozenset[str]:
    """Parameters of addresses that readers' pages know; with any other nothing is kept."""
    return PARAMETERS.union(*(each.contributed.query_parameters for each in get_sections()))


def _has_session(request: HttpRequest) -> bool:
    """Whether somebody is logged in, or has given a page's password."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    store: type[SessionBase] = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
    return bool(key) and bool(store(key).keys())


@dataclass(frozen=True)
class _Validity:
    version: str
    since: datetime
    until: datetime


#: The last one, if any.
_validities: list[_Validity] = []


def get_valid_until(version: Version) -> datetime:
    """The next moment at which readers see something else though nobody has written anything.

    It costs a query a section once, and is kept until then or until the version changes.
    """
    moment = timezone.now()
    for known in _validities:
        if known.version == version.value and known.since <= moment < known.until:
            return known.until
    until = min(_find_next_changes(version, moment))
    _validities[:] = [_Validity(version.value, moment, until)]
    return until


def _find_next_changes(version: Version, moment: datetime) -> Iterable[datetime]:
    tomorrow = localdate(moment) + timedelta(days=1)
    yield make_aware(datetime.combine(tomorrow, datetime.min.time()))
    yield from (each for each in get_schedule(version).get_moments() if each > moment)
    for section in get_sections():
        change = section.contributed.get_next_change(moment)
        if change:
            yield change


# --- Where it is kept ----------------------------------------------------------------------------


def _read(key: str) -> KeptAnswer | str | None:
    try:
        found = caches[ALIAS].get(key)
    except Exception:
        logger.warning("Kept pages cannot be read.", exc_info=True)
        return None
    return found if isinstance(found, KeptAnswer) or found == NEVER_KEPT else None


def _write(key: str, kept: KeptAnswer | str) -> None:
    try:
        caches[ALIAS].set(key, kept)
    except Exception:
        logger.warning("Pages cannot be kept.", exc_info=True)
