"""Translating in a program of one's own: out as a PO file and back, whatever became of it."""

import polib
import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from cms.sections import Role
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import enter, now
from tests.readers import text
from tests.translating import send, translate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sent_page")]


@pytest.fixture
def page(sent_page: int) -> ArticlePage:
    """An article in Ukrainian: given to translators, nothing translated yet."""
    return ArticlePage.objects.get(pk=sent_page)


LINKED = 'Ein <b>fettes</b> <a id="a1">Wort</a>'


def address(page: ArticlePage, name: str) -> str:
    """Where a page's file comes from or goes to."""
    return reverse(f"{name}_po", args=[key(page)])


def key(page: ArticlePage) -> int:
    """Of the record that belongs to a translation."""
    return now(page).latest_revision.translated.translation_id


def download(client: Client, page: ArticlePage) -> polib.POFile:
    """The file as Poedit reads it."""
    return polib.pofile(client.get(address(page, "download")).content.decode())


def upload(client: Client, page: ArticlePage, content: polib.POFile | str | bytes) -> str:
    """Hand a file in; gives what the next page says."""
    data = content if isinstance(content, bytes) else str(content).encode()
    file = SimpleUploadedFile("uk.po", data)
    answer = client.post(address(page, "upload"), {"file": file}, follow=True)
    return text(BeautifulSoup(answer.content, "lxml"), ".messages")


def fill(po: polib.POFile, **words: str) -> polib.POFile:
    """Words for every entry."""
    for entry in po:
        entry.msgstr = words.get(entry.msgid, f"uk {entry.msgid}")
    return po


def draft(page: ArticlePage) -> ArticlePage:
    """The newest version; never published."""
    page = now(page)
    assert not page.live
    assert not page.workflow_in_progress
    return page.get_latest_revision_as_object()


def stored(page: ArticlePage) -> int:
    """How many sentences have words."""
    own = StringTranslation.objects.filter(context__object_id=page.translation_key)
    return own.filter(locale=page.locale).count()


def test_there_and_back_makes_a_draft(translator: Client, page: ArticlePage) -> None:
    po = download(translator, page)
    assert po.metadata["Language"] == "uk"
    message = upload(translator, page, fill(po))
    assert f"{len(po)} Sätze übernommen" in message
    saved = draft(page)
    assert saved.title == "uk Acht Bänke"
    assert saved.teaser == "uk Am Hang & am Bach"
    assert 'href="https://example.org/?a=1"' in str(saved.body)
    again = {(e.msgctxt, e.msgid): e.msgstr for e in download(translator, page)}
    assert again == {(e.msgctxt, e.msgid): e.msgstr for e in po}


def test_what_a_program_does_to_a_file_does_no_harm(translator: Client, page: ArticlePage) -> None:
    """Another order, wrapped lines, a byte order mark, a header of its own, no identity."""
    po = fill(download(translator, page))
    po.sort(key=lambda entry: entry.msgid, reverse=True)
    po.wrapwidth = 20
    po.metadata = {
        "Project-Id-Version": "",
        "Last-Translator": "Taras <taras@example.org>",
        "Language": "uk_UA",
        "X-Generator": "Poedit 3.4",
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=3; plural=0;",
    }
    message = upload(translator, page, b"\xef\xbb\xbf" + str(po).replace("\n", "\r\n").encode())
    assert "Sätze übernommen" in message
    assert draft(page).title == "uk Acht Bänke"


def test_file_of_another_page_or_language_is_refused(translator: Client, page: ArticlePage) -> None:
    other = factories.article("Neun Bänke")
    send(enter("maria", Role.MODERATORS), other, "uk")
    foreign = fill(download(translator, other.get_translation(page.locale).specific))
    assert "für eine andere Seite oder Sprache" in upload(translator, page, foreign)
    del foreign.metadata["X-WagtailLocalize-TranslationID"]
    assert "Kein Satz dieser Datei" in upload(translator, page, foreign)
    po = fill(download(translator, page))
    po.metadata["Language"] = "fr"
    assert "„fr“" in upload(translator, page, po)
    assert not stored(page)


def test_what_is_no_po_file_and_what_is_huge_is_refused(
    translator: Client, page: ArticlePage
) -> None:
    for content in (
        b" ",
        b"\x89PNG\r\n\x1a\n\x00\xff",
        b"PK\x03\x04",
        b"<html><body>Hallo</body></html>",
        b"/etc/passwd",
        b'msgid "Acht B\n msgstr',
        'msgid "Acht Bänke"\nmsgstr "Лавки"'.encode("utf-16"),
        b'msgstr[x] "a"',
    ):
        assert "keine Übersetzungsdatei" in upload(translator, page, content), content
    assert "zu groß" in upload(translator, page, b"# x\n" * 1_310_720)
    assert not stored(page)


def test_uncertain_and_unclean_entries_are_left_out_and_said(
    translator: Client, page: ArticlePage
) -> None:
    po = fill(download(translator, page))
    po.find("Acht Bänke").flags.append("fuzzy")
    for wrong in (
        'Слово <script>alert(1)</script> <a id="a1">x</a>',
        '<a id="a2">Слово</a>',
        '<a id="a1" href="javascript:alert(1)">Слово</a>',
        '<img src=x onerror=alert(1)><a id="a1">x</a>',
        "Слово без посилання",
    ):
        po.find(LINKED).msgstr = wrong
        message = upload(translator, page, po)
        assert "die das Original nicht hat" in message, wrong
        assert "fuzzy" in message
        assert stored(page) == len(po) - 2
    assert draft(page).title == "Acht Bänke"
    assert draft(page).teaser == "uk Am Hang & am Bach"


def test_bare_signs_are_words_and_what_does_not_fit_is_kept_and_said(
    translator: Client, page: ArticlePage
) -> None:
    po = fill(download(translator, page), **{"Acht Bänke": "Лавки & 5 < 6"})
    upload(translator, page, po)
    assert draft(page).title == "Лавки & 5 < 6"
    fill(po, **{"Acht Bänke": "Лавки " * 60})
    assert "passen aber noch nicht" in upload(translator, page, po)
    assert stored(page) == len(po)
    words = StringTranslation.objects.filter(context__object_id=page.translation_key)
    assert words.filter(data__startswith="Лавки Лавки").exists()
    assert draft(page)


def test_sentences_of_an_older_original_are_said(translator: Client, page: ArticlePage) -> None:
    po = fill(download(translator, page))
    article = page.get_translation(factories.language())
    article.title = "Neun Bänke"
    article.save_revision().publish()
    assert "nicht mehr hat" in upload(translator, page, po)
    assert stored(page) == len(po) - 1


def test_what_waits_for_its_release_is_not_touched(translator: Client, page: ArticlePage) -> None:
    po = fill(download(translator, page), **{"Acht Bänke": "Пізно"})
    translate(translator, page, "submit")
    before = now(page).latest_revision_id
    upload(translator, page, po)
    assert now(page).latest_revision_id == before
    words = StringTranslation.objects.filter(context__object_id=page.translation_key)
    assert not words.filter(data="Пізно").exists()


def test_strangers_neither_read_nor_write(translator: Client, page: ArticlePage) -> None:
    po = fill(download(translator, page))
    stranger = enter("hans", Role.GARDENERS)
    assert "Acht" not in stranger.get(address(page, "download"), follow=True).content.decode()
    file = SimpleUploadedFile("uk.po", str(po).encode())
    stranger.post(address(page, "upload"), {"file": file})
    assert not stored(page)
