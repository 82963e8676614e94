"""What the editor's script asks: what is to be inserted for a clipboard."""

import json
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST
from wagtail.rich_text import features as known_features

from cms.core.blocks.body import BodyBlock
from cms.pasting.blocks import build_stream, build_text, name_pictures, name_tables
from cms.pasting.html import Cleaned, clean, clean_text
from cms.pasting.styles import read_number
from cms.pasting.tables import make_table

#: What an editor calls its buttons, and the features of rich text behind them.
_FEATURES = {
    "BOLD": "bold",
    "ITALIC": "italic",
    "ordered-list-item": "ol",
    "unordered-list-item": "ul",
    "LINK": "link",
    "header-two": "h2",
    "header-three": "h3",
}


#: What nobody pastes as one text: making blocks of lines takes time that grows with their square.
MOST_LINES = 4000
MOST_CELLS = 10_000


def _is_too_much(data: Any) -> bool:
    text, html = data.get("text", ""), data.get("html", "").lower()
    cells = text.count("\t") + html.count("<td") + html.count("<th")
    lines = sum(text.count(sign) for sign in "\n\r")
    paragraphs = sum(html.count(tag) for tag in ("<p", "<br", "<li", "<div", "<h"))
    return max(lines, paragraphs) > MOST_LINES or cells > MOST_CELLS


@require_POST
def read_clipboard(request: HttpRequest) -> JsonResponse:
    """What `html`, or `text` where there is none, becomes where it is pasted.

    `place` is "body" for a text among blocks, "table" for a table, "editor" for any other text,
    which then names its `formats`. `takes_quoted` and `joins_lines` are what the answer's `offers`
    name. The answer has `blocks` as the form has them, or `content`, what Draftail inserts, or
    `table`; `said` are sentences, `pictures` those to be uploaded before the block at `place`.
    `missing` counts pictures that the script could not take along. For too much it answers 413, and
    the script takes the plain text.
    """
    data = request.POST
    if _is_too_much(data):
        return JsonResponse({}, status=413)
    options = {name: bool(data.get(name)) for name in ("takes_quoted", "joins_lines")}
    cleaned = clean(data["html"], **options) if data.get("html") else None
    if cleaned is None or not cleaned.parts:
        cleaned = clean_text(data.get("text", ""), **options)
    answer = _READERS.get(data.get("place", ""), _read_for_editor)(cleaned, data)
    if missing := read_number(data.get("missing"), 0):
        answer["said"].append(name_pictures(missing))
    if cleaned.is_quoting and not options["takes_quoted"]:
        answer["said"].append(gettext("A quoted mail or a signature was left out."))
    if cleaned.has_columns:
        answer["said"].append(gettext("The lines look like those of a narrow column."))
    if any(options.values()) and not answer["said"]:
        # Something has to be said: without a notice there is no button for undoing.
        answer["said"].append(gettext("The text was changed."))
    return JsonResponse({**answer, "offers": list(_find_offers(cleaned, options))})


def _find_offers(cleaned: Cleaned, options: dict[str, bool]) -> Any:
    """What one press changes about it."""
    if cleaned.is_quoting and not options["takes_quoted"]:
        yield {"name": "takes_quoted", "label": gettext("Take it along")}
    if cleaned.has_columns:
        yield {"name": "joins_lines", "label": gettext("Join lines")}


def _read_for_body(cleaned: Cleaned, _data: Any) -> dict[str, Any]:
    block = BodyBlock()
    built = build_stream(cleaned, block)
    is_named = name_tables(built.blocks)
    if not built.pictures and [each["type"] for each in built.blocks] in ([], ["text"]):
        content, said = build_text(cleaned, block.child_blocks["text"].features)
        return {"content": json.loads(content), "said": said}
    children = block.to_python(built.blocks)
    states = [
        {"type": each.block_type, "value": each.block.get_form_state(each.value)}
        for each in children
    ]
    pictures = [
        {"place": each.place, "source": each.source, "alt": each.alt} for each in built.pictures
    ]
    said = [*built.lost]
    if pictures:
        said.append(gettext("Pictures are ready: say who took them and what they show."))
    if any(each["type"] != "text" for each in built.blocks):
        said = [gettext("Headings, tables and quotations stand in blocks of their own."), *said]
    if is_named:
        said.append(gettext("Tables got titles. Please read whether they fit."))
    return {"blocks": states, "pictures": pictures, "said": said}


def _read_for_editor(cleaned: Cleaned, data: Any) -> dict[str, Any]:
    formats = data.get("formats", "").split(",")
    wanted = [_FEATURES[name] for name in formats if name in _FEATURES]
    known = [name for name in wanted if known_features.get_converter_rule("contentstate", name)]
    content, said = build_text(cleaned, known)
    return {"content": json.loads(content), "said": said}


def _read_for_table(cleaned: Cleaned, _data: Any) -> dict[str, Any]:
    found = next((part for part in cleaned.parts if part.kind == "table"), None)
    if found is None:
        return {"said": []}
    return {"table": make_table(found.rows), "said": cleaned.lost}


_READERS = {"body": _read_for_body, "table": _read_for_table}
