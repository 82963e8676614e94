"""A migrated database without content, kept beside the demo for those who use SQLite.

Running 220 migrations one after the other takes longer than everything else in a first start. The
file holds what they leave behind. It counts only for exactly these migrations: where one has
changed, `place` puts nothing there and the caller migrates as usual.
`python scripts/empty_database.py` writes it anew.
"""

import hashlib
import inspect
import lzma
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connections
from django.db.migrations.loader import MigrationLoader

FILE = Path(__file__).parent / "empty_database.sqlite3.xz"
#: Where a database file keeps the digest of the migrations it was made by.
TABLE = "demo_migrations_digest"


def get_digest() -> str:
    """SHA-256 over the names and the source of all migrations, those of packages included.

    What they fill tables with stands beside the app's models and counts as well.
    """
    digest = hashlib.sha256()
    migrations = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    for (label, name), migration in sorted(migrations.items()):
        module = inspect.getmodule(type(migration))
        source = Path(str(module and module.__file__))
        for file in (source, *sorted(source.parents[1].glob("*.tsv"))):
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            digest.update(f"{label} {name} {content}\n".encode())
    return digest.hexdigest()


def place(target: Path) -> bool:
    """Put the empty database at `target`; False if it is none of these migrations or in the way."""
    if target.exists() or not FILE.exists():
        return False
    digest = get_digest()
    # Some migrations ask the database what it can do as soon as they are imported.
    connections.close_all()
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(".unpacked")
    beside.write_bytes(lzma.decompress(FILE.read_bytes()))
    with closing(sqlite3.connect(beside)) as database:
        (made_by,) = database.execute(f"SELECT digest FROM {TABLE}").fetchone()  # noqa: S608 - ours
        database.execute(f"DROP TABLE {TABLE}")
        database.commit()
    if made_by == digest:
        beside.replace(target)
    else:
        beside.unlink()
    return bool(made_by == digest)


def write(source: Path) -> None:
    """Make the file from a database that has just been migrated and holds nothing else."""
    beside = FILE.with_suffix("")
    with closing(sqlite3.connect(source)) as origin, closing(sqlite3.connect(beside)) as database:
        origin.backup(database)
        database.execute("PRAGMA journal_mode = DELETE")
        database.execute(f"CREATE TABLE {TABLE} (digest TEXT)")
        database.execute(f"INSERT INTO {TABLE} VALUES (?)", (get_digest(),))  # noqa: S608 - ours
        database.commit()
        database.execute("VACUUM")
    FILE.write_bytes(lzma.compress(beside.read_bytes(), preset=9))
    beside.unlink()
