"""Every kind of block: its HTML with all fields and with the least, and what it refuses."""

import json
from contextlib import suppress
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.functional import Promise

from cms.core.blocks.body import BodyBlock
from home.models import StandardPage
from tests import factories
from tests.readers import read

pytestmark = [pytest.mark.django_db, pytest.mark.unplugged]

KINDS = sorted(BodyBlock().child_blocks)
VIDEO = "https://www.youtube.com/watch?v=abcdefghijk"


def body_block() -> Any:
    """The block behind the body of pages."""
    return StandardPage._meta.get_field("body").stream_block


def html(kind: str, value: Any) -> BeautifulSoup:
    """A block as it stands in a page; `value` as a stream stores it."""
    stream = body_block().to_python([{"type": kind, "value": value, "id": "1"}])
    context = {"request": RequestFactory().get("/")}
    return BeautifulSoup(stream.render_as_block(context), "html.parser")


def full(kind: str) -> Any:
    """Raw value of a block with every field filled."""
    return next(block["value"] for block in factories.body_blocks() if block["type"] == kind)


def smallest(kind: str) -> Any:
    """Raw value of a block with nothing but what is required."""
    image = factories.image(credit="").pk if kind in {"image", "gallery"} else None
    shown = {"image": {"image": image, "alt_text": "", "decorative": True}, "caption": ""}
    values: dict[str, Any] = {
        "heading": {"text": "Wort"},
        "text": "<p>Wort</p>",
        "quote": {"text": "Wort"},
        "interview": {"turns": factories.items({"question": "Wort", "answer": "<p>Wort</p>"})},
        "accordion": {"items": factories.items({"title": "Wort", "text": "<p>Wort</p>"})},
        "image": shown,
        "gallery": {"images": factories.items(shown, shown)},
        "embed": {"url": "https://example.org/film", "title": "Wort"},
        "table": {
            "title": "Wort",
            "table": {
                "columns": [{"type": "text", "heading": "Wort"}],
                "rows": [{"values": ["Wort"]}],
                "caption": "",
            },
        },
        "programme": {
            "days": factories.items({"day": "Wort", "entries": factories.items({"title": "Wort"})})
        },
        "call_to_action": {"title": "Wort", "link": {"email": "a@example.org", "label": "Wort"}},
    }
    if kind == "download":
        return {"document": factories.document("Wort").pk}
    if kind == "contact":
        return {"person": factories.person("Wort", phone="", email="").pk}
    return values[kind]


def strings(raw: Any) -> list[str]:
    """All words that an editor wrote, in raw data."""
    if isinstance(raw, dict):
        return [text for value in raw.values() for text in strings(value)]
    if isinstance(raw, list):
        return [text for value in raw for text in strings(value)]
    if isinstance(raw, str) and "Wort" in raw:
        return [
            part.strip()
            for part in BeautifulSoup(raw, "html.parser").find_all(string=True)
            if "Wort" in part
        ]
    return []


def test_block_shows_all_that_was_written_and_tells_it_to_other_programs() -> None:
    for raw in factories.body_blocks():
        kind, value = raw["type"], raw["value"]
        soup, block = html(kind, value), body_block().child_blocks[kind]
        shown = soup.get_text(" ") + " ".join(str(img["alt"]) for img in soup.find_all("img"))
        data = block.get_api_representation(block.clean(block.to_python(value)))
        assert strings(value)
        for words in strings(value):
            assert words in shown
            assert words in json.dumps(data, ensure_ascii=False)


def test_block_with_the_least_is_accepted_and_leaves_no_empty_element() -> None:
    for kind in KINDS:
        value, block = smallest(kind), body_block().child_blocks[kind]
        block.clean(block.to_python(value))
        soup = html(kind, value)
        assert soup.select_one(f".page-body__part--{kind}")
        for tag in soup.find_all(["p", "h2", "h3", "figcaption", "caption", "li", "dt", "dd", "a"]):
            assert tag.get_text(strip=True) or tag.find("img"), tag
        assert "None" not in soup.get_text()


