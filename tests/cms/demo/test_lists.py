"""Lists of the admin: what stands in two rows or two columns can be told apart."""

from collections import Counter
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.models import Page

from tests.admin_screens import get_html
from tests.editing import enter

pytestmark = pytest.mark.django_db

#: Ends the visit, fails on purpose, or is no screen.
LEFT_OUT = ("logout", "failwhale", "jsi18n", "sprite")
#: So few rows would mean that the lists were not found.
FEWEST = 400


def find_addresses(languages: list[str]) -> Iterator[str]:
    """Each screen of the admin whose address needs no key, and lists of pages below each page.

    Without languages: one list of pages and one search.
    """
    yield from sorted(_find_without_keys(get_resolver(), "/"))
    pages = Page.objects.filter(numchild__gt=1, depth__lt=4)
    chosen = pages.filter(locale__language_code__in=languages)
    for page in chosen if languages else pages.order_by("-numchild")[:1]:
        yield reverse("wagtailadmin_explore", args=[page.pk])
        yield reverse("wagtailadmin_choose_page_child", args=[page.pk])
    for search in ("wagtailadmin_pages:search", "wagtailadmin_choose_page_search"):
        for word in ("Garten", "Ausgabe", "Winzerla", "Stadtteil")[: None if languages else 1]:
            yield f"{reverse(search)}?q={word}"


def _find_without_keys(resolver: URLResolver, start: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        path = start + str(entry.pattern).replace("^", "").replace("\\Z", "").replace("$", "")
        if "<" in path or "(" in path or path[:7] != "/admin/"[: len(path)]:
            continue
        if isinstance(entry, URLResolver):
            yield from _find_without_keys(entry, path)
        elif isinstance(entry, URLPattern) and not any(word in path for word in LEFT_OUT):
            yield path


def read_lists(html: str) -> Iterator[list[str]]:
    """What each list of a screen shows, row by row; what cannot be seen counts as well."""
    for listing in BeautifulSoup(html, "lxml").select("table.listing, ul.listing"):
        rows = listing.select("tbody tr, :scope > li")
        yield [text for row in rows if (text := _read(row))]


def read_columns(html: str) -> Iterator[list[str]]:
    """How the columns of each list are called."""
    for listing in BeautifulSoup(html, "lxml").select("table.listing"):
        yield [text for head in listing.select("thead th") if (text := _read(head))]


def _read(row: Tag) -> str:
    return " ".join(row.get_text(" ").split())


@pytest.mark.parametrize(
    "languages",
    [
        [],
        pytest.param(
            [code for code, _name in settings.LANGUAGES],
            marks=pytest.mark.slow("opens the lists of pages in every language"),
        ),
    ],
    ids=["longest", "all"],
)
def test_no_two_rows_or_columns_of_a_list_read_alike(demo: Client, languages: list[str]) -> None:
    admin, alike, count = enter("ich", None), [], 0
    for url in find_addresses(languages):
        html = get_html(admin.get(url))
        for rows in (*read_lists(html), *read_columns(html)):
            count += len(rows)
            alike += [f"{url}: {text}" for text, times in Counter(rows).items() if times > 1]
    assert not alike, "\n".join(alike)
    assert count >= FEWEST
