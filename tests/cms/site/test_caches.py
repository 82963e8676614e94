"""Caches that are full, damaged or gone cost time, and fail nobody."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache, caches
from django.core.cache.backends.redis import RedisCache
from django.test import Client

from cms.site.caches import ServerCache
from tests import factories
from tests.hands import SECONDS

FILES = "cms.site.caches.FileCache"
KEPT = "winzerla; hit"


@pytest.fixture
def server(tmp_path: Path, settings: Any) -> Iterator["subprocess.Popen[bytes]"]:
    """A Redis server behind a socket of its own, which the site is told of."""
    socket = tmp_path / "redis.sock"
    program = ["redis-server", "--port", "0", "--unixsocket", str(socket), "--save", ""]
    with subprocess.Popen(program, cwd=tmp_path, stdout=subprocess.PIPE) as redis:
        assert redis.stdout
        assert any(b"eady to accept connections" in line for line in redis.stdout)
        options = {"socket_connect_timeout": SECONDS, "socket_timeout": SECONDS}
        address = f"unix://{socket}"
        one = {"BACKEND": "cms.site.caches.ServerCache", "LOCATION": address, "OPTIONS": options}
        settings.CACHES = {**settings.CACHES, "default": one, "pages": one}
        settings.KEEP_PAGES = True
        yield redis
        redis.kill()


def test_readers_are_answered_while_redis_is_there_while_it_is_gone_and_after_it(
    client: Client, db: None, server: "subprocess.Popen[bytes]", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ServerCache, "pause", 0)
    url = factories.standard_page(title="Über uns").url
    first = client.get(url).content
    cache.set("name", "value")
    answer = client.get(url)
    assert (answer.headers["Cache-Status"], answer.content) == (KEPT, first)
    server.kill()
    server.wait()
    for _time in range(2):
        answer = client.get(url)
        assert (answer.status_code, answer.content) == (200, first)
        assert answer.headers["Cache-Status"] != KEPT
    assert cache.get("name", "nothing") == "nothing"
    assert cache.get_or_set("name", "anew") == "anew"


def test_nobody_waits_for_redis_right_after_it_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fail(_cache: RedisCache, key: str, *_args: Any) -> None:
        asked.append(key)
        raise ConnectionError

    monkeypatch.setattr(RedisCache, "get", fail)
    gone = ServerCache("unix:///nowhere", {})
    assert [gone.get("one", "nothing"), gone.get("two")] == ["nothing", None]
    assert asked == ["one"]


@pytest.mark.parametrize("what", ["is no folder", "holds damaged files"])
def test_page_is_shown_though_the_cache_folder(
    what: str, client: Client, db: None, tmp_path: Path, settings: Any
) -> None:
    folder = tmp_path / "cache"
    settings.CACHES = {**settings.CACHES, "default": {"BACKEND": FILES, "LOCATION": str(folder)}}
    if what == "is no folder":
        folder.write_text("in the way")
    url = factories.standard_page(title="Über uns").url
    if what != "is no folder":
        client.get(url)
        cache.set("name", "value")
        files = list(folder.iterdir())
        assert files
        for file in files:
            file.write_bytes(b"damaged")
    assert client.get(url).status_code == 200
    assert cache.get("name") is None
    cache.add("name", "value")
    cache.delete("name")
    cache.clear()


def test_memory_holds_no_more_than_it_may_and_keeps_what_was_last_asked_for(settings: Any) -> None:
    one = {"BACKEND": "cms.site.caches.MemoryCache", "LOCATION": "small"}
    options = {"MAX_ENTRIES": 1000, "MAX_BYTES": 20_000}
    settings.CACHES = {**settings.CACHES, "small": {**one, "OPTIONS": options}}
    memory: Any = caches["small"]
    memory.set("wanted", b"x" * 1000)
    for number in range(100):
        memory.set(str(number), b"x" * 1000)
        assert memory.get("wanted")
        assert memory.size <= 20_000
    assert memory.get("99")
    assert memory.get("0") is None
    memory.set("larger-than-all", b"x" * 30_000)
    assert memory.get("larger-than-all") is None
    assert memory.get("wanted")
