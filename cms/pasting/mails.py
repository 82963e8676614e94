"""What stands below one's own words in a mail: somebody else's mail, and the signature."""

import re
from dataclasses import replace

from bs4 import Tag

from cms.pasting.parts import Part, Run, split_runs
from cms.pasting.styles import read_classes

_QUOTED_CLASSES = {
    *("gmail_quote", "gmail_signature", "gmail_attr", "moz-cite-prefix", "moz-signature"),
    *("moz-forward-container", "yahoo_quoted", "protonmail_quote", "protonmail_signature_block"),
}
_QUOTED_IDS = {"appendonsend", "divrplyfwdmsg", "signature"}
#: Outlook, in two lines or in one.
_HEADER = re.compile(r"\*?(von|from):\*?\s.*\n?.*\*?(gesendet|sent|datum|date):", re.IGNORECASE)
_SENT = re.compile(r"\*?(gesendet|sent|datum|date):", re.IGNORECASE)
_ORIGINAL = re.compile(
    r"[-_]{3,}\s*(urspr[üu]ngliche (nachricht|mail)|original[ -]?(nachricht|message)"
    r"|weitergeleitete nachricht|forwarded message)\s*[-_]{3,}.*",
    re.IGNORECASE | re.DOTALL,
)
#: Thunderbird, Apple Mail, Gmail.
_WROTE = re.compile(
    r"(am|on)\s.{4,120}\s?(schrieb|wrote)\b[^\n]{0,120}:", re.IGNORECASE | re.DOTALL
)
_SIGNATURE = re.compile(r"--[ \u00a0]?(\n|$)")
_CITED = re.compile(r">")
_LINE = re.compile("\n")


def is_quoted(tag: Tag) -> bool:
    """Whether a mail program has marked it as somebody else's words, or as a signature."""
    identity = str(tag.get("id") or "").lower().removeprefix("x_")
    return bool(
        (tag.name == "blockquote" and tag.get("type") == "cite")
        or _QUOTED_CLASSES & set(read_classes(tag))
        or identity in _QUOTED_IDS
    )


def mark_quoted(parts: list[Part]) -> list[Part]:
    """Mark what is quoted by its words; nothing is marked where nothing else would be left."""
    marked: list[Part] = []
    is_over = False
    for position, part in enumerate(parts):
        following = parts[position + 1] if position + 1 < len(parts) else None
        pieces = [part] if is_over or part.kind != "paragraph" else _cut(part, following)
        for piece in pieces:
            is_over = is_over or _ends_own_words(piece, following)
            marked.append(replace(piece, is_quoted=True) if is_over else piece)
    if any(part.text and not part.is_quoted for part in marked):
        return marked
    return [replace(part, is_quoted=False) for part in parts]


def _ends_own_words(part: Part, following: Part | None) -> bool:
    """Whether this and all that follows is not the writer's own."""
    if part.kind != "paragraph" or (part.is_quoted and not _is_signature(part)):
        return False
    if _WROTE.match(part.text):
        # Own words may stand below a quotation that is marked as one.
        return not (following and (following.is_quoted or _CITED.match(following.text)))
    return bool(_is_header(part, following) or _ORIGINAL.match(part.text) or _is_signature(part))


def _is_signature(part: Part) -> bool:
    return bool(_SIGNATURE.match(part.text))


def _is_header(part: Part, following: Part | None) -> bool:
    if _HEADER.match(part.text):
        return True
    first = re.match(r"\*?(von|from):", part.text, re.IGNORECASE)
    return bool(first and following and _SENT.match(following.text))


def _cut(part: Part, following: Part | None) -> list[Part]:
    """The paragraph in pieces, one before each line with which something quoted begins."""
    lines = split_runs(part.runs, _LINE)
    texts = ["".join(run.text for run in line) for line in lines]
    pieces: list[list[int]] = []
    kinds: list[str] = []
    for number, text in enumerate(texts):
        rest = "\n".join(texts[number:])
        begins = bool(
            _HEADER.match(rest)
            or _ORIGINAL.match(text)
            or _WROTE.match(rest)
            or _SIGNATURE.match(text + ("\n" if number + 1 < len(texts) else ""))
        )
        kind = "cited" if _CITED.match(text) else "own"
        if begins or not pieces or kind != kinds[-1]:
            pieces.append([])
            kinds.append(kind)
        pieces[-1].append(number)
    cut = []
    for numbers, kind in zip(pieces, kinds, strict=True):
        runs = [run for number in numbers for run in [*lines[number], Run("\n")]]
        is_quoted = part.is_quoted or kind == "cited" or _announces(texts, numbers, following)
        cut.append(replace(part, runs=runs[:-1], is_quoted=is_quoted))
    return cut


def _announces(texts: list[str], numbers: list[int], following: Part | None) -> bool:
    """Whether a line says that somebody else's words follow, which are marked."""
    text = "\n".join(texts[number] for number in numbers)
    if not (found := _WROTE.match(text)) or found.end() < len(text.rstrip()):
        return False
    end = numbers[-1] + 1
    if end < len(texts):
        return bool(_CITED.match(texts[end]))
    return bool(following and (following.is_quoted or _CITED.match(following.text)))
