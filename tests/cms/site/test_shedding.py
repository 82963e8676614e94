"""Under a storm whoever cannot be answered soon is told so, and who has left costs nothing."""

import socket
from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as site
from django.core.cache import caches
from django.test import Client
from gunicorn.config import Config
from gunicorn.workers.gthread import ThreadWorker

from cms.site import shedding
from cms.site.shedding import MADE_AT_ONCE, count_waiting, watch_queue
from tests import factories

#: More wait than may, and all threads but one are at work.
STORM: dict[str, Any] = {MADE_AT_ONCE: 0}
UNAVAILABLE = 503


def test_page_says_in_each_language_that_one_may_try_again_soon(
    client: Client, django_assert_num_queries: Callable[[int], Any], caplog: Any
) -> None:
    said = set()
    with django_assert_num_queries(0):
        for code, _name in site.LANGUAGES:
            prefix = "" if code == site.LANGUAGE_CODE else f"/{code}"
            answer = client.get(f"{prefix}/irgendwas/", **STORM)
            assert (answer.status_code, answer.headers["Cache-Control"]) == (503, "no-store")
            assert int(answer.headers["Retry-After"]) > 0
            page = BeautifulSoup(answer.content, "html.parser")
            assert page.html
            assert page.html["lang"] == code
            said.add(page.h1 and page.h1.get_text())
    problem = client.get("/api/v1/articles", **STORM)
    assert len(said) == len(site.LANGUAGES)
    # Each of these lines would be a mail.
    assert not caplog.records
    assert problem.json()["status"] == UNAVAILABLE
    assert int(problem.headers["Retry-After"]) > 0


def test_what_is_kept_is_handed_out_and_what_is_sent_is_taken(
    client: Client, db: None, settings: Any
) -> None:
    settings.KEEP_PAGES = True
    caches["pages"].clear()
    page = factories.standard_page(title="Über uns")
    for url in (page.url, f"/api/v1/pages/{page.pk}"):
        assert client.get(url, **STORM).status_code == UNAVAILABLE
        client.get(url)
        assert client.get(url, **STORM).status_code == 200
    assert client.post("/admin/login/", {}, **STORM).status_code == 200


def test_under_a_storm_all_threads_but_one_go_on_making_answers(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = factories.standard_page(title="Über uns")
    at_once: dict[str, Any] = {MADE_AT_ONCE: 3}
    for others, status in (({1, 2}, 200), ({1, 2, 3}, UNAVAILABLE)):
        monkeypatch.setattr(shedding, "_under_way", set(others))
        assert client.get(page.url, **at_once).status_code == status
        assert shedding._under_way == others


@pytest.fixture
def worker() -> ThreadWorker:
    """One of gunicorn's, with four threads."""
    config = Config()
    config.set("threads", 4)
    return ThreadWorker(1, 1, [], SimpleNamespace(), 30, config, SimpleNamespace())


def test_who_waits_has_sent_something_and_has_no_thread_yet(worker: ThreadWorker) -> None:
    assert count_waiting(worker) == 0
    worker.nr_conns = 12
    worker.keepalived_conns.append(SimpleNamespace())
    worker.pending_conns.append(SimpleNamespace())
    assert count_waiting(worker) == 6


def test_who_has_left_is_answered_only_if_they_have_sent_a_form(worker: ThreadWorker) -> None:
    asked: list[tuple[str, int | None]] = []

    def application(environ: dict[str, Any], _start: Any) -> Iterable[bytes]:
        asked.append((environ["REQUEST_METHOD"], environ.get(MADE_AT_ONCE)))
        return []

    watched = watch_queue(application, worker, 3)
    here, there = socket.socketpair()

    def ask(method: str) -> None:
        environ = {"REQUEST_METHOD": method, "gunicorn.socket": here}
        assert list(watched(environ, lambda *_answer: None)) == []

    with here:
        with there:
            ask("GET")
            worker.nr_conns = 8
            there.send(b"the next request")
            ask("GET")
            here.recv(100)
        for method in ("GET", "HEAD", "POST"):
            ask(method)
    assert asked == [("GET", None), ("GET", 3), ("POST", 3)]
