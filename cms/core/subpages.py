"""Ways into other languages from what lies below a page: a month, an archive, a part of a list."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils.translation import override

from cms.site.languages import LanguageLink


def link_translated_subpages(
    page: Any, request: HttpRequest, links: list[LanguageLink], paths: Mapping[int, str]
) -> list[LanguageLink]:
    """Links to translations of a `BasePage` lead to the same place below them, where it is there.

    `paths` are the translations' tree paths by locale. A list that is narrowed down has no such
    place: kinds and topics are different ones in each language.
    """
    long_enough = _find_long_enough(page, request, paths)
    found = []
    for link in links:
        address = link.url
        if link.is_translated:
            address += _get_subpage(page, request, link.language.code)
        if link.language.locale_id in long_enough:
            address += f"?page={request.GET['page']}"
        found.append(replace(link, url=address))
    return found


def _get_subpage(page: Any, request: HttpRequest, code: str) -> str:
    """What the address of the page below is called in a language; empty on the page itself."""
    match = getattr(request, "routable_resolver_match", None)
    if match is None or not match.url_name:
        return ""
    with override(code):
        return str(page.reverse_subpage(match.url_name, match.args, match.kwargs))


def _find_long_enough(page: Any, request: HttpRequest, paths: Mapping[int, str]) -> set[int]:
    """Locales whose list has the part that `?page=` asks for."""
    number = request.GET.get("page", "")[:9]
    if set(request.GET) != {"page"} or not number.isdecimal():
        return set()
    entries = page.get_entry_locales(request, paths.values())
    if entries is None:
        return set()
    counts = dict(entries.order_by().annotate(count=Count("pk")))
    least = (int(number) - 1) * page.entries_per_page
    return {key for key in paths if counts.get(key, 0) > least}


def descendants_q(paths: Iterable[str], field: str = "path") -> Q:
    """Pages at these tree paths or below; `field` leads to a page's path."""
    return reduce(or_, (Q(**{f"{field}__startswith": path}) for path in paths), Q(pk__in=[]))
