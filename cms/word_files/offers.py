"""Who is offered to bring a Word file, and for what: the sections say it in their `quick_adds`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from wagtail.models import Page

from cms.editorial.permissions import get_addable_parents
from cms.sections import get_sections

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Offer:
    """A way from a Word file to a new page."""

    label: "StrOrPromise"
    url: str


def get_offers(user: Any) -> Iterator[Offer]:
    """What `user` may make of a Word file, in the order of the sections."""
    for section in get_sections():
        for offer in section.quick_adds:
            found = get_offer(user, section.get_model(offer.page_type))
            if found:
                yield found


def get_offer(user: Any, page_type: type[Page]) -> Offer | None:
    """The same for one type of page. Where there are several places, the first of the tree."""
    label = get_label(page_type)
    parents = get_addable_parents(user, page_type) if label else []
    if not parents:
        return None
    return Offer(label, get_url(page_type, parents[0]))


def get_label(page_type: type[Page]) -> "StrOrPromise":
    """What the button says; empty: no such page is made of a Word file."""
    for section in get_sections():
        for offer in section.quick_adds:
            if section.get_model(offer.page_type) is page_type:
                return offer.word_file_label
    return ""


def get_url(page_type: type[Page], parent: Page) -> str:
    """Where a Word file becomes a page below `parent`."""
    names = [page_type._meta.app_label, page_type._meta.model_name, parent.pk]
    return reverse("word_file", args=names)
