"""No text that a reader meets is missing in one of the site's languages.

A text that a catalogue lacks would come in German. So a reader's program walks through the whole
demo site in German, every text that is looked up on the way is written down, and each language must
have it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

import polib
import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.utils.translation import to_locale, trans_real
from wagtail.fields import StreamField
from wagtail.models import get_page_models

from scripts import catalogue
from tests import factories
from tests.cms.draft_links import making as draft_links

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[3]
#: English stands in the code, and German is what is looked up.
LANGUAGES = [code for code, _name in settings.LANGUAGES if code not in {"de", "en"}]
#: Looked up whenever Wagtail makes a block, and shown in forms of editors only.
UNSEEN = {"Return url", "- Select an option -"}
#: Programs and files, whose words are no texts of the site, and what says the same once more.
PASSED_BY = re.compile(rf"/(admin|media|static|dokumente)/|^/({'|'.join(LANGUAGES)}|en)/")
#: So many siblings say what all of them say.
ENOUGH = 10
#: So few pages would mean that the walk has lost its way.
FEWEST = 80


@dataclass
class Lookups:
    """Texts that were looked up: single ones, and those with a plural."""

    texts: set[str] = field(default_factory=set)
    plurals: set[tuple[str, int]] = field(default_factory=set)


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((4, 40), id="sample"),
        pytest.param((ENOUGH, FEWEST), id="all", marks=pytest.mark.slow("more pages of each kind")),
    ],
)
def lookups(demo: Client, request: pytest.FixtureRequest) -> Iterator[Lookups]:
    """What is looked up for a reader who goes everywhere and does everything wrong."""
    client = Client(raise_request_exception=False)
    found = Lookups()
    find, count = trans_real.DjangoTranslation.gettext, trans_real.DjangoTranslation.ngettext

    def gettext(self: Any, message: str) -> str:
        found.texts.add(message)
        return find(self, message)

    def ngettext(self: Any, one: str, many: str, number: int) -> str:
        found.plurals.add((one, number))
        return count(self, one, many, number)

    prepared = prepare()
    build_streams()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trans_real.DjangoTranslation, "gettext", gettext)
        patch.setattr(trans_real.DjangoTranslation, "ngettext", ngettext)
        enough, fewest = request.param
        assert walk(client, enough) >= fewest
        do_wrong(client, patch)
        visit_as_guest(client, prepared)
        yield found


def build_streams() -> None:
    """Have the blocks made, whose labels are looked up then and shown to editors alone."""
    for model in get_page_models():
        for one in model._meta.get_fields():
            if isinstance(one, StreamField):
                _ = one.stream_block


@dataclass
class Prepared:
    """Pages that no link leads to."""

    draft: str
    private: str


def prepare() -> Prepared:
    """A draft with a link for a guest, and a page with a password."""
    private = factories.standard_page(title="Intern")
    factories.restrict(private)
    return Prepared(draft_links.make(draft_links.draft()), private.url or "")


def walk(client: Client, enough: int) -> int:
    """Follow the links from the front page on, a few of each kind; how many pages there were."""
    waiting, seen = ["/", "/sitemap.xml"], Counter({"/": 1, "/sitemap.xml": 1})
    alike: Counter[tuple[str, ...]] = Counter()
    while waiting:
        address = waiting.pop(0)
        for link in find_links(client.get(address), address):
            path, _, query = link.partition("?")
            kind = (path.rstrip("/").rpartition("/")[0], *sorted(parse_qs(query)))
            if not (PASSED_BY.match(link) or seen[link] or alike[kind] >= enough):
                seen[link] = 1
                alike[kind] += 1
                waiting.append(link)
    return len(seen)


def find_links(response: HttpResponse, address: str) -> Iterator[str]:
    """Addresses on this site that a page names."""
    if "html" not in response.get("Content-Type", ""):
        return
    for tag in BeautifulSoup(response.content, "html.parser").select("a[href], link[href]"):
        target = urldefrag(urljoin(f"http://localhost{address}", str(tag["href"]))).url
        parts = urlsplit(target)
        if parts.hostname == "localhost":
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def do_wrong(client: Client, patch: pytest.MonkeyPatch) -> None:
    """Addresses, filters and searches with mistakes, and an error on our side."""
    addresses = ("/nichts/", "/suche/?q=xyzxyz", "/suche/?q=Garten", "/suche/?q=Garten&page=99")
    addresses += ("/suche/?q=Garten&section=garten", "/veranstaltungen/monat/2090-01/")
    addresses += ("/veranstaltungen/?from=morgen", "/veranstaltungen/?from=31.12.2030&to=1.1.2030")
    addresses += ("/veranstaltungen/monat/x/", "/veranstaltungen/?kind=x", "/projekte/?stage=x")
    addresses += ("/stadtteilzeitung/?year=1900", "/%00")
    for address in addresses:
        client.get(address)
    client.get("/", headers={"host": "somewhere.else"})
    Client(enforce_csrf_checks=True).post("/suche/", {"q": "x"})
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr("search.views.Found", None)
        assert client.get("/suche/?q=Garten").status_code == 500


def visit_as_guest(client: Client, prepared: Prepared) -> None:
    """A draft with a note that is empty, too long, and fine; a page with a password."""
    for text in ("", "x" * 100_000, "Schön"):
        client.post(prepared.draft, {"text": text, "name": "Gast"})
    client.post(prepared.draft, {"text": "x", "website": "x"})
    client.get(prepared.draft + "?sent=1")
    client.get(f"{prepared.draft[:-3]}xx/")
    page = client.get(prepared.private)
    action = BeautifulSoup(page.content, "html.parser").select_one("form[method=post]")
    client.post(str(action["action"] if action else ""), {"password": "falsch", "return_url": "/"})


@pytest.fixture(scope="module")
def own_texts() -> set[str]:
    """The texts of the site itself, without those of Django and Wagtail."""
    german = polib.pofile(str(ROOT / "locale/de/LC_MESSAGES/django.po"))
    return {f"{text.msgctxt}\x04{text.msgid}" if text.msgctxt else text.msgid for text in german}


def find_not_yet_translated(language: str) -> set[str]:
    """What a section's own catalogue says that it lacks, and readers are told of."""
    paths = [catalogue.get_path(to_locale(language), folder) for folder in catalogue.find_folders()]
    waiting = [each for each in map(catalogue.read, paths) if catalogue.is_not_yet_translated(each)]
    texts = [text for each in waiting for text in each.untranslated_entries()]
    return {f"{text.msgctxt}\x04{text.msgid}" if text.msgctxt else text.msgid for text in texts}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_a_reader_falls_back_to_german(
    language: str, lookups: Lookups, own_texts: set[str]
) -> None:
    translation = trans_real.translation(language)
    known: Any = translation._catalog
    single, plural = lookups.texts - UNSEEN, lookups.plurals
    missing = {text for text in single if not (known.get(text) or known.get((text, 0)))}
    missing |= {
        text for text, number in plural if not known.get((text, translation.plural(number)))
    }
    # What Django says in German is plain enough for Simple German.
    if language == "de-simple":
        missing &= own_texts
    missing -= find_not_yet_translated(language)
    assert not missing, "\n".join(sorted(missing))
    assert len(lookups.texts & own_texts) > 200
