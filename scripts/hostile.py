"""Sends the site what nobody should, and looks whether it stands: `make hostile`.

The real gunicorn serves a copy of the demo with a database of its own. `HOSTILE_REQUESTS` says how
many requests, `HOSTILE_SEED` which. Three in four go to addresses that there are, with parameters,
headers and bodies changed; a quarter are forms of a role, with a token that is good.

It ends with 1 if

- an answer is a server's error, or there is none;
- an answer takes more than two seconds, with a file ten: of three attempts the quickest counts, and
  on a machine on which an ordinary page takes longer than `ORDINARY`, as many times more;
- a worker has ever taken more than 400 MB, or goes on growing;
- strangers have filled a table;
- less than half has reached a view, or less than an eighth was a form with a good token: then
  nothing was tried.
"""

import os
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.demo_site import Site, serve
from scripts.hostile_client import Answer, Client, Request, Session

#: Seconds an answer may take, without a file and with one.
LIMIT, UPLOAD_LIMIT = 2, 10
#: Seconds that the page explorer takes on a machine that is in no hurry.
ORDINARY = 0.15
#: Of memory, in MB: what a worker may ever take, and what it may grow by after the first third.
MEMORY, GROWTH = 400, 60
#: Rows that nobody's requests may leave, by the number of requests.
ROWS_A_REQUEST = 0.1
#: Requests between two looks at the machine and at who is still logged in.
ROUND = 250


@dataclass
class Report:
    """What was sent and what came of it."""

    mix: Counter[str] = field(default_factory=Counter)
    status: Counter[int] = field(default_factory=Counter)
    views: Counter[str] = field(default_factory=Counter)
    tokens: int = 0
    slowest: tuple[float, str] = (0.0, "")
    troubles: dict[str, str] = field(default_factory=dict)
    memory: list[float] = field(default_factory=list)
    peak: float = 0.0
    worker: str = ""

    def add(self, request: Request, answer: Answer) -> None:
        """Count it."""
        self.mix[f"{request.kind}, {request.role or 'nobody'}"] += 1
        self.status[answer.status] += 1
        self.tokens += request.has_token
        self.worker = answer.headers.get("x-worker") or self.worker
        if has_reached(answer):
            self.views[answer.headers["x-view"]] += 1

    def blame(self, what: str, request: Request, why: str = "") -> None:
        """Say the first of each kind of finding."""
        if what not in self.troubles:
            self.troubles[what] = f"{what}\n    {request}\n    {why}"
            print(f"- {self.troubles[what]}", flush=True)


def has_reached(answer: Answer) -> bool:
    """Whether a view has answered, and not only that one has to log in or that nothing is there."""
    view = answer.headers.get("x-view", "")
    if not view or "hit" in answer.headers.get("cache-status", ""):
        return False
    is_missing = answer.status == 404 and view in {"wagtail_serve", "not_found"}  # noqa: PLR2004 - of HTTP
    return not is_missing and "/admin/login/" not in answer.headers.get("location", "")


def main() -> int:
    """What the program ends with."""
    # By way of every `finally`.
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    count = int(os.environ.get("HOSTILE_REQUESTS") or 40_000)
    seed = int(os.environ.get("HOSTILE_SEED") or 1)
    with (
        tempfile.TemporaryDirectory() as name,
        serve(Path(name), "scripts.hostile_settings") as site,
    ):
        os.environ.update(site.environment)
        django.setup()
        report = Attack(site, Random(seed)).run(count)  # noqa: S311 - the same each time
        return tell(report, count, site)


