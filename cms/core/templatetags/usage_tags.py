"""What the admin says before something is taken offline or deleted."""

from typing import Any

from django import template
from django.db.models import Model
from django.template import Context
from wagtail.models import Page

from cms.usage import UsageLine, describe_usage

register = template.Library()

#: What Wagtail's templates call the row in question: one, or one of many with what is said of it.
NAMES = ("snippet", "document", "image", "page", "object")


@register.simple_tag(takes_context=True)
def stands_on(context: Context) -> dict[str, Any]:
    """`lines` of where the row in question stands, and `is_page` for a page, which is linked to.

    With a page that is to be deleted go the pages below it, so links to them count.
    """
    row, is_deleted = _find_row(context)
    rows = [row]
    if isinstance(row, Page) and is_deleted:
        rows = list(Page.objects.descendant_of(row, inclusive=True))
    lines: list[UsageLine] = describe_usage(rows, context["request"].user)
    return {"lines": lines, "is_page": isinstance(row, Page)}


def _find_row(context: Context) -> tuple[Any, bool]:
    """The row, and whether the pages below it go with it."""
    among_many = [context.get(name) for name in NAMES]
    for one in [*among_many, *(context.get("items") or ())[:1]]:
        if isinstance(one, dict) and isinstance(one.get("item"), Model):
            return one["item"], "descendant_count" in one
    row = next(one for one in among_many if isinstance(one, Model))
    return row, "descendant_count" in context
