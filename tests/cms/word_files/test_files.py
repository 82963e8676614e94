"""What must be there of a Word file is there, what was lost is named, and nothing does harm."""

import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cms.word_files import converter
from cms.word_files.reading import open_word_file
from tests.cms.word_files import files
from tests.cms.word_files.features import FEATURES
from tests.cms.word_files.files import Case
from tests.cms.word_files.writer import upload


def flow(found: dict[str, Any]) -> str:
    """All parts in a row; pictures as a number and their caption in brackets."""
    return "".join(
        part["html"] if "html" in part else f"[{part['picture']} {part['caption']}]"
        for part in found["parts"]
    )


def check(found: dict[str, Any], case: Case) -> None:
    """Whether a file became what it was to become."""
    assert found.get("refused", "") == case.refused, found
    if case.refused:
        return
    shown, place = flow(found), 0
    for words in case.says:
        assert words in shown[place:], f"{words!r} is missing in {shown!r}"
        place = shown.index(words, place) + len(words)
    for words in case.hides:
        assert words not in shown, shown
    heads = (found["title"], found["subtitle"], found["teaser"])
    assert heads == (case.title, case.subtitle, case.teaser)
    assert {kind: number for kind, number in found["lost"].items() if number} == case.lost
    assert found["alternatives"] == case.alternatives


CASES = {**files.CASES, **FEATURES}


@pytest.mark.parametrize("name", CASES)
def test_what_stands_in_the_file_comes_along_and_the_rest_is_counted(
    name: str, tmp_path: Path
) -> None:
    case = CASES[name]
    (tmp_path / "file").write_bytes(case.write())
    check(converter.convert(tmp_path / "file", tmp_path), case)


#: Seconds of processor time that a file may cost.
LONGEST = 5


def read_hostile(case: Case) -> float:
    """Read a file as it would be read in a request; gives the seconds that its process took."""
    content = upload(case.write())
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    if case.refused:
        with pytest.raises(ValidationError) as refusal, open_word_file(content):
            pass
        assert refusal.value.code == case.refused
        assert refusal.value.messages[0]
    else:
        with open_word_file(content) as word:
            check({**vars(word), "alternatives": [], "lost": {}}, case)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize("name", files.HOSTILE)
def test_hostile_file_is_read_in_a_process_that_ends_soon_and_gets_a_sentence(name: str) -> None:
    assert read_hostile(files.HOSTILE[name]) < LONGEST


@pytest.mark.slow("it takes all the time that a file gets")
def test_file_that_nobody_could_read_in_time_is_given_up() -> None:
    assert read_hostile(files.ENDLESS) < LONGEST


def test_process_that_reads_files_gets_no_more_memory_than_it_should() -> None:
    code = "from cms.word_files.converter import *; limit(); bytes(MOST_MEMORY)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "MemoryError" in done.stderr
    assert converter.MOST_MEMORY <= 200_000_000


#: First bytes of what people take for a Word file, its name, and what is said of it.
OTHERS = {
    "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "brief.doc", ".docx"),
    "locked": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "brief.docx",
        "Kennwort",
    ),
    "rtf": (b"{\\rtf1 Hallo}", "brief.rtf", "Speichern unter"),
    "pdf": (b"%PDF-1.7", "brief.pdf", "Word-Datei, aus der es gemacht ist"),
    "cut off": (files.everything()[:900], "brief.docx", "beschädigt"),
    "empty": (b"", "brief.docx", "beschädigt"),
    "a picture": (files.jpeg(), "brief.docx", "beschädigt"),
    "a letter": (b"Hallo", "brief.txt", "keine Word-Datei"),
    "opendocument": (
        files.write(parts={"mimetype": "x", "content.xml": "x"}),
        "brief.odt",
        "LibreOffice",
    ),
    "pages": (files.write(parts={"Index/Document.iwa": "x"}), "brief.pages", "Exportieren"),
    "a calculation": (
        files.write(
            parts={
                "_rels/.rels": files.relations(
                    files.relation("rId1", "officeDocument", "xl/workbook.xml")
                ),
                "xl/workbook.xml": "<x/>",
            }
        ),
        "brief.xlsx",
        "keine Word-Datei",
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_file_of_another_program_gets_a_sentence_what_to_do(name: str) -> None:
    content, called, words = OTHERS[name]
    with pytest.raises(ValidationError, match=words), open_word_file(upload(content, called)):
        pass
