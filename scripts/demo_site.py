"""The demo site, as the browser tests and the screenshots look at it.

It is built once and kept until something changes that it is made from (`databases.py`), and served
by the same gunicorn as in production, from PostgreSQL as there. What `make run` keeps under `var/`
is left alone. `python scripts/demo_site.py` builds it beforehand.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import psycopg

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts import compile_catalogues, databases, postgres
from scripts.copy_rows import copy_rows
from scripts.databases import KEPT, ROOT, find_code, find_demo, find_migrations, get_hash

#: Seconds that a program may take to answer, for which it loads the whole site, or to end. Only a
#: machine that does much else comes near.
PATIENCE = 180


@dataclass(frozen=True)
class Demo:
    """What `build` has made; nobody writes into it."""

    #: The name of the database template.
    template: str
    #: Uploads in `media`, and what there is to look at in `samples.json`.
    folder: Path
    #: Static files, as production has them.
    static: Path


@dataclass(frozen=True)
class Site:
    """A running site: its address and what there is to look at."""

    address: str
    #: Paths of sample pages in groups of what is alike.
    samples: dict[str, list[str]]
    #: Paths of pages that show something certain, such as an embed.
    special: dict[str, str]
    #: One path for each layout, by its name.
    layouts: dict[str, str]
    #: Paths of all live pages.
    everything: list[str]
    #: The server's log.
    log: Path
    #: Where the mails that the site sends become files.
    mails: Path
    #: What the site's commands read.
    environment: dict[str, str]

    def manage(self, *command: str) -> None:
        """Run one of the site's commands, to its end."""
        program = [sys.executable, "manage.py", *command]
        subprocess.run(program, cwd=ROOT, env=self.environment, check=True)


# --- What is kept from one run to the next -------------------------------------------------------


def build() -> Demo:
    """The demo, built unless it is there; processes that ask at the same time wait for the first.

    Whoever calls it keeps the server of `postgres.py` running.

    Raises:
        RuntimeError: the demo cannot be built; with what the commands have said.
    """
    compile_catalogues.main()
    mark = get_mark()
    template, folder, first = f"demo-{mark}", KEPT / f"demo-{mark}", build_on_sqlite()

    def fill(name: str) -> None:
        copy_rows(first / "db.sqlite3", name)
        shutil.copytree(first / "media", folder / "media", copy_function=os.link)
        environment = make_environment(folder, postgres.get_url(name))
        _run(environment, "manage.py", "update_index", "--verbosity", "0")
        _run(environment, "scripts/sample_pages.py", str(folder / "samples.json"))

    def make() -> None:
        postgres.drop(template)
        databases.make_template("demo", mark, fill, databases.make_ready())

    _keep(folder, make, is_whole=lambda: template in postgres.find_databases("demo-"))
    return Demo(template, folder, collect_static())


def build_on_sqlite() -> Path:
    """The folder with what the first start of a new site makes: `db.sqlite3` and `media`.

    `said.txt` beside them is what it has told meanwhile.
    """
    compile_catalogues.main()
    folder = KEPT / f"first-{get_mark()}"

    def make() -> None:
        environment = make_environment(folder, f"sqlite:///{quote(str(folder / 'db.sqlite3'))}")
        (folder / "said.txt").write_text(_run(environment, "scripts/prepare.py"))

    _keep(folder, make)
    return folder


def collect_static() -> Path:
    """The folder with the static files as production serves them."""
    programs = ("requirements.txt", "cms/settings/base.py", "cms/staticfiles.py")
    sources = [ROOT / name for name in programs]
    sources += [file for file in (ROOT / "static").glob("**/*") if file.is_file()]
    folder = KEPT / f"static-{get_hash(sources)}"
    environment = make_environment(folder, "sqlite://:memory:") | {"STATIC_ROOT": str(folder)}
    _keep(folder, lambda: _run(environment, "manage.py", "collectstatic", "--noinput"))
    return folder


@cache
def get_mark() -> str:
    """The name of the demo as it is made now; who edits code meanwhile does not change it."""
    programs = [ROOT / "scripts" / name for name in ("sample_pages.py", "prepare.py")]
    return get_hash(find_migrations(), find_code(), find_demo(), programs)


def _keep(
    folder: Path, make: Callable[[], object], is_whole: Callable[[], bool] = lambda: True
) -> None:
    """Call `make`, which fills `folder`, unless it has been filled to its end.

    Of what is older of its kind the newest stays: somebody may be looking at it.
    """
    kind = folder.name.partition("-")[0]
    finished = folder / "finished"
    with postgres.locked(KEPT / kind):
        if finished.exists() and is_whole():
            return
        shutil.rmtree(folder, ignore_errors=True)
        others = sorted(KEPT.glob(f"{kind}-*"), key=lambda other: other.stat().st_mtime)
        for other in others[:-1]:
            shutil.rmtree(other, ignore_errors=True)
        folder.mkdir(parents=True)
        make()
        finished.touch()


