"""Rich text as readers need it: what was typed as an address leads there, in its own direction."""

import re
from functools import cache
from html import unescape
from itertools import accumulate

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info
from linkify_it import LinkifyIt
from linkify_it.main import Match

from cms.core.phone_numbers import link_phone_numbers

#: Endings by which an address is known that begins with neither `https://` nor `www.`: elsewhere
#: they are words without a space before them, or files.
_ENDINGS = ("de", "org", "com", "net", "info", "eu", "at", "ch")
#: Ends of domains that the package does not know; those of two letters it does.
_MORE_ENDINGS = ("berlin", "hamburg", "jetzt", "online", "social", "app", "events", "community")
_MAY_HOLD_ADDRESS = re.compile(rf"@|://|www\.|\.(?:{'|'.join(_ENDINGS)})\b")
_TAG = re.compile(r"(<[^>]*>)")
_CLOSED = ("a", "code")
_OPENS_OR_ENDS = re.compile(rf"<(/?)(?:{'|'.join(_CLOSED)})\b")

_PART = re.compile(
    r"<(p|li|h[2-6])(?=[\s>])((?:(?!\sdir=)[^>])*)>(.*?)(?=</\1>|<[uo]l\b)", re.DOTALL
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")


def show_typed_text(html: str, language: str) -> SafeString:
    """Rendered rich text with links on addresses and numbers, on a page of `language`.

    A paragraph, an entry of a list or a heading that is written the other way says so. By most of
    its letters: `dir="auto"` goes by the first, which is often that of a name.
    """
    html = link_phone_numbers(link_addresses(html))
    page_direction = "rtl" if get_language_info(language)["bidi"] else "ltr"

    def mark(part: re.Match[str]) -> str:
        own = _find_direction(part[3])
        direction = f' dir="{own}"' if own not in ("", page_direction) else ""
        return f"<{part[1]}{part[2]}{direction}>{part[3]}"

    # Safe because the HTML was rendered before.
    return mark_safe(_PART.sub(mark, html))  # noqa: S308


def link_addresses(html: str) -> str:
    """HTML with a link on each web or mail address in its text that has none."""
    if not _MAY_HOLD_ADDRESS.search(html):
        return html
    parts = _TAG.split(html)
    steps = (
        (-1 if found[1] else 1) if (found := _OPENS_OR_ENDS.match(each)) else 0 for each in parts
    )
    depths = accumulate(steps)
    return "".join(
        _link(part) if depth == 0 and not part.startswith("<") else part
        for part, depth in zip(parts, depths, strict=True)
    )


def _link(part: str) -> str:
    text = unescape(part)
    found = [each for each in _get_finder().match(text) or () if _is_address(each)]
    if not found:
        return part
    written, last = [], 0
    for each in found:
        url = each.url if each.schema else f"https://{each.text}"
        link = format_html('<a href="{}" dir="ltr">{}</a>', url, each.text)
        written += [escape(text[last : each.index]), link]
        last = each.last_index
    return "".join([*written, escape(text[last:])])


def _is_address(found: Match) -> bool:
    """Whether it is one beyond doubt; what begins with `https://`, `www.` or has an @ is."""
    if found.schema or found.text.startswith("www."):
        return True
    host = re.split("[/?#:]", found.text, maxsplit=1)[0]
    *names, ending = host.split(".")
    if ending not in _ENDINGS or names[-1].isdigit():
        return False
    # Behind a full stop a word of the next sentence may follow: “Flyer.info”, “z.B.de”.
    is_sentence = ending == "info" and names[0][:1].isupper()
    return not is_sentence and (len(names) == 1 or any(len(name) > 1 for name in names))


@cache
def _get_finder() -> LinkifyIt:
    finder = LinkifyIt()
    # Relative addresses and files of a program are none that readers could want.
    for schema in ("//", "ftp:"):
        finder.add(schema, None)
    return finder.tlds([*_MORE_ENDINGS], keep_old=True)


def _find_direction(html: str) -> str:
    """Of most letters; empty where there are none."""
    text = unescape(_TAG.sub("", html))
    letters, others = len(_LETTER.findall(text)), len(_RIGHT_TO_LEFT.findall(text))
    if not letters:
        return ""
    return "rtl" if others * 2 > letters else "ltr"
