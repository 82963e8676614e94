"""What a Word file says, read at no risk for whoever asks: in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

#: Where `cms` is found by the process.
ROOT = Path(__file__).resolve().parents[2]
#: Seconds; the process itself ends after four of processor time (`converter.LONGEST`).
LONGEST = 20
SAVE_AS_WORD = _("Please save it in Word with “Save as” as .docx and choose that file.")
SENTENCES = {
    "old": _("This is a file of an old Word (.doc)."),
    "locked": _("This file is protected by a password. Please save it without one."),
    "rtf": _("This is a file in the format RTF."),
    "pdf": _(
        "This is a PDF. Please ask for the Word file that it was made from, or copy its text into"
        " an article."
    ),
    "opendocument": _("This is a file of LibreOffice or OpenOffice (.odt)."),
    "pages": _(
        "This is a file of Pages. Please choose “Export” and “Word” there, and then the new file."
    ),
    "other": _("This is no Word file."),
    "damaged": _("This file is damaged or was not uploaded completely."),
    "hostile": _("This file has something in it that no Word file needs, so it was not opened."),
    "too_large": _("There is more in this file than can be read here. Please divide it."),
    "too_long": _("This text is too long for one page. Please divide it into several files."),
    "too_many_bytes": _("This file is too large. Please make the pictures in it smaller."),
}
#: Reasons after which Word can do something about it.
_MENDED_BY_WORD = {"old", "rtf", "opendocument", "other", "damaged", "hostile"}
#: First bytes of files that people take for a Word file.
_BEGINNINGS = {
    b"{\\rtf": "rtf",
    b"%PDF": "pdf",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class WordFile:
    """What stands in a file (see `structure.Text`); pictures are files as long as it is open."""

    title: str
    subtitle: str
    teaser: str
    opening: str
    parts: list[dict[str, Any]]
    #: File and alternative text.
    pictures: list[tuple[Path, str]]
    #: What did not come along, in sentences.
    lost: list[str]


@contextmanager
def open_word_file(upload: UploadedFile) -> Iterator[WordFile]:
    """Read an upload.

    Raises:
        ValidationError: what it is instead, and what to do.
    """
    _check_beginning(upload)
    with TemporaryDirectory(prefix="word-") as name:
        folder = Path(name)
        source = folder / "source"
        with source.open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
        found = _convert(source, folder)
        if "refused" in found:
            raise refuse(found["refused"])
        pictures = [
            (folder / str(number), alternative)
            for number, alternative in enumerate(found["alternatives"])
        ]
        lost = list(describe_lost(found["lost"]))
        fields = ("title", "subtitle", "teaser", "opening", "parts")
        words = {name: found[name] for name in fields}
        yield WordFile(**words, pictures=pictures, lost=lost)


def refuse(reason: str) -> ValidationError:
    """The sentence for one of `SENTENCES`."""
    sentences = [SENTENCES[reason], SAVE_AS_WORD if reason in _MENDED_BY_WORD else ""]
    return ValidationError(" ".join(str(one) for one in sentences if one), code=reason)


def _check_beginning(upload: UploadedFile) -> None:
    if (upload.size or 0) > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
        raise refuse("too_many_bytes")
    upload.seek(0)
    beginning = upload.read(8)
    for known, reason in _BEGINNINGS.items():
        if beginning.startswith(known):
            raise refuse(reason)
    if beginning.startswith(_OLE):
        is_locked = any(_LOCKED in chunk for chunk in upload.chunks())
        raise refuse("locked" if is_locked else "old")
    if not beginning.startswith(_ZIP):
        name = (upload.name or "").lower()
        raise refuse("damaged" if name.endswith((".docx", ".docm")) else "other")


def _convert(source: Path, folder: Path) -> dict[str, Any]:
    """What the process has found; it may have been ended, or have ended itself."""
    command = [sys.executable, "-E", "-m", "cms.word_files.converter", str(source), str(folder)]
    try:
        # The paths are of our own making.
        subprocess.run(  # noqa: S603
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LONGEST,
            check=True,
        )
    except (subprocess.SubprocessError, OSError):
        return {"refused": "too_large"}
    found: dict[str, Any] = json.loads((folder / "text.json").read_text())
    return found


def describe_lost(lost: dict[str, int]) -> Iterator[str]:
    """What did not come along, the most important first."""
    counted = [_count(kind, lost[kind]) for kind in _COUNTED if lost.get(kind)]
    if counted:
        yield gettext("Did not come along: %(things)s.") % {"things": join(counted)}
    for kind, sentence in _SAID.items():
        if lost.get(kind):
            yield str(sentence)


def join(things: Iterable[str]) -> str:
    """“2 comments, 1 chart”."""
    return ", ".join(things)


_COUNTED = (
    "comments",
    "charts",
    "diagrams",
    "drawings",
    "objects",
    "linked_pictures",
    "broken_pictures",
    "many_pictures",
)
_SAID = {
    "formulas": _("Formulas came along as plain letters. Please look at them."),
    "struck": _("Struck-out words were left out."),
    "hidden": _("Hidden text was left out."),
    "contents": _("The table of contents was left out."),
    "margins": _("What stands above and below each page was left out."),
    "macros": _("The macros in the file were left out."),
}


def _count(kind: str, number: int) -> str:
    """“2 comments”."""
    words = {
        "comments": ngettext("%(number)s comment", "%(number)s comments", number),
        "charts": ngettext("%(number)s chart", "%(number)s charts", number),
        "diagrams": ngettext("%(number)s diagram", "%(number)s diagrams", number),
        "drawings": ngettext("%(number)s drawing", "%(number)s drawings", number),
        "objects": ngettext("%(number)s embedded file", "%(number)s embedded files", number),
        "linked_pictures": ngettext(
            "%(number)s picture that is not in the file",
            "%(number)s pictures that are not in the file",
            number,
        ),
        "broken_pictures": ngettext(
            "%(number)s picture that cannot be read",
            "%(number)s pictures that cannot be read",
            number,
        ),
        "many_pictures": ngettext(
            "%(number)s picture, as there are so many",
            "%(number)s pictures, as there are so many",
            number,
        ),
    }
    return words[kind] % {"number": number}
