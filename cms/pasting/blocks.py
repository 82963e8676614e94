"""The blocks of a body, made of cleaned HTML: only what the blocks and the editor allow remains."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext, ngettext
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.blocks import StreamBlock

from cms.pasting.html import Cleaned, clean
from cms.pasting.parts import Part, Run, to_html
from cms.pasting.tables import find_title, make_table

#: Characters.
LONGEST_TABLE_TITLE = 160
#: Where the bytes of a picture are at hand: in the address itself, or with who has asked.
_AT_HAND = ("data:image/", "pasted:")


@dataclass(frozen=True)
class Picture:
    """A picture that came with the text and belongs before `blocks[place]`, or at the end."""

    place: int
    source: str
    alt: str = ""


@dataclass
class Built:
    """Raw data of a stream, as `StreamBlock.to_python` and a revision's JSON have it.

    Each of `blocks` has `type`, `value` and `id`; `lost` are sentences for the editor; `pictures`
    are those whose bytes are at hand (`data:` and `pasted:` addresses, others are named in `lost`).
    """

    blocks: list[dict[str, Any]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)


def build_blocks(html: str, *, allowed: StreamBlock) -> Built:
    """Build the blocks that a stream of `allowed` takes from any HTML. Nothing is saved.

    Headings become `heading`, tables `table`, set-apart words `quote`, the rest `text`, each
    where `allowed` has such a block; otherwise bold paragraphs and lines.
    """
    return build_stream(clean(html), allowed)


def name_tables(blocks: list[dict[str, Any]]) -> bool:
    """Propose a title where a table has none, without which nobody could hand it in.

    It is the heading above it, or what its columns are called. Gives whether there is a table.
    """
    above: dict[str, Any] = {"type": ""}
    for block in blocks:
        if block["type"] == "table" and not block["value"]["title"]:
            names = (column["heading"] for column in block["value"]["table"]["columns"])
            columns = ", ".join(filter(None, names))
            title = above["value"]["text"] if above["type"] == "heading" else columns
            block["value"]["title"] = title[:LONGEST_TABLE_TITLE]
        above = block
    return any(block["type"] == "table" for block in blocks)


def build_stream(cleaned: Cleaned, allowed: StreamBlock) -> Built:
    """The same from what is cleaned already."""
    kinds = set(allowed.child_blocks)
    parts, lost = fit(cleaned.parts, kinds)
    built = Built(lost=[*cleaned.lost, *lost])
    converter = ContentstateConverter(allowed.child_blocks["text"].features)
    for kind, group in groupby(parts, key=lambda part: _TARGETS.get(part.kind, "text")):
        for part in _gather(kind, list(group)):
            if kind == "picture":
                place = len(built.blocks)
                built.pictures.append(Picture(place, part[0].source, part[0].alt))
                continue
            value = _make_value(kind, part, converter)
            built.blocks.append({"type": kind, "value": value, "id": str(uuid4())})
    return built


def build_text(cleaned: Cleaned, features: list[str]) -> tuple[str, list[str]]:
    """Draftail's JSON for an editor that stands alone, and sentences about what did not fit."""
    kinds = {"heading"} & {"heading" for feature in features if feature in {"h2", "h3"}}
    parts, lost = fit(cleaned.parts, kinds)
    pictures = sum(part.kind == "picture" for part in parts)
    parts = [part for part in parts if part.kind != "picture"]
    if pictures:
        lost = [*lost, name_pictures(pictures)]
    return build_state(parts, features), [*cleaned.lost, *lost]


def build_state(parts: list[Part], features: list[str]) -> str:
    """Draftail's JSON; a heading of a level that the editor lacks has the one that it has."""
    levels = [int(feature[1]) for feature in features if feature in {"h2", "h3"}]
    fitting = [
        replace(part, level=part.level if part.level in levels else max(levels))
        if part.kind == "heading" and levels
        else part
        for part in parts
    ]
    state: str = ContentstateConverter(features).from_database_format(to_html(fitting))
    return state


def name_pictures(number: int) -> str:
    """That pictures did not come along, and what to do."""
    return ngettext(
        "One picture did not come along. Add it with “Picture”.",
        "%(number)s pictures did not come along. Add them with “Picture”.",
        number,
    ) % {"number": number}


#: Which block a part becomes; `text` for all others.
_TARGETS = {"heading": "heading", "table": "table", "quote": "quote", "picture": "picture"}
_LONGEST_HEADING = 120


def fit(parts: list[Part], kinds: set[str]) -> tuple[list[Part], list[str]]:
    """Parts in the forms that there are blocks for, and sentences about what has another one."""
    fitting: list[Part] = []
    changed: set[str] = set()
    missing = 0
    for part in parts:
        if part.kind == "picture" and not part.source.startswith(_AT_HAND):
            missing += 1
        elif part.kind == "heading" and _is_misfit(part, kinds):
            changed.add("heading")
            fitting.append(Part("paragraph", runs=[Run(part.text, bold=True)]))
        elif part.kind == "table" and "table" not in kinds:
            changed.add("table")
            fitting += _make_lines(part)
        elif part.kind == "quote" and ("quote" not in kinds or _has_links(part)):
            fitting.append(replace(part, kind="paragraph"))
        else:
            fitting.append(part)
    return fitting, list(_name(changed, missing))


def _is_misfit(part: Part, kinds: set[str]) -> bool:
    return "heading" not in kinds or len(part.text) > _LONGEST_HEADING


def _has_links(part: Part) -> bool:
    return any(run.href for run in part.runs)


def _make_lines(table: Part) -> list[Part]:
    """A line for each row."""
    rows = (" – ".join(cell for cell in row if cell) for row in table.rows)
    return [Part("paragraph", runs=[Run("\n".join(row for row in rows if row))])]


def _name(changed: set[str], missing: int) -> Iterator[str]:
    if "heading" in changed:
        yield gettext("Headings became bold lines.")
    if "table" in changed:
        yield gettext("A table became lines, one for each row.")
    if missing:
        yield name_pictures(missing)


def _gather(kind: str, parts: list[Part]) -> list[list[Part]]:
    """Paragraphs are one text, as are those of one quotation; everything else stands alone."""
    return [parts] if kind in {"text", "quote"} else [[part] for part in parts]


def _make_value(kind: str, parts: list[Part], converter: ContentstateConverter) -> Any:
    match kind:
        case "heading":
            return {"text": parts[0].text, "level": f"h{parts[0].level}"}
        case "table":
            title, rows = find_title(parts[0].rows)
            table = make_table(rows)
            return {"title": title[:LONGEST_TABLE_TITLE], "table": table, "note": ""}
        case "quote":
            return {"text": "\n".join(part.text for part in parts), "name": "", "role": ""}
    return converter.to_database_format(converter.from_database_format(to_html(parts)))
