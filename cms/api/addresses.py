"""From a public address to the page that answers there."""

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from django.http import HttpRequest
from django.urls import Resolver404
from django.utils import translation
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

if TYPE_CHECKING:
    from cms.core.languages import Language
    from cms.core.reach import Reach


def find_page(path: str, reach: "Reach") -> Page | None:
    """The page that answers at a path, with its lists and feeds; None where nobody may read it."""
    path = unquote(path).rstrip("/") + "/"
    for language in sorted(reach.languages, key=lambda one: -len(one.home_url)):
        if path.startswith(language.home_url):
            return _find_in(language, path.removeprefix(language.home_url), reach)
    return None


def _find_in(language: "Language", rest: str, reach: "Reach") -> Page | None:
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
    if not reach.can_open(page) or (below and not _answers(page, below, language.code)):
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


def find_redirect(path: str, reach: "Reach", request: HttpRequest) -> str:
    """Where an old address leads now; empty where it is none, or leads to what is not public."""
    for name in dict.fromkeys((path, path.rstrip("/"))):
        row = get_redirect(request, Redirect.normalise_path(name, decode_unicode=False))
        if row and (row.redirect_page is None or reach.can_open(row.redirect_page)):
            return str(row.link or "")
    return ""
