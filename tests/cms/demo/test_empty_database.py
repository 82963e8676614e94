"""The migrated database that a first start begins with says what the migrations say."""

import lzma
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from cms.demo import empty_database

ROOT = Path(__file__).resolve().parents[3]
#: Chosen anew whenever a database is migrated: keys of translations, increments, times.
CHANCE = re.compile(
    r"[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}|\d{5,}(?=, None\)$)"
    r"|\d{4}-\d\d-\d\d[T ][\d:.]+(\+00:00|Z)?"
)


@pytest.fixture
def closed(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own database stays open; a migration of a package's asks it when it is read."""
    monkeypatch.setattr(empty_database.connections, "close_all", lambda: None)


def dump(path: Path) -> dict[str, list[Any]]:
    """Tables with their statement, and rows without what is left to chance."""
    with closing(sqlite3.connect(path)) as database:
        schema = database.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        tables = [name for name, sql in schema if str(sql).startswith("CREATE TABLE")]
        rows = {
            name: sorted(
                CHANCE.sub("", repr(row))
                for row in database.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - names of tables
            )
            for name in tables
        }
    return {"schema": schema, **rows}


def test_kept_database_is_of_these_migrations(tmp_path: Path, closed: None) -> None:
    target = tmp_path / "var" / "db.sqlite3"
    hint = "Run python scripts/empty_database.py after changing migrations."
    assert empty_database.place(target), hint
    rows = dump(target)
    assert rows["django_migrations"]
    assert "Redaktion" in str(rows["auth_group"])
    assert "Freigeben" in str(rows["wagtailcore_workflow"])
    assert [path.name for path in target.parent.iterdir()] == ["db.sqlite3"]


def test_nothing_is_placed_for_other_migrations(
    tmp_path: Path, closed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(empty_database, "get_digest", lambda: "of another migration")
    assert not empty_database.place(tmp_path / "db.sqlite3")
    assert not list(tmp_path.iterdir())


def test_nothing_is_placed_over_a_database(tmp_path: Path, closed: None) -> None:
    (tmp_path / "db.sqlite3").write_text("mine")
    assert not empty_database.place(tmp_path / "db.sqlite3")
    assert (tmp_path / "db.sqlite3").read_text() == "mine"


@pytest.mark.slow("runs all migrations in a process of its own")
def test_kept_database_is_what_migrating_leaves_behind(tmp_path: Path, closed: None) -> None:
    kept, anew = tmp_path / "kept.sqlite3", tmp_path / "anew.sqlite3"
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, '.');"
        "from cms.demo import empty_database; empty_database.FILE = Path(sys.argv[1]);"
        "from scripts.empty_database import main; main()"
    )
    packed = tmp_path / "packed.sqlite3.xz"
    subprocess.run([sys.executable, "-c", code, packed], cwd=ROOT, check=True)
    anew.write_bytes(lzma.decompress(packed.read_bytes()))
    kept.write_bytes(lzma.decompress(empty_database.FILE.read_bytes()))
    assert dump(anew) == dump(kept)
