"""Reads a Word file in a process of its own, which ends by itself where the file is a trap.

    python -m cms.word_files.converter FILE FOLDER

Writes `text.json` into the folder (`structure.Text`, or `{"refused": reason}`), and each picture as
a file named by its number. Nothing is fetched from anywhere, and Django is not loaded.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any

from cms.word_files.markup import Prepared, prepare
from cms.word_files.package import LARGEST_PICTURE, Package, RefusedFileError
from cms.word_files.structure import read_text

#: Seconds of processor time, bytes of address space: what a long text with many tables needs twice.
LONGEST, MOST_MEMORY = 4, 200_000_000
#: Reading trees takes about ten calls a level (`package.DEEPEST`).
DEEPEST_CALLS = 6_000


def limit() -> None:
    """What the process gets."""
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_PICTURE, LARGEST_PICTURE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.setrecursionlimit(DEEPEST_CALLS)


def convert(file: Path, folder: Path) -> dict[str, Any]:
    """What is in a file, or why it was refused."""
    try:
        package = Package(file)
        prepared = prepare(package)
        text = read_text(prepared, package.find_title())
        _write_pictures(package, prepared, folder)
    except RefusedFileError as error:
        return {"refused": error.args[0]}
    except (MemoryError, RecursionError):
        return {"refused": "too_large"}
    # Whatever the reader stumbles over is a fault of the file.
    except Exception as error:  # noqa: BLE001
        return {"refused": "damaged", "error": repr(error)}
    return text.as_json()


def _write_pictures(package: Package, prepared: Prepared, folder: Path) -> None:
    """Each picture; one that is too large or cannot be read is an empty file."""
    for number, part in enumerate(prepared.pictures):
        content = b""
        try:
            content = package.read(part, LARGEST_PICTURE)
        except RefusedFileError:
            prepared.lost["broken_pictures"] += 1
        (folder / str(number)).write_bytes(content)


if __name__ == "__main__":
    limit()
    source, target = map(Path, sys.argv[1:])
    (target / "text.json").write_text(json.dumps(convert(source, target)))
