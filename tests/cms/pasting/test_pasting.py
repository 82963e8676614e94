"""What the editor gets for a clipboard, asked as its script asks."""

import json
import re
import time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from cms.core.blocks.body import BodyBlock
from cms.core.blocks.text import FEATURES
from tests.cms.pasting.clipboards import CLIPBOARDS, LONG, ONE_PICTURE, STRUCK, Clipboard
from tests.cms.pasting.every_clipboard import EVERY_CLIPBOARD
from tests.processor import stretch

pytestmark = pytest.mark.django_db
PLACES = ("body", "")
#: Of a page of 31,000 signs, on a machine that does much else. Alone it takes half a second.
PATIENCE = 2


def ask(client: Client, clipboard: Clipboard, place: str = "body", **options: str) -> Any:
    data = {"html": clipboard.html, "text": clipboard.text, "place": place, **options}
    return client.post(reverse("read_clipboard"), data).json()


def write(content: Any) -> str:
    """What the editor's content is once it is saved."""
    html = ContentstateConverter(["h2", *FEATURES]).to_database_format(json.dumps(content))
    return re.sub(r' data-block-key="\w+"', "", html)


def tell(answer: Any) -> tuple[str, ...]:
    """Each block in one line, as `Clipboard.blocks` has it."""
    if "content" in answer:
        html = write(answer["content"])
        return (html,) if html != "<p></p>" else ()
    return tuple(_tell_block(each["type"], each["value"]) for each in answer["blocks"])


def _tell_block(kind: str, value: Any) -> str:
    match kind:
        case "heading":
            return f"{value['level'][0]} {value['text']}"
        case "table":
            names = [column["heading"] for column in value["table"]["columns"]]
            rows = [names, *(row["values"] for row in value["table"]["rows"])]
            cells = " | ".join(", ".join(cell or "" for cell in row) for row in rows)
            return f"[{value['title']}] {cells}"
        case "quote":
            return f"„{value['text']}“"
    return write(json.loads(value))


def test_every_clipboard_becomes_what_was_meant(volunteer: Client) -> None:
    wrong = {}
    own_words = {
        "Überschriften, Tabellen und Zitate stehen in eigenen Blöcken.",
        "Tabellen haben Titel bekommen. Bitte lesen Sie, ob sie passen.",
        "Bilder liegen bereit: Sagen Sie, von wem sie sind und was sie zeigen.",
    }
    for name, clipboard in EVERY_CLIPBOARD.items():
        answer = ask(volunteer, clipboard)
        said = tuple(words for words in answer["said"] if words not in own_words)
        offers = tuple(offer["name"] for offer in answer["offers"])
        pictures = len(answer.get("pictures", ()))
        right = (clipboard.blocks, clipboard.said, clipboard.offers, clipboard.pictures)
        if (found := (tell(answer), said, offers, pictures)) != right:
            wrong[name] = {"found": found, "right": right}
    assert not wrong


def test_one_press_joins_lines_or_takes_a_quoted_mail_along(volunteer: Client) -> None:
    [joined] = tell(ask(volunteer, CLIPBOARDS["pdf"], joins_lines="yes"))
    assert "aus dem Stadtteil zum Grillen" in joined
    assert "Vor- und Nachteile nennt die E-Mail-Adresse.</p><p>Bis Montag.</p>" in joined
    short = "\n\nWer mag, bringt einen Salat mit, und\nwer keinen hat, kommt ohne."
    both = Clipboard(text=CLIPBOARDS["pdf"].text + short)
    assert "mit, und wer keinen" in tell(ask(volunteer, both, joins_lines="yes"))[0]
    whole = ask(volunteer, CLIPBOARDS["outlook"], takes_quoted="yes")
    assert "Mia Muster &lt;mia@example.org&gt;" in tell(whole)[0]
    assert "Alte Mail" in tell(whole)[0]
    assert whole["said"] == ["Der Text ist geändert."]
    # A mail of which nothing else would be left is what somebody wants.
    alone = Clipboard(text="Von: Mia\nGesendet: Montag\nBetreff: Fest\n\nHallo")
    assert "Betreff: Fest</p><p>Hallo</p>" in tell(ask(volunteer, alone))[0]
    # Nor is every dash a signature, or whoever writes somebody who wrote a mail.
    story = "Am Montag schrieb Mia:\nVon: 14 Uhr\nDatum: heute\n> mehr\n\n--\n" + "Wort " * 150
    assert not ask(volunteer, Clipboard(text=story))["said"]


def test_a_text_without_blocks_around_it_says_what_it_cannot_hold(volunteer: Client) -> None:
    answer = ask(volunteer, CLIPBOARDS["word"], "editor", formats="BOLD,ITALIC,LINK")
    html = write(answer["content"])
    assert html.startswith("<p><b>Gießen am Hang</b></p>")
    assert "<p>Tag – Preis<br/>Montag – 2,50 €</p>" in html
    assert "<li>" not in html
    assert "Überschriften wurden fette Zeilen." in answer["said"]
    assert "Aus einer Tabelle wurden Zeilen, eine für jede Reihe." in answer["said"]
    headed = ask(volunteer, CLIPBOARDS["word"], "editor", formats="header-two,LINK")
    assert write(headed["content"]).startswith("<h2>Gießen am Hang</h2>")
    missing = ask(volunteer, Clipboard(), "editor", missing="2")
    assert missing["said"] == ["2 Bilder kamen nicht mit. Fügen Sie sie über „Bild“ ein."]


