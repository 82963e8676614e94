"""Answers kept ready for readers: pages, lists, feeds, calendar files, the sitemap.

What is kept hangs on the content version, on the moment until which no clock changes anything, and
on the code; so nothing has to be emptied, and the next request after a change is answered anew, in
every process. What is kept, and where, stands in `kept_answers.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.module_loading import import_string
from django.utils.timezone import localdate, make_aware

from cms.sections import get_sections
from cms.site.code_version import get_code_version
from cms.site.content_version import Version, get_request_content_version
from cms.site.context import get_schedule
from cms.site.kept_answers import ReadyResponse, View, answer_ready
from cms.site.packing import PLAIN

#: Browsers ask each time, which costs a 304. What stands in between keeps an answer a second, and
#: hands it out one more while it asks.
CACHE_CONTROL = "public, max-age=0, s-maxage=1, stale-while-revalidate=1"
#: Read by lists of all kinds; sections name their own in `Contributions.query_parameters`.
PARAMETERS = frozenset({"page"})
#: Of one cookie readers' pages know something: the token of their forms.
READERS_COOKIES = frozenset({settings.CSRF_COOKIE_NAME})


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
        response = answer_ready(request, key, get_response)
        is_ready = isinstance(response, ReadyResponse)
        return _add_tag(request, key, response) if is_ready else response

    return middleware


def _add_tag(request: HttpRequest, key: str, response: HttpResponse) -> HttpResponse:
    """The same page is always packed to the same bytes, but another coding has others."""
    coding = response.headers.get("Content-Encoding", PLAIN)
    response.headers["ETag"] = f'"{key[:32]}{coding and f"-{coding}"}"'
    response.headers.setdefault("Cache-Control", CACHE_CONTROL)
    found = get_conditional_response(request, response.headers["ETag"], None, response)
    return cast("HttpResponse", found)


# --- Which answer it is --------------------------------------------------------------------------


def _find_key(request: HttpRequest) -> str | None:
    """What an answer is kept under; None if this one is not to be kept. Costs one query.

    A session costs another one: an invented cookie is no way round.
    """
    if not settings.KEEP_PAGES or request.method not in {"GET", "HEAD"} or _is_apart(request):
        return None
    if request.GET and not request.GET.keys() <= get_parameters():
        return None
    return None if _has_session(request) else make_key(request)


def make_key(request: HttpRequest) -> str | None:
    """All that what everybody reads at an address depends on; None as long as there is no version.

    The request goes on under the host that its answer is kept for.

    Raises:
        DisallowedHost: the settings do not name this host.
    """
    version = get_request_content_version(request)
    # What another port of the same host or another spelling would be kept beside it.
    request.META["HTTP_HOST"] = host = _get_host(request)
    if not version.value:
        return None
    parts = (
        get_code_version(),
        version.value,
        get_valid_until(version).isoformat(),
        request.scheme or "",
        host,
        request.path,
        request.GET.urlencode(),
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
    """The admin, files, and the API, which does so behind its counter (`cms/api/middleware.py`)."""
    names = (get_admin_path(), "/api/", "/dokumente/", settings.MEDIA_URL)
    return request.path_info.startswith(names)


@cache
def get_admin_path() -> str:
    """What the admin's addresses begin with; to look it up costs a tenth of a kept page."""
    return reverse("wagtailadmin_home")


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
