"""Text as people bring it, made the text they meant.

Word processors, PDFs and chats add what nobody sees: soft hyphens, which keep a word from being
found, the remains of a ligature, a control character, which takes a whole feed from its readers.
"""

import re
import unicodedata
from collections.abc import Callable
from html import unescape
from html.entities import html5

#: Signs that mean nothing by themselves: soft hyphen, zero width space, word joiner, byte order
#: mark. U+200C and U+200D stay, Persian and emoji need them; so do U+200E and U+200F.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
#: How word processors and PDFs part two lines.
_BREAKS = "\v\f\u2028\u2029"
_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "st", "st")
#: What is no `Char` of XML 1.0, https://www.w3.org/TR/xml/#charsets; and DEL, which is no sign.
_FORBIDDEN = "\0-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff"
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")

#: LRE, RLE, LRO, RLO up to PDF; LRI, RLI, FSI up to PDI, https://www.unicode.org/reports/tr9/
_EMBEDDINGS, _EMBEDDING_END = "\u202a\u202b\u202d\u202e", "\u202c"
_ISOLATES, _ISOLATE_END = "\u2066\u2067\u2068", "\u2069"
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")

_ODD = re.compile(f"[{_FORBIDDEN}{_INVISIBLE}{_BREAKS}\x80-\x9f\ufb00-\ufb06]")
#: Nothing else is looked at in what holds none of these, which is most of what is kept.
_SUSPICIOUS = re.compile("[^\t\n\r\x20-\x7eäöüÄÖÜß–„“]")
#: More marks on one letter are a joke, and putting them in order takes the square of their number.
_MOST_MARKS = 30
#: Where there may be as many: no mark is below U+0300, and none is made of more than three.
_MARKED = re.compile(f"[\u0300-\U0010ffff]{{{_MOST_MARKS // 3},}}")

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,30});")
_BARE_AMPERSAND = re.compile(rf"&(?!{_REFERENCE.pattern[1:]})")
#: Beyond values in quotes a tag holds nothing but ASCII; otherwise it is text that looks like one.
_TAG = re.compile(r"""</?[a-zA-Z!](?:"[^"]*"|'[^']*'|[\t\n\r !#-&(-;=?-~])*>""")
_MARKUP = frozenset("<>&\"'")


def tidy(text: str) -> str:
    """Plain `text` in NFC, without what nobody sees or no XML may hold.

    Vertical tabs, form feeds and Unicode's own separators are line breaks. Control characters
    U+0080 to U+009F are read as the Windows-1252 they were. Signs of direction stay in pairs.
    No-break spaces, tabs and line breaks stay. To tidy twice changes nothing more.
    """
    if not _SUSPICIOUS.search(text):
        return text
    return _compose(_pair_directions(_replace_odd(text)))


def tidy_html(html: str) -> str:
    """The same for HTML: references to such characters too, and a line break is a `<br/>`.

    What a reference hides that is no markup is written as itself. Nothing that was text becomes
    a tag; whoever cleans HTML tidies it first all the same.
    """
    html = _REFERENCE.sub(_resolve, html)
    if not _SUSPICIOUS.search(html):
        return html
    # Before anything goes away from between `<` or `&` and what stands behind.
    html = _map_html(html, _escape, str)
    # Tags apart from the text: with U+0338 behind it, `>` would be composed to another sign.
    return _map_html(_pair_directions(html), _tidy_between, lambda tag: _compose(_replace_odd(tag)))


def _map_html(
    html: str, change_text: Callable[[str], str], change_tag: Callable[[str], str]
) -> str:
    parts, last = [], 0
    for tag in _TAG.finditer(html):
        parts += [change_text(html[last : tag.start()]), change_tag(tag[0])]
        last = tag.end()
    return "".join([*parts, change_text(html[last:])])


def _escape(text: str) -> str:
    return _BARE_AMPERSAND.sub("&amp;", text).replace("<", "&lt;")


def _tidy_between(text: str) -> str:
    return "<br/>".join(_compose(_replace_odd(part)) for part in re.split(f"[{_BREAKS}]", text))


def _resolve(reference: re.Match[str]) -> str:
    """The character; the reference itself where nobody knows it, or it keeps markup apart."""
    name = reference[0][1:]
    character = unescape(reference[0]) if name[0] == "#" else html5.get(name, "&")
    return reference[0] if _MARKUP & set(character) else character


def _replace_odd(text: str) -> str:
    text = _PAIR.sub(lambda pair: _join(pair[0]), text)
    return _ODD.sub(lambda found: _read_odd(found[0]), text)


def _join(pair: str) -> str:
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def _read_odd(character: str) -> str:
    """What one of `_ODD` stands for."""
    if character in _BREAKS:
        return "\n"
    if "\x80" <= character <= "\x9f":
        return character.encode("latin-1").decode("cp1252", "ignore")
    if "\ufb00" <= character <= "\ufb06":
        return _LIGATURES[ord(character) - 0xFB00]
    return ""


def _pair_directions(text: str) -> str:
    """`text` without signs of direction that open nothing, close nothing or cross each other."""
    if not _DIRECTIONS.search(text):
        return text
    opened: list[re.Match[str]] = []
    isolates, paired = 0, set()
    for sign in _DIRECTIONS.finditer(text):
        if sign[0] in _EMBEDDINGS + _ISOLATES:
            opened.append(sign)
            isolates += sign[0] in _ISOLATES
        elif sign[0] == _EMBEDDING_END and opened and opened[-1][0] in _EMBEDDINGS:
            paired |= {opened.pop().start(), sign.start()}
        elif sign[0] == _ISOLATE_END and isolates:
            # It ends what was opened within.
            while (start := opened.pop())[0] in _EMBEDDINGS:
                pass
            isolates -= 1
            paired |= {start.start(), sign.start()}
    return _DIRECTIONS.sub(lambda sign: sign[0] if sign.start() in paired else "", text)


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", _MARKED.sub(_limit_marks, text))


def _limit_marks(found: re.Match[str]) -> str:
    kept, marks = [], 0
    for character in found[0]:
        for part in unicodedata.normalize("NFD", character):
            marks = marks + 1 if unicodedata.combining(part) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