def test_a_table_gets_rows_and_kinds_of_columns(volunteer: Client) -> None:
    table = ask(volunteer, CLIPBOARDS["excel"], "table")["table"]
    assert [column["type"] for column in table["columns"]] == ["text", "text", "number"]
    assert "table" not in ask(volunteer, CLIPBOARDS["gmail"], "table")


def test_what_nobody_was_to_read_is_nowhere_in_the_answer(volunteer: Client) -> None:
    sent = [ask(volunteer, each, place) for each in EVERY_CLIPBOARD.values() for place in PLACES]
    for words in (
        "Alter Satz",
        "Weg damit",
        "geheim",
        "versteckt",
        "Geheim",
        "alert",
        "utm_",
        "clid",
    ):
        assert words not in json.dumps(sent, ensure_ascii=False), words


def test_what_comes_out_is_what_the_blocks_take(volunteer: Client) -> None:
    from cms.pasting.blocks import build_blocks

    built = build_blocks(CLIPBOARDS["word"].html, allowed=BodyBlock())
    stream = BodyBlock().to_python(built.blocks)
    assert [block.block_type for block in stream] == [
        *("heading", "text", "heading", "text", "table", "text")
    ]
    assert all(block["id"] for block in built.blocks)
    assert {STRUCK, ONE_PICTURE} <= set(built.lost)


def test_a_long_article_comes_at_once(volunteer: Client) -> None:
    began = time.process_time()
    [html] = tell(ask(volunteer, LONG))
    assert time.process_time() - began < stretch(PATIENCE)
    assert html.count("<b>Satz</b>") == 12 * 103


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td rowspan='9999999' colspan='x'>a</td><td>b</td></tr><tr><td>c</table>",
        "</p></div><li>lose<ul><ol><li>tief</ol>",
        "<a href='http://[' >x</a><a href=' jAvA\tscript:alert(1)'>y</a>",
        "<p" * 500 + "<div>" * 900 + "tief",
        (
            "<p style='opacity: 0'>cript</p><i style='position:absolute;left:-9999px'>cript</i>"
            "<i style='position:absolute;clip:rect(0px, 0px, 0px, 0px)'>cript</i><p>Wort</p>"
        ),
        "<img src='data:text/html,x'><h1></h1><table></table>",
        "<table><tr><td colspan='²' rowspan='³'>a</td><td>b</td></tr><tr><td>c<td>d</table>",
        f"<table><tr><td colspan='{'9' * 5000}'>a<td>b<tr><td>c<td>d</table><img width='²'>",
        "<![a <![b <![",
        "<table><tr><td> <td> <tr><td> <td> </table><table><tr><td>a<td> <tr><td>b<td> </table>",
    ],
)
def test_odd_html_is_read_and_leads_nowhere(volunteer: Client, html: str) -> None:
    answer = ask(volunteer, Clipboard(html=html, text="Wort"))
    assert "cript" not in json.dumps(answer)
    assert answer["offers"] == []


def test_a_huge_clipboard_takes_a_worker_no_longer_than_its_size(volunteer: Client) -> None:
    rows = "<tr><td rowspan=9999 colspan=30>a</td><td>b</td></tr>" * 500
    clipboards = {
        "cells that reach down": Clipboard(html=f"<table>{rows}</table>"),
        "one line of tabs": Clipboard(text="a\t" * 6000 + "\n" + "a\tb\n" * 3900),
        "many lines": Clipboard(text="Am Hang\n" * 3900),
        "many rules": Clipboard(text="--\n" * 3900),
        "tags that never end": Clipboard(html="<a " * 100_000 + "<!--" * 100_000),
        "many brackets": Clipboard(text="www.a.de/" + ")" * 100_000),
    }
    slow = {}
    for name, clipboard in clipboards.items():
        began = time.process_time()
        assert ask(volunteer, clipboard, "table")["offers"] is not None
        slow[name] = time.process_time() - began
    assert max(slow.values()) < stretch(PATIENCE), slow


def test_only_who_may_write_here_is_answered(client: Client) -> None:
    assert client.post(reverse("read_clipboard"), {"text": "x"}).status_code == 302
    assert client.get(reverse("read_clipboard")).status_code in {302, 405}


@pytest.mark.parametrize(
    ("flavour", "words"),
    [
        ("text", "kurze Zeile\n" * 60_000),
        ("text", "> zitiert\r" * 60_000),
        ("text", ("Zelle\t" * 100 + "\n") * 200),
        ("html", "<p>kurz</p>" * 60_000),
        ("html", f"<table>{'<tr>' + '<td>1</td>' * 100 + '</tr>'}</table>" * 200),
    ],
)
def test_what_would_take_minutes_is_refused_at_once(
    volunteer: Client, flavour: str, words: str
) -> None:
    began = time.process_time()
    answer = volunteer.post(reverse("read_clipboard"), {"place": "body", flavour: words})
    assert answer.status_code == 413
    assert time.process_time() - began < stretch(PATIENCE)
