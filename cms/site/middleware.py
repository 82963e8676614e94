"""What is not there in a language is not there: no other language ever stands in for it.

Wagtail would serve the German tree wherever a language has no live home page, and a page in the
wrong tree or an alias of a German page under another language's address.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from wagtail.contrib.redirects import middleware as redirects
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.site.context import get_request_site_context
from cms.site.links import clear_page_links


class URLLocaleMiddleware(LocaleMiddleware):
    """The address alone decides on the language, so a page is the same for everybody.

    Django's own would have caches keep a copy for every wording of `Accept-Language`.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Activate the language of the prefix; without one it is German."""
        code = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        translation.activate(code)
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Name the language that was spoken."""
        response.headers.setdefault("Content-Language", translation.get_language() or "")
        return response


def locale_availability_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 404, in German, below the prefix of a language that is not online; not to previews.

    Costs no query: the site context it asks is the one the page needs. Stands after
    `URLLocaleMiddleware`; nothing but a form that cannot be read is answered before it.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        clear_page_links()
        code = translation.get_language_from_path(request.path_info)
        # What Wagtail asks in the name of an editor is a preview; no visitor can ask like that.
        is_preview = getattr(request, "is_dummy", False)
        is_bound = code != settings.LANGUAGE_CODE and not is_preview
        if code and is_bound and not is_open(request, code):
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = settings.LANGUAGE_CODE
            raise Http404
        return get_response(request)

    return middleware


def is_open(request: HttpRequest, code: str) -> bool:
    """Whether a language can be read."""
    site_context = get_request_site_context(request)
    return site_context.language == code and site_context.is_online(code)


class RedirectMiddleware(redirects.RedirectMiddleware):
    """Never from an old address to one that is not there, which browsers would remember for good.

    A page in a language that is switched off comes back, so the German one stands in for a while.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        """Wagtail's answer if it leads to a page; else the German page, or what there was."""
        answer = super().process_response(request, response)
        if answer is response:
            return response
        page = _find_redirect(request).redirect_page
        if page is None:
            return response if _leads_to_closed_language(request, answer.url) else answer
        scope = get_request_site_context(request)
        if page.live and any(language.has_page(page) for language in scope.languages):
            return answer
        locale = {"locale__language_code": settings.LANGUAGE_CODE}
        original = page.get_translations().filter(**locale).first()
        is_there = original and scope.includes(original)
        return HttpResponseRedirect(original.url) if is_there else response


def _find_redirect(request: HttpRequest) -> Redirect:
    """That which Wagtail has followed: with the query of the address, else without."""
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    found = (redirects.get_redirect(request, each) for each in (path, urlsplit(path).path))
    return next(filter(None, found))


def _leads_to_closed_language(request: HttpRequest, url: str) -> bool:
    """Whether an address typed by hand is below the prefix of a language that is not online."""
    code = translation.get_language_from_path(url) if url.startswith("/") else None
    is_bound = code is not None and code != settings.LANGUAGE_CODE
    return is_bound and not get_request_site_context(request).is_online(str(code))


def refuse_other_languages(
    page: Page, request: HttpRequest, _args: list[Any], _kwargs: dict[str, Any]
) -> None:
    """Serve no page in a language other than the address says.

    Raises:
        Http404: the page, or the page it shows the content of, is in another language.
    """
    site_context = get_request_site_context(request)
    if page.locale_id != site_context.locale.pk or not _is_own_content(page):
        raise Http404


def _is_own_content(page: Page) -> bool:
    """Whether what an alias shows is written in the alias's language."""
    seen = {page.pk}
    source = page.alias_of
    while source is not None and source.pk not in seen:
        if source.locale_id != page.locale_id:
            return False
        seen.add(source.pk)
        source = source.alias_of
    return True
