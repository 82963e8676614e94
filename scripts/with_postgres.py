"""Run a command with TEST_DATABASE_URL pointing at a PostgreSQL server of its own.

The server lives in a temporary folder, listens on a socket there and nowhere else, and is stopped
when the command is done, whether it failed or was interrupted.

    python scripts/with_postgres.py pytest
"""

import getpass
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

# The data lives as long as the tests: nothing has to survive a power cut.
SERVER_OPTIONS = (
    "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off "
    "-c max_connections=50 -k {folder}"
)


def find_programs() -> Path:
    """Folder of initdb and pg_ctl; Debian keeps them off the PATH, one folder per version."""
    on_path = shutil.which("pg_ctl")
    folders = [Path(on_path).parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    sys.exit("PostgreSQL is missing: install the package postgresql.")


def ordinary_user() -> str:
    """Who the server runs as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return getpass.getuser()
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def run_as(user: str, *command: str | Path) -> None:
    """Run a quiet command as that user; what it says is shown when it fails."""
    prefix = ["runuser", "-u", user, "--"] if os.geteuid() == 0 else []
    result = subprocess.run(
        [*prefix, *map(str, command)], cwd="/", capture_output=True, text=True, check=False
    )
    if result.returncode:
        sys.exit(f"{result.stdout}{result.stderr}{Path(command[0]).name} failed.")


@contextmanager
def postgres() -> Iterator[str]:
    """A running server; gives the address of its maintenance database."""
    programs, user = find_programs(), ordinary_user()
    with tempfile.TemporaryDirectory(prefix="test-postgres-") as folder:
        shutil.chown(folder, user)
        data = Path(folder) / "data"
        run_as(
            user, programs / "initdb", "--pgdata", data, "--username", "tests",
            "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync",
        )  # fmt: skip
        try:
            run_as(
                user, programs / "pg_ctl", "start", "--wait", "--pgdata", data,
                "--log", Path(folder) / "log", "--options", SERVER_OPTIONS.format(folder=folder),
            )  # fmt: skip
            yield f"postgres://tests@/postgres?host={quote(folder)}"
        finally:
            if (data / "postmaster.pid").exists():
                run_as(user, programs / "pg_ctl", "stop", "--mode", "immediate", "--pgdata", data)


def stop(signum: int, _frame: object) -> None:
    """Leave by way of every `finally`."""
    sys.exit(128 + signum)


def main() -> int:
    """Exit code of the command."""
    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, stop)
    with postgres() as url:
        environment = {**os.environ, "TEST_DATABASE_URL": url}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
