"""Lines: which are paragraphs, which items of a list, which only ends of a narrow column."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from cms.pasting import tables
from cms.pasting.links import link_addresses
from cms.pasting.parts import Part, Run, drop_start, split_runs, tidy_runs

#: A line so long was broken by nobody: it is a paragraph.
_PARAGRAPH = 120
_LINE = re.compile("\n")
_BLANK_LINES = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+")
#: The last four are what the fonts Symbol and Wingdings have there.
_DOT = re.compile(r"\s*[•·▪▫◦‣\u2043●○■□➢➤►✓✔\uf0b7\uf0a7\uf0d8\uf0fc][ \t\u00a0]*(?=\S)")
#: Word copies the dots of those fonts as letters of others, too.
_DASH = re.compile(r"\s*(?:[-–—*o]|§(?=\s+\D))[ \t\u00a0]+(?=\S)")
_FIGURE = re.compile(
    r"\s*(\d{1,3})[.)][ \t\u00a0]+(?=\S)"
    r"(?!Jan|Feb|März|Apr|Mai|Juni?\b|Juli?\b|Aug|Sep|Okt|Nov|Dez)"
)
#: As many lines end in the middle of something.
_FEWEST_LINES = 2
#: Lines of a column are about as long as each other.
_COLUMN = range(25, 110)
_ENDS = (".", "!", "?", ":", "…", "“", '"', ";")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ac]$")
#: After them a hyphen stays: „Vor- und Nachteile“.
_JOINING = re.compile(r"(und|oder|bzw\.|sowie|bis|als|wie|noch)\b")


def read_text(text: str) -> list[Part]:
    """Parts of plain text: an empty line parts paragraphs, each line stays a line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if rows := tables.read_text_rows(text):
        return [Part("table", rows=rows)]
    parts = []
    for paragraph in _BLANK_LINES.split(text.strip("\n")):
        lines = paragraph.split("\n")
        is_apart = any(len(line) > _PARAGRAPH for line in lines)
        pieces = lines if is_apart else [paragraph]
        found = (tidy_runs(link_addresses(tidy_runs([Run(piece)]))) for piece in pieces)
        parts += [Part("paragraph", runs=runs) for runs in found if runs]
    return parts


def gather_lines(parts: list[Part]) -> list[Part]:
    """Lines that a mail program makes blocks of are lines, where an empty one parts paragraphs."""
    gathered: list[Part] = []
    for is_line, group in groupby(parts, key=lambda part: part.is_line):
        found = list(group)
        if not is_line or not any(part.kind == "blank" for part in found):
            gathered += found
            continue
        for _, lines in groupby(found, key=lambda part: (part.kind, part.is_quoted)):
            gathered += _join_parts(list(lines), Run("\n"))
    return [part for part in gathered if part.kind != "blank"]


def _join_parts(lines: list[Part], between: Run) -> list[Part]:
    if lines[0].kind != "paragraph":
        return lines
    runs = [run for line in lines for run in [*line.runs, between]]
    return [replace(lines[0], runs=runs[:-1])]


def make_lists(parts: list[Part]) -> list[Part]:
    """Lines that begin with a dot, a dash or a figure become items."""
    pieces = [piece for number, part in enumerate(parts) for piece in _cut(part, number)]
    listed: list[Part] = []
    for sign, group in groupby(pieces, key=_find_sign):
        lines = list(group)
        if _is_list(sign, lines):
            listed += [_make_item(line, sign) for line in lines]
        else:
            listed += lines
    return list(_mend(listed))


def _cut(part: Part, number: int) -> Iterator[Part]:
    """A paragraph, its lines apart where some of them begin with a sign.

    They then have `is_line`, and the number of the paragraph as their `level`.
    """
    lines = split_runs(part.runs, _LINE) if part.kind == "paragraph" else []
    pieces = [replace(part, runs=line, is_line=True, level=number) for line in lines if line]
    groups = [(sign, list(group)) for sign, group in groupby(pieces, key=_find_sign)]
    if len(pieces) > 1 and any(_is_list(sign, group) for sign, group in groups):
        yield from pieces
    else:
        yield replace(part, is_line=False)


def _find_sign(part: Part) -> str:
    if part.kind != "paragraph":
        return ""
    text = part.text
    if _DOT.match(text):
        return "dot"
    if _DASH.match(text):
        return "dash"
    return "figure" if _FIGURE.match(text) else ""


def _is_list(sign: str, lines: list[Part]) -> bool:
    if sign == "figure":
        # Anything but 1, 2, 3 could not be numbered so.
        numbers = [found[1] for line in lines if (found := _FIGURE.match(line.text))]
        return len(lines) > 1 and numbers == [str(number + 1) for number in range(len(lines))]
    return sign == "dot" or (sign == "dash" and len(lines) > 1)


def _make_item(line: Part, sign: str) -> Part:
    pattern = {"dot": _DOT, "dash": _DASH, "figure": _FIGURE}[sign]
    found = pattern.match(line.text)
    runs = drop_start(line.runs, found.end() if found else 0)
    return Part("item", runs=runs, is_ordered=sign == "figure", is_quoted=line.is_quoted)


def _mend(parts: list[Part]) -> Iterator[Part]:
    """Lines of one paragraph that became no items are one paragraph again."""
    for (is_loose, _number), group in groupby(parts, key=lambda part: (part.is_line, part.level)):
        found = list(group)
        yield from _join_parts(found, Run("\n")) if is_loose else found


def has_columns(parts: list[Part]) -> bool:
    """Whether lines look as if they ended only because a page did."""
    return any(_is_column(part) for part in parts)


def _is_column(part: Part, fewest: int = _FEWEST_LINES) -> bool:
    """Whether lines are about as long as each other and some sentence runs on into the next.

    Besides the last one there are at least `fewest`.
    """
    if part.kind != "paragraph":
        return False
    lines = [line.strip() for line in part.text.split("\n")]
    *full, _last = lines
    if len(full) < fewest or sum(len(line) in _COLUMN for line in full) * 5 < len(full) * 4:
        return False
    return any(
        not line.endswith(_ENDS) and following[:1].islower() for line, following in pairwise(lines)
    )


def join_lines(parts: list[Part]) -> list[Part]:
    """The lines of such columns joined, divided words put together; short paragraphs among them."""
    fewest = 1 if has_columns(parts) else _FEWEST_LINES
    return [replace(part, runs=_join(part)) if _is_column(part, fewest) else part for part in parts]


def _join(part: Part) -> list[Run]:
    joined: list[Run] = []
    for line in split_runs(part.runs, _LINE):
        runs = tidy_runs(line)
        if not runs:
            continue
        if joined:
            end, start = joined[-1].text, runs[0].text
            if not _HYPHEN.search(end) or _JOINING.match(start):
                joined.append(Run(" "))
            elif start[0].islower():
                joined[-1] = replace(joined[-1], text=end[:-1])
        joined += runs
    return tidy_runs(joined)
