"""What HTTP adds to the answers: who may ask how often, what may be kept, how it travels."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from time import time

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_etags, parse_http_date_safe
from django.utils.timezone import localdate, make_aware

from cms.api import throttling
from cms.api.errors import ProblemError, answer_problem, not_found
from cms.api.serializer_context import BASE
from cms.api.version import get_code_changed_at, get_code_version
from cms.core.content_stamp import get_changed_at
from cms.site.models import FrameStamp
from cms.site.visibility import read_stamps

#: The latest answer may be a minute old, and an older one fills in while it is fetched anew.
CACHE_CONTROL = "public, max-age=30, s-maxage=60, stale-while-revalidate=60"
READING = "GET, HEAD"
#: Below it no answer is worth the work.
SMALLEST = 200
#: Brotli's levels go up to 11; this one costs about as much as gzip's 6.
LEVEL = 4

View = Callable[[HttpRequest], HttpResponse]


def public_api(get_response: View) -> View:
    """Answers below `/api/`: anonymous, counted, kept and packed.

    Stands before everything that could read a cookie, and inside what adds headers for all.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/api/"):
            return get_response(request)
        # Whatever is read here is read as by somebody whom nobody knows.
        _forget_who(request)
        if not request.path_info.startswith(f"{BASE}/"):
            return _as_problem(request, get_response(request))
        rate_limit = throttling.count_request(request)
        response = rate_limit.refuse() or _answer(request, get_response)
        rate_limit.describe(response)
        return response

    return middleware


def _forget_who(request: HttpRequest) -> None:
    """No session, whatever the browser sends along."""
    request.META.pop("HTTP_COOKIE", None)
    request.__dict__["COOKIES"] = {}


def _answer(request: HttpRequest, get_response: View) -> HttpResponse:
    is_kept = request.method in {"GET", "HEAD"} and not request.path_info.startswith(UNKEPT)
    tag = get_tag(request) if is_kept else ""
    changed_at = _get_changed_at(request) if tag else 0.0
    if tag and _is_known(request, tag, changed_at):
        response = HttpResponse(status=304)
        del response.headers["Content-Type"]
    else:
        response = _as_problem(request, _get(request, get_response))
    if tag and response.status_code in {200, 304}:
        _keep(response, tag, changed_at)
    response.headers.setdefault("Cache-Control", "no-store")
    return _pack(request, response)


def _get(request: HttpRequest, get_response: View) -> HttpResponse:
    """Ninja knows no HEAD: it is answered as GET, and the server leaves the body out."""
    asked = request.method
    if asked == "HEAD":
        request.method = "GET"
    response = get_response(request)
    request.method = asked
    return response


#: Answers that are never the same for everybody, or that say themselves how long they hold.
UNKEPT = (f"{BASE}/docs", f"{BASE}/pages/preview/", f"{BASE}/changes")


def get_tag(request: HttpRequest) -> str:
    """The entity tag of whatever the API answers to this request, without its quotation marks.

    It changes with the content, the code, the address, and the day, as some lists begin today. It
    is known before anything was read, which makes a 304 cheap.
    """
    parts = (
        get_code_version(),
        _stamp(request),
        localdate().isoformat(),
        request.path_info,
        request.META.get("QUERY_STRING", ""),
    )
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


def _stamp(request: HttpRequest) -> str:
    return read_stamps(request).get(FrameStamp.CONTENT, "")


def _get_changed_at(request: HttpRequest) -> float:
    """When something last changed that the tag changes with, in seconds since 1970; 0: unknown."""
    written_at = get_changed_at(_stamp(request))
    today = make_aware(datetime.combine(localdate(), datetime.min.time())).timestamp()
    return max(written_at, get_code_changed_at(), today) if written_at else 0.0


def _is_known(request: HttpRequest, tag: str, changed_at: float) -> bool:
    """Whether the client has this very answer."""
    given = request.headers.get("If-None-Match")
    if given is not None:
        tags = {one.removeprefix("W/").strip('"') for one in parse_etags(given)}
        # "*" is not answered: whether there is anything at this address is not known yet.
        return tag in tags
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    # The very moment: what was written last may have begun before what was written before it.
    return since is not None and since == int(changed_at) and _is_past(changed_at)


def _is_past(moment: float) -> bool:
    """Whether its second is over, so that nothing else can change within it."""
    return bool(moment) and int(moment) < int(time())


def _keep(response: HttpResponse, tag: str, changed_at: float) -> None:
    response.headers["ETag"] = f'"{tag}"'
    response.headers["Cache-Control"] = CACHE_CONTROL
    if _is_past(changed_at):
        response.headers["Last-Modified"] = http_date(int(changed_at))


def _as_problem(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Errors that no operation has raised, as problems: Django's own pages are for people."""
    is_html = response.headers.get("Content-Type", "").startswith("text/")
    if response.status_code < 400 or not is_html:  # noqa: PLR2004 - where errors begin
        return response
    if response.status_code == 404:  # noqa: PLR2004 - status
        return not_found(request)
    problem = answer_problem(ProblemError(response.status_code, _explain(response)))
    if "Allow" in response.headers:
        problem.headers["Allow"] = READING
    return problem


def _explain(response: HttpResponse) -> str:
    sentences = {
        405: f"Use {READING}. This API is for context only.",
        400: "Mend the address: it has a sign or the name of a host that cannot be.",
        500: "This is our fault and has been reported. Try again later.",
    }
    return sentences.get(response.status_code, "This request cannot be answered.")


def _pack(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Brotli where it is understood; gzip comes from Django's own middleware.

    What is packed is not the same byte by byte, so its tag becomes a weak one.
    """
    patch_vary_headers(response, ("Accept-Encoding",))
    is_packed = "Content-Encoding" in response.headers or response.streaming
    if is_packed or len(response.content) < SMALLEST or not _takes_brotli(request):
        return response
    response.content = brotli.compress(response.content, quality=LEVEL)
    response.headers["Content-Encoding"] = "br"
    response.headers["Content-Length"] = str(len(response.content))
    tag = response.headers.get("ETag", "")
    if tag.startswith('"'):
        response.headers["ETag"] = f"W/{tag}"
    return response


#: Weights that refuse what they stand beside.
_NEVER = {"q=0", "q=0.0", "q=0.00", "q=0.000"}


def _takes_brotli(request: HttpRequest) -> bool:
    given = request.headers.get("Accept-Encoding", "")
    offers = (offer.partition(";") for offer in given.split(","))
    return any(
        name.strip() == "br" and weight.replace(" ", "") not in _NEVER
        for name, _sign, weight in offers
    )
