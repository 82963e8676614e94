"""Measuring in steps, each in a process of its own with Django: its memory is a worker's."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def make_databases() -> Iterator[list[str]]:
    """The addresses of two sites as they are after the first start, on SQLite and on PostgreSQL."""
    from scripts import databases
    from scripts.postgres import get_url, server

    with server(), tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "db.sqlite3"
        copy.write_bytes(databases.make_sqlite().read_bytes())
        with databases.copy_of(databases.make_ready()) as name:
            yield [f"sqlite:///{copy}", get_url(name)]


def run(script: str, step: str, url: str, size: int) -> dict[str, Any]:
    """What a step of a script finds, which begins with `take_step`, on a database."""
    environment = {**os.environ, "TEST_DATABASE_URL": url, "BENCH_STEP": step}
    environment["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
    program = [sys.executable, "-m", f"scripts.{Path(script).stem}", str(size)]
    done = subprocess.run(program, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def take_step(*steps: Callable[[int], dict[str, Any]]) -> bool:
    """In the process that `run` starts: take the step and print what it finds."""
    name = os.environ.get("BENCH_STEP")
    if not name:
        return False
    import django

    django.setup()
    step = next(each for each in steps if each.__name__ == name)
    print(json.dumps(step(int(sys.argv[1]))))
    return True


def analyze() -> None:
    """Let the database see how much there is now; the tests' server does not look by itself."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def get(client: Any, url: str) -> None:
    """Ask for a page that is there; nonsense is refused by the API."""
    response = client.get(url)
    assert response.status_code in (200, 422), f"{url}: {response.status_code}"  # noqa: S101 - a script