def invalid() -> dict[str, tuple[str, Any]]:
    """Kind and raw value of what must not be stored."""
    image = factories.image().pk
    items, nowhere = factories.items, {"label": "Wort"}
    table = {"columns": [], "rows": [], "caption": ""}
    shown = {"image": {"image": image, "alt_text": "Wort", "decorative": False}, "caption": ""}
    return {
        "heading without words": ("heading", {"text": "", "level": "h2"}),
        "endless heading": ("heading", {"text": "a" * 200, "level": "h2"}),
        "heading of another level": ("heading", {"text": "Wort", "level": "h1"}),
        "empty text": ("text", ""),
        "text without words": ("text", '<p data-block-key="a1b2c"> </p>'),
        "quotation without words": ("quote", {"text": "", "name": "Wort"}),
        "interview without questions": ("interview", {"introduction": "Wort", "turns": []}),
        "question without answer": (
            "interview",
            {"turns": items({"question": "Wort", "answer": ""})},
        ),
        "accordion without entries": ("accordion", {"items": []}),
        "no picture": ("image", {"image": {**shown["image"], "image": None}}),
        "picture without words": ("image", {"image": {**shown["image"], "alt_text": ""}}),
        "gallery without pictures": ("gallery", {"title": "Wort", "images": []}),
        "gallery of one picture": ("gallery", {"title": "Wort", "images": items(shown)}),
        "address that is none": ("embed", {"url": "kein Film", "title": "Wort"}),
        "address that runs": ("embed", {"url": "javascript:alert(1)", "title": "Wort"}),
        "film without title": ("embed", {"url": VIDEO, "title": ""}),
        "no file": ("download", {"document": None, "title": "Wort"}),
        "table without title": ("table", {"title": "", "table": table}),
        "programme without days": ("programme", {"title": "Wort", "days": []}),
        "day without entries": ("programme", {"days": items({"day": "Wort", "entries": []})}),
        "nobody": ("contact", {"person": None, "note": "Wort"}),
        **{
            f"invitation to {link}": ("call_to_action", {"title": "Wort", "link": link})
            for link in (
                nowhere,
                {"url": "https://example.org"},
                {**nowhere, "url": "https://example.org", "email": "a@example.org"},
                {**nowhere, "email": "kein Postfach"},
            )
        },
    }


def test_block_refuses_what_cannot_be_shown() -> None:
    accepted = []
    for case, (kind, value) in invalid().items():
        block = body_block().child_blocks[kind]
        with suppress(ValidationError):
            block.clean(block.to_python(value))
            accepted.append(case)
    assert accepted == []


# --- Single promises -----------------------------------------------------------------------------


def test_picture_has_its_credit_and_the_words_of_each_place() -> None:
    image = factories.image(credit="Foto: Paula Muster")
    figures = [factories.figure(image, words) for words in ("Erste Worte", "Zweite Worte", "Egal")]
    figures[2]["image"]["decorative"] = True
    soup = html("gallery", {"title": "", "images": factories.items(*figures)})
    assert [img["alt"] for img in soup.find_all("img")] == ["Erste Worte", "Zweite Worte", ""]
    assert soup.get_text().count("Foto: Paula Muster") == 3


