"""Reads the text of a PDF in a process of its own, which ends by itself where the file is a trap.

    python -m cms.documents.pdf_reader FILE TARGET

Writes a line of JSON a page as soon as it is read, so that nothing read before a limit is lost: its
text, or null where the page cannot be read. The first line is the number of pages, or an object
like `{"problem": "locked"}`. Nothing is fetched from anywhere, and Django is not loaded.
"""

import json
import logging
import os
import re
import resource
import sys
from pathlib import Path
from typing import TextIO

from pypdf import PdfReader

#: Seconds of the processor, bytes of address space, bytes that are written.
LONGEST, MOST_MEMORY, MOST_TEXT = 60, 300_000_000, 20_000_000
#: The paper has a few dozen; a book is no document of a neighbourhood's site.
MOST_PAGES = 500
#: Signs of one page; a page of the paper has 8,000.
MOST_SIGNS = 50_000
#: A word that goes on in the next line, joined; not “Kinder-” before “und Jugendfest”.
_HYPHEN = re.compile(
    "(?<=[^\\W\\d_])[-\u2010\u00ad] *\n(?!(?:und|oder|bzw|and|or)\\b)(?=[a-zäöüß])"
)
#: In other scripts, and before a capital, the hyphen is a part of the word.
_BREAK = re.compile("(?<=[^\\W\\d_][-\u2010]) *\n(?=[^\\W\\d_])(?!(?:und|oder|bzw|and|or)\\b)")


def limit() -> None:
    """What the process gets; whoever reads pages goes first."""
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_TEXT, MOST_TEXT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(10)
    # It warns of each fault that it can read past.
    logging.disable()


def read(source: Path, target: TextIO) -> None:
    """Write what is in a file."""
    with source.open("rb") as file:
        try:
            reader = PdfReader(file)
            # Many may be read by everybody and are only not to be changed.
            if reader.is_encrypted and not reader.decrypt(""):
                _write(target, {"problem": "locked"})
                return
            total = len(reader.pages)
        except MemoryError:
            _write(target, {"problem": "too_much"})
            return
        # Whatever the reader stumbles over is a fault of the file.
        except Exception:  # noqa: BLE001
            _write(target, {"problem": "damaged"})
            return
        _write(target, total)
        for number in range(min(total, MOST_PAGES)):
            _write(target, _read_page(reader, number))


def _read_page(reader: PdfReader, number: int) -> str | None:
    try:
        return join_lines(reader.pages[number].extract_text())[:MOST_SIGNS]
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a fault of the page; others may be whole
        return None


def join_lines(text: str) -> str:
    """The text without hyphens at the ends of lines."""
    return _BREAK.sub("", _HYPHEN.sub("", text))


def _write(target: TextIO, value: object) -> None:
    target.write(json.dumps(value) + "\n")
    target.flush()


if __name__ == "__main__":
    limit()
    with Path(sys.argv[2]).open("w") as written:
        read(Path(sys.argv[1]), written)
