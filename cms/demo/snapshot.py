"""What lasts of the demo, as rows: kept beside it, because building them takes minutes.

`demo.json.xz` holds all rows of a new site with the pages that are the same on every day, and
names the files of the repository that its pictures and papers are. The rest is built when it is put
in place (`builder.py`). It counts only for the texts, pictures, code and migrations that it was
made from. `python scripts/demo_snapshot.py` writes it anew.

Rows are those of SQLite, which every database reads. For moments see `moments.py`; nobody's
password is kept. Keys of blocks and translations are drawn from a fixed seed, as digests and other
keys are made from them.
"""

import hashlib
import json
import lzma
import sqlite3
import uuid
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management.color import no_style
from django.db import connection

from cms.demo import empty_database, moments
from cms.site.receivers import sync_site_url

FILE = Path(__file__).parent / "demo.json.xz"
ROOT = Path(__file__).resolve().parents[2]
#: Tables that each site fills itself: indexes, scaled pictures, what has been migrated, sessions,
#: and what is remembered of logins.
OF_ITS_OWN = (
    *("sqlite_", "wagtailsearch_indexentry", "images_customrendition", "django_migrations"),
    *("django_session", "django_tasks", "site_contentversion", "demo_", "search_indexedword"),
    *("accounts_", "usersessions_"),
)
#: Its rows come in any order, and nothing names them.
REFERENCES = "wagtailcore_referenceindex"

#: Rows by table, after the names of the table's columns.
Tables = dict[str, list[list[Any]]]


def get_digest() -> str:
    """SHA-256 over what the rows are made from, and what the settings say about them."""
    digest = hashlib.sha256(empty_database.get_digest().encode())
    says = [settings.SECTIONS, settings.LANGUAGES, getattr(settings, "DEMO_LOGINS", [])]
    digest.update(json.dumps([*says, settings.TIME_ZONE], default=str).encode())
    for file in sorted(find_sources()):
        digest.update(f"{file.relative_to(ROOT)} ".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def find_sources() -> Iterator[Path]:
    """Code, texts, pictures and papers of the demo."""
    for folder in (Path(__file__).parent, *ROOT.glob("*/demo")):
        files = (file for file in folder.glob("**/*") if file.is_file())
        yield from (f for f in files if f.suffix not in {".pyc", ".xz", ".md"})


# --- Writing -------------------------------------------------------------------------------------


def take(database: Path) -> str:
    """The rows of an SQLite database that was made for this; the same for equal demos."""
    with closing(sqlite3.connect(database)) as source:
        tables = [f"{json.dumps(name)}: [\n{rows}]" for name, rows in _read_tables(source)]
    return moments.forget("{" + ",\n".join(tables) + "}")


@contextmanager
def keys_by_seed() -> Iterator[None]:
    """Meanwhile `uuid4` gives the same keys in the same order each time."""
    upstream = uuid.os  # type: ignore[attr-defined]
    uuid.os = SimpleNamespace(urandom=Random(0).randbytes)  # type: ignore[attr-defined] # noqa: S311
    try:
        yield
    finally:
        uuid.os = upstream  # type: ignore[attr-defined]


def _read_tables(source: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Names of tables with the JSON of their columns and rows, one a line."""
    for (name,) in source.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ):
        if name.startswith(OF_ITS_OWN):
            continue
        found = source.execute(f'SELECT * FROM "{name}" ORDER BY 1')  # noqa: S608 - of the database
        columns = [column for column, *_ in found.description]
        rows = [list(row) for row in found]
        if "password" in columns:
            place = columns.index("password")
            for row in rows:
                row[place] = ""
        if name == REFERENCES:
            rows = [[key, *row] for key, row in enumerate(sorted(row[1:] for row in rows), 1)]
        lines = [columns, *rows]
        yield name, ",\n".join(json.dumps(line, ensure_ascii=False) for line in lines)


def find_files(media: Path) -> dict[str, str]:
    """By the names of uploads in `media`: the files of the repository that they are."""
    sources = {file.read_bytes(): str(file.relative_to(ROOT)) for file in find_sources()}
    uploads = sorted(file for file in media.glob("**/*") if file.is_file())
    return {str(file.relative_to(media)): sources[file.read_bytes()] for file in uploads}


def write(target: Path, database: Path, media: Path, images: list[Any]) -> None:
    """Keep rows and files; `images` is what `DemoSite.images` knows by then."""
    head = {"digest": get_digest(), "files": find_files(media), "images": images}
    content = f"{json.dumps(head, sort_keys=True)}\n{take(database)}"
    target.write_bytes(lzma.compress(content.encode(), preset=9))


# --- Reading -------------------------------------------------------------------------------------


def read(file: Path) -> tuple[dict[str, Any], str] | None:
    """What is said about the rows, and their text; None where they are of another demo."""
    if not file.exists():
        return None
    head, _line, text = lzma.decompress(file.read_bytes()).decode().partition("\n")
    said = json.loads(head)
    return (said, text) if said["digest"] == get_digest() else None


def put(said: dict[str, Any], text: str, now: datetime, named: Mapping[int, datetime]) -> None:
    """Fill the tables of a new site, in the caller's transaction; and its storage.

    `named` are the moments that stand-ins stand for.
    """
    for name, source in said["files"].items():
        stored = _store(name, (ROOT / source).read_bytes())
        text = text.replace(json.dumps(name), json.dumps(stored))
    tables: Tables = json.loads(moments.settle(text, now, named))
    _fill(tables)
    sync_site_url()


def _store(name: str, content: bytes) -> str:
    """Keep an upload, under another name where that is somebody else's; gives the name."""
    if default_storage.exists(name):
        with default_storage.open(name) as file:
            if file.read() == content:
                return name
    return str(default_storage.save(name, ContentFile(content)))


def _fill(tables: Tables) -> None:
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL TimeZone = 'UTC'")
            cursor.execute(f"TRUNCATE {', '.join(map(quote, tables))} CASCADE")
        else:
            for name in tables:
                cursor.execute(f"DELETE FROM {quote(name)}")  # noqa: S608 - our own tables
        for name, (columns, *rows) in tables.items():
            _insert(cursor, name, ", ".join(map(quote, columns)), rows)
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)


def _insert(cursor: Any, name: str, columns: str, rows: list[list[Any]]) -> None:
    table = connection.ops.quote_name(name)
    if connection.vendor == "postgresql":
        # As text: a column reads 0 or 1, a moment or a key as what it is itself.
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    elif rows:
        places = ", ".join(["%s"] * len(rows[0]))
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)  # noqa: S608 - our own tables
