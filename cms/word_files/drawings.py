"""Drawings of a Word file: what is in them, and what mammoth understands in their place."""

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from cms.word_files.names import CHART, DIAGRAM, MATH, PIC, WP, A, R, V, W


def make_picture(key: str, alternative: str) -> Element:
    """The least that the reader takes for a picture."""
    found = Element(f"{W}drawing")
    inline = SubElement(found, f"{WP}inline")
    SubElement(inline, f"{WP}docPr", {"descr": alternative})
    graphic = SubElement(SubElement(inline, f"{A}graphic"), f"{A}graphicData")
    fill = SubElement(SubElement(graphic, f"{PIC}pic"), f"{PIC}blipFill")
    SubElement(fill, f"{A}blip", {f"{R}embed": key})
    return found


def make_box(text: Element) -> Element:
    """The least that it takes for a text box."""
    box = Element(f"{W}pict")
    SubElement(SubElement(box, f"{V}shape"), f"{V}textbox").append(text)
    return box


def make_run(formula: Element) -> Element:
    """The letters of a formula in a row."""
    run = Element(f"{W}r")
    words = SubElement(run, f"{W}t")
    words.text = "".join(one.text or "" for one in formula.iter(f"{MATH}t"))
    return run


def find_kind(drawing: Element) -> str:
    """What to call a drawing that cannot come along."""
    tags: set[Any] = {one.tag for one in drawing.iter()}
    if any(tag.startswith(CHART) for tag in tags) or any("chartex" in tag for tag in tags):
        return "charts"
    return "diagrams" if any(tag.startswith(DIAGRAM) for tag in tags) else "drawings"


def find_alternative(drawing: Element) -> str:
    """What is to be said to those who do not see it, of the drawing or of its only picture."""
    for element in drawing.iter():
        if element.tag.endswith(("}docPr", "}cNvPr")):
            said = element.get("descr", "").strip() or element.get("title", "").strip()
        else:
            said = element.get("alt", "").strip() if element.tag.startswith(V) else ""
        if said:
            return said
    return ""
