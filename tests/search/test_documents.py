"""Words of PDFs are found at their page, as long as everybody may have the file."""

from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client, TestCase
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, Page

from cms.documents.models import CustomDocument, DocumentPage
from cms.site.visibility import get_public_scope
from search.models import IndexedWord
from tests import factories
from tests.editing import enter
from tests.hiding import Pages, hide_all
from tests.pdfs import pdf
from tests.readers import read, text
from tests.translating import language, publish_translation

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

PAPER = pdf(
    "Winzerlaer Zeitung", "Vom Flohmarkt", "Die Nachbarschafts-\nversammlung pflanzt Quitten"
)
#: Stands nowhere but in a file.
WORD = "Zwiebelmustertasse"


def add(content: bytes, title: str = "Ausgabe Mai", **fields: Any) -> CustomDocument:
    """A PDF in the library, whose text has been read."""
    document = CustomDocument(title=title, file=ContentFile(content, name="mai.pdf"), **fields)
    with TestCase.captureOnCommitCallbacks(execute=True):
        document.save()
    return document


def name(document: CustomDocument, words: str = "Ein Heft", **fields: Any) -> Page:
    """A page on which the document stands."""
    block = ("text", f'<p><a linktype="document" id="{document.pk}">Heft</a></p>')
    return factories.standard_page(title=words, body=[block], **fields)


def ask(query: str, address: str = "/suche/") -> list[tuple[str, str, str]]:
    """Title, address and label of each file that the search page shows."""
    soup = read(Client(), f"{address}?q={quote(query)}")
    found = soup.select("#documents ~ ol article")
    return [
        (text(one, "h3"), str(one.select("a")[0]["href"]), text(one, ".label")) for one in found
    ]


def ask_api(query: str, **params: str) -> list[dict[str, Any]]:
    """The same by the API."""
    answer = Client().get("/api/v1/search", {"q": query, **params}).json()
    documents: list[dict[str, Any]] = answer["documents"]
    return documents


def test_file_is_found_in_all_forms_of_its_words_and_opens_at_the_page() -> None:
    document = add(PAPER)
    assert ask("Quitten") == []
    name(document)
    shown = [("Ausgabe Mai", f"{document.url}#page=3", "Datei (PDF), Seite 3")]
    for query in ("Quitte", "quitten pflanzen", "Nachbarschaftsversammlung", "Versammlung"):
        assert ask(query) == shown, query
    assert ask("Zeitung")[0][1].endswith("#page=1")
    assert ask("Quitten -Nachbarschaftsversammlung") == []
    marked = read(Client(), "/suche/?q=quitte").select("#documents ~ ol mark")
    assert [one.get_text() for one in marked] == ["Quitten"]
    (hit,) = ask_api("quitte")
    assert (hit["page"], hit["language"], hit["id"]) == (3, "de", document.pk)
    assert hit["page_url"] == f"http://testserver{document.url}#page=3"
    assert hit["snippet"] == "Die Nachbarschaftsversammlung pflanzt <mark>Quitten</mark>"
    # Beside the first part of all pages alone.
    assert ask_api("quitte", offset="1") == ask_api("quitte", type="article") == []


def test_file_is_found_by_readers_of_its_language() -> None:
    page = name(add(PAPER))
    name(add(pdf("The neighbours plant quinces"), language="en"))
    publish_translation(page, language("en"), **{"Ein Heft": "A paper"})
    assert [url.rpartition("#")[2] for _title, url, _label in ask("Quitten")] == ["page=3"]
    assert ask("quinces") == []
    search = get_public_scope("en").languages
    address = next(one.search_url for one in search if one.code == "en")
    assert [label for *_hit, label in ask("quince", address)] == ["File (PDF), page 1"]
    assert ask("Quitten", address) == []


def find_traces() -> list[str]:
    """Where readers meet the word, or learn that it exists; also who has nearly typed it."""
    traces = []
    for query in (WORD, f"{WORD[:-2]}se"):
        for address in (f"/suche/?q={query}", f"/api/v1/search?q={query}"):
            said = Client().get(address).content.decode()
            # An answer may repeat the question, and a trace names the file.
            for asked in (f'value="{query}"', f"„{query}“", f"q={query}"):
                said = said.replace(asked, "")
            if WORD in said or "mai.pdf" in said:
                traces.append(address)
    if IndexedWord.objects.filter(word__startswith="zwiebelmuster").exists():
        traces.append("words")
    return traces


def test_words_of_a_file_are_found_nowhere_unless_something_public_names_it(
    settings: Any,
) -> None:
    document = add(pdf(f"Die {WORD}"))
    assert find_traces() == []

    def make(words: str, *, live: bool = True) -> Pages:
        return [name(document, words, live=live)]

    # Each way to be hidden; the file is public meanwhile, before some of the pages are hidden.
    with TestCase.captureOnCommitCallbacks(execute=True):
        hide_all(make)
    assert find_traces() == []
    call_command("update_index", verbosity=0)
    assert find_traces() == []
    page, other = name(document), name(document)
    assert [url for _title, url, _label in ask(WORD)] == [f"{document.url}#page=1"]
    assert [hit["id"] for hit in ask_api(WORD)] == [document.pk]
    # From here on no worker does anything.
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    page.unpublish()
    assert ask(WORD)
    # It is online still, and the index of references goes on to say that it names the file.
    other.body = []
    other.save_revision().publish()
    assert find_traces() == []


def test_words_of_a_file_that_was_replaced_or_put_away_are_gone_at_once(settings: Any) -> None:
    document = add(pdf(f"Die {WORD}"))
    name(document)
    assert ask(WORD)
    private = Collection.get_first_root_node().add_child(name="Vertraulich")
    CollectionViewRestriction.objects.create(
        collection=private, restriction_type=CollectionViewRestriction.LOGIN
    )
    CustomDocument.objects.filter(pk=document.pk).update(collection=private)
    assert find_traces() == []
    CustomDocument.objects.filter(pk=document.pk).update(
        collection=Collection.get_first_root_node()
    )
    assert ask(WORD)
    tasks = settings.TASKS
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    replace(document, pdf("Der Kaffeeklatsch"))
    assert find_traces() == []
    settings.TASKS = tasks
    call_command("read_documents", verbosity=0)
    assert ask("Kaffeeklatsch")
    assert find_traces() == []
    CustomDocument.objects.get(pk=document.pk).delete()
    assert ask("Kaffeeklatsch") == []
    assert not DocumentPage.objects.exists()


def replace(document: CustomDocument, content: bytes) -> None:
    """Bring another file in the place of a document's, as editors do."""
    form = {
        "title": document.title,
        "collection": str(document.collection_id),
        "tags": "",
        "language": document.language,
        "file": ContentFile(content, name="mai-neu.pdf"),
    }
    address = reverse("wagtaildocs:edit", args=[document.pk])
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = enter("redaktion").post(address, form)
    assert answer.status_code == 302, answer.content.decode()
