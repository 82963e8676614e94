"""The PostgreSQL server of the tests, and the databases on it by their names.

It listens on a socket in its folder and nowhere else; whoever comes first starts it, whoever leaves
last stops it, and the data on its disk outlives neither a power cut nor this computer's temporary
files. What stands in the databases is the matter of `databases.py`.
"""

import fcntl
import getpass
import hashlib
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TextIO
from urllib.parse import quote

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]
#: The data lives as long as the tests: nothing has to survive a power cut.
SERVER_OPTIONS = (
    "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off "
    "-c max_connections=100 -c autovacuum=off -c jit=off -c shared_buffers=256MB "
    "-c unix_socket_directories={folder}"
)
#: Seconds that copying a template waits for somebody else who is copying it.
PATIENCE = 60


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


# --- Databases by their names --------------------------------------------------------------------


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
