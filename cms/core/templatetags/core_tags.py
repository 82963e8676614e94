"""Small tags of the site's templates."""

import json
import re
from collections.abc import Iterable
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from cms.core.phone_numbers import get_phone_href, link_phone_numbers
from cms.core.search import clean_query
from cms.core.typed_text import show_typed_text as show_typed_text_in

register = template.Library()

register.filter("phone_href", get_phone_href)
register.filter("link_phone_numbers", link_phone_numbers)


@register.filter
def show_typed_text(html: str) -> SafeString:
    """Rendered rich text of a page in the language that is spoken now."""
    return show_typed_text_in(html, get_language() or settings.LANGUAGE_CODE)


@register.filter
def breakable_email(address: str) -> SafeString:
    """An e-mail address that in a narrow place goes on below at a dot or behind the “at”."""
    shown = escape(address).replace("@", "@<wbr>").replace(".", "<wbr>.")
    # Safe because the address was escaped before.
    return mark_safe(shown)  # noqa: S308


#: Characters that could end the script element, in JSON's own spelling.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def structured_data(objects: Iterable[dict[str, Any]] | None) -> SafeString:
    """JSON-LD objects as script elements."""
    return format_html_join(
        "\n",
        '<script type="application/ld+json">{}</script>',
        # Safe because everything that could leave the element is escaped.
        (
            (mark_safe(json.dumps(item, ensure_ascii=False).translate(_ESCAPES)),)  # noqa: S308
            for item in objects or ()
        ),
    )


@register.simple_tag(takes_context=True)
def words_of_address(context: dict[str, Any]) -> str:
    """What somebody may have looked for at an address that leads nowhere: its last words."""
    request: HttpRequest | None = context.get("request")
    parts = [part for part in (request.path if request else "").split("/") if part]
    last = _EXTENSION.sub("", parts[-1]) if parts else ""
    return clean_query(re.sub(r"[-_+.]+", " ", last))


_EXTENSION = re.compile(r"\.(?:html?|php|aspx?|pdf)$")


@register.simple_tag(takes_context=True)
def query_string(context: dict[str, Any], **changes: Any) -> str:
    """The request's query with some parameters changed; None removes one."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"
