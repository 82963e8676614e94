"""Rich text as the database keeps it, made ready for programs that know nothing of this site."""

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from django.utils.html import escape

from cms.api.prefetch import References
from cms.core.typed_text import show_typed_text

if TYPE_CHECKING:
    from cms.api.serializer_context import SerializerContext

_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_REFERRED = {"page": "pages", "document": "documents"}
_EDITORS_MARK = re.compile(r'\s+data-block-key="[^"]*"')
_TAG = re.compile(r"<[^>]+>")
_END = re.compile(r"</(?:p|h\d|ul|ol)>")
#: Where a list begins within an entry of another one, too.
_BREAK = re.compile(r"<br\s*/?>|</li>|<[ou]l\b[^>]*>")
_GAPS = re.compile(r"\n{3,}")


def serialize_rich_text(html: str, context: "SerializerContext") -> dict[str, Any]:
    """The parts of `RichText`."""
    html = _EDITORS_MARK.sub("", html or "")
    if "<a" in html:
        html = _LINK.sub(lambda found: _write_link(found[1], found[2], context), html)
    html = show_typed_text(html, context.language)
    text = to_text(html)
    return {"html": html, "text": text, "words": len(text.split())}


def to_text(html: str) -> str:
    """The words of HTML; an empty line between paragraphs, a new line for each entry of a list."""
    text = _BREAK.sub("\n", _END.sub("\n\n", html))
    lines = (line.strip() for line in unescape(_TAG.sub("", text)).split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines)).strip()


def collect_links(html: str, references: References) -> None:
    """Add the pages and files that rich text leads to."""
    for attributes, _words in _LINK.findall(html):
        given = dict(_ATTRIBUTE.findall(attributes))
        key = given.get("id", "")
        if key.isdecimal() and given.get("linktype") in _REFERRED:
            getattr(references, _REFERRED[given["linktype"]]).add(int(key))


def _write_link(attributes: str, words: str, context: "SerializerContext") -> str:
    """The link with an address for everywhere; mere words where it leads nowhere."""
    given = dict(_ATTRIBUTE.findall(attributes))
    key = int(given["id"]) if given.get("id", "").isdecimal() else 0
    if given.get("linktype") == "page":
        page = context.resolve_page_link(key)
        if page is None:
            return words
        foreign = page["lang"] if page["lang"] != context.language else ""
        lang = f' hreflang="{foreign}"' if foreign else ""
        return f'<a href="{escape(page["url"])}"{lang}>{words}</a>'
    if given.get("linktype") == "document":
        document = context.prefetched.documents.get(key)
        url = escape(context.get_document_url(document)) if document else ""
    else:
        # As it stands in the database, which is HTML already.
        url = given.get("href", "")
        url = f"{context.root}{url}" if url.startswith("/") and not url.startswith("//") else url
    return f'<a href="{url}">{words}</a>' if url else words
