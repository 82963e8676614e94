"""The blocks of a body, made from the raw data of the stream.

Raw data holds keys, so that all pages of an answer can have their pictures, files, people and pages
read together; Wagtail's own values would ask for each of them.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cms.api.prefetch import References
from cms.api.serializer_context import SerializerContext
from cms.api.serializers.common import serialize_document, serialize_image, serialize_person
from cms.api.serializers.richtext import collect_links, serialize_rich_text
from cms.core.blocks.embeds import find_provider
from cms.core.feeds import make_absolute
from cms.core.models import BodyMixin
from cms.core.models.mixins import prefetch_images
from cms.site.links import prefetch_page_links

Raw = dict[str, Any]
BlockSerializer = Callable[[Raw, SerializerContext], dict[str, Any]]


def serialize_blocks(stream: Any, context: SerializerContext) -> list[dict[str, Any]]:
    """The blocks of a stream as `Block` describes them; unknown kinds are left out."""
    return [
        {
            "id": row.get("id") or "",
            "type": row["type"],
            **SERIALIZERS[row["type"]](row["value"], context),
        }
        for row in stream.raw_data
        if row["type"] in SERIALIZERS and row["value"]
    ]


def render_body(page: Any, context: SerializerContext) -> str:
    """The body's blocks through the site's templates, with absolute addresses and no scripts."""
    if not isinstance(page, BodyMixin):
        return ""
    prefetch_images([page])
    prefetch_page_links([page])
    html = page.body.render_as_block({"request": context.request, "page": page})
    return make_absolute(html, f"{context.root}/")


def collect_block_references(stream: Any, references: References) -> None:
    """Add what the blocks of a stream refer to, in one walk through them."""
    for row in stream.raw_data:
        _collect(row["value"], references)


def _collect(raw: Any, references: References) -> None:
    # Nothing but what JSON knows; asking for abstract types would cost more than all the rest.
    kind = type(raw)
    if kind is str and "<a" in raw:
        collect_links(raw, references)
    elif kind is dict:
        for name in _REFERENCES.keys() & raw.keys():
            if type(raw[name]) is int:
                getattr(references, _REFERENCES[name]).add(raw[name])
    if kind is dict or kind is list:
        for value in raw.values() if kind is dict else raw:
            _collect(value, references)


#: What blocks call the keys they keep.
_REFERENCES = {"image": "images", "document": "documents", "person": "people", "page": "pages"}


def _items(raw: Any) -> list[Any]:
    """The values of a list block, in either of the forms that Wagtail has stored."""
    return [
        row["value"] if isinstance(row, dict) and row.get("type") == "item" else row
        for row in raw or ()
    ]


def _words(raw: Raw, *names: str) -> dict[str, str]:
    return {name: raw.get(name) or "" for name in names}


def _text(raw: Any, context: SerializerContext) -> dict[str, Any]:
    return serialize_rich_text(raw, context)


def _heading(raw: Raw, context: SerializerContext) -> dict[str, Any]:
    return {"text": raw.get("text") or "", "level": 3 if raw.get("level") == "h3" else 2}


def _quote(raw: Raw, context: SerializerContext) -> dict[str, Any]:
    return _words(raw, "text", "name", "role")


def _interview(raw: Raw, context: SerializerContext) -> dict[str, Any]:
    turns = [
        {**_words(turn, "question"), "answer": serialize_rich_text(turn.get("answer"), context)}
        for turn in _items(raw.get("turns"))
    ]
    return {**_words(raw, "introduction"), "turns": turns}


def _accordion(raw: Raw, context: SerializerContext) -> dict[str, Any]:
    items = _items(raw.get("items"))
    return {
        "items": [
            {**_words(item, "title"), "text": serialize_rich_text(item.get("text"), context)}
            for item in items
        ]
    }


def _image_with_alt(raw: Raw, context: SerializerContext) -> dict[str, Any] | None:
    chosen = raw.get("image") or {}
    alt = "" if chosen.get("decorative") else chosen.get("alt_text") or ""
    return serialize_image(context, chosen.get("image"), alt, raw.get("caption") or "")


def _image(raw: Raw, context: SerializerContext) -> dict[str, Any]:
    return {"image": _image_with_alt(raw, context)}


def _gallery(raw: Raw, context: SerializerContext) -> dict[str, Any]:
    found = (_image_with_alt(item, context) for item in _items(raw.get("images")))
    return {**_words(raw, "title"), "images": [image for image in found if image]}


def _embed(raw: Raw, context: SerializerContext) -> dict[str, Any]:
    provider = find_provider(raw.get("url") or "")
    return {
        **_words(raw, "url", "title", "description"),
        "provider": provider.name if provider else "",
        "embed_url": provider.frame_url if provider else "",
    }


def serialize_download(raw: Raw, context: SerializerContext) -> dict[str, Any]:
    """A file with the words of the page."""
    document = serialize_document(context, raw.get("document"))
    title = raw.get("title") or (document["title"] if document else "")
    return {"document": document, "title": title, **_words(raw, "description")}


def _table(raw: Raw, context: SerializerContext) -> dict[str, Any]:
    table = raw.get("table") or {}
    return {
        **_words(raw, "title", "note"),
        "columns": [
            {"type": column["type"], "heading": column.get("heading") or ""}
            for column in table.get("columns") or ()
        ],
        "rows": [[str(cell or "") for cell in row["values"]] for row in table.get("rows") or ()],
    }


def _programme(raw: Raw, context: SerializerContext) -> dict[str, Any]:
    days = [
        {
            **_words(day, "day"),
            "entries": [
                _words(entry, "time", "title", "place", "note")
                for entry in _items(day.get("entries"))
            ],
        }
        for day in _items(raw.get("days"))
    ]
    return {**_words(raw, "title"), "days": days}


def _contact(raw: Raw, context: SerializerContext) -> dict[str, Any]:
    return {"person": serialize_person(context, raw.get("person")), **_words(raw, "note")}


def _call_to_action(raw: Raw, context: SerializerContext) -> dict[str, Any]:
    return {**_words(raw, "title", "text"), "link": _link(raw.get("link") or {}, context)}


def _link(raw: Raw, context: SerializerContext) -> dict[str, str]:
    label = raw.get("label") or ""
    if raw.get("page"):
        page = context.resolve_page_link(raw["page"])
        lang = page["lang"] if page and page["lang"] != context.language else ""
        title = label or (page["title"] if page else "")
        return {"url": page["url"] if page else "", "title": title, "lang": lang}
    url = f"mailto:{raw['email']}" if raw.get("email") else raw.get("url") or ""
    return {"url": url, "title": label or url, "lang": ""}


#: How each kind of block is read; a test holds it to `BodyBlock` and to the schemas.
SERIALIZERS: dict[str, BlockSerializer] = {
    "text": _text,
    "heading": _heading,
    "quote": _quote,
    "interview": _interview,
    "accordion": _accordion,
    "image": _image,
    "gallery": _gallery,
    "embed": _embed,
    "download": serialize_download,
    "table": _table,
    "programme": _programme,
    "contact": _contact,
    "call_to_action": _call_to_action,
}

#: What tells a program something, and is no part of the text.
_SILENT = {"id", "type", "url", "embed_url", "provider", "lang", "level", "words", "html", "src"}
_SILENT |= {
    "srcset",
    "credit",
    "document",
    "photo",
    "width",
    "height",
    "focal_point",
    "email",
    "alt",
}


def get_words(blocks: Iterable[Any]) -> str:
    """All words of built blocks, an empty line between two of them."""
    return "\n\n".join(filter(None, ("\n".join(_say(block)) for block in blocks)))


def _say(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        if part:
            yield part
    elif isinstance(part, list):
        for one in part:
            yield from _say(one)
    elif isinstance(part, dict):
        for name, value in part.items():
            if name not in _SILENT:
                yield from _say(value)
