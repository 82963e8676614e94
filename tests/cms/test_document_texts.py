"""The text of PDFs is read whatever they are; editors are told what the search does not find."""

import zlib
from io import BytesIO
from resource import RUSAGE_SELF, getrusage
from time import monotonic
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client, TestCase
from django.urls import reverse
from wagtail.models import Collection

from cms.documents import reading
from cms.documents.models import CustomDocument, DocumentText
from cms.documents.pdf_reader import MOST_PAGES, join_lines
from cms.documents.reading import read_pdf
from tests import pdfs

WHOLE = pdfs.pdf("Die Nachbar-\nschaft", "", "Zweite Straße")
#: What a worker may grow by while something hostile is read, in kilobytes; a file takes itself.
MOST_GROWTH = 60_000

#: Files that nobody should send, with what is said of them.
HOSTILE = {
    "empty": (b"", "damaged"),
    "only a name": (b"%PDF-1.7\n", "damaged"),
    "half of it": (WHOLE[: len(WHOLE) // 2], "damaged"),
    "noise": (b"%PDF-1.7\n1 0 obj" + bytes(range(256)) * 100, "damaged"),
    "a password": (pdfs.pdf("Geheim", password="x"), "locked"),
    "a scan": (pdfs.pdf("", ""), "no_text"),
    "a gigabyte of blanks": (pdfs.bomb(1_000_000_000), "damaged"),
    "the same, packed twice": (pdfs.bomb(1_000_000_000, 2), "damaged"),
    "pages in pages": (pdfs.nested(3_000), "damaged"),
    "pages in themselves": (pdfs.looping(), "damaged"),
    "more than memory": (
        pdfs.one_page(
            pdfs.stream(zlib.compress(b"z" * 60_000_000), b"FlateDecode", b"ASCII85Decode")
        ),
        "too_much",
    ),
}


def test_hostile_files_are_told_apart_and_cost_the_worker_nothing() -> None:
    before = getrusage(RUSAGE_SELF).ru_maxrss
    said = {name: read_pdf(BytesIO(content)).problem for name, (content, _said) in HOSTILE.items()}
    assert said == {name: problem for name, (_content, problem) in HOSTILE.items()}
    assert getrusage(RUSAGE_SELF).ru_maxrss - before < MOST_GROWTH


def test_what_was_read_before_a_limit_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read_pdf(BytesIO(pdfs.pdf(*(f"Seite {number}" for number in range(1, 601)))))
    assert (found.problem, found.read, found.total) == ("cut", MOST_PAGES, 600)
    assert found.texts[MOST_PAGES] == f"Seite {MOST_PAGES}"
    # Whoever reads it for ever is ended.
    monkeypatch.setattr(reading, "PATIENCE", 2)
    endless = zlib.compress(b"BT /F1 9 Tf " + b"(aaaaaaaaaa) Tj T* " * 400_000 + b" ET")
    begun = monotonic()
    found = read_pdf(BytesIO(pdfs.one_page(pdfs.stream(endless, b"FlateDecode"))))
    assert (found.problem, found.texts) == ("too_much", {})
    assert monotonic() - begun < reading.PATIENCE * 5


def test_words_are_whole_and_stand_at_their_page() -> None:
    found = read_pdf(BytesIO(WHOLE))
    assert found.texts == {1: "Die Nachbarschaft", 3: "Zweite Straße"}
    assert (found.problem, found.read, found.total) == ("", 3, 3)
    # Everybody may read it; only to change it takes a password.
    protected = pdfs.pdf("Beschluss", owner="x")
    assert read_pdf(BytesIO(protected)).texts == {1: "Beschluss"}
    for written, meant in {
        "Straßen\u2010\nbahn": "Straßenbahn",
        "Kinder-\nund Jugendfest": "Kinder-\nund Jugendfest",
        "Stadtteil-\nZeitung": "Stadtteil-Zeitung",
        "Nummer 3-\n4": "Nummer 3-\n4",
        "ganz -\nnicht": "ganz -\nnicht",
    }.items():
        assert join_lines(written) == meant


#: What editors read beside the file.
TOLD = {
    "geheim.pdf": (HOSTILE["a password"][0], "Sie ist mit einem Passwort geschützt."),
    "scan.pdf": (HOSTILE["a scan"][0], "wie ein Scanner sie macht"),
    "halb.pdf": (HOSTILE["half of it"][0], "Sie ist beschädigt oder unvollständig."),
    "ganz.pdf": (WHOLE, ""),
}


def get_form(**fields: Any) -> dict[str, Any]:
    root = Collection.get_first_root_node()
    return {"title": "Heft", "collection": str(root.pk), "tags": "", "language": "de", **fields}


@pytest.mark.django_db
def test_editor_reads_beside_the_file_what_the_search_does_not_find(moderator: Client) -> None:
    for name, (content, sentence) in TOLD.items():
        form = get_form(title=name, file=ContentFile(content, name=name))
        with TestCase.captureOnCommitCallbacks(execute=True):
            assert moderator.post(reverse("wagtaildocs:add"), form).status_code == 302, name
        # Nothing is lost.
        document = CustomDocument.objects.get(title=name)
        assert document.file.read() == content
        page = moderator.get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()
        assert ("Die Suche findet" in page) is bool(sentence), name
        assert sentence in page
    # Another file in its place, and it is no longer said.
    document = CustomDocument.objects.get(title="geheim.pdf")
    address = reverse("wagtaildocs:edit", args=[document.pk])
    with TestCase.captureOnCommitCallbacks(execute=True):
        moderator.post(address, get_form(file=ContentFile(WHOLE, name="offen.pdf")))
    assert "Die Suche findet" not in moderator.get(address).content.decode()


@pytest.mark.django_db
def test_what_is_there_already_is_read_by_a_command_once(capsys: Any) -> None:
    document = CustomDocument.objects.create(title="Heft", file=ContentFile(WHOLE, name="heft.pdf"))
    CustomDocument.objects.create(title="Brief", file=ContentFile(b"Hallo", name="brief.txt"))
    assert not DocumentText.objects.exists()
    for total in (1, 0):
        call_command("read_documents")
        assert capsys.readouterr().out == f"{total} documents\n"
    text = DocumentText.objects.get()
    assert (text.document, text.pages.count(), text.describe()) == (document, 2, "")
    document.language = "en"
    document.save()
    call_command("read_documents")
    assert DocumentText.objects.get().language == "en"
    document.file.storage.delete(document.file.name)
    DocumentText.objects.all().delete()
    call_command("read_documents")
    assert "Heft" in capsys.readouterr().err
