"""The demo site in a folder of its own, as the browser tests and the screenshots look at it.

It is built once and served by the same gunicorn as in production. What `make run` keeps under
`var/` is left alone. With DEMO_DIR the site is built into that folder and found there next time;
`python scripts/demo_site.py FOLDER` builds it beforehand.
"""

import fcntl
import hashlib
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
SAMPLES, STATIC_KEY, BUILD_LOG = "samples.json", "static.key", "build.log"
#: Seconds that gunicorn may take to answer; it loads the whole site before.
PATIENCE = 90


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


def build(folder: Path) -> None:
    """Build the site into `folder`; processes that ask at the same time wait for the first.

    The content is built once, the static files again after a change of theirs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        started = [*_collect_static(folder), *_build_content(folder)]
        codes = [process.wait() for process in started]
        if any(codes):
            raise RuntimeError(f"The demo site cannot be built:\n{_read_end(folder / BUILD_LOG)}")
        (folder / STATIC_KEY).write_text(_get_static_key())


def _collect_static(folder: Path) -> "Iterator[subprocess.Popen[bytes]]":
    """Start to collect the static files, unless they are there as they are now."""
    key = folder / STATIC_KEY
    if not key.exists() or key.read_text() != _get_static_key():
        key.unlink(missing_ok=True)
        yield _start(folder, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")


def _get_static_key() -> str:
    """Changes with our own static files and with the packages that bring the others."""
    sources = [path for path in sorted((ROOT / "static").rglob("*")) if path.is_file()]
    found = hashlib.sha256()
    for path in [ROOT / "requirements.txt", ROOT / "cms/settings/base.py", *sources]:
        found.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return found.hexdigest()


def _build_content(folder: Path) -> "Iterator[subprocess.Popen[bytes]]":
    """Start to build the pages, unless they are there."""
    if not (folder / SAMPLES).exists():
        subprocess.run([sys.executable, "scripts/compile_catalogues.py"], cwd=ROOT, check=True)
        yield _start(folder, "scripts/sample_pages.py", str(folder / SAMPLES))


def _start(folder: Path, *command: str) -> "subprocess.Popen[bytes]":
    """Start a program that builds a part of the site."""
    with (folder / BUILD_LOG).open("a") as output:
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=_environment(folder, folder, "http://127.0.0.1:8000"),
            stdout=output,
            stderr=output,
        )


def _read_end(log: Path) -> str:
    return log.read_text()[-4000:]


@contextmanager
def serve(
    folder: Path,
    own: Path,
    settings: str = "cms.settings.demo",
    variables: dict[str, str] | None = None,
) -> Iterator[Site]:
    """Serve what `build` has put into `folder`; what is written goes into `own` alone.

    `variables` stand in its environment besides.
    """
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    environment = _environment(folder, own, address) | (variables or {})
    environment |= {"BIND": f"127.0.0.1:{port}", "DJANGO_SETTINGS_MODULE": settings}
    _copy_database(folder, own, port)
    _copy_media(folder, own)
    log = own / "gunicorn.log"
    with log.open("w") as output:
        program = [sys.executable, "-m", "gunicorn"]
        server = subprocess.Popen(program, cwd=ROOT, env=environment, stdout=output, stderr=output)
        try:
            _wait_for(address, server, log)
            found = json.loads((folder / SAMPLES).read_text())
            yield Site(address, **found, log=log, mails=own / "mail", environment=environment)
        finally:
            # At once: nobody waits for an answer any more.
            server.send_signal(signal.SIGQUIT)
            server.wait(timeout=30)


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
            worker.wait(timeout=30)


def folder_or(default: Path) -> Path:
    """Where the site is built: the folder named by DEMO_DIR, else `default`."""
    return Path(os.environ.get("DEMO_DIR") or default).resolve()


def _environment(folder: Path, own: Path, address: str) -> dict[str, str]:
    """What the site reads; nothing of what the caller's environment says about another site."""
    foreign = {"ALLOWED_HOSTS", "TRUSTED_PROXIES", "PORT", "ADMINS", "LOG_LEVEL", "SECRET_KEY"}
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.demo",
        "SECRET_KEY": "of a site that lives as long as somebody looks at it",
        "DATABASE_URL": f"sqlite:///{own / 'db.sqlite3'}",
        "MEDIA_ROOT": str(own / "media"),
        "STATIC_ROOT": str(folder / "static"),
        "CACHE_DIR": str(own / "cache"),
        "SITE_URL": address,
        "EMAIL_URL": f"filemail:///{quote(str(own / 'mail'))}",
        "WEB_CONCURRENCY": "1",
    }


def _copy_database(folder: Path, own: Path, port: int) -> None:
    """Each server writes into a database of its own, whose site record names its port."""
    own.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(own / "cache", ignore_errors=True)
    source = sqlite3.connect(folder / "db.sqlite3")
    target = sqlite3.connect(own / "db.sqlite3")
    source.backup(target)
    target.execute("UPDATE wagtailcore_site SET hostname = '127.0.0.1', port = ?", (port,))
    target.commit()
    source.close()
    target.close()


def _copy_media(folder: Path, own: Path) -> None:
    """The pictures, as links: what is uploaded or deleted stays this server's own affair."""
    shutil.rmtree(own / "media", ignore_errors=True)
    shutil.copytree(folder / "media", own / "media", copy_function=os.symlink)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        try:
            with urlopen(f"{address}/robots.txt", timeout=5):  # noqa: S310 - our own address
                return
        except HTTPError:
            break
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The site does not answer:\n{_read_end(log)}")


if __name__ == "__main__":
    build(Path(sys.argv[1]).resolve())
