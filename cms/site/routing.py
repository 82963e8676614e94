"""The page of an address, in two queries however deep it lies.

Wagtail asks for each step from the home page down twice, once for the row of the tree and once for
that of its type. Here the rows of all steps come at once, and that of the type where it is needed:
for the page that answers.
"""

from itertools import takewhile
from typing import Any

from django.http import Http404, HttpRequest
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cms.site.context import get_request_site_context
from cms.site.languages import Language

#: Deeper addresses go Wagtail's way; no page of ours lies there.
_MOST_STEPS = 12


def route_request(request: HttpRequest, path: str) -> None:
    """Keep with the request what answers at a path, where Wagtail's `serve` looks for it.

    `path` is without the prefix of the language. What cannot be told from the tree alone, such as
    the address of a preview in a language that is not online, is left to Wagtail.
    """
    site_context = get_request_site_context(request)
    steps = [step for step in path.split("/") if step]
    language = site_context.own_language
    if site_context.only_site and language and len(steps) <= _MOST_STEPS:
        try:
            found = _find_route(request, language, steps)
            found.page.known_scope = site_context
        except Http404:
            found = None
        # There is no public way to tell Wagtail.
        request._wagtail_route_for_request = found  # type: ignore[attr-defined]  # noqa: SLF001


def _find_route(request: HttpRequest, language: Language, steps: list[str]) -> RouteResult:
    rows = _read_rows(language, steps)
    for number, row in enumerate(rows):
        if _may_answer(row, steps[number:]):
            page: Any = row.specific
            found: RouteResult = page.route(request, steps[number:])
            return found
    raise Http404


def _read_rows(language: Language, steps: list[str]) -> list[Page]:
    """The home page and what lies at each step, as far as there is something; one query."""
    begin = language.home_url_path
    paths = [begin + "".join(f"{step}/" for step in steps[:end]) for end in range(len(steps) + 1)]
    # The database knows no addresses by heart, but the last parts of them.
    below = Page.objects.filter(
        path__startswith=language.home_path, slug__in=steps, url_path__in=paths[1:]
    )
    home = Page.objects.filter(path=language.home_path)
    found = {page.url_path: page for page in (home | below if steps else home)}
    return [found[path] for path in takewhile(found.__contains__, paths)]


def _may_answer(page: Page, steps: list[str]) -> bool:
    """Whether it is for the page to say what answers, or only what lies below it."""
    route = getattr(page.specific_class or Page, "route")  # noqa: B009 - mypy knows no such attribute
    if not steps or route not in (Page.route, RoutablePageMixin.route):
        return True
    if route is Page.route or not page.live:
        return False
    deferred: Any = page.specific_deferred
    try:
        deferred.resolve_subpage("/" + "".join(f"{step}/" for step in steps))
    except Http404:
        return False
    return True
