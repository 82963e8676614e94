"""Word files as tests need them, written part by part."""

from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile

from tests import factories

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": OFFICE,
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
#: One list with bullets, one with numbers, each of three levels.
NUMBERING = (
    f"<w:numbering {SPACES}>"
    + "".join(
        f'<w:abstractNum w:abstractNumId="{number}">'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{kind}"/></w:lvl>' for level in range(3)
        )
        + "</w:abstractNum>"
        for number, kind in ((1, "bullet"), (2, "decimal"))
    )
    + (
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )
)
BULLETS, NUMBERS = 1, 2


def run(text: str, properties: str = "") -> str:
    """Words of one look; `properties` are elements such as `<w:b/>`."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*content: str, style: str = "", numbering: tuple[int, int] | None = None) -> str:
    """A paragraph of words or runs; `numbering` is a list and a level."""
    runs = "".join(each if each.startswith("<") else run(each) for each in content)
    inside = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbering:
        inside += (
            f'<w:numPr><w:ilvl w:val="{numbering[1]}"/><w:numId w:val="{numbering[0]}"/></w:numPr>'
        )
    return f"<w:p><w:pPr>{inside}</w:pPr>{runs}</w:p>"


def style(key: str, name: str, properties: str = "", kind: str = "paragraph") -> str:
    """The description of a style."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{properties}</w:style>'
    )


def cell(text: str, properties: str = "") -> str:
    """A cell; `properties` such as `<w:gridSpan w:val="2"/>`."""
    return (
        f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text) if text[:1] != '<' else text}</w:tc>"
    )


def table(*rows: list[str]) -> str:
    """A table of words or cells."""
    lines = (
        "".join(each if each.startswith("<w:tc>") else cell(each) for each in row) for row in rows
    )
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def graphic(inside: str, described: str = "") -> str:
    """A drawing in a run."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Bild 1" descr={quoteattr(described)}/>'
        f"<a:graphic><a:graphicData>{inside}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def picture(key: str = "rId1", described: str = "", how: str = "embed") -> str:
    """A picture in a run, in the file (`embed`) or elsewhere (`link`)."""
    blip = f'<pic:blipFill><a:blip r:{how}="{key}"/></pic:blipFill>'
    return graphic(f"<pic:pic>{blip}</pic:pic>", described)


def link(text: str, key: str) -> str:
    """Words that lead to the address of a relationship."""
    return f'<w:hyperlink r:id="{key}">{run(text)}</w:hyperlink>'


def relation(key: str, kind: str, target: str, *, external: bool = False) -> str:
    """What a part refers to."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target={quoteattr(target)}{mode}/>'


def relations(*rows: str) -> str:
    """All that a part refers to."""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(rows)}</Relationships>'


def notes(*texts: str, kind: str = "footnote") -> str:
    """The part with footnotes, numbered from 1."""
    mark = "<w:r><w:footnoteRef/></w:r>"
    rows = "".join(
        f'<w:{kind} w:id="{number}">{paragraph(mark, " " + text)}</w:{kind}>'
        for number, text in enumerate(texts, 1)
    )
    return f"<w:{kind}s {SPACES}>{rows}</w:{kind}s>"


def note(number: int, kind: str = "footnote") -> str:
    """The mark of a footnote."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def document(*blocks: str) -> str:
    """The main part."""
    return f"<w:document {SPACES}><w:body>{''.join(blocks)}<w:sectPr/></w:body></w:document>"


def write(
    *blocks: str,
    rows: tuple[str, ...] = (),
    styles: tuple[str, ...] = (),
    parts: dict[str, str | bytes] | None = None,
    without: tuple[str, ...] = (),
) -> bytes:
    """A Word file. `rows` are relationships, `parts` others than usual."""
    usual: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(relation("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document(*blocks),
        "word/_rels/document.xml.rels": relations(
            relation("rIdS", "styles", "styles.xml"),
            relation("rIdN", "numbering", "numbering.xml"),
            *rows,
        ),
        "word/numbering.xml": NUMBERING,
        "word/styles.xml": f"<w:styles {SPACES}>{''.join(styles)}</w:styles>",
    }
    output = BytesIO()
    with ZipFile(output, "w", ZIP_DEFLATED) as file:
        for name, content in {**usual, **(parts or {})}.items():
            if name not in without:
                file.writestr(name, content)
    return output.getvalue()


def jpeg(size: tuple[int, int] = (60, 40)) -> bytes:
    """A small picture."""
    return factories.image_file("JPEG", size).getvalue()


def upload(content: bytes, name: str = "fest.docx") -> SimpleUploadedFile:
    """As a browser sends it."""
    return SimpleUploadedFile(name, content, DOCX)