@pytest.mark.parametrize(
    ("provider", "start", "url"),
    [
        ("YouTube", "https://www.youtube-nocookie.com/embed/abcdefghijk", VIDEO),
        ("YouTube", "https://www.youtube-nocookie.com/embed/", "https://youtu.be/abcdefghijk"),
        ("Vimeo", "https://player.vimeo.com/video/123456?dnt=1", "https://vimeo.com/123456"),
        (
            "OpenStreetMap",
            "https://www.openstreetmap.org/export/embed.html?bbox=",
            "https://www.openstreetmap.org/#map=16/50.8950/11.5730",
        ),
        ("", "", "https://www.youtube.com.example.org/watch?v=abcdefghijk"),
        ("", "", "https://www.youtube.com/watch?v=../../x"),
        ("", "", "https://[kaputt/film"),
    ],
)
def test_film_loads_nothing_and_is_a_plain_link(provider: str, start: str, url: str) -> None:
    soup = html("embed", {"url": url, "title": "Wort", "description": ""})
    assert not soup.select("iframe, img, script, link")
    assert soup.select_one("a")["href"] == url
    box = soup.select_one(".embed")
    assert box
    assert str(box.get("data-embed", "")).startswith(start)
    assert bool(box.get("data-embed")) == bool(start)
    assert provider in soup.get_text()


def test_table_names_its_rows_and_columns() -> None:
    soup = html("table", full("table"))
    assert [cell["scope"] for cell in soup.select("thead th")] == ["col", "col"]
    assert [cell["scope"] for cell in soup.select("tbody th")] == ["row", "row"]
    assert soup.caption
    assert [row.get_text(" ", strip=True) for row in soup.select("tbody tr")] == [
        "Wort Zelle 7",
        "Wort Feld 8",
    ]


def test_only_a_table_of_three_columns_is_a_list_on_a_phone_and_its_cells_say_what_they_are() -> (
    None
):
    columns = [{"type": "text", "heading": name} for name in ("Tag", "Vormittag", "Nachmittag")]
    rows = [{"values": ["Montag", "zu", "13 Uhr"]}]
    table = {"columns": columns, "rows": rows, "caption": ""}
    soup = html("table", {"title": "Zeiten", "table": table, "note": ""})
    assert soup.select(".table--wide")
    assert [cell["data-heading"] for cell in soup.select("td")] == ["Vormittag", "Nachmittag"]
    assert not html("table", full("table")).select(".table--wide")


def test_words_of_editors_are_no_markup() -> None:
    for kind in ("heading", "quote", "embed"):
        value = {**full(kind)}
        name = "title" if kind == "embed" else "text"
        value[name] = "<script>alert(1)</script>"
        assert not html(kind, value).select("script")


def test_rich_text_keeps_no_script() -> None:
    block = body_block().child_blocks["text"]
    value = '<p>Wort<script>alert(1)</script> <a href="javascript:alert(1)">x</a></p>'
    field = block.field.widget
    stored = field.value_from_datadict({"text": _as_draft(value)}, {}, "text")
    soup = html("text", stored)
    assert not soup.select("script")
    assert "javascript:" not in str(soup)


def _as_draft(markup: str) -> str:
    """What the editor's browser would send for pasted markup."""
    from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

    return str(ContentstateConverter(["bold", "link"]).from_database_format(markup))


# --- In the editor -------------------------------------------------------------------------------


@pytest.mark.parametrize("is_empty", [True, False])
def test_preview_shows_every_block_in_the_sites_own_look_even_while_the_library_is_empty(
    moderator: Client, is_empty: bool
) -> None:
    if not is_empty:
        for make in (factories.image, factories.image, factories.document, factories.person):
            make()
    address = reverse("wagtailadmin_block_preview")
    for kind in KINDS:
        block = body_block().child_blocks[kind]
        assert block.is_previewable, kind
        soup = read(moderator, f"{address}?id={block.definition_prefix}")
        assert soup.main, kind
        assert is_empty or soup.main.get_text(strip=True) or soup.main.find("img"), kind
        sheets = [str(link["href"]) for link in soup.select("link[rel=stylesheet]")]
        assert any(sheet.startswith("/static/css/body") for sheet in sheets), sheets


def test_block_has_label_and_description_that_can_be_translated() -> None:
    for kind in KINDS:
        meta = body_block().child_blocks[kind].meta
        for words in (meta.label, meta.description, meta.group):
            assert isinstance(words, Promise), kind
            assert str(words), kind
