"""PDFs as people bring them, and as nobody should."""

import zlib
from collections.abc import Iterable
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

_FONT = DictionaryObject(
    {
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
        NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
    }
)
#: A part of a file that unpacks to a thousand times as much.
_ZEROS = 1_000_000
_PAGE = (
    b"<</Type/Page/MediaBox[0 0 9 9]"
    b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
)


def pdf(*pages: str, password: str = "", owner: str = "") -> bytes:
    """A PDF with a page for each text, whose lines stay lines; protected if there is a password.

    With `owner` alone everybody may read it, and nobody change it.
    """
    writer = PdfWriter()
    for text in pages:
        page = writer.add_blank_page(width=595, height=842)
        resources = DictionaryObject({NameObject("/F1"): _FONT})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): resources})
        content = DecodedStreamObject()
        content.set_data(_write_lines(text))
        page[NameObject("/Contents")] = writer._add_object(content)
    if password or owner:
        writer.encrypt(password, owner or None, algorithm="AES-256")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def _write_lines(text: str) -> bytes:
    lines = (
        line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        for line in text.split("\n")
    )
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    return f"BT /F1 12 Tf 14 TL 50 780 Td {shown} ET".encode("cp1252") if text else b""


def assemble(objects: Iterable[bytes], root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1."""
    body = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    trailer = b"trailer\n<</Size %d/Root %d 0 R>>\n" % (size, root)
    return body + head + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(body)


def one_page(*contents: bytes) -> bytes:
    """A page whose content is these streams, each with its dictionary."""
    names = b" ".join(b"%d 0 R" % number for number in range(4, 4 + len(contents)))
    return assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            _PAGE[:-2] + b"/Parent 2 0 R/Contents[%s]>>" % names,
            *contents,
        ]
    )


def stream(content: bytes, *filters: bytes) -> bytes:
    """A stream; `filters` are named in the order in which they are undone."""
    names = b"".join(b"/%s" % name for name in filters)
    head = b"<</Length %d/Filter[%s]>>" % (len(content), names)
    return head + b"stream\n" + content + b"\nendstream"


def bomb(size: int, times: int = 1) -> bytes:
    """A small file whose page unpacks to so many bytes; packed several times it is smaller yet."""
    packer = zlib.compressobj(9)
    content = (
        b"".join(packer.compress(b" " * _ZEROS) for _ in range(size // _ZEROS)) + packer.flush()
    )
    for _ in range(times - 1):
        content = zlib.compress(content, 9)
    return one_page(stream(content, *[b"FlateDecode"] * times))


def nested(depth: int) -> bytes:
    """A page whose content is an array in an array and so on, and a tree of pages as deep."""
    kids = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 3) for number in range(depth)]
    content = stream(b"[" * 100_000 + b"]" * 100_000 + b" TJ")
    page = _PAGE[:-2] + b"/Contents %d 0 R>>" % (depth + 3)
    return assemble([b"<</Type/Catalog/Pages 2 0 R>>", *kids, page, content])


def looping() -> bytes:
    """A tree of pages that is its own branch, with forms that draw themselves."""
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 5>>"
    )
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]"
        b"/Resources<</XObject<</X 4 0 R>>>>/Contents 5 0 R>>"
    )
    return assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2/Parent 2 0 R>>",
            page,
            form + b"stream\n/X Do\nendstream",
            stream(b"/X Do"),
        ]
    )
