"""The databases of the tests: copies of templates that are kept from one run to the next.

A PostgreSQL server of the tests' own keeps three templates, each made from the one before and named
after what it depends on, so that a change makes it anew and nothing else does:

- `migrated`: all migrations, as far as migrations and packages are the same;
- `ready`: what each app sets up after migrating, as far as the code is the same;
- `demo`: the demo site, as far as code, demo content and catalogues are the same
  (`scripts/demo_site.py`).

A run of the tests works in copies of its own, which take a quarter of a second. The server listens
on a socket in its folder and nowhere else; whoever comes first starts it, whoever leaves last stops
it, and the data on its disk outlives neither a power cut nor this computer's temporary files.

    python scripts/databases.py            make the templates
    python scripts/databases.py COMMAND    run a command while the server runs; `DATABASE_URL` names
                                           a new, empty database
"""

import fcntl
import getpass
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TextIO
from urllib.parse import quote
from uuid import uuid4

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]
#: Where what is made of the code is kept; names end with a hash of what it was made from.
KEPT = ROOT / "var" / "tests"
#: What the databases depend on; tests, scripts and templates of pages change nothing in them.
PACKAGES = ("cms", *sorted(config.parent.name for config in ROOT.glob("*/apps.py")))
#: The data lives as long as the tests: nothing has to survive a power cut.
SERVER_OPTIONS = (
    "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off "
    "-c max_connections=100 -c autovacuum=off -c jit=off -c shared_buffers=256MB "
    "-c unix_socket_directories={folder}"
)
#: Seconds that copying a template waits for somebody else who is copying it.
PATIENCE = 60


# --- The server ----------------------------------------------------------------------------------


def get_folder() -> Path:
    """Where this checkout's server lives: a place that PostgreSQL's own user reaches, too."""
    checkout = hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]
    return Path(tempfile.gettempdir()) / f"winzerla-tests-{os.geteuid()}-{checkout}"


def get_url(name: str) -> str:
    """The address of a database on the server, as `DATABASE_URL` has it."""
    return f"postgres://tests@/{name}?host={quote(str(get_folder()))}"


@contextmanager
def server() -> Iterator[None]:
    """A running server: started when nobody else uses it, stopped when nobody else still does."""
    folder = get_folder()
    folder.mkdir(exist_ok=True)
    with (folder / "users").open("a") as users:
        with locked(folder / "starting"):
            _start(folder)
            fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield
        finally:
            with locked(folder / "starting"):
                if _is_last(users):
                    _control(folder, "stop", "--mode", "fast")


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Alone with a file among all processes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _is_last(users: TextIO) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _start(folder: Path) -> None:
    """Start the server unless it runs; data of a server that does not start is thrown away."""
    if _run("pg_ctl", "status", "--pgdata", folder / "data").returncode == 0:
        return
    if (folder / "data").exists() and _try_to_start(folder).returncode == 0:
        _drop_leftovers()
        return
    shutil.rmtree(folder / "data", ignore_errors=True)
    shutil.chown(folder, get_server_user())
    made = _run(
        "initdb", "--pgdata", folder / "data", "--username", "tests",
        "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync",
    )  # fmt: skip
    if made.returncode or _try_to_start(folder).returncode:
        log = folder / "log"
        said = log.read_text() if log.exists() else ""
        sys.exit(f"PostgreSQL does not start.\n{made.stdout}{said[-2000:]}")


def _try_to_start(folder: Path) -> "subprocess.CompletedProcess[str]":
    options = SERVER_OPTIONS.format(folder=folder)
    return _control(folder, "start", "--wait", "--log", folder / "log", "--options", options)


def _control(folder: Path, action: str, *options: str | Path) -> "subprocess.CompletedProcess[str]":
    return _run("pg_ctl", action, "--pgdata", folder / "data", *options)


def _run(program: str, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run one of PostgreSQL's programs, which refuse to work for root; gives what it says."""
    prefix = ["runuser", "-u", get_server_user(), "--"] if os.geteuid() == 0 else []
    command = [*prefix, str(find_programs() / program), *map(str, arguments)]
    # Not through pipes: the server would keep them open for as long as it runs.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(
            command, cwd="/", stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False
        )
        output.seek(0)
        return subprocess.CompletedProcess(command, done.returncode, output.read(), "")


@cache
def find_programs() -> Path:
    """Folder of initdb and pg_ctl; Debian keeps them off the PATH, one folder per version."""
    on_path = shutil.which("pg_ctl")
    folders = [Path(on_path).parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    sys.exit("PostgreSQL is missing: install the package postgresql.")


@cache
def get_server_user() -> str:
    """Who the server runs as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return getpass.getuser()
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


# --- What a template is made from ----------------------------------------------------------------


def get_hash(*files: Iterable[Path]) -> str:
    """A short name for the contents of files and where they lie."""
    digest = hashlib.sha256()
    for file in sorted({file for some in files for file in some}):
        digest.update(f"{file.relative_to(ROOT)}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:12]


def find_migrations() -> Iterator[Path]:
    """All migrations of ours, and the list of packages that bring the others."""
    yield ROOT / "requirements.txt"
    for package in PACKAGES:
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
    migrated = make_template(
        f"migrated{missing}",
        get_hash(find_migrations()),
        lambda name: manage(get_url(name), "migrate"),
    )
    # Nothing is left to migrate, but each app sets up what the code of today says.
    return make_template(
        f"ready{missing}",
        get_hash(find_migrations(), find_code()),
        lambda name: manage(get_url(name), "migrate"),
        migrated,
    )


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


def create(name: str, template: str | None) -> None:
    """A new database; waits for others who are copying the same template."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            run_sql("CREATE DATABASE {} TEMPLATE {}", name, template or "template0")
        except psycopg.errors.ObjectInUse:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


def drop(name: str) -> None:
    """Take a database away, whoever is still connected."""
    run_sql("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def find_databases(prefix: str) -> list[str]:
    """Names of databases that begin so."""
    with connect() as connection:
        rows = connection.execute("SELECT datname FROM pg_database ORDER BY datname").fetchall()
    return [name for (name,) in rows if name.startswith(prefix)]


def run_sql(statement: str, *names: str) -> None:
    """One statement about databases of these names."""
    with connect() as connection:
        text = sql.SQL(statement).format(*map(sql.Identifier, names))
        connection.execute(text)


def connect(name: str = "postgres") -> "psycopg.Connection[tuple[str]]":
    """To the database from which others are made, or to another one."""
    return psycopg.connect(host=str(get_folder()), user="tests", dbname=name, autocommit=True)


def _drop_leftovers() -> None:
    """Copies of runs that were killed: the server has just been started, nobody uses them."""
    for name in find_databases("run-"):
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
