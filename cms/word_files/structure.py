"""The text of a Word file in parts: HTML, and between them the pictures; title and teaser found.

The HTML has headings `h2` and `h3` alone, in the order of their levels in the file, and tables in
which every row has every cell.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, fromstring, tostring

import mammoth
from mammoth import images

from cms.pasting.links import clean_address
from cms.word_files.captions import add_captions
from cms.word_files.elements import append_before, append_text, say, unwrap
from cms.word_files.markup import Prepared
from cms.word_files.package import RefusedFileError
from cms.word_files.tables import read_table

ROLES = """
p.roletitle => h1.title:fresh
p.rolesubtitle => p.subtitle:fresh
p.rolecaption => p.caption:fresh
p.rolequote => blockquote > p:fresh
strike => !
""" + "".join(f"p.roleh{level} => h{level}:fresh\n" for level in range(1, 7))
HEADINGS = {f"h{level}" for level in range(1, 7)}
#: What a page tells, beside headings and pictures.
_TEXT = {"p", "ul", "ol", "table", "blockquote"}
#: Longer lines are no titles or subtitles, longer paragraphs no teasers (`TEASER_LENGTH`).
LONGEST_TITLE, LONGEST_SUBTITLE, LONGEST_TEASER = 120, 200, 300
#: A bold line is a title if so few paragraphs stand before it.
FIRST_LINES = 2
#: Letters and tags of all parts; a newspaper page has ten thousand.
LARGEST_HTML = 250_000
#: Parts of a text that one page can show and a form can hold.
MOST_BLOCKS = 400
#: What Word writes below what it has seen itself, and names of files.
_BY_MACHINE = re.compile(
    r"\s*(KI-generierte Inhalte können fehlerhaft sein|Automatisch generierte Beschreibung"
    r"|AI-generated content may be incorrect|Description automatically generated"
    r"|Beschreibung automatisch generiert|mit [\w ]+ Zuverlässigkeit generiert)\.?\s*"
)
_FILE_NAME = re.compile(
    r"[^\s]*\.(jpe?g|png|gif|webp|heic|tiff?|bmp|emf|wmf)|(Bild|Grafik|Picture|Image) ?\d+",
    re.IGNORECASE,
)
#: Raised or lowered: “m²”, “CO₂”. Marks of notes are in brackets.
_SMALL = re.compile(r"[-+\u2212()\dn]+")
_BOXES = {True: "☑", False: "☐"}


@dataclass
class Text:
    """What a file says. A part has either `html` or `picture`, a number, and perhaps `caption`."""

    title: str = ""
    #: What the file itself calls so by its style.
    subtitle: str = ""
    teaser: str = ""
    #: The HTML of the paragraph that became the teaser, empty where it stands in the parts too.
    opening: str = ""
    parts: list[dict[str, Any]] = field(default_factory=list)
    #: The alternative text of each picture, empty where there is none.
    alternatives: list[str] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)

    def as_json(self) -> dict[str, Any]:
        """For the process that has asked."""
        return {**vars(self), "lost": dict(self.lost)}


def read_text(prepared: Prepared, core_title: str) -> Text:
    """Title, teaser and parts of what was prepared.

    Raises:
        RefusedFileError: it is more than one page can show.
    """
    text = Text(alternatives=[""] * len(prepared.pictures), lost=prepared.lost)
    flow = list(_flatten(_convert(prepared.content), text))
    text.title, flow = _take_title(flow, core_title)
    text.subtitle, flow = _take_subtitle(flow)
    text.teaser, text.opening, flow = _take_teaser(flow)
    _level(flow)
    add_captions(flow)
    if len(flow) > MOST_BLOCKS:
        raise RefusedFileError("too_long")
    text.parts = list(_write(flow))
    if sum(len(part.get("html", "")) for part in text.parts) > LARGEST_HTML:
        raise RefusedFileError("too_long")
    return text


def _convert(content: BytesIO) -> Element:
    """The file as a tree of HTML."""

    def name_picture(image: Any) -> dict[str, str]:
        return {"src": image.content_type.removeprefix("picture/")}

    result = mammoth.convert_to_html(
        content,
        style_map=ROLES,
        include_embedded_style_map=False,
        external_file_access=False,
        convert_image=images.img_element(name_picture),
    )
    # The writer's HTML is XML as well.
    root: Element = fromstring(f"<body>{result.value}</body>")  # noqa: S314 - written here
    return root


# --- From a tree to what stands one below the other ----------------------------------------------


def _flatten(body: Element, text: Text) -> Iterator[Element]:
    """Each block, its pictures beside it; notes as paragraphs at the end."""
    for element in body:
        if element.tag == "img":
            yield _take_picture(element, text)
            continue
        if _is_notes(element):
            yield from _read_notes(element)
            continue
        _clean(element)
        for block in read_table(element) if element.tag == "table" else [element]:
            yield from _beside(block, text)


def _beside(block: Element, text: Text) -> Iterator[Element]:
    """A block and the pictures in it: before it where they stand before its words, else behind."""
    found = [one for one in block.iter() if one.tag == "img"]
    first: list[Element] = []
    last: list[Element] = []
    for picture in found:
        said = "".join(_words_before(block, picture)).strip()
        inside = block.tag in {"table", "ul", "ol"}
        (last if said or inside else first).append(_take_picture(picture, text))
    for parent in list(block.iter()):
        for child in [one for one in parent if one.tag == "img"]:
            unwrap(parent, child)
    yield from first
    if say(block):
        yield block
    yield from last


def _words_before(block: Element, picture: Element) -> Iterator[str]:
    for element in block.iter():
        if element is picture:
            return
        yield element.text or ""


def _take_picture(element: Element, text: Text) -> Element:
    number = int(element.get("src", "0"))
    said = _BY_MACHINE.sub("", element.get("alt", "")).strip()
    text.alternatives[number] = "" if _FILE_NAME.fullmatch(said) else said[:255]
    return Element("img", {"src": str(number)})


def _is_notes(element: Element) -> bool:
    key = element[0].get("id", "") if element.tag == "ol" and len(element) else ""
    return key.startswith(("footnote-", "endnote-"))


def _read_notes(notes: Element) -> Iterator[Element]:
    """“[1] Where it was said.”, a paragraph each."""
    for number, note in enumerate(notes, 1):
        paragraph = Element("p")
        paragraph.text = f"[{number}]"
        for part in note:
            _clean(part)
            append_text(paragraph, f" {(part.text or '').lstrip()}")
            paragraph.extend(part)
        if say(paragraph):
            yield paragraph


def _clean(block: Element) -> None:
    """Links lead where links may lead, marks of notes stay apart, boxes are signs."""
    # From the inside: what an element leaves behind is not met again.
    for parent in reversed(list(block.iter())):
        for child in list(parent):
            if child.tag == "input":
                append_before(parent, child, _BOXES["checked" in child.attrib] + " ")
                unwrap(parent, child)
            elif child.tag == "a":
                _clean_link(parent, child)
            elif child.tag in {"sup", "sub"} and not _SMALL.fullmatch(say(child)):
                unwrap(parent, child)


def _clean_link(parent: Element, link: Element) -> None:
    # Behind the address a field says in which window it opens, and what is shown above it.
    target = re.sub(r"[\x00-\x20]", "", link.get("href", "").partition('"')[0])
    key = link.get("id", "")
    if target.startswith("#") and key.startswith(("footnote-ref", "endnote-ref")):
        # “text[1]” reads as one word.
        append_before(parent, link, " ")
        unwrap(parent, link)
    elif "#footnote-ref" in target or "#endnote-ref" in target:
        link.text = ""
        unwrap(parent, link)
    elif not clean_address(target):
        unwrap(parent, link)
    else:
        link.attrib = {"href": target}


# --- Title, teaser, headings, captions -----------------------------------------------------------


def _take_title(flow: list[Element], core_title: str) -> tuple[str, list[Element]]:
    """The first heading, or a bold line above it; what the file is called; then nothing.

    A heading below the first words stays where it is.
    """
    seen = 0
    for number, element in enumerate(flow):
        words = say(element)
        is_heading = element.tag in HEADINGS
        if is_heading or (seen < FIRST_LINES and _is_bold_line(element)):
            if len(words) > LONGEST_TITLE and not is_heading:
                continue
            return _drop_notes(words)[:255], flow if seen else flow[:number] + flow[number + 1 :]
        seen += bool(words)
    return " ".join(core_title.split())[:255], flow


def _drop_notes(words: str) -> str:
    """Without the marks of notes."""
    return re.sub(r" ?\[\d+\]", "", words)


def _is_bold_line(element: Element) -> bool:
    """Whether it is a short paragraph, and all of it bold."""
    words = say(element)
    bold = "".join(say(one) for one in element if one.tag == "strong")
    is_whole = words.replace(" ", "") == bold.replace(" ", "")
    return element.tag == "p" and bool(words) and is_whole and len(words) <= LONGEST_TITLE


def _take_subtitle(flow: list[Element]) -> tuple[str, list[Element]]:
    """The words of the first paragraph with that style, and the rest."""
    for number, element in enumerate(flow):
        words = _drop_notes(say(element))
        if element.get("class") == "subtitle" and len(words) <= LONGEST_SUBTITLE:
            return words, flow[:number] + flow[number + 1 :]
    return "", flow


def _take_teaser(flow: list[Element]) -> tuple[str, str, list[Element]]:
    """A short first paragraph that others follow: its words, its HTML, the rest.

    One with a link or a note stays in the text as well: a teaser has neither.
    """
    paragraphs = [one for one in flow if one.tag == "p" and one.get("class") != "caption"]
    first = next((one for one in flow if one.tag != "img"), None)
    others = (one for one in flow if one is not first and one.tag in _TEXT)
    if first is None or next(others, None) is None:
        return "", "", flow
    words = say(first)
    if not paragraphs or first is not paragraphs[0] or len(words) > LONGEST_TEASER:
        return "", "", flow
    if first.find(".//a") is not None or _drop_notes(words) != words:
        return _drop_notes(words), "", flow
    return words, _say_html(first), [one for one in flow if one is not first]


def _level(flow: list[Element]) -> None:
    """The highest level that is left becomes `h2`, all others `h3`."""
    headings = [one for one in flow if one.tag in HEADINGS]
    highest = min((one.tag for one in headings), default="")
    for one in headings:
        one.tag = "h2" if one.tag == highest else "h3"
        one.attrib = {}


def _say_html(element: Element) -> str:
    element.tail = None
    return tostring(element, "unicode", method="html").replace("\t", " ")


def _write(flow: list[Element]) -> Iterator[dict[str, Any]]:
    """Pictures and tables alone, what stands between them together."""
    words = ""
    for element in flow:
        caption = element.attrib.pop("caption", "")
        html = _say_html(element)
        if element.tag not in {"img", "table"}:
            words += html
            continue
        if words:
            yield {"html": words}
            words = ""
        if element.tag == "img":
            yield {"picture": int(element.get("src", "0")), "caption": caption}
        else:
            yield {"html": html, "caption": caption}
    if words:
        yield {"html": words}
