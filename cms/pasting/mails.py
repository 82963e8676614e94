"""What stands below one's own words in a mail: somebody else's mail, and the signature."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from bs4 import Tag

from cms.pasting.parts import Part, Run, split_runs
from cms.pasting.styles import read_classes

_QUOTED_CLASSES = {
    *("gmail_quote", "gmail_signature", "gmail_attr", "moz-cite-prefix", "moz-signature"),
    *("moz-forward-container", "yahoo_quoted", "protonmail_quote", "protonmail_signature_block"),
}
_QUOTED_IDS = {"appendonsend", "divrplyfwdmsg", "signature"}
#: Outlook and Apple Mail, in as many lines.
_HEADER = re.compile(
    r"\*?(von|from):\*?\s.*\n?.*\*?(gesendet|sent|datum|date):(.*\n){0,3}?.*\*?(an|to|betreff|subject):",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"[-_]{3,}\s*(urspr[üu]ngliche (nachricht|mail)|original[ -]?(nachricht|message)"
    r"|weitergeleitete nachricht|forwarded message)\s*[-_]{3,}",
    re.IGNORECASE,
)
#: Thunderbird, Apple Mail, Gmail: with the time of day, in one line or two.
_WROTE = re.compile(
    r"(am|on)\s[^\n]{4,80}\d{1,2}:\d\d[^\n]{0,60}\n?[^\n]{0,80}"
    r"\b(schrieb|wrote)\b[^\n]{0,100}:[ ]*(\n|$)",
    re.IGNORECASE,
)
#: How much is looked at for that.
_AHEAD, _LONGEST_LINE = 6, 200
_LINE = re.compile("\n")
#: What is longer than a name and addresses is a text below a rule.
_LONGEST_SIGNATURE = 600


@dataclass
class _Line:
    """A line of a paragraph, or a part that has none; `number` is that of its part."""

    part: Part
    number: int
    runs: list[Run]
    is_quoted: bool

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs) if self.part.kind == "paragraph" else ""


def is_quoted(tag: Tag) -> bool:
    """Whether a mail program has marked it as somebody else's words, or as a signature."""
    identity = str(tag.get("id") or "").lower().removeprefix("x_")
    return bool(
        (tag.name == "blockquote" and tag.get("type") == "cite")
        or _QUOTED_CLASSES & set(read_classes(tag))
        or identity in _QUOTED_IDS
        or str(tag.get("itemtype") or "").endswith("schema.skype.com/Reply")
    )


def mark_quoted(parts: list[Part]) -> list[Part]:
    """Mark what is quoted by its words; nothing is marked where nothing else would be left."""
    lines = [line for number, part in enumerate(parts) for line in _split(part, number)]
    position = 0
    while position < len(lines):
        position += _read(lines, position)
    if all(line.is_quoted for line in lines):
        return [replace(part, is_quoted=False) for part in parts]
    return list(_gather(lines))


def _split(part: Part, number: int) -> Iterator[_Line]:
    pieces = split_runs(part.runs, _LINE) if part.kind == "paragraph" else [part.runs]
    for runs in pieces:
        yield _Line(part, number, runs, part.is_quoted)


def _read(lines: list[_Line], position: int) -> int:
    """Mark what begins at a line; how many lines were read."""
    line = lines[position]
    is_first = not (position and lines[position - 1].is_quoted)
    if line.is_quoted and not is_first:
        return 1
    ahead = "\n".join(each.text[:_LONGEST_LINE] for each in lines[position : position + _AHEAD])
    if line.is_quoted and not _HEADER.match(ahead):
        return 1
    count = _count_quoted(lines, position)
    if announced := _WROTE.match(ahead):
        length = announced[0].rstrip().count("\n") + 1
        # Own words may stand below a quotation that is marked as one.
        follows = _count_quoted(lines, position + length, 1)
        count = length + follows if follows else len(lines) - position
    elif _HEADER.match(ahead) or _ORIGINAL.match(line.text) or _is_signature(lines, position):
        count = len(lines) - position
    for each in lines[position : position + count]:
        each.is_quoted = True
    return max(count, 1)


def _count_quoted(lines: list[_Line], position: int, fewest: int = 2) -> int:
    """How many lines from there on have the sign of quoted ones; a single one may be an arrow."""
    count = 0
    for number in range(position, len(lines)):
        line = lines[number]
        if not (line.is_quoted or line.text.startswith(">")):
            break
        count += 1
    return count if count >= fewest else 0


def _is_signature(lines: list[_Line], position: int) -> bool:
    # So many of them are longer, even if they are empty but for a sign.
    if lines[position].text.strip() != "--" or len(lines) - position > _LONGEST_SIGNATURE:
        return False
    return sum(len(line.text) for line in lines[position:]) <= _LONGEST_SIGNATURE


def _gather(lines: list[_Line]) -> Iterator[Part]:
    """Lines as the parts that they were, divided where something quoted begins or ends."""
    for _key, group in groupby(lines, key=lambda line: (line.number, line.is_quoted)):
        found = list(group)
        runs = [run for line in found for run in [*line.runs, Run("\n")]][:-1]
        yield replace(found[0].part, runs=runs, is_quoted=found[0].is_quoted)
