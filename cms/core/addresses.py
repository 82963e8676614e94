"""Slugs: which ones a parent keeps for itself, which one a draft has, which one it gets.

A draft has an address that nobody else wants. It gets the one that its title makes when readers
see it first, so that drafts nobody kept take no address away.
"""

import re
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from anyascii import anyascii
from django.conf import settings
from django.db import transaction
from django.urls import Resolver404, resolve
from django.utils.text import slugify
from django.utils.translation import override
from wagtail.models import Page

from cms.texts.slugs import make_slug

KEY = re.compile(r"[0-9a-f]{12}")
PRIVATE = re.compile(rf"entwurf-{KEY.pattern}")
LONGEST = 200
#: Home pages stand at it, below the root of the tree.
ROOT_DEPTH = 2
#: The name of the view that serves pages.
SERVE = "wagtail_serve"


# --- What a parent answers itself ----------------------------------------------------------------


def reserves_slug(parent: Any, slug: str) -> bool:
    """Whether the address below `parent` belongs to one of its lists, in whatever language."""
    is_root = parent.depth == ROOT_DEPTH
    return slug in get_reserved_slugs(parent) or (is_root and _is_served_elsewhere(parent, slug))


def get_reserved_slugs(parent: Any) -> set[str]:
    """First parts of the addresses of the lists that a routable page has, in all languages."""
    get_routes = getattr(parent, "get_subpage_urls", None)
    routes = [each.pattern for each in get_routes()] if get_routes else []
    found = set()
    for code, _name in settings.LANGUAGES:
        with override(code):
            found |= {str(route).lstrip("^").partition("/")[0] for route in routes}
    return found - {""}


def _is_served_elsewhere(home: Page, slug: str) -> bool:
    """Whether something else answers below a home page: search, admin, API, files, a language."""
    parts = home.get_url_parts()
    if parts is None:
        return False
    if parts[2] == "/" and slug in _get_first_parts():
        return True
    with override(home.locale.language_code), suppress(Resolver404):
        return resolve(f"{parts[2]}{slug}/").url_name != SERVE
    return False


def _get_first_parts() -> set[str]:
    """Of addresses that no view answers: those of files, and of pages in other languages."""
    files = {urlsplit(url).path.strip("/") for url in (settings.MEDIA_URL, settings.STATIC_URL)}
    return files | {code.lower() for code, _name in settings.LANGUAGES}


def is_free(slug: str, parent: Page, page: Page | None = None) -> bool:
    """Whether neither a neighbour of the page nor a list of its parent has the slug."""
    # Not `get_children`: `parent` may have been read when it had none.
    others = Page.objects.child_of(parent).exclude(pk=page.pk if page else None)
    return not (others.filter(slug=slug).exists() or reserves_slug(parent.specific, slug))


def find_free_slug(page: Page, parent: Page, wanted: str) -> str:
    """The slug, with `-2`, `-3` and so on behind it where a neighbour or a list has it."""
    free, number = wanted[:LONGEST], 1
    while not is_free(free, parent, page):
        number += 1
        free = f"{wanted[:LONGEST]}-{number}"
    return free


# --- What a draft has, and what it gets ----------------------------------------------------------


def is_private(slug: str) -> bool:
    """Whether it is a draft's, which nobody has chosen."""
    return bool(PRIVATE.fullmatch(slug))


def make_private(key: str = "") -> str:
    """A new one, or the one that belongs to a key of twelve hexadecimal digits."""
    return f"entwurf-{key if KEY.fullmatch(key) else uuid4().hex[:12]}"


def is_made_from(title: str, slug: str, language: str) -> bool:
    """Whether the title makes the slug, in the browser or here, so that nobody has chosen it."""
    return slug in {slugify(title), slugify(anyascii(title)), make_slug(title, language)}


def suggest_slug(page: Page) -> str:
    """What the title makes of the address; never empty for a page that has a key."""
    code = page.locale.language_code
    return make_slug(page.title, code) or f"{code}-{page.pk}"


def has_private_part(url_path: str) -> bool:
    """Whether a page with this path, or one above it, has the address of a draft."""
    return any(is_private(part) for part in url_path.split("/"))


@transaction.atomic
def settle(page: Page) -> None:
    """Give a page that readers are about to see, and those above it, the addresses they keep.

    They are written into the rows before the page is: nobody has known the old address, so nothing
    has to lead from it to the new one.
    """
    parent = page.get_parent(update=True)
    if has_private_part(parent.url_path):
        settle(parent)
    # Neighbours of the same title that are released at the same moment get theirs one by one.
    Page.objects.select_for_update(no_key=True).get(pk=parent.pk)
    stored = Page.objects.filter(pk=page.pk).values_list("slug", "url_path").first()
    if stored and is_private(page.slug):
        is_new = is_private(stored[0])
        page.slug = find_free_slug(page, parent, suggest_slug(page)) if is_new else stored[0]
    page.set_url_path(parent)
    if stored and stored[1] != page.url_path:
        Page.objects.filter(pk=page.pk).update(slug=page.slug, url_path=page.url_path)
        for below in page.get_descendants().order_by("depth"):
            url_path = page.url_path + below.url_path.removeprefix(stored[1])
            Page.objects.filter(pk=below.pk).update(url_path=url_path)
