"""Telephone numbers that dial wherever a page shows one."""

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

#: Area code and number as people write them here, or +49; no dates, hours or account numbers.
_NUMBER = re.compile(
    r"(?<![\w+./:=@&#-])(?<!\d )"
    r"(?:\+[1-9]\d{0,2}[ \xa0]?(?:\(0\)[ \xa0]?)?[1-9]\d{1,4}|0[1-9]\d{1,4})"
    r"(?:[ \xa0/-]{1,3}\d{2,})+(?![\w@])"
)
#: A shorter one is something else, such as a postal code before a year; so is a longer one.
_LEAST_DIGITS, _MOST_DIGITS = 8, 14
#: Inside these a link cannot stand, or is there already.
_CLOSED = (
    *(("<a ", "</a>"), ("<a\n", "</a>"), ("<button", "</button>"), ("<svg", "</svg>")),
    *(("<script", "</script>"), ("<select", "</select>"), ("<textarea", "</textarea>")),
)


def get_phone_href(number: str) -> str:
    """The `tel:` address of a number as people write it: "+49 (0)3641 12" is +49364112."""
    number = number.replace("(0)", "") if number.startswith("+") else number
    return "tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+")


def link_phone_numbers(html: str) -> SafeString:
    """Rendered HTML with a link on each number in its text that has none."""

    def link(found: re.Match[str]) -> str:
        number = found[0]
        digits = sum(map(str.isdigit, number))
        if not _LEAST_DIGITS <= digits <= _MOST_DIGITS or _is_closed(html, found.start()):
            return number
        return format_html('<a href="{}" dir="ltr">{}</a>', get_phone_href(number), number)

    # Safe because the HTML was rendered before, and numbers hold no signs of markup.
    return mark_safe(_NUMBER.sub(link, html))  # noqa: S308


def _is_closed(html: str, position: int) -> bool:
    """Whether a link cannot be put here: inside a tag, another link, a button or a drawing."""
    if html.rfind("<", 0, position) > html.rfind(">", 0, position):
        return True
    return any(
        html.rfind(begin, 0, position) > html.rfind(end, 0, position) for begin, end in _CLOSED
    )