class Attack:
    """All of it, one after the other."""

    def __init__(self, site: Site, random: Random) -> None:
        from scripts.hostile_requests import Forge

        self.client = Client(site.address)
        self.site, self.report = site, Report()
        self.sessions = {"": Session("")}
        self._log_in()
        self.client.get("/admin/login/", self.sessions[""])
        tokens = {role: session.token for role, session in self.sessions.items()}
        self.forge = Forge(random, tokens)

    def run(self, count: int) -> Report:
        """Send so many requests."""
        self._look_around(count)
        self.slowness = self._measure()
        for number in range(count):
            request = self.forge.make(number)
            answer = self._send(request)
            self.report.add(request, answer)
            self._judge(request, answer)
            if request.method == "GET":
                self.forge.learn(request.role, request.target.decode("ascii", "replace"), answer)
            if number % ROUND == ROUND - 1:
                self._look(number + 1)
        return self.report

    def _send(self, request: Request) -> Answer:
        return self.client.send(request, self.sessions[request.role])

    def _log_in(self) -> None:
        """Whoever has lost their session in the fray gets a new one, and their login back."""
        settings: Any = import_module("scripts.hostile_settings")
        for login in settings.DEMO_LOGINS:
            role = login["role"]
            if role in self.sessions and self.client.is_in(self.sessions[role]):
                continue
            give_back(login)
            self.sessions[role] = self.client.log_in(role, login["username"], login["password"])

    def _look_around(self, count: int) -> None:
        """Find addresses for each role, and their forms."""
        admin = list(dict.fromkeys(find_admin_addresses()))
        public = [*self.site.everything, *self.site.special.values(), "/sitemap.xml", "/robots.txt"]
        public += ["/suche/", "/admin/login/", "/admin/password_reset/", *find_files()]
        self.forge.api = find_api_addresses()
        for role in self.sessions:
            self.forge.addresses[role] = (
                [*public, *admin[:40]] if not role else [*public[::4], *admin]
            )
            found = self.forge.addresses[role]
            for path in self.forge.random.sample(found, min(len(found), max(60, count // 40))):
                self.forge.learn(role, path, self.client.get(path, self.sessions[role]))

    def _measure(self) -> float:
        """How many times longer than it should an ordinary page takes here, now; at least once."""
        session = next(one for role, one in self.sessions.items() if role)
        found = [self.client.get("/admin/pages/", session).seconds for _ in range(7)]
        return max(1.0, median(found) / ORDINARY)

    def _judge(self, request: Request, answer: Answer) -> None:
        if not answer.status and not self._send(request).status:
            sent = f"{len(request.body)} bytes, {request.body[:200]!r} {request.headers!r}"
            self.report.blame("no answer", request, sent)
        if answer.status >= 500:  # noqa: PLR2004 - of HTTP
            trouble = answer.headers.get("x-trouble", "")
            kind = re.sub(r"'.*'|[0-9]+", "…", trouble)[:120]
            what = f"{answer.status} {answer.headers.get('x-view', '')} {kind}"
            sent = f"{request.body[:1500]!r} {request.headers!r}"
            self.report.blame(what, request, f"{trouble}\n    {sent[:2000]}")
        limit = (UPLOAD_LIMIT if request.is_upload else LIMIT) * self.slowness
        seconds = answer.seconds
        if seconds > limit:
            seconds = min(seconds, *(self._send(request).seconds for _ in range(2)))
        if seconds > limit:
            what = f"slow: {answer.headers.get('x-view', '')} {request.kind}"
            self.report.blame(
                what, request, f"{seconds:.1f} s, {limit:.1f} may be; {request.body[:200]!r}"
            )
        if not request.is_upload:
            self.report.slowest = max(self.report.slowest, (seconds, str(request)))

    def _look(self, number: int) -> None:
        self.slowness = self._measure()
        self._log_in()
        resident, peak = read_memory(self.report.worker)
        self.report.memory.append(resident)
        self.report.peak = max(self.report.peak, peak)
        memory = f"{resident:.0f} MB (at most {peak:.0f})"
        found = f"{len(self.report.troubles)} findings"
        print(f"{number:6}: {memory}, machine {self.slowness:.1f}×, {found}", flush=True)


def give_back(login: dict[str, Any]) -> None:
    """Make somebody's login what it was."""
    from cms.users.models import User

    person = User.objects.filter(username=login["username"]).first()
    if person and (not person.is_active or not person.check_password(login["password"])):
        person.is_active = True
        person.set_password(login["password"])
        person.save()


def find_admin_addresses() -> Iterator[str]:
    """Every address of the admin that the resolver knows, with keys of what there is."""
    from stadtteilzeitung.models import ArticlePage

    roads: Any = import_module("tests.roads")
    from veranstaltungen.models import EventPage

    for model in (ArticlePage, EventPage):
        page = model.objects.live().filter(locale__language_code="de").first()
        for view, path in roads.find_addresses(roads.Target(page, "uk")) if page else ():
            # The first one leaves; the second one is Wagtail's to see what an error looks like.
            if "logout" not in view and "failwhale" not in path:
                yield path


def find_files() -> Iterator[str]:
    """Documents, and copies of pictures."""
    from cms.documents.models import CustomDocument
    from cms.images.models import CustomRendition

    for document in CustomDocument.objects.all()[:5]:
        yield document.url
    for rendition in CustomRendition.objects.all()[:5]:
        yield rendition.url


def find_api_addresses() -> list[str]:
    """What the API's own description names, with a key of something."""
    from cms.api.api import api

    found = ["/api/v1/openapi.json", "/api/v2/pages/", "/api/"]
    for path, methods in api.get_openapi_schema()["paths"].items():
        parameters = [
            one["name"]
            for one in methods.get("get", {}).get("parameters", [])
            if one["in"] == "query"
        ]
        for value in ("1", "10", "de"):
            filled = re.sub(r"\{\w+\}", value, path)
            found += [filled, *(f"{filled}?{name}=1" for name in parameters)]
    return found


def read_memory(worker: str) -> tuple[float, float]:
    """What a process takes now and has taken at most, in MB."""
    said = Path(f"/proc/{worker}/status").read_text()
    found = {name: int(size) / 1024 for name, size in re.findall(r"(VmRSS|VmHWM):\s+(\d+)", said)}
    return found["VmRSS"], found["VmHWM"]


def count_strangers_rows() -> int:
    """Rows that people leave whom nobody knows."""
    from django.contrib.sessions.models import Session as Row

    from cms.accounts.models import AttemptCount

    sessions = sum("_auth_user_id" not in row.get_decoded() for row in Row.objects.all())
    return sessions + AttemptCount.objects.count()


def tell(report: Report, count: int, site: Site) -> int:
    """Print all of it; 1 if something is wrong."""
    reached, rows = report.views.total(), count_strangers_rows()
    for name, number in sorted(report.mix.items()):
        print(f"{number:7} {name}")
    print(
        "Answers:",
        ", ".join(f"{status}: {number}" for status, number in sorted(report.status.items())),
    )
    print(f"Reached a view: {reached} of {count}, {len(report.views)} different ones")
    print(f"Forms with a good token: {report.tokens} of {count}")
    print(f"Slowest: {report.slowest[0]:.2f} s, {report.slowest[1]}")
    third = report.memory[len(report.memory) // 3 :] or [0]
    growth = f"grown by {third[-1] - third[0]:.0f} MB since the first third"
    print(f"Worker: at most {report.peak:.0f} MB, {growth}")
    print(f"Rows of strangers: {rows}")
    failures = {
        "findings": len(report.troubles),
        "memory": report.peak > MEMORY,
        "growth": third[-1] - third[0] > GROWTH,
        "rows": rows > max(200, count * ROWS_A_REQUEST),
        "too few views": reached * 2 < count,
        "too few forms": report.tokens * 8 < count,
    }
    print(
        "Failed:" if any(failures.values()) else "All well.",
        *(one for one, is_so in failures.items() if is_so),
    )
    if any(failures.values()):
        (kept := Path("var/hostile.log")).write_bytes(site.log.read_bytes())
        print(f"The server's log is in {kept}.")
    return int(any(failures.values()))


if __name__ == "__main__":
    started = time.monotonic()
    result = main()
    print(f"{time.monotonic() - started:.0f} s")
    sys.exit(result)
