"""What `bench.py` asks: the site without and with what it keeps, nginx before it, and others.

All are served by gunicorn with as many processes and threads.
"""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from scripts import demo_site, install_bakerydemo
from scripts.databases import ROOT
from scripts.demo_site import Site
from scripts.nginx import serve_nginx

WORKERS, THREADS = "2", "4"
#: Pages of the bakery demo that are most like ours.
BAKERY = {
    "article": "/blog/wild-yeast/",
    "front page": "/",
    "listing": "/blog/",
    "search": "/search/?q=bread",
}


@dataclass
class Servers:
    """Where each of them answers; of `start`, `bare` and `bakery` as far as they are there."""

    site: Site
    uncached: str
    cached: str
    nginx: str
    #: The folder whose files nginx hands out below /media/.
    public: Path
    others: dict[str, str] = field(default_factory=dict)


@contextmanager
def serve_all(own: Path, *, sqlite: bool) -> Iterator[Servers]:
    """Start them all."""
    with ExitStack() as stack:
        site = stack.enter_context(demo_site.serve(own, WEB_CONCURRENCY=WORKERS))
        variables = {"API_REQUESTS_A_MINUTE": "0", "TRUSTED_PROXIES": "127.0.0.1"}
        if sqlite:
            variables["DATABASE_URL"] = f"sqlite:///{quote(str(_copy_sqlite(own)))}"
        uncached, cached = (
            stack.enter_context(_serve_site(site, own, name, {**variables, "KEEP_PAGES": kept}))
            for name, kept in (("uncached", "no"), ("cached", "yes"))
        )
        static = Path(site.environment["STATIC_ROOT"])
        nginx = serve_nginx(own / "nginx", cached, own / "media", static)
        servers = Servers(
            site, uncached, cached, stack.enter_context(nginx), own / "media" / "public"
        )
        servers.others["start"] = stack.enter_context(_serve_start(own / "start"))
        if os.environ.get("BAKERYDEMO"):
            folder = Path(os.environ["BAKERYDEMO"])
            application, log = "bakerydemo.wsgi:application", own / "bakery.log"
            bakery = _serve_project(folder, application, log, install_bakerydemo.VARIABLES)
            servers.others["bakery"] = stack.enter_context(bakery)
        yield servers


@contextmanager
def serve_bare(own: Path, body: bytes) -> Iterator[str]:
    """A bare view that hands out `body`."""
    file = own / "body"
    file.write_bytes(body)
    variables = {"BENCH_BODY": str(file)}
    served = _serve_project(ROOT, "scripts.bench_bare:application", own / "bare.log", variables)
    with served as address:
        yield address


def _copy_sqlite(own: Path) -> Path:
    copy = own / "db.sqlite3"
    shutil.copy(demo_site.build_on_sqlite() / "db.sqlite3", copy)
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE wagtailcore_site SET hostname = '127.0.0.1', port = 80")
    return copy


@contextmanager
def _serve_site(site: Site, own: Path, name: str, variables: dict[str, str]) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as door:
        address = "http://{}:{}".format(*door.getsockname())
        environment = {**site.environment, **variables, "SITE_URL": address}
        with demo_site.serve_at(door, environment, own / f"{name}.log"):
            yield address


@contextmanager
def _serve_start(folder: Path) -> Iterator[str]:
    """The home page of a project as `wagtail start` makes it, without its debugging."""
    folder.mkdir()
    python, silent = sys.executable, subprocess.DEVNULL
    make = [python, "-m", "wagtail.bin.wagtail", "start", "fresh", "."]
    subprocess.run(make, cwd=folder, check=True, stdout=silent)
    settings = folder / "fresh" / "settings" / "local.py"
    settings.write_text(
        "DEBUG = False\nSECRET_KEY = 'of nothing'\nALLOWED_HOSTS = ['127.0.0.1']\n"
        "STORAGES = {'default': {'BACKEND': 'django.core.files.storage.FileSystemStorage'},"
        " 'staticfiles': {'BACKEND': 'django.contrib.staticfiles.storage.StaticFilesStorage'}}\n"
    )
    variables = {"DJANGO_SETTINGS_MODULE": "fresh.settings.production"}
    migrate = [python, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, cwd=folder, check=True, env={**os.environ, **variables})
    log = folder / "gunicorn.log"
    with _serve_project(folder, "fresh.wsgi:application", log, variables) as address:
        yield address


@contextmanager
def _serve_project(
    folder: Path, application: str, log: Path, variables: dict[str, str] | None = None
) -> Iterator[str]:
    """Another project; its own Python in `.venv`, if it has one there."""
    own = folder / ".venv" / "bin" / "python"
    program = [
        str(own) if own.exists() else sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "/dev/null",
    ]
    program += ["--worker-class", "gthread", "--workers", WORKERS, "--threads", THREADS]
    with socket.create_server(("127.0.0.1", 0)) as door, log.open("w") as output:
        address = "http://{}:{}".format(*door.getsockname())
        server = subprocess.Popen(
            [*program, "--bind", f"fd://{door.fileno()}", application],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder), **(variables or {})},
            stdout=output,
            stderr=output,
            pass_fds=[door.fileno()],
        )
        try:
            demo_site.wait_for(f"{address}/", server, log)
            yield address
        finally:
            server.send_signal(signal.SIGQUIT)
            server.wait()