def _run(environment: dict[str, str], *command: str) -> str:
    """Run a program of the site and give what it says.

    Raises:
        RuntimeError: it failed; with the end of what it has said.
    """
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout[-4000:]}")
    return done.stdout


# --- Serving -------------------------------------------------------------------------------------


@contextmanager
def serve(own: Path, settings: str = "cms.settings.demo", **variables: str) -> Iterator[Site]:
    """Serve the demo; what is written goes into the folder `own` and a database of its own.

    `variables` stand in its environment besides.
    """
    with postgres.server():
        demo = build()
        with databases.copy_of(demo.template) as name:
            shutil.rmtree(own / "cache", ignore_errors=True)
            shutil.rmtree(own / "media", ignore_errors=True)
            # As links: what is uploaded or deleted stays this server's own affair.
            shutil.copytree(demo.folder / "media", own / "media", copy_function=os.symlink)
            with socket.create_server(("127.0.0.1", 0)) as door:
                port = door.getsockname()[1]
                _tell_address(name, port)
                environment = make_environment(own, postgres.get_url(name), port)
                environment |= {"DJANGO_SETTINGS_MODULE": settings, "STATIC_ROOT": str(demo.static)}
                environment |= variables
                log = own / "gunicorn.log"
                with serve_at(door, environment, log):
                    yield _describe(demo, own, log, environment)


def _describe(demo: Demo, own: Path, log: Path, environment: dict[str, str]) -> Site:
    found = json.loads((demo.folder / "samples.json").read_text())
    address, mails = environment["SITE_URL"], own / "mail"
    return Site(address, **found, log=log, mails=mails, environment=environment)


@contextmanager
def serve_at(door: socket.socket, environment: dict[str, str], log: Path) -> Iterator[None]:
    """Run gunicorn behind a socket that listens already, so that nobody else can take its port."""
    program = [sys.executable, "-m", "gunicorn"]
    environment = {**environment, "BIND": f"fd://{door.fileno()}"}
    with log.open("w") as output:
        server = subprocess.Popen(
            program,
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=output,
            pass_fds=[door.fileno()],
        )
        try:
            wait_for(f"{environment['SITE_URL']}/robots.txt", server, log)
            yield
        finally:
            # At once: nobody waits for an answer any more.
            server.send_signal(signal.SIGQUIT)
            server.wait(timeout=PATIENCE)


@contextmanager
def at_work(site: Site) -> Iterator[None]:
    """The site's worker, which sends its mails in the background."""
    program = [sys.executable, "manage.py", "db_worker", "--interval", "0.5", "--no-startup-delay"]
    with site.log.with_name("worker.log").open("w") as output:
        worker = subprocess.Popen(
            program, cwd=ROOT, env=site.environment, stdout=output, stderr=output
        )
        try:
            yield
        finally:
            worker.terminate()
            worker.wait(timeout=PATIENCE)


def make_environment(own: Path, url: str, port: int = 8000) -> dict[str, str]:
    """What the site reads; nothing of what the caller's environment says about another site."""
    foreign = {"ALLOWED_HOSTS", "TRUSTED_PROXIES", "PORT", "ADMINS", "LOG_LEVEL", "SECRET_KEY"}
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.demo",
        "SECRET_KEY": "of a site that lives as long as somebody looks at it",
        "DATABASE_URL": url,
        "MEDIA_ROOT": str(own / "media"),
        "CACHE_DIR": str(own / "cache"),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "EMAIL_URL": f"filemail:///{quote(str(own / 'mail'))}",
        "WEB_CONCURRENCY": "1",
        # A worker that is renewed meanwhile answers nobody, and of one that is stopped nobody asks.
        "GUNICORN_CMD_ARGS": "--max-requests 0 --graceful-timeout 0",
    }


def _tell_address(name: str, port: int) -> None:
    """The site record names the port that this server has."""
    with psycopg.connect(host=str(postgres.get_folder()), user="tests", dbname=name) as connection:
        connection.execute("UPDATE wagtailcore_site SET hostname = '127.0.0.1', port = %s", [port])


def wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until a server answers well at an address.

    Raises:
        RuntimeError: it does not; with the end of its log.
    """
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        try:
            with urlopen(address, timeout=5):  # noqa: S310 - our own address
                return
        except HTTPError:
            break
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The site does not answer:\n{log.read_text()[-4000:]}")


if __name__ == "__main__":
    with postgres.server():
        build()
