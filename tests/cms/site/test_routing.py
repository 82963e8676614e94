"""Addresses lead where Wagtail leads them, and cost two queries however deep they are."""

from collections import Counter
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.utils import translation
from wagtail.models import Page

from cms.site.context import get_site_context
from cms.site.routing import route_request
from tests import factories
from tests.readers import queries

pytestmark = pytest.mark.django_db

#: Queries of a plain page: version, tree, page, pictures, neighbours.
MOST = 5
#: Below each page: nothing, lists, feeds, months, and what is not there.
TAILS = (
    "",
    "archiv/",
    "feed/atom/",
    "2026/",
    "2026/5/",
    "monat/2026-12/",
    "gibt-es-nicht/",
    "a/b/c/",
)


def ask(path: str) -> HttpRequest:
    """A reader's request in the active language."""
    return RequestFactory().get(f"/{path}")


def describe(request: HttpRequest, path: str) -> Any:
    """What Wagtail serves: it takes a route that is known already."""
    found = Page.route_for_request(request, path)
    if found is None:
        return None
    page, args, kwargs = found
    view = getattr(args[0], "__name__", args[0]) if args else None
    return type(page), page.pk, view, args[1:], kwargs


@pytest.mark.parametrize(
    "most",
    [2, pytest.param(None, marks=pytest.mark.slow("every page of the demo; two of a type tell"))],
)
def test_addresses_of_the_demo_lead_where_wagtail_leads_them(
    demo: Client, most: int | None
) -> None:
    met: Counter[int] = Counter()
    for language in get_site_context("de").languages:
        begin = len(language.home_url_path)
        pages = Page.objects.filter(path__startswith=language.home_path).order_by("path")
        for page in pages:
            met[page.content_type_id] += 1
            if most is None or met[page.content_type_id] <= most:
                with translation.override(language.code):
                    check_below(page.url_path[begin:])
    assert met


def check_below(address: str) -> None:
    """A page's address and what begins with it, whether there is something or not."""
    for tail in TAILS:
        ours = ask(address + tail)
        route_request(ours, address + tail)
        assert hasattr(ours, "_wagtail_route_for_request")
        theirs = ask(address + tail)
        assert describe(ours, address + tail) == describe(theirs, address + tail), address + tail


def test_page_costs_the_same_at_any_depth(client: Client) -> None:
    page = factories.standard_page()
    costs = {}
    for depth in range(4):
        costs[depth] = len(queries(client, page.url))
        page = factories.standard_page(page)
    assert len(set(costs.values())) == 1, costs
    assert costs[0] <= MOST
