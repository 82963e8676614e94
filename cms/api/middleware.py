"""What HTTP adds to the answers: who may ask how often, what may be kept, how it travels."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from time import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, parse_http_date_safe
from django.utils.timezone import localdate, make_aware

from cms.api import throttling
from cms.api.errors import ProblemError, answer_problem, not_found
from cms.api.serializer_context import BASE
from cms.site.code_version import get_code_changed_at, get_code_version
from cms.site.content_version import Version, get_request_content_version
from cms.site.context import get_schedule
from cms.site.kept_answers import View, answer_ready
from cms.site.packing import BROTLI, SMALLEST, choose_coding, pack
from cms.site.page_cache import make_key

#: The latest answer may be a minute old, and an older one fills in while it is fetched anew.
CACHE_CONTROL = "public, max-age=30, s-maxage=60, stale-while-revalidate=60"
READING = "GET, HEAD"


def public_api(get_response: View) -> View:
    """Answers below `/api/`: anonymous, counted, kept and packed.

    Stands before everything that could read a cookie, and inside what adds headers for all.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/api/"):
            return get_response(request)
        # Whatever is read here is read as by somebody whom nobody knows.
        _forget_who(request)
        rate_limit = throttling.count_request(request)
        # Other versions are not there: they are counted, and nothing of them is kept.
        is_ours = request.path_info.startswith(f"{BASE}/")
        answer = _answer if is_ours else _answer_unknown
        response = rate_limit.refuse() or answer(request, get_response)
        rate_limit.describe(response)
        return response

    return middleware


def api_cache(get_response: View) -> View:
    """Keep lists and items as pages are kept, so that a hit costs one query.

    Stands right behind `public_api`, which counts and adds what depends on who asks.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        is_kept = request.method == "GET" and request.path_info.startswith(f"{BASE}/")
        is_kept = is_kept and not request.path_info.startswith((*UNKEPT, COUNTED))
        key = make_key(request) if settings.KEEP_PAGES and is_kept else None
        return answer_ready(request, key, get_response) if key else get_response(request)

    return middleware


def _forget_who(request: HttpRequest) -> None:
    """No session, whatever the browser sends along."""
    request.META.pop("HTTP_COOKIE", None)
    request.COOKIES = {}


def _answer_unknown(request: HttpRequest, get_response: View) -> HttpResponse:
    return _as_problem(request, get_response(request))


def _answer(request: HttpRequest, get_response: View) -> HttpResponse:
    is_kept = request.method in {"GET", "HEAD"} and not request.path_info.startswith(UNKEPT)
    validators = _get_validators(request) if is_kept else None
    known = validators and _find_known(request, validators)
    response = known or _as_problem(request, _get(request, get_response))
    if validators and response.status_code in {200, 304}:
        if _is_as_old(request, validators):
            response = HttpResponseNotModified()
        _add_validators(response, validators)
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

#: Each search is added up (`search/counting.py`).
COUNTED = f"{BASE}/search"

#: The answer that changes when a notice begins or ends, without anybody writing.
WITH_NOTICES = f"{BASE}/site"


@dataclass(frozen=True)
class Validators:
    """What HTTP calls an answer's validators, known before anything was read for it.

    `last_modified` is in seconds since 1970; None as long as it cannot be told.
    """

    etag: str
    last_modified: int | None


def _get_validators(request: HttpRequest) -> Validators:
    """The validators of whatever the API answers to this request; costs one query.

    The tag changes with the content, the code, the address, the day, as some lists begin today, and
    that of the site when a notice begins or ends.
    """
    version = get_request_content_version(request)
    parts = (
        get_code_version(),
        version.value,
        localdate().isoformat(),
        *(each.isoformat() for each in _get_past_moments(request, version)[-1:]),
        request.path_info,
        request.META.get("QUERY_STRING", ""),
    )
    digest = sha256("\n".join(parts).encode()).hexdigest()
    return Validators(f'"{digest[:32]}"', _get_last_modified(request, version))


def _get_last_modified(request: HttpRequest, version: Version) -> int | None:
    """When something last changed that the tag changes with.

    None until its second is over: something else could change within it.
    """
    if version.changed_at is None:
        return None
    today = make_aware(datetime.combine(localdate(), datetime.min.time()))
    moments = [today, version.changed_at, *_get_past_moments(request, version)]
    second = int(max(get_code_changed_at(), *(each.timestamp() for each in moments)))
    return second if second < int(time()) else None


def _get_past_moments(request: HttpRequest, version: Version) -> list[datetime]:
    """When notices above the pages have begun or ended, in order; only one address tells them."""
    if request.path_info != WITH_NOTICES:
        return []
    return [each for each in get_schedule(version).get_moments() if each <= timezone.now()]


def _find_known(request: HttpRequest, validators: Validators) -> HttpResponse | None:
    """The 304 for a client that has this very answer, or None.

    Whether there is anything at this address is not known yet: a tag was only ever given for what
    there is, `If-None-Match: *` and `If-Modified-Since` say nothing. What HTTP has for writing,
    such as `If-Match`, this API leaves alone.
    """
    tags = request.headers.get("If-None-Match", "").strip()
    if not tags or tags == "*":
        return None
    response = get_conditional_response(request, validators.etag)
    is_known = response is not None and response.status_code == 304  # noqa: PLR2004 - status
    return HttpResponseNotModified() if is_known else None


def _is_as_old(request: HttpRequest, validators: Validators) -> bool:
    """Whether a client that knows no tags has an answer of the same moment.

    Of moments only the very one counts: older code that is put back makes it go back.
    """
    if "If-None-Match" in request.headers or validators.last_modified is None:
        return False
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return since == validators.last_modified


def _add_validators(response: HttpResponse, validators: Validators) -> None:
    response.headers["ETag"] = validators.etag
    response.headers["Cache-Control"] = CACHE_CONTROL
    if validators.last_modified is not None:
        response.headers["Last-Modified"] = http_date(validators.last_modified)


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
    if "Retry-After" in response.headers:
        problem.headers["Retry-After"] = response.headers["Retry-After"]
    return problem


def _explain(response: HttpResponse) -> str:
    sentences = {
        405: f"Use {READING}. This API is for reading only.",
        400: "Mend the address: it has a sign or the name of a host that cannot be.",
        500: "This is our fault and has been reported. Try again later.",
        503: "Too many ask at once. Wait as long as `Retry-After` says, and ask again.",
    }
    return sentences.get(response.status_code, "This request cannot be answered.")


def _pack(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Brotli where it is understood; gzip comes from Django's own middleware, or is kept.

    What is packed is not the same byte by byte, so its tag becomes a weak one.
    """
    patch_vary_headers(response, ("Accept-Encoding",))
    is_packed = "Content-Encoding" in response.headers or response.streaming
    if not is_packed and len(response.content) >= SMALLEST and choose_coding(request) == BROTLI:
        response.content = pack(response.content, BROTLI)
        response.headers["Content-Encoding"] = BROTLI
        response.headers["Content-Length"] = str(len(response.content))
    tag = response.headers.get("ETag", "")
    if tag.startswith('"') and "Content-Encoding" in response.headers:
        response.headers["ETag"] = f"W/{tag}"
    return response
