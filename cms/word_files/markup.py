"""The parts of a Word file as the reader of Word files (mammoth) gets them.

What nobody is to read goes: comments, hidden words, text to be overwritten. What the reader does
not know is put into words that it does, what cannot come along is counted, and it gets nothing else
of the file: neither pictures nor addresses but those below. Deleted words it leaves out itself,
but no cells.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree.ElementTree import Element, SubElement, tostring
from zipfile import ZipFile

from cms.pasting.links import clean_address
from cms.word_files.drawings import (
    find_alternative,
    find_kind,
    make_box,
    make_picture,
    make_run,
)
from cms.word_files.names import (
    MATH,
    MC,
    A,
    O,
    R,
    V,
    W,
    get_value,
    is_on,
    make_usual,
)
from cms.word_files.package import MOST_PICTURES, Package, Relationship, walk
from cms.word_files.styles import Styles

#: Where links may lead.
#: An element whose contents count as if it were not there.
TRANSPARENT = f"{W}smartTag"
_TRANSPARENT = {f"{W}{name}" for name in ("fldSimple", "dir", "bdo", "ruby", "rubyBase", "rt")}
_DRAWINGS = {f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"}
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass
class Prepared:
    """What the reader gets, the parts of the pictures in their order, and what is left out."""

    content: BytesIO
    pictures: list[str] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)


def prepare(package: Package) -> Prepared:
    """The text of a file and what belongs to it, safe to be read.

    Raises:
        RefusedFileError: as `Package`.
    """
    prepared = Prepared(BytesIO())
    relations = package.get_relationships(package.main)
    parts = {one.kind: one.part for one in relations if one.part in package}
    styles_root = _read(package, parts.get("styles"))
    styles = Styles(styles_root)
    roots = {"document": _read(package, package.main)}
    for kind in ("footnotes", "endnotes", "numbering"):
        roots[kind] = _read(package, parts.get(kind))
    roots["styles"] = styles_root
    with ZipFile(prepared.content, "w") as target:
        for kind in ("document", "footnotes", "endnotes"):
            root = roots[kind]
            if root is None:
                continue
            part = package.main if kind == "document" else parts[kind]
            text = _Text(root, package.get_relationships(part), styles, prepared, package)
            text.put_in_order(_get_notes(roots))
            target.writestr(f"word/_rels/{kind}.xml.rels", text.write_relationships())
        for kind, root in roots.items():
            if root is not None:
                target.writestr(f"word/{kind}.xml", tostring(root))
        target.writestr("[Content_Types].xml", _write_types(len(prepared.pictures)))
    _count_other_parts(package, relations, prepared.lost)
    return prepared


def _read(package: Package, part: str | None) -> Element | None:
    if part is None:
        return None
    root = package.read_xml(part)
    make_usual(root)
    return root


def _get_notes(roots: dict[str, Element | None]) -> set[tuple[str, str]]:
    """Which notes there are to be referred to."""
    return {
        (kind, note.get(f"{W}id", ""))
        for kind in ("footnote", "endnote")
        if (root := roots[f"{kind}s"]) is not None
        for note in root.iter(f"{W}{kind}")
    }


def _count_other_parts(
    package: Package, relations: Iterable[Relationship], lost: Counter[str]
) -> None:
    if package.has_macros():
        lost["macros"] += 1
    for relation in relations:
        if relation.part not in package:
            continue
        if relation.kind == "comments":
            root = package.read_xml(relation.part)
            make_usual(root)
            lost["comments"] += sum(1 for _one in root.iter(f"{W}comment"))
        elif relation.kind in {"header", "footer"}:
            root = package.read_xml(relation.part)
            make_usual(root)
            if any((one.text or "").strip() for one in root.iter(f"{W}t")):
                lost["margins"] += 1


def _write_types(pictures: int) -> bytes:
    """Each picture is known by the type that it seems to have."""
    root = Element(f"{{{TYPES}}}Types")
    for number in range(pictures):
        name, kind = f"/word/picture-{number}", f"picture/{number}"
        SubElement(root, f"{{{TYPES}}}Override", {"PartName": name, "ContentType": kind})
    return tostring(root)


class _Text:
    """A part with text: the document itself, its footnotes or its endnotes."""

    def __init__(
        self,
        root: Element,
        relations: list[Relationship],
        styles: Styles,
        prepared: Prepared,
        package: Package,
    ) -> None:
        self.root = root
        self.styles = styles
        self.lost, self.pictures = prepared.lost, prepared.pictures
        self.package = package
        self.relations = {one.key: one for one in relations}
        self._targets: dict[str, str] = {}

    def write_relationships(self) -> bytes:
        """Addresses and pictures that the text refers to."""
        root = Element(f"{{{RELATIONSHIPS}}}Relationships")
        for key, target in self._targets.items():
            values = {"Id": key, "Type": "any", "Target": target}
            SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", values)
        return tostring(root)

    def put_in_order(self, notes: set[tuple[str, str]]) -> None:
        """Change the tree, from the whole to its parts."""
        for parent, element in walk(self.root):
            kind = element.tag.removeprefix(W)
            if element.tag in _DRAWINGS:
                _replace(parent, element, self._read_drawing(element))
            elif element.tag in {f"{MATH}oMath", f"{MATH}oMathPara"}:
                self.lost["formulas"] += 1
                _replace(parent, element, [make_run(element)])
            elif element.tag in _TRANSPARENT:
                element.tag = TRANSPARENT
            elif kind in {"footnoteReference", "endnoteReference"}:
                if (kind.removesuffix("Reference"), element.get(f"{W}id", "")) not in notes:
                    parent.remove(element)
            elif rule := getattr(self, f"_read_{kind}", None):
                rule(parent, element)

    # --- One kind of element each ----------------------------------------------------------------

    def _read_p(self, parent: Element, paragraph: Element) -> None:
        properties = paragraph.find(f"{W}pPr")
        style = self.styles.get(get_value(properties, f"{W}pStyle"))
        if style.role == "contents":
            self.lost["contents"] = 1
            parent.remove(paragraph)
            paragraph.clear()
        elif style.role and properties is not None:
            found = properties.find(f"{W}pStyle")
            if found is not None:
                found.set(f"{W}val", f"role{style.role}")
        if properties is not None and style.numbering is not None:
            own = properties.find(f"{W}numPr")
            if own is None:
                properties.append(style.numbering)

    def _read_r(self, parent: Element, run: Element) -> None:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return
        style = self.styles.get(get_value(properties, f"{W}rStyle"))
        has_vanish = properties.find(f"{W}vanish") is not None
        if is_on(properties, "vanish") if has_vanish else style.is_hidden:
            # Not the marks of fields, without which nobody knows where one ends.
            if run.find(f"{W}fldChar") is None:
                self.lost["hidden"] += any((one.text or "").strip() for one in run.iter(f"{W}t"))
                parent.remove(run)
                run.clear()
            return
        is_complex = is_on(properties, "rtl")
        for name, by_style in (("b", style.is_bold), ("i", style.is_italic)):
            if properties.find(f"{W}{name}") is None and (
                by_style or (is_complex and is_on(properties, f"{name}Cs"))
            ):
                SubElement(properties, f"{W}{name}")
        if is_on(properties, "dstrike"):
            SubElement(properties, f"{W}strike")
        if is_on(properties, "strike"):
            self.lost["struck"] += 1

    def _read_hyperlink(self, _parent: Element, link: Element) -> None:
        key = link.get(f"{R}id")
        relation = self.relations.get(key or "")
        target = clean_address(relation.target) if relation and relation.is_external else ""
        if key and target:
            self._targets[key] = target
        elif key:
            link.tag = TRANSPARENT

    def _read_sdt(self, parent: Element, control: Element) -> None:
        properties = control.find(f"{W}sdtPr")
        gallery = get_value(properties, f"{W}docPartObj/{W}docPartGallery") or ""
        if gallery == "Table of Contents":
            self.lost["contents"] = 1
        elif properties is None or not is_on(properties, "showingPlcHdr"):
            return
        parent.remove(control)
        control.clear()

    def _read_tr(self, parent: Element, row: Element) -> None:
        cells = row.findall(f"{W}tc")
        if _is_deleted(row, "trPr", "del") or (cells and all(map(_is_deleted, cells))):
            parent.remove(row)
            row.clear()

    def _read_tc(self, parent: Element, cell: Element) -> None:
        if _is_deleted(cell):
            parent.remove(cell)
            cell.clear()

    def _read_cr(self, _parent: Element, element: Element) -> None:
        element.tag = f"{W}br"

    def _read_altChunk(self, _parent: Element, _element: Element) -> None:  # noqa: N802 - Word's
        self.lost["objects"] += 1

    # --- Drawings --------------------------------------------------------------------------------

    def _read_drawing(self, element: Element) -> list[Element]:
        """The pictures and the words in it; anything else is counted."""
        if element.tag == f"{MC}AlternateContent":
            choices = [*element.iter(f"{W}drawing"), *element.iter(f"{W}pict")]
            if not choices:
                kept = element.find(f"{MC}Choice")
                return [] if kept is None else list(kept)
            return self._read_drawing(choices[0])
        if element.tag == f"{W}object":
            self.lost["objects"] += 1
            return []
        pictures = [*element.iter(f"{A}blip"), *element.iter(f"{V}imagedata")]
        texts = _without_inner(list(element.iter(f"{W}txbxContent")))
        if pictures or texts:
            alternative = find_alternative(element)
            found = [self._take_picture(one, alternative) for one in _without(pictures, texts)]
            return [one for one in found if one is not None] + [make_box(one) for one in texts]
        if not any(one.get(f"{O}hr") for one in element.iter()):
            self.lost[find_kind(element)] += 1
        return []

    def _take_picture(self, element: Element, alternative: str) -> Element | None:
        """What stands for a picture of the file; None: it cannot come along."""
        key = element.get(f"{R}embed") or element.get(f"{R}id") or ""
        relation = self.relations.get(key)
        if relation is None or relation.part not in self.package:
            self.lost["linked_pictures"] += 1
            return None
        if len(self.pictures) == MOST_PICTURES:
            self.lost["many_pictures"] += 1
            return None
        number = len(self.pictures)
        self.pictures.append(relation.part)
        self._targets[f"picture{number}"] = f"picture-{number}"
        return make_picture(f"picture{number}", alternative)


def _is_deleted(part: Element, properties: str = "tcPr", mark: str = "cellDel") -> bool:
    """Whether a cell, or a row, was deleted with changes tracked."""
    return part.find(f"{W}{properties}/{W}{mark}") is not None


def _replace(parent: Element, element: Element, others: list[Element]) -> None:
    place = list(parent).index(element)
    parent[place : place + 1] = others


def _without_inner(texts: list[Element]) -> list[Element]:
    """Text boxes in a text box come with it."""
    inside = {id(one) for text in texts for one in text.iter() if one is not text}
    return [text for text in texts if id(text) not in inside]


def _without(pictures: list[Element], texts: list[Element]) -> list[Element]:
    """Pictures in text boxes come with their text."""
    inside = {id(one) for text in texts for one in text.iter()}
    return [one for one in pictures if id(one) not in inside]
