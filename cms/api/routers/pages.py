"""Pages of any type: by number, by address, as a draft."""

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404
from django.utils import translation
from ninja import Query, Router, Schema
from pydantic import Field
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from cms.api.errors import ProblemError, answer_problem
from cms.api.pagination import Key
from cms.api.resources import get_resource, get_resources
from cms.api.responses import answer, item_response, page_response
from cms.api.schemas import site as schemas
from cms.api.serializer_context import SerializerContext, get_open_scope
from cms.core import preview
from cms.core.models import BasePage
from cms.draft_links.services import find_draft
from cms.draft_links.views import hide_token

if TYPE_CHECKING:
    from cms.site.languages import Language
    from cms.site.visibility import PublicScope


class PathParams(Schema):
    """Which address."""

    path: str = Field(
        min_length=1,
        max_length=2000,
        pattern="^[^\\x00]*$",
        description="Of a page in whatever language, with or without the site's own name.",
        examples=["/uk/"],
    )


def build_router() -> Router:
    """Once all resources are known: a page may be of any type."""
    router = Router(tags=["Pages"])
    anything = _join([resource.detail for resource in get_resources().values()])

    @router.get("/pages/find", response=anything | schemas.Redirect, operation_id="find_page")
    def find(request: HttpRequest, params: Query[PathParams]) -> HttpResponse:
        """The page at an address, or where an old address leads now."""
        return answer_path(request, params.path)

    @router.get("/pages/{int:id}", response=anything, operation_id="get_page")
    def get_page(request: HttpRequest, id: Key) -> HttpResponse:
        """One page of any type, in the language it is written in; `type` says what it is."""
        return answer_any(request, id)

    @router.get("/pages/preview/{token}", response=anything, operation_id="get_preview")
    def get_preview(request: HttpRequest, token: str) -> HttpResponse:
        """The draft that a link of the editors shows. Never keep it; it may end at any time."""
        return preview_response(request, token)

    return router


def _join(schemas: list[Any]) -> Any:
    joined = schemas[0]
    for schema in schemas[1:]:
        joined |= schema
    return joined


def answer_any(request: HttpRequest, key: int) -> HttpResponse:
    """The page with this key as single items of its type are.

    Raises:
        Http404: there is none that everybody can read.
    """
    page = Page.objects.filter(pk=key, live=True, depth__gt=1).first()
    model = page.specific_class if page else None
    if model is None or not issubclass(model, BasePage):
        raise Http404
    return page_response(request, get_resource(model), key, model)


def answer_path(request: HttpRequest, path: str) -> HttpResponse:
    """The page at an address, or a redirect.

    Raises:
        Http404: there is neither.
    """
    scope = get_open_scope(settings.LANGUAGE_CODE, request)
    path = "/" + urlsplit(path).path.lstrip("/")
    page = find_page(path, scope)
    if page:
        return answer_any(request, page.pk)
    url = find_redirect(path, scope, request)
    if not url:
        raise Http404(
            "There is no page that everybody can read at this address, and it is no old one."
            " Mend the address, or look for the page with /api/v1/search."
        )
    context = SerializerContext(settings.LANGUAGE_CODE, request)
    return answer(context, {"redirect": context.get_absolute(url)})


def find_page(path: str, scope: "PublicScope") -> Page | None:
    """The page that answers at a path, with its lists and feeds; None where nobody may read it."""
    path = unquote(path).rstrip("/") + "/"
    for language in sorted(scope.languages, key=lambda one: -len(one.home_url)):
        if path.startswith(language.home_url):
            return _find_in(language, path.removeprefix(language.home_url), scope)
    return None


def _find_in(language: "Language", rest: str, scope: "PublicScope") -> Page | None:
    """The page itself, or the one above that answers for what is below it."""
    parts = rest.strip("/").split("/") if rest.strip("/") else []
    addresses = [
        language.home_url_path + "".join(f"{part}/" for part in parts[:end])
        for end in range(len(parts) + 1)
    ]
    found = Page.objects.filter(url_path__in=addresses, locale_id=language.locale_id, live=True)
    page = max(found, key=lambda one: len(one.url_path), default=None)
    if page is None:
        return None
    below = addresses[-1].removeprefix(page.url_path)
    if not scope.includes(page) or (below and not _answers(page, below, language.code)):
        return None
    return page


def _answers(page: Page, below: str, language: str) -> bool:
    """Whether a page has something at an address below its own."""
    specific: Any = page.specific
    if not isinstance(specific, RoutablePageMixin):
        return False
    with translation.override(language):
        try:
            specific.resolve_subpage(f"/{below}")
        except Resolver404:
            return False
    return True


def find_redirect(path: str, scope: "PublicScope", request: HttpRequest) -> str:
    """Where an old address leads now; empty where it is none, or leads to what is not public."""
    for name in dict.fromkeys((path, path.rstrip("/"))):
        row = get_redirect(request, Redirect.normalise_path(name, decode_unicode=False))
        if row and (row.redirect_page is None or scope.includes(row.redirect_page)):
            return str(row.link or "")
    return ""


GONE = (
    "This link to a draft does not work, or does not work any more. Ask those who gave it to you"
    " for another one."
)


@hide_token
def preview_response(request: HttpRequest, token: str) -> HttpResponse:
    """The draft behind a token, in its own language; one answer for all links that do not work."""
    page = find_preview(token, opening=request.META["REQUEST_METHOD"] == "GET")
    if page is None or not isinstance(page, BasePage):
        return answer_problem(ProblemError(404, GONE))
    # Dates of an event are worked out from the draft, not read from what is published.
    page.is_api_draft = True
    context = SerializerContext(page.locale.language_code, request, is_draft=True)
    if preview.find(token) is None:
        context.draft_token = token
    return item_response(context, get_resource(type(page)), page)


def find_preview(token: str, *, opening: bool) -> Any:
    """The page of a link that works now, or what somebody is writing at this moment."""
    page = preview.find(token)
    if page is not None:
        return page
    link = find_draft(token, opening=opening)
    return link.get_draft() if link else None
