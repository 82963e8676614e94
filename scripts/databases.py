"""The databases of the tests: copies of templates that are kept from one run to the next.

A PostgreSQL server of the tests' own (`postgres.py`) keeps three templates, each made from the one
before and named after what it depends on, so that a change makes it anew and nothing else does:

- `migrated`: all migrations, as far as migrations and packages are the same;
- `ready`: what each app sets up after migrating, as far as the code is the same;
- `demo`: the demo site, as far as code, demo content and catalogues are the same
  (`scripts/demo_site.py`).

A run of the tests works in copies of its own, which take a quarter of a second.

    python scripts/databases.py            make the templates
    python scripts/databases.py COMMAND    run a command while the server runs; `DATABASE_URL` names
                                           a new, empty database
"""

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts.postgres import (
    connect,
    create,
    drop,
    find_databases,
    get_folder,
    get_url,
    locked,
    run_sql,
    server,
)

ROOT = Path(__file__).resolve().parents[1]
#: Where what is made of the code is kept; names end with a hash of what it was made from.
KEPT = ROOT / "var" / "tests"
#: What the databases depend on; tests, scripts and templates of pages change nothing in them.
PACKAGES = ("cms", *sorted(config.parent.name for config in ROOT.glob("*/apps.py")))


# --- What a template is made from ----------------------------------------------------------------


def get_hash(*files: Iterable[Path]) -> str:
    """A short name for the contents of files and where they lie."""
    digest = hashlib.sha256()
    for file in sorted({file for some in files for file in some}):
        digest.update(f"{file.relative_to(ROOT)}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:12]


def find_migrations() -> Iterator[Path]:
    """All migrations of ours with the tables they read, and the list of packages with others."""
    yield ROOT / "requirements.txt"
    for package in PACKAGES:
        yield from (ROOT / package).glob("*.tsv")
        yield from (ROOT / package).glob("**/migrations/*.py")


def find_code() -> Iterator[Path]:
    """All code of the site but that of the demo, which also has files for its content."""
    for package in PACKAGES:
        yield from (ROOT / package).glob("**/*.py")


def find_demo() -> Iterator[Path]:
    """The demo's content and what its words and pictures come from."""
    for package in PACKAGES:
        yield from (f for f in (ROOT / package).glob("**/demo/**/*") if is_content(f))
    yield from ROOT.glob("locale/**/*.po")
    yield from ROOT.glob("*/locale/**/*.po")


def is_content(file: Path) -> bool:
    """Whether it is a file that somebody has written, not one that Python has made."""
    return file.is_file() and file.suffix != ".pyc"


# --- Templates and copies ------------------------------------------------------------------------


def make_ready() -> str:
    """The name of the template with all tables and what the apps put into them; made once."""
    missing = os.environ.get("TEST_WITHOUT", "").replace(",", "_")
    by_today: list[str] = []

    def migrate(name: str) -> None:
        # Each app sets up what the code of today says, also where nothing is left to migrate.
        if not by_today:
            manage(get_url(name), "migrate")
            by_today.append(name)

    with locked(get_folder() / f"both{missing}"):
        migrated = make_template(f"migrated{missing}", get_hash(find_migrations()), migrate)
        code = get_hash(find_migrations(), find_code())
        return make_template(f"ready{missing}", code, migrate, migrated)


def make_template(
    kind: str, mark: str, fill: Callable[[str], None], source: str | None = None
) -> str:
    """Make a template unless it is there, and give its name; what is older of its kind goes.

    `fill` is called with the name of a copy of `source`, which becomes the template at the end:
    nobody ever finds one that is half made.
    """
    template = f"{kind}-{mark}"
    with locked(get_folder() / kind):
        known = find_databases(f"{kind}-")
        if template in known:
            return template
        unfinished = f"run-{uuid4().hex[:12]}"
        create(unfinished, source)
        fill(unfinished)
        # The server does nothing by itself; without figures about the demo it plans badly.
        with connect(unfinished) as connection:
            connection.execute("ANALYZE")
        run_sql("ALTER DATABASE {} RENAME TO {}", unfinished, template)
        for other in known:
            drop(other)
    return template


def manage(url: str, *command: str) -> None:
    """Run a command of the site on a database; what it says is shown when it fails.

    Raises:
        RuntimeError: with what the command has said.
    """
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "TEST_DATABASE_URL": url,
    }
    program = [sys.executable, "manage.py", *command, "--verbosity", "0"]
    done = subprocess.run(
        program, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed.\n{done.stdout}{done.stderr}")


def make_sqlite() -> Path:
    """The file with what `make_ready` makes, for the tests on SQLite; made once."""
    file = KEPT / f"ready-{get_hash(find_migrations(), find_code())}.sqlite3"
    with locked(KEPT / "sqlite"):
        if not file.exists():
            for old in KEPT.glob("ready-*.sqlite3*"):
                old.unlink()
            unfinished = file.with_suffix(".unfinished")
            unfinished.unlink(missing_ok=True)
            url = f"sqlite:///{quote(str(unfinished))}"
            manage(url, "place_empty_database")
            manage(url, "migrate")
            unfinished.rename(file)
    return file


@contextmanager
def copy_of(template: str | None) -> Iterator[str]:
    """A database of one's own, empty without a template; gives its name."""
    name = f"run-{uuid4().hex[:12]}"
    create(name, template)
    try:
        yield name
    finally:
        drop(name)


# --- From the command line -----------------------------------------------------------------------


def stop(signum: int, _frame: object) -> None:
    """Leave by way of every `finally`."""
    sys.exit(128 + signum)


def main() -> int:
    """Exit code of the command."""
    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, stop)
    with server():
        if not sys.argv[1:]:
            make_ready()
            return 0
        with copy_of(None) as name:
            environment = {**os.environ, "DATABASE_URL": get_url(name)}
            return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
