"""What people would never type, and how it is sent: for `make hostile`.

The words stand in `hostile_words.txt`; as bytes, since many are no text.
"""

import json
import re
import zlib
from pathlib import Path
from random import Random
from struct import pack
from typing import Any
from urllib.parse import quote_from_bytes

Pairs = list[tuple[bytes, bytes]]
#: Name, content type and content.
File = tuple[str, bytes, bytes]


#: In JSON.
STRINGS = ("\ud800", "\x00", "x" * 9000)


def read_words() -> dict[str, tuple[bytes, ...]]:
    """The words by the name of their list."""
    found: dict[str, list[bytes]] = {}
    name = ""
    for line in Path(__file__).with_suffix(".txt").read_text().splitlines():
        if title := re.fullmatch("== (.+)", line):
            name = title[1]
        elif line and not line.startswith("# "):
            found.setdefault(name, []).append(read_word(line))
    return {name: tuple(each) for name, each in found.items()}


def read_word(line: str) -> bytes:
    """One of them."""
    if line == "(empty)":
        return b""
    whole = re.sub("«(.+?)×(\\d+)»", lambda found: found[1] * int(found[2]), line)
    return whole.encode("latin-1").decode("unicode_escape").encode("latin-1")


_READ = read_words()
WORDS, COUNTS, JSONS = _READ["words"], _READ["counts"], _READ["jsons"]
CONTENT_TYPES, PARAMETERS = _READ["content_types"], _READ["parameters"]
HEADERS = {
    name.removeprefix("header "): words
    for name, words in _READ.items()
    if name.startswith("header ")
}
METHODS = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "PROPFIND", "X", "get")
FORM, MULTIPART = b"application/x-www-form-urlencoded", b"multipart/form-data; boundary=grenze"


def make_png(width: int = 2, height: int = 2, *, is_whole: bool = True) -> bytes:
    """A grey picture, perhaps of a size that it does not have."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(bytes((width + 1) * height if is_whole else 9))
    head = pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def make_calendar(*lines: str) -> bytes:
    """A calendar file with one event that says this besides."""
    inside = (
        "BEGIN:VEVENT",
        "UID:x",
        "DTSTAMP:20260101T000000Z",
        "SUMMARY:x",
        *lines,
        "END:VEVENT",
    )
    return "\r\n".join(
        ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *inside, "END:VCALENDAR", "")
    ).encode()


FILES: tuple[File, ...] = (
    ("a.png", b"image/png", make_png(40, 40)),
    ("a.png", b"image/png", make_png(40, 40)[:60]),
    ("a.png", b"image/png", make_png(60_000, 60_000, is_whole=False)),
    ("a.png", b"image/png", make_png(7000, 7000)),
    ("a.jpg", b"image/jpeg", b"\xff\xd8\xff\xe0" + b"\x00" * 50),
    ("a.gif", b"image/gif", b"GIF89a" + b"\xff" * 40),
    ("a.svg", b"image/svg+xml", b"<svg onload='alert(1)'/>"),
    ("a.heic", b"image/heic", b"\x00\x00\x00\x18ftypheic" + b"\x00" * 60),
    ("../../a.pdf", b"application/pdf", b"%PDF-1.4\n%%EOF"),
    ("a" * 400 + ".pdf", b"application/pdf", b"%PDF-1.4\n%%EOF"),
    ("a\ud800.pdf", b"application/pdf", b"%PDF"),
    (".pdf", b"application/pdf", b""),
    ("a.docx", b"application/octet-stream", b"PK\x03\x04" + b"\x00" * 60),
    ("a.docx", b"application/zip", b"PK\x05\x06" + b"\x00" * 18),
    ("a.html", b"text/html", b"<script>alert(1)</script>"),
    ("a.csv", b"text/csv", b"from,to\n\x00,\xff\n" + b"a," * 3000),
    ("a.csv", b"text/csv", b"/a/,/b/\n" * 4000),
    ("a.po", b"text/plain", b'msgid "a"\nmsgstr "b\n'),
    (
        "a.po",
        b"text/plain",
        b'msgctxt "x"\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=nonsense\\n"\n',
    ),
    ("a.txt", b"text/plain", b"\x00" * 5000),
    ("a.ics", b"text/calendar", make_calendar("DTSTART:20260230T250000")),
    ("a.ics", b"text/calendar", make_calendar("DTSTART:20260101T100000", "RRULE:FREQ=SECONDLY")),
    (
        "a.ics",
        b"text/calendar",
        make_calendar("DTSTART;TZID=Nowhere/At:99991231T100000", "RRULE:FREQ=YEARLY;INTERVAL=0"),
    ),
    ("a.ics", b"text/calendar", b"BEGIN:VCALENDAR\r\n" * 500),
)


def pick_word(random: Random) -> bytes:
    """Something for a field or a parameter."""
    return random.choice(JSONS if random.random() < 0.1 else WORDS)  # noqa: PLR2004 - a tenth


def encode_query(pairs: Pairs) -> bytes:
    """As it stands in an address, or in the body of a form."""
    return "&".join(f"{quote_from_bytes(a)}={quote_from_bytes(b)}" for a, b in pairs).encode()


def encode_multipart(pairs: Pairs, files: list[tuple[bytes, File]]) -> bytes:
    """The body of a form with files; its boundary is `grenze`."""
    parts = []
    for name, value in pairs:
        parts.append(
            b'Content-Disposition: form-data; name="' + _escape(name) + b'"\r\n\r\n' + value
        )
    for name, (file_name, kind, content) in files:
        written = _escape(file_name.encode("utf-8", "surrogatepass"))
        head = (
            b'Content-Disposition: form-data; name="'
            + _escape(name)
            + b'"; filename="'
            + written
            + b'"'
        )
        parts.append(head + b"\r\nContent-Type: " + kind + b"\r\n\r\n" + content)
    return b"".join(b"--grenze\r\n" + part + b"\r\n" for part in parts) + b"--grenze--\r\n"


def _escape(words: bytes) -> bytes:
    return words.replace(b'"', b"%22").replace(b"\r", b"").replace(b"\n", b"")


def encode_json(pairs: Pairs, random: Random) -> bytes:
    """The same as JSON, with values of all types."""
    others: tuple[Any, ...] = (
        None,
        1,
        -1,
        1e308,
        True,
        [],
        {},
        [[]],
        {"id": None},
        [1, "x"],
        *STRINGS,
    )
    found = {
        a.decode("utf-8", "replace"): random.choice((b.decode("utf-8", "replace"), *others))
        for a, b in pairs
    }
    return json.dumps(random.choice((*[found] * 20, [found], *others))).encode()
