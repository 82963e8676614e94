"""Two texts may have the same title: the address of the second one gets a number.

Authors do not see the field of the address. Refused for it, nothing of their text would be saved.
"""

from typing import Any

from wagtail.models import Page


def number_new(request: Any, parent: Page, page_class: type[Page]) -> None:
    """Before a page is made."""
    _number(request, page_class(), parent)


def number_draft(request: Any, page: Page) -> None:
    """Before a page is saved that readers do not know yet; other addresses are left to people."""
    if not page.first_published_at:
        _number(request, page, page.get_parent())


def _number(request: Any, page: Page, parent: Page) -> None:
    slug = request.POST.get("slug")
    taken = parent.get_children().exclude(pk=page.pk)
    if not slug or not taken.filter(slug=slug).exists():
        return
    number = 2
    while taken.filter(slug=f"{slug}-{number}").exists():
        number += 1
    data = request.POST.copy()
    data["slug"] = f"{slug}-{number}"
    request.POST = data
