"""One sentence a line, as pages in Simple German show it; the text itself stays as it is."""

import re
from collections import deque
from collections.abc import Iterable, Iterator

from cms.languages.simple_german.sentences import find_gaps

#: Elements whose text is left as it is.
_LEFT = re.compile(r"<(script|style|svg|textarea|select|button|pre|template|h[1-6])\b")
_NAME = re.compile(r"</?\w++")
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
    for start, end, name in _find_tags(html):
        paragraph.append(html[last:start])
        last = end
        if _INLINE.fullmatch(name):
            paragraph.append(html[start:end])
        else:
            done += [*_break_paragraph(paragraph), html[start:end]]
            paragraph = []
    return "".join([*done, *_break_paragraph([*paragraph, html[last:]])])


def _find_tags(html: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of each tag; comments and whole elements of `_LEFT` have no name.

    The end of what is never closed is looked for once.
    """
    place = 0
    never: set[str] = set()

    def find_end(ending: str, place: int) -> int:
        found = -1 if ending in never else html.find(ending, place)
        if found < 0:
            never.add(ending)
        return found + len(ending) if found >= 0 else 0

    while (start := html.find("<", place)) >= 0:
        name, end = "", 0
        if html.startswith("<!--", start):
            end = find_end("-->", start)
        elif left := _LEFT.match(html, start):
            end = find_end(f"</{left[1]}", start)
            end = end and find_end(">", end)
        if not end and (tag := _NAME.match(html, start)):
            name, end = tag.group()[1:], find_end(">", tag.end())
        place = end or start + 1
        if end:
            yield start, end, name


def _break_paragraph(pieces: Iterable[str]) -> Iterator[str]:
    """Texts and inline tags with the breaks between their sentences."""
    pieces = list(pieces)
    gaps = deque(find_gaps("".join(_plain(each) for each in pieces if not _is_tag(each))))
    start = 0
    for piece in pieces:
        if _is_tag(piece):
            yield piece
            continue
        yield from _cut(piece, start, gaps)
        start += len(piece)


def _cut(text: str, start: int, gaps: deque[tuple[int, int]]) -> Iterator[str]:
    """A text that begins at `start` of its paragraph; what lies before its end is taken of `gaps`.

    A gap may reach beyond it.
    """
    here, stop = 0, start + len(text)
    while gaps and gaps[0][0] < stop:
        begin, end = gaps[0]
        if end > start:
            yield text[here : max(0, begin - start)]
            if begin >= start:
                yield BREAK
            here = end - start
        if end > stop:
            break
        gaps.popleft()
    yield text[here:]


def _is_tag(piece: str) -> bool:
    return piece.startswith("<")


def _plain(text: str) -> str:
    """Entities as letters or quotes of the same length."""
    text = _QUOTE.sub(lambda found: '"' * len(found.group()), text)
    return _ENTITY.sub(lambda found: "x" * len(found.group()), text)
