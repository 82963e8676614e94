"""The text of a PDF, read at no risk for whoever asks: in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import IO, Any

from cms.texts.tidy import tidy

#: Where `cms` is found by the process.
ROOT = Path(__file__).resolve().parents[2]
#: Seconds by the clock; the process itself ends after as many of the processor.
PATIENCE = 60
#: What every page and picture of a PDF is; a file without any has nothing to read.
_OBJECT = b" obj"
_CHUNK = 1 << 20


@dataclass
class ReadPDF:
    """What is in a file."""

    #: Text by the number of the page, from 1; pages without any are left out.
    texts: dict[int, str] = field(default_factory=dict)
    #: Pages that were read, with or without text, and pages that there are.
    read: int = 0
    total: int = 0
    #: One of `DocumentText.Problem`, or empty.
    problem: str = ""


def read_pdf(file: IO[bytes]) -> ReadPDF:
    """Read a PDF; whatever is wrong with it is said in `problem`. Takes up to a minute."""
    if not _has_objects(file):
        return ReadPDF(problem="damaged")
    with TemporaryDirectory(prefix="pdf-") as name:
        source, target = Path(name) / "source", Path(name) / "text"
        with source.open("wb") as copy:
            copyfileobj(file, copy)
        _run(source, target)
        return _collect(target)


def _has_objects(file: IO[bytes]) -> bool:
    """Whether there is anything in it: starting a program takes longer than looking."""
    file.seek(0)
    end, found = b"", False
    while not found and (chunk := file.read(_CHUNK)):
        found = _OBJECT in end + chunk
        end = chunk[-len(_OBJECT) :]
    file.seek(0)
    return found


def _run(source: Path, target: Path) -> None:
    """Have it read. The process may be ended, or end itself: what it has written counts."""
    command = [sys.executable, "-E", "-m", "cms.documents.pdf_reader", str(source), str(target)]
    with suppress(subprocess.SubprocessError, OSError):
        # The paths are of our own making.
        subprocess.run(  # noqa: S603
            command,
            cwd=ROOT,
            env={"MALLOC_ARENA_MAX": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )


def _collect(target: Path) -> ReadPDF:
    lines = _read_lines(target)
    first = next(lines, None)
    if not isinstance(first, int):
        return ReadPDF(problem=first["problem"] if first else "too_much")
    found = ReadPDF(total=first)
    failed = 0
    for number, text in enumerate(lines, start=1):
        failed += text is None
        found.read += text is not None
        if text and (tidied := tidy(text).strip()):
            found.texts[number] = tidied
    found.problem = _find_problem(found, failed)
    return found


def _find_problem(found: ReadPDF, failed: int) -> str:
    if not found.read:
        return "damaged" if failed or not found.total else "too_much"
    if found.read < found.total:
        return "cut"
    has_words = any(sign.isalpha() for text in found.texts.values() for sign in text)
    return "" if has_words else "no_text"


def _read_lines(target: Path) -> Iterator[Any]:
    """The lines that are complete."""
    if not target.exists():
        return
    with target.open() as written:
        for line in written:
            with suppress(ValueError):
                yield json.loads(line)
