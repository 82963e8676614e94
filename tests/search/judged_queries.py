"""Queries with the pages that people would want first; `judged/README.md` has the rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from wagtail.models import Locale, Page

from cms.demo.translations import get_name

FOLDER = Path(__file__).with_name("judged")
COLUMNS = ["language", "class", "query", "pages", "note"]
CLASSES = {
    "exact", "inflected", "compound", "folded", "typo", "synonym", "name", "date", "keyboard",
}  # fmt: skip
#: More than these nobody looks through, and recall would count what is hardly right.
MOST_PAGES = 5


@dataclass(frozen=True)
class JudgedQuery:
    """One line of the set."""

    #: Whose readers ask; they search pages of this language.
    language: str
    #: Why the query is hard, one of `CLASSES`.
    kind: str
    query: str
    #: Addresses of the German originals; `*` stands for what moves with the demo's first day.
    pages: tuple[str, ...]
    note: str

    @property
    def is_german(self) -> bool:
        """Whether the right pages exist in German alone."""
        return "german" in self._flags

    @property
    def is_ordered(self) -> bool:
        """Whether the right pages should come in the order in which they are named."""
        return "ordered" in self._flags

    @property
    def _flags(self) -> list[str]:
        return self.note.split("; ")


def read_judged(path: Path) -> list[JudgedQuery]:
    """The queries of a file, in its order.

    Raises:
        ValueError: a line is not what the rules say; with the file and the line's number.
    """
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    if header.split("\t") != COLUMNS:
        raise ValueError(f"{path}: the columns are {', '.join(COLUMNS)}")
    return [_read_line(line, f"{path}:{number}") for number, line in enumerate(lines, start=2)]


def _read_line(line: str, place: str) -> JudgedQuery:
    values = line.split("\t")
    if len(values) != len(COLUMNS):
        raise ValueError(f"{place}: {len(values)} columns")
    language, kind, query, named, note = values
    pages = tuple(named.split("|"))
    if kind not in CLASSES:
        raise ValueError(f"{place}: no class {kind!r}")
    if not query.strip() or query != query.strip():
        raise ValueError(f"{place}: the query is empty or has blanks around it")
    if not all(page.startswith("/") and page.endswith("/") for page in pages):
        raise ValueError(f"{place}: an address begins and ends with a slash")
    return JudgedQuery(language, kind, query, pages, note)


def find_addresses(language: str) -> dict[str, int]:
    """Keys of the live pages that readers of a language have, by address of the German original.

    What they are only shown in German, because nobody has translated it, is left out.
    """
    live = Page.objects.live().filter(depth__gt=1, alias_of=None)
    originals = live.filter(locale=Locale.get_default())
    names = {page.translation_key: get_name(page) for page in originals}
    pages = live.filter(locale__language_code=language).values_list("translation_key", "pk")
    return {names[key]: pk for key, pk in pages if key in names}


def match(page: str, addresses: Iterable[str]) -> list[str]:
    """Those of the addresses that a page of a judged query means."""
    return [address for address in addresses if fnmatchcase(address, page)]
