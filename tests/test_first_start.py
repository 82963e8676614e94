"""What `make run` does on a new machine, but for the packages: the site with its demo on SQLite."""

import re
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
import requests
from bs4 import BeautifulSoup

from scripts import databases, demo_site, postgres
from scripts.databases import ROOT

SECONDS = 60
#: Tables with rows about SQLite's own search, and about how many steps wrote the others.
OF_ITS_OWN = (
    *("wagtailsearch_indexentry_", "django_content_type", "auth_permission"),
    "site_contentversion",
)


@dataclass(frozen=True)
class Started:
    """A site that runs: its address, what its start has said, and its database's file."""

    address: str
    said: str
    file: Path
    environment: dict[str, str]


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    first, own = demo_site.build_on_sqlite(), tmp_path_factory.mktemp("started")
    shutil.copy(first / "db.sqlite3", own)
    shutil.copytree(first / "media", own / "media")
    file, static = own / "db.sqlite3", demo_site.collect_static()
    with socket.create_server(("127.0.0.1", 0)) as door:
        url, port = f"sqlite:///{quote(str(file))}", door.getsockname()[1]
        environment = demo_site.make_environment(own, url, port) | {"STATIC_ROOT": str(static)}
        with demo_site.serve_at(door, environment, own / "gunicorn.log"):
            said = (first / "said.txt").read_text()
            yield Started(environment["SITE_URL"], said, file, environment)


def test_first_start_shows_the_demo_to_readers(started: Started) -> None:
    front_page = requests.get(f"{started.address}/", timeout=SECONDS)
    soup = BeautifulSoup(front_page.content, "lxml")
    assert front_page.status_code == 200
    assert soup.html["lang"] == "de"
    article = soup.select_one("main article a[href], main h2 a[href]")["href"]
    read = requests.get(requests.compat.urljoin(started.address, article), timeout=SECONDS)
    assert read.status_code == 200
    images = [str(image["src"]) for image in soup.select("main img[src]")]
    assert images
    for address in images:
        answer = requests.get(requests.compat.urljoin(started.address, address), timeout=SECONDS)
        assert answer.headers["Content-Type"].startswith("image/"), address


def test_first_start_names_a_login_for_each_role_that_opens_the_admin(started: Started) -> None:
    logins = re.findall(r"^  \S+ +(\S+) / (\S+)$", started.said, re.MULTILINE)
    assert len(logins) == 5
    for name, password in logins:
        browser = requests.Session()
        form = browser.get(f"{started.address}/admin/login/", timeout=SECONDS)
        token = BeautifulSoup(form.content, "lxml").select_one("[name=csrfmiddlewaretoken]")
        data = {"login": name, "password": password, "csrfmiddlewaretoken": token["value"]}
        first_page = browser.post(form.url, data, timeout=SECONDS)
        assert first_page.url == f"{started.address}/admin/", name
        assert 'lang="de"' in first_page.text


def test_second_start_keeps_what_is_there(started: Started) -> None:
    before = count_rows(started.file)
    done = subprocess.run(
        [sys.executable, "scripts/prepare.py"],
        cwd=ROOT,
        env=started.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert count_rows(started.file) == before
    assert "redaktion / " in done.stdout


@pytest.mark.slow("builds the demo once more")
def test_first_start_on_postgresql_makes_the_same_rows(tmp_path: Path) -> None:
    with postgres.server(), databases.copy_of(databases.make_ready()) as name:
        environment = demo_site.make_environment(tmp_path, postgres.get_url(name))
        program = [sys.executable, "scripts/prepare.py"]
        subprocess.run(program, cwd=ROOT, env=environment, check=True)
        found = count_rows(demo_site.build_on_sqlite() / "db.sqlite3")
        with postgres.connect(name) as database:
            made = {
                table: database.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0]  # noqa: S608 - as below
                for table in found
                if not table.startswith(OF_ITS_OWN)
            }
    assert made.items() <= found.items()


def count_rows(file: Path) -> dict[str, int]:
    """How many rows each table of the site has; sessions and the worker's tasks come and go."""
    with closing(sqlite3.connect(file)) as database:
        tables = [
            name
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith(("sqlite_", "django_session", "django_tasks"))
        ]
        return {
            table: database.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0]  # noqa: S608 - names from the database itself
            for table in tables
        }
