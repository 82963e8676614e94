"""Walks through the site as a robot does: from some pages to everything they lead to."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from django.contrib.staticfiles import finders
from django.test import Client
from lxml import etree, html
from wagtail.images.models import get_rendition_storage

#: Where an element of a page names another address.
ADDRESSES = (
    "//a/@href",
    "//area/@href",
    "//link/@href",
    "//*/@src",
    "//form[not(@method='post')]/@action",
    "//meta[@property='og:url' or @property='og:image']/@content",
)
#: Parts of feeds and of the sitemap that are addresses.
IN_XML = {"loc", "link", "id", "url", "guid", "enclosure"}


@dataclass(frozen=True)
class Way:
    """A link: from which page, where to, and the language it says is there."""

    source: str
    target: str
    fragment: str = ""
    language: str = ""


@dataclass(frozen=True)
class Document:
    """What a robot keeps of an HTML page."""

    content: bytes
    language: str
    canonical: str
    alternates: dict[str, str]
    anchors: frozenset[str]


@dataclass
class Crawl:
    """What was found; all addresses are paths with their query."""

    client: Client
    #: Scheme and host of the site, which absolute addresses start with.
    origin: str
    #: Whether to follow links to an address.
    wants: Callable[[str], bool] = lambda _address: True
    documents: dict[str, Document] = field(default_factory=dict)
    ways: list[Way] = field(default_factory=list)
    #: The answer by address; files that exist count as 200.
    status: dict[str, int] = field(default_factory=dict)
    #: Content type by address, and the content of what is no page.
    kinds: dict[str, str] = field(default_factory=dict)
    others: dict[str, bytes] = field(default_factory=dict)
    #: Whether an answer may set cookies, as the form for a password does.
    allows_cookies: bool = False

    def walk(self, starts: Iterable[str]) -> None:
        """Follow every link until nothing new turns up."""
        waiting = list(starts)
        while waiting:
            address = waiting.pop()
            if address in self.status:
                continue
            found = list(self._open(address))
            self.ways += found
            waiting += [way.target for way in found if self.wants(way.target)]

    def find_dead(self) -> list[Way]:
        """Links to nothing, and to a place on a page that is not there."""
        return [
            way
            for way in self.ways
            if self.status.get(way.target, 200) != 200
            or (way.target in self.documents and way.fragment not in self._places(way.target))
        ]

    def find_one_way(self) -> list[tuple[str, str, str]]:
        """Alternates that are no page of the language, not its own address, or do not lead back."""
        return [
            (address, code, target)
            for address, document in self.documents.items()
            for code, target in document.alternates.items()
            if self.wants(target)
            and not self._is_alternate(self.documents.get(target), code, target, document)
        ]

    def find_untrue(self) -> list[Way]:
        """Links to a page of another language than they say; saying nothing means one's own."""
        return [
            way
            for way in self.ways
            if way.source in self.documents
            and way.target in self.documents
            and way.language != "x-default"
            and self.documents[way.target].language
            != (way.language or self.documents[way.source].language)
        ]

    def _places(self, address: str) -> frozenset[str]:
        return self.documents[address].anchors | {""}

    def _is_alternate(
        self, other: Document | None, code: str, target: str, document: Document
    ) -> bool:
        if other is None or other.alternates != document.alternates or other.canonical != target:
            return False
        return other.language == ("de" if code == "x-default" else code)

    def _open(self, address: str) -> Iterator[Way]:
        path = unquote(urlsplit(address).path)
        if path.startswith(("/static/", "/media/")):
            name = path.split("/", 2)[2]
            exists = finders.find(name) if path[1] == "s" else get_rendition_storage().exists(name)
            self.status[address] = 200 if exists else 404
            return
        response = self.client.get(address)
        self.status[address] = response.status_code
        assert self.allows_cookies or not response.cookies, address
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        self.kinds[address] = kind
        if kind == "text/html":
            yield from self._ways(address, self._read_page(address, response.content))
        elif response.status_code == 200 and not response.streaming:
            self.others[address] = response.content
            read = self._read_xml if kind.endswith("xml") else self._read_text
            yield from self._ways(address, read(response.content))

    def _read_page(self, address: str, content: bytes) -> Iterator[tuple[str, str]]:
        root = html.fromstring(content)
        canonical = root.xpath("string(//link[@rel='canonical']/@href)")
        alternates = root.xpath("//link[@rel='alternate' and @hreflang]")
        self.documents[address] = Document(
            content,
            root.get("lang", ""),
            (canonical and self.inside(canonical)) or "",
            {each.get("hreflang"): self.inside(each.get("href")) or "" for each in alternates},
            frozenset(root.xpath("//@id")),
        )
        for expression in ADDRESSES:
            for found in root.xpath(expression):
                yield str(found), found.getparent().get("hreflang", "")
        for found in root.xpath("//@srcset"):
            yield from ((part.split()[0], "") for part in found.split(","))

    def _read_xml(self, content: bytes) -> Iterator[tuple[str, str]]:
        for element in etree.fromstring(content).iter("{*}*"):
            if etree.QName(element).localname in IN_XML:
                named = element.get("href") or element.get("url") or element.text or ""
                yield named.strip(), element.get("hreflang", "")

    def _read_text(self, content: bytes) -> Iterator[tuple[str, str]]:
        unfolded = content.decode().replace("\r\n ", "")
        for found in re.findall(r"^(?:URL|Sitemap)[^:]*: *(\S+)", unfolded, re.MULTILINE):
            yield found, ""

    def _ways(self, source: str, found: Iterable[tuple[str, str]]) -> Iterator[Way]:
        for address, language in dict.fromkeys(found):
            target, fragment = urldefrag(address)
            inside = self.inside(target, source) if target else source
            if inside:
                yield Way(source, inside, unquote(fragment), language)

    def inside(self, address: str, source: str = "/") -> str | None:
        """An address of this site without its host; None for all others."""
        parts = urlsplit(urljoin(self.origin + source, address))
        schemes = {"http", "https", "webcal", "webcals"}
        if parts.scheme not in schemes or parts.netloc != urlsplit(self.origin).netloc:
            return None
        return parts.path + (f"?{parts.query}" if parts.query else "")
