"""The file as a package of parts: what is refused before anything is made of it.

Runs in the process that `reading` starts, as do `markup` and `structure`: none knows Django.
"""

import posixpath
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile, ZipInfo

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

#: Parts; an article with a hundred pictures has two hundred.
MOST_PARTS = 2_000
#: Bytes of all parts together, as the package says and of the parts with text as they are.
LARGEST, LARGEST_TEXT = 300_000_000, 6_000_000
#: A part that is larger shrinks to no less than this share of itself.
FREE_RATIO, HIGHEST_RATIO = 1_000_000, 200
#: Elements in elements. Tables in tables in text boxes need fifty.
DEEPEST = 200
#: Bytes of a picture, as everywhere in the house.
LARGEST_PICTURE = 20 * 1024 * 1024
MOST_PICTURES = 12

#: Both dialects of the format say the same under two names.
DIALECTS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
)
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
ENCRYPTED = 0x1


class RefusedFileError(Exception):
    """`args[0]` is one of the reasons that `reading.SENTENCES` puts into words."""


class Relationship:
    """What a part refers to by a key: another part, or an address elsewhere."""

    def __init__(self, element: Element, base: str) -> None:
        self.key = element.get("Id", "")
        kind = element.get("Type", "")
        self.kind = next((kind.removeprefix(one) for one in DIALECTS if kind.startswith(one)), "")
        self.is_external = element.get("TargetMode") == "External"
        self.target = element.get("Target", "")
        path = posixpath.normpath(posixpath.join("/", base, unquote(self.target)))
        self.part = "" if self.is_external else path.lstrip("/")


class Package:
    """The parts of a file, each read at most as far as is allowed.

    Raises:
        RefusedFileError: it is no Word file, damaged, or more than anybody writes.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._zip = ZipFile(path)
            self._parts = {info.filename: info for info in self._zip.infolist()}
        except (BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
            raise RefusedFileError("damaged") from error
        self._text_read = 0
        self._check()
        self.main = self._find_main()

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def _check(self) -> None:
        infos = list(self._parts.values())
        if any(info.flag_bits & ENCRYPTED for info in infos):
            raise RefusedFileError("locked")
        if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST:
            raise RefusedFileError("too_large")
        if any(_is_bomb(info) for info in infos):
            raise RefusedFileError("too_large")
        if "mimetype" in self._parts and "content.xml" in self._parts:
            raise RefusedFileError("opendocument")
        if "Index/Document.iwa" in self._parts or "Index.zip" in self._parts:
            raise RefusedFileError("pages")

    def _find_main(self) -> str:
        for relation in self.get_relationships(""):
            if relation.kind == "officeDocument" and relation.part in self._parts:
                if relation.part.startswith(("xl/", "ppt/")):
                    raise RefusedFileError("other")
                return relation.part
        if "word/document.xml" in self._parts:
            return "word/document.xml"
        raise RefusedFileError("damaged" if "[Content_Types].xml" in self._parts else "other")

    def get_relationships(self, part: str) -> list[Relationship]:
        """What a part refers to; the empty name is the package itself."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self._parts:
            return []
        return [Relationship(one, folder) for one in self.read_xml(path).iter(RELATIONSHIP)]

    def read_xml(self, name: str) -> Element:
        """A part of the text."""
        content = self.read(name, LARGEST_TEXT - self._text_read)
        self._text_read += len(content)
        try:
            root: Element = fromstring(content, forbid_dtd=True)
        except DefusedXmlException as error:
            raise RefusedFileError("hostile") from error
        except (ParseError, ValueError, LookupError) as error:
            raise RefusedFileError("damaged") from error
        _check_depth(root)
        return root

    def read(self, name: str, limit: int) -> bytes:
        """What is in a part, whatever the package says of its size."""
        try:
            with self._zip.open(self._parts[name]) as file:
                content = file.read(limit + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, KeyError) as error:
            raise RefusedFileError("damaged") from error
        if len(content) > limit:
            raise RefusedFileError("too_large")
        return content

    def find_title(self) -> str:
        """What the file says of itself as a document; often nothing, or what its pattern said."""
        for relation in self.get_relationships(""):
            if relation.part.endswith("core.xml") and relation.part in self._parts:
                with suppress(RefusedFileError):
                    root = self.read_xml(relation.part)
                    return root.findtext("{http://purl.org/dc/elements/1.1/}title") or ""
        return ""

    def has_macros(self) -> bool:
        """Whether there is a program in it; nobody runs it."""
        return any(name.endswith("vbaProject.bin") for name in self._parts)


def _is_bomb(info: ZipInfo) -> bool:
    return info.file_size > FREE_RATIO and info.file_size > HIGHEST_RATIO * info.compress_size


def _check_depth(root: Element) -> None:
    """Refuse what lies too deep, for which no reader of trees is made."""
    level: list[Element] = [root]
    for _depth in range(DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return
    raise RefusedFileError("too_large")


def walk(root: Element) -> Iterator[tuple[Element, Element]]:
    """Each element below `root` with its parent, parents first and in the order of the text.

    Both may be changed meanwhile: what takes an element's place is looked into as well.
    """
    left = [root]
    while left:
        parent = left.pop()
        for child in list(parent):
            yield parent, child
        left.extend(reversed(list(parent)))
