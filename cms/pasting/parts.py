"""What a pasted text is made of: paragraphs, headings, rows, and words with their few formats."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import escape
from itertools import groupby
from typing import Literal

from cms.texts.tidy import tidy

Kind = Literal["paragraph", "heading", "item", "table", "quote", "picture", "blank"]

#: No-break spaces that indent or fill; a single one between two words is meant.
_FILL = re.compile(r"[ \u00a0]{2,}|[ \u00a0]+(?=\n)|(?<=\n)[ \u00a0]+")


@dataclass(frozen=True)
class Run:
    """Words that look alike. Line breaks stand among them as such."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""

    def to_html(self) -> str:
        """The words as HTML."""
        html = escape(self.text, quote=False).replace("\n", "<br/>")
        if self.italic:
            html = f"<i>{html}</i>"
        if self.bold:
            html = f"<b>{html}</b>"
        return f'<a href="{escape(self.href)}">{html}</a>' if self.href else html


@dataclass
class Part:
    """A paragraph or what stands in its place."""

    kind: Kind
    runs: list[Run] = field(default_factory=list)
    #: Of a heading 2 or 3, of an item of a list how deep it stands, from 0.
    level: int = 0
    is_ordered: bool = False
    #: Of a table: its cells as plain text, as many in each row.
    rows: list[list[str]] = field(default_factory=list)
    #: Of a picture.
    source: str = ""
    alt: str = ""
    #: A line of its own that need not be a paragraph, as mail programs make them.
    is_line: bool = False
    #: Somebody else's mail below one's own, or what stands below each of one's mails.
    is_quoted: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


def tidy_runs(runs: Iterable[Run]) -> list[Run]:
    """Runs without double, leading or trailing space; neighbours that look alike are one."""
    tidied: list[Run] = []
    for _look, group in groupby(runs, key=lambda run: (run.bold, run.italic, run.href)):
        found = list(group)
        text = _FILL.sub(" ", tidy("".join(run.text for run in found)).replace("\t", " "))
        if not tidied or tidied[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" \u00a0")
        if text.isspace() and not found[0].href and tidied:
            # A space has no look of its own.
            tidied[-1] = replace(tidied[-1], text=tidied[-1].text + text)
        elif text:
            tidied.append(replace(found[0], text=re.sub(" *\n *", "\n", text)))
    return strip_runs(tidied)


def strip_runs(runs: list[Run]) -> list[Run]:
    """Without space and line breaks at the beginning and the end."""
    while runs and not runs[0].text.strip():
        runs = runs[1:]
    while runs and not runs[-1].text.strip():
        runs = runs[:-1]
    if runs:
        runs = [replace(runs[0], text=runs[0].text.lstrip()), *runs[1:]]
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return runs


def split_runs(runs: Iterable[Run], pattern: re.Pattern[str]) -> list[list[Run]]:
    """The runs cut apart wherever `pattern`, which has no groups, stands within one of them."""
    pieces: list[list[Run]] = [[]]
    for run in runs:
        first, *others = pattern.split(run.text)
        pieces[-1].append(replace(run, text=first))
        pieces += [[replace(run, text=text)] for text in others]
    return [[run for run in piece if run.text] for piece in pieces]


def drop_start(runs: list[Run], length: int) -> list[Run]:
    """Without the first `length` characters."""
    kept = []
    for run in runs:
        if length >= len(run.text):
            length -= len(run.text)
            continue
        kept.append(replace(run, text=run.text[length:]))
        length = 0
    return strip_runs(kept)


def to_html(parts: Iterable[Part]) -> str:
    """Semantic HTML: p, h2, h3, ul, ol, li, table, blockquote, img, b, i, a, br."""
    return "".join(_write(list(parts)))


def _write(parts: list[Part]) -> Iterator[str]:
    for is_list, group in groupby(parts, key=lambda part: part.kind == "item"):
        if is_list:
            yield from _write_list(list(group))
        else:
            for part in group:
                yield _write_part(part)


def _write_part(part: Part) -> str:
    words = "".join(run.to_html() for run in part.runs)
    match part.kind:
        case "heading":
            return f"<h{part.level}>{words}</h{part.level}>"
        case "quote":
            return f"<blockquote><p>{words}</p></blockquote>"
        case "picture":
            return f'<img src="{escape(part.source)}" alt="{escape(part.alt)}"/>'
        case "table":
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in part.rows)
            return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    return f"<p>{words}</p>"


def _write_list(items: list[Part]) -> Iterator[str]:
    """Items as nested lists. A level that is left out between two is none."""
    open_lists: list[tuple[int, str]] = []
    for item in items:
        name = "ol" if item.is_ordered else "ul"
        while open_lists and open_lists[-1][0] > item.level:
            yield f"</li></{open_lists.pop()[1]}>"
        if open_lists and open_lists[-1] == (item.level, name):
            yield "</li><li>"
        else:
            if open_lists and open_lists[-1][0] == item.level:
                yield f"</li></{open_lists.pop()[1]}>"
            open_lists.append((item.level, name))
            yield f"<{name}><li>"
        yield "".join(run.to_html() for run in item.runs)
    for _level, name in reversed(open_lists):
        yield f"</li></{name}>"
