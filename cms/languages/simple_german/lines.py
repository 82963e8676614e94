"""One sentence a line, as pages in Simple German show it; the text itself stays as it is."""

import re
from collections.abc import Iterable, Iterator

from cms.languages.simple_german.sentences import find_gaps

#: What is left alone from end to end, comments, and single tags.
_TAG = re.compile(
    r"<!--.*?-->"
    r"|<(?P<left>script|style|svg|textarea|select|button|pre|template|h[1-6])\b.*?</(?P=left)\s*>"
    r"|<(?P<name>/?\w+)[^>]*>",
    re.DOTALL,
)
#: Tags in the middle of a sentence; every other one ends it.
_INLINE = re.compile(
    r"/?(?:a|abbr|b|bdi|cite|em|i|mark|q|small|span|strong|sub|sup|time|u)", re.IGNORECASE
)
_QUOTE = re.compile(r"&(?:quot|#x27|#39);")
_ENTITY = re.compile(r"&#?\w+;")
BREAK = "<br>"


def break_lines(html: str) -> str:
    """The HTML with a line break in place of the white space between two sentences."""
    done: list[str] = []
    paragraph: list[str] = []
    last = 0
    for tag in _TAG.finditer(html):
        paragraph.append(html[last : tag.start()])
        last = tag.end()
        if _INLINE.fullmatch(tag["name"] or ""):
            paragraph.append(tag.group())
        else:
            done += [*_break_paragraph(paragraph), tag.group()]
            paragraph = []
    return "".join([*done, *_break_paragraph([*paragraph, html[last:]])])


def _break_paragraph(pieces: Iterable[str]) -> Iterator[str]:
    """Texts and inline tags with the breaks between their sentences."""
    pieces = list(pieces)
    gaps = list(find_gaps("".join(_plain(each) for each in pieces if not _is_tag(each))))
    start = 0
    for piece in pieces:
        if _is_tag(piece):
            yield piece
            continue
        yield from _cut(piece, start, gaps)
        start += len(piece)


def _cut(text: str, start: int, gaps: Iterable[tuple[int, int]]) -> Iterator[str]:
    """A text that begins at `start` of its paragraph; gaps may reach beyond it."""
    here = 0
    for begin, end in gaps:
        if begin < start + len(text) and end > start:
            yield text[here : max(0, begin - start)]
            if begin >= start:
                yield BREAK
            here = end - start
    yield text[here:]


def _is_tag(piece: str) -> bool:
    return piece.startswith("<")


def _plain(text: str) -> str:
    """Entities as letters or quotes of the same length."""
    text = _QUOTE.sub(lambda found: '"' * len(found.group()), text)
    return _ENTITY.sub(lambda found: "x" * len(found.group()), text)
