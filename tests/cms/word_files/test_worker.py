"""What a Word file costs the server: time and memory of a gunicorn worker and of its program."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
from bs4 import BeautifulSoup

from cms.settings.demo import DEMO_LOGINS
from scripts import demo_site
from tests.cms.word_files import files
from tests.cms.word_files.features import FEATURES
from tests.cms.word_files.writer import DOCX
from tests.tables import show_table

ALL = {**files.CASES, **FEATURES, **files.HOSTILE, "endless": files.ENDLESS}
#: Seconds that an answer may cost, and megabytes: of the program that reads the file, and of
#: what the worker needs on top of what it has anyway.
LONGEST, MOST_MEMORY = 5, 200
#: Seconds between two looks at the processes.
PAUSE = 0.03
PROGRAM = b"cms.word_files.converter"


def read_memory(process: int, name: str = "VmHWM") -> float:
    """Megabytes that a process had at most (`VmHWM`); none if it has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    found = [line.split()[1] for line in status.splitlines() if line.startswith(name)]
    return int(found[0]) / 1024 if found else 0


def find_children(parent: int) -> list[int]:
    """The processes that a process has started."""
    return [int(each.name) for each in Path("/proc").glob("[0-9]*") if _find_parent(each) == parent]


def _find_parent(process: Path) -> int:
    try:
        # Behind the name, which may hold anything.
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def read_command(process: int) -> bytes:
    """What a process was started with, which is another one's until it has begun."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def read_time(process: int) -> float:
    """Seconds of the processor, with those of the programs that have ended."""
    figures = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:15]
    return sum(map(int, figures)) / os.sysconf("SC_CLK_TCK")


@dataclass
class Cost:
    """Of one request."""

    seconds: float = 0
    #: Of the processor, in the worker and the program.
    processor: float = 0
    #: Megabytes of the program that reads the file, and of the worker beyond what it had.
    program: float = 0
    worker: float = 0


@contextmanager
def measure(worker: int) -> Iterator[Cost]:
    """What the worker and its programs need meanwhile."""
    cost, is_done = Cost(), threading.Event()
    before, spent = read_memory(worker, "VmRSS"), read_time(worker)
    Path(f"/proc/{worker}/clear_refs").write_text("5")

    def look() -> None:
        while not is_done.wait(PAUSE):
            programs = [one for one in find_children(worker) if PROGRAM in read_command(one)]
            cost.program = max([cost.program, *map(read_memory, programs)])

    looking = threading.Thread(target=look)
    looking.start()
    began = time.monotonic()
    try:
        yield cost
    finally:
        cost.seconds = time.monotonic() - began
        cost.processor = read_time(worker) - spent
        is_done.set()
        looking.join()
        cost.worker = read_memory(worker) - before


def log_in(address: str) -> tuple[requests.Session, str]:
    """A volunteer, and where an article is made of a Word file."""
    session = requests.Session()
    session.trust_env = False
    login = next(each for each in DEMO_LOGINS if each["role"] == "Ehrenamt")
    url = f"{address}/admin/login/"
    session.get(url)
    names = {"login": login["username"], "password": login["password"]}
    token = {"csrfmiddlewaretoken": session.cookies["csrftoken"], "next": "/admin/"}
    page = BeautifulSoup(session.post(url, names | token, headers={"Referer": url}).text, "lxml")
    link = page.find("a", string=lambda words: bool(words and "aus Word-Datei" in words))
    assert link, page.title
    return session, address + str(link["href"])


def get_worker() -> int:
    """The process that answers."""
    own = find_children(os.getpid())
    [master] = [one for one in own if b"gunicorn" in read_command(one)]
    [worker] = find_children(master)
    return worker


@pytest.mark.slow("fifty files through a server")
def test_no_file_takes_a_worker_much_time_or_memory(tmp_path: Path) -> None:
    with demo_site.serve(tmp_path / "own") as site:
        session, url = log_in(site.address)
        worker = get_worker()
        costs = {}
        for name, case in ALL.items():
            sent = {"file": ("fest.docx", case.write(), DOCX)}
            token = {"csrfmiddlewaretoken": session.cookies["csrftoken"]}
            with measure(worker) as costs[name]:
                answer = session.post(
                    url, token, files=sent, headers={"Referer": url}, allow_redirects=False
                )
            assert answer.status_code == (200 if case.refused else 302), name
        total = read_memory(worker)
    rows = [
        (
            name,
            f"{cost.seconds:.2f}",
            f"{cost.processor:.2f}",
            f"{cost.program:.0f}",
            f"{cost.worker:.0f}",
        )
        for name, cost in costs.items()
    ]
    rows.append(("the worker after all of them", "", "", "", f"{total:.0f}"))
    head = ("file", "seconds", "of the processor", "MB of the program", "MB on top")
    show_table("word-files", head, rows)
    # By the clock it is the same on a machine that does nothing else.
    assert max(cost.processor for cost in costs.values()) < LONGEST
    assert max(cost.program for cost in costs.values()) < MOST_MEMORY
    assert max(cost.worker for cost in costs.values()) < MOST_MEMORY
