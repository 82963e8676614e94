"""Turns the bodies of content files into the raw data of a BodyBlock."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from wagtail.models import Page

from cms.demo.site import DemoSite

Data = dict[str, Any]


def to_stream(demo: DemoSite, body: list[Data]) -> list[Data]:
    """Blocks as a StreamField stores them; each entry names its `type` beside its fields."""
    return [_block(part["type"], _value(demo, part)) for part in body]


def _block(kind: str, value: Any) -> Data:
    return {"type": kind, "value": value, "id": str(uuid4())}


def _value(demo: DemoSite, part: Data) -> Any:
    data = {name: value for name, value in part.items() if name != "type"}
    convert = _CONVERTERS.get(part["type"])
    return convert(demo, data) if convert else data


def _items(values: list[Any]) -> list[Data]:
    return [_block("item", value) for value in values]


def figure(demo: DemoSite, data: Data) -> Data:
    """A picture with its words."""
    image = data.get("image", data)
    return {
        "image": {
            "image": demo.image(image).pk,
            "alt_text": image.get("alt", ""),
            "decorative": bool(image.get("decorative")),
        },
        "caption": data.get("caption") or image.get("caption", ""),
    }


def _gallery(demo: DemoSite, data: Data) -> Data:
    figures = [figure(demo, item) for item in data["images"]]
    return {"title": data.get("title", ""), "images": _items(figures)}


def _table(_demo: DemoSite, data: Data) -> Data:
    columns = [{"type": "text", "heading": heading} for heading in data["columns"]]
    rows = [{"values": row} for row in data["rows"]]
    table = {"columns": columns, "rows": rows, "caption": ""}
    return {"title": data["title"], "table": table, "note": data.get("note", "")}


def _programme(_demo: DemoSite, data: Data) -> Data:
    days = [{"day": day["day"], "entries": _items(day["entries"])} for day in data["days"]]
    return {"title": data.get("title", ""), "days": _items(days)}


def _download(demo: DemoSite, data: Data) -> Data:
    return {**data, "document": demo.document(data["document"]).pk}


def _contact(demo: DemoSite, data: Data) -> Data:
    return {**data, "person": demo.person(data["person"]).pk}


def _call_to_action(demo: DemoSite, data: Data) -> Data:
    link = {"page": None, "url": "", "email": "", "label": "", **data["link"]}
    if link["page"]:
        link["page"] = find_page(demo, link["page"]).pk
    return {**data, "link": link}


def _text(demo: DemoSite, data: Data) -> str:
    """Rich text; links to pages of the site become links to pages, as the editor makes them."""

    def link(found: re.Match[str]) -> str:
        return f'<a linktype="page" id="{find_page(demo, found[1]).pk}">'

    return re.sub(r'<a href="(/[^"]*)">', link, data["value"].strip())


def find_page(demo: DemoSite, address: str) -> Page:
    """The page at an address of the demo such as `/das-stadtteilbuero/kontakt/`."""
    return Page.objects.get(url_path=demo.home.url_path + address.lstrip("/"))


_CONVERTERS: dict[str, Callable[[DemoSite, Data], Any]] = {
    "text": _text,
    "image": figure,
    "gallery": _gallery,
    "interview": lambda _demo, data: {**data, "turns": _items(data["turns"])},
    "accordion": lambda _demo, data: {"items": _items(data["items"])},
    "table": _table,
    "programme": _programme,
    "download": _download,
    "contact": _contact,
    "call_to_action": _call_to_action,
}
