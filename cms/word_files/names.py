"""Names of elements and attributes in Word's XML, as ElementTree writes them."""

from xml.etree.ElementTree import Element

OFFICE = "http://schemas.openxmlformats.org"
W = f"{{{OFFICE}/wordprocessingml/2006/main}}"
R = f"{{{OFFICE}/officeDocument/2006/relationships}}"
A = f"{{{OFFICE}/drawingml/2006/main}}"
PIC = f"{{{OFFICE}/drawingml/2006/picture}}"
WP = f"{{{OFFICE}/drawingml/2006/wordprocessingDrawing}}"
MATH = f"{{{OFFICE}/officeDocument/2006/math}}"
CHART = f"{{{OFFICE}/drawingml/2006/chart}}"
DIAGRAM = f"{{{OFFICE}/drawingml/2006/diagram}}"
MC = f"{{{OFFICE}/markup-compatibility/2006}}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix that everybody knows

_STRICT = "{http://purl.oclc.org/ooxml/"
#: The strict dialect's names that read otherwise than the usual ones behind the host.
_USUAL = {
    "wordprocessingml/main": W,
    "officeDocument/relationships": R,
    "drawingml/main": A,
    "drawingml/picture": PIC,
    "drawingml/wordprocessingDrawing": WP,
    "officeDocument/math": MATH,
    "drawingml/chart": CHART,
    "drawingml/diagram": DIAGRAM,
}


def make_usual(root: Element) -> None:
    """Put the usual names for those of the strict dialect."""
    if not root.tag.startswith(_STRICT):
        return
    for element in root.iter():
        element.tag = _rename(element.tag)
        for name in [name for name in element.attrib if name.startswith(_STRICT)]:
            element.set(_rename(name), element.attrib.pop(name))


def _rename(name: str) -> str:
    if not name.startswith(_STRICT):
        return name
    space, _brace, local = name.removeprefix(_STRICT).partition("}")
    return f"{_USUAL[space]}{local}" if space in _USUAL else name


def get_value(parent: Element | None, path: str) -> str | None:
    """`w:val` of an element below `parent`; None: there is no such element."""
    found = parent.find(path) if parent is not None else None
    return None if found is None else found.get(f"{W}val", "")


def is_on(parent: Element | None, name: str) -> bool:
    """Whether a property that is on by being there is on."""
    value = get_value(parent, f"{W}{name}")
    return value is not None and value not in {"0", "false", "off"}
