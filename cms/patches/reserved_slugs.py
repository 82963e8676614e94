"""Wagtail 8.0 lets a page take the address of a list that its parent shows, such as an archive.

`Page._slug_is_available` looks at the neighbours alone. Forms, moving, saving and whatever makes a
slug from a title ask it, so what the parent answers itself is asked for here: a page below the
newspaper called “Archiv” would be published, and its address show the list of issues.
Needless once Wagtail asks routable pages for it.
"""

from typing import Any

from wagtail.models import Page

ORIGINAL = Page._slug_is_available  # noqa: SLF001 - there is no public way


def apply() -> None:
    """Ask the parent as well."""
    Page._slug_is_available = staticmethod(slug_is_available)  # noqa: SLF001 - the same


def slug_is_available(slug: str, parent_page: Page | None, page: Page | None = None) -> bool:
    """Whether neither a neighbour nor a list of the parent has this address."""
    if not ORIGINAL(slug, parent_page, page):
        return False
    reserves: Any = getattr(parent_page.specific, "reserves_slug", None) if parent_page else None
    return not (reserves and reserves(slug))
