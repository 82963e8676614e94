"""The running server answers what it is asked, and survives what is no question."""

import re
import socket
from contextlib import ExitStack, suppress
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from scripts.demo_site import Site


def status(url: str, **headers: str) -> int:
    """HTTP status of the answer."""
    try:
        with urlopen(Request(url, headers=headers), timeout=30) as response:  # noqa: S310 - ours
            return response.status
    except HTTPError as error:
        return error.code


def raw_status(site: Site, request: bytes) -> int:
    """Status of the answer to bytes that no client would send; 0 when the server hangs up."""
    parts = urlsplit(site.address)
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as connection:
        with suppress(OSError):
            connection.sendall(request)
        try:
            answer = connection.recv(100)
        except ConnectionResetError:
            return 0
    return int(answer.split()[1]) if answer else 0


def test_what_readers_ask_for_is_there(site: Site) -> None:
    newspaper = site.samples["newspaper"][0]
    found = [path for group in ("archive", "issues", "articles") for path in site.samples[group]]
    paths = [
        "/", newspaper, *found,
        f"{newspaper}feed/atom/", f"{newspaper}feed/rss/", "/sitemap.xml", "/robots.txt", "/suche/",
        "/admin/login/",
    ]  # fmt: skip
    assert {path: status(site.address + path) for path in paths} == dict.fromkeys(paths, 200)


def test_the_sitemap_has_every_page(site: Site) -> None:
    """`test_pages.py` opens them."""
    with urlopen(f"{site.address}/sitemap.xml", timeout=30) as response:  # noqa: S310 - ours
        urls = re.findall("<loc>(.+?)</loc>", response.read().decode())
    assert sorted(urlsplit(url).path for url in urls) == sorted(site.everything)


@pytest.mark.parametrize("host", ["boese.example", "", "a b", "\xff", "127.0.0.1:8000:9", "[::1"])
def test_a_broken_host_is_refused(site: Site, host: str) -> None:
    request = f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode("latin-1")
    assert raw_status(site, request) == 400
    assert status(site.address) == 200


@pytest.mark.parametrize("path", ["/", "/suche/", "/stadtteilzeitung/"])
def test_a_megabyte_of_query_is_refused(site: Site, path: str) -> None:
    query = b"q=" + b"a" * 1_000_000
    request = b"GET %s?%s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    assert raw_status(site, request % (path.encode(), query)) in {0, 400, 414, 431}
    assert status(site.address) == 200


def test_the_longest_query_that_comes_through_is_answered(site: Site) -> None:
    for path in ("/", "/suche/", "/stadtteilzeitung/"):
        assert status(f"{site.address}{path}?q={'a' * 3900}") == 200


@pytest.mark.parametrize(
    "path",
    [
        "/stadtteilzeitung/?page=abc",
        "/stadtteilzeitung/?page=9999",
        "/stadtteilzeitung/?page=-1",
        "/stadtteilzeitung/?page=99999999999999999999999999",
        "/stadtteilzeitung/?year=abc&rubric=%00&topic=%FF",
        "/stadtteilzeitung/?year=99999999999999999999",
        "/suche/?q=%00%FF%22%27*%28",
        "/suche/?q=Garten&page=9999",
        "/suche/?q=" + "%F0%9F%8C%BB" * 50,
        "/suche/?q=%22Garten%20AND%20OR%20NEAR(",
        "/%00",
        "/%FF%FE/",
        "/../../etc/passwd",
        "/media/../cms/settings/base.py",
        "/media/%2e%2e/db.sqlite3",
        "/stadtteilzeitung/archiv/archiv/",
        "/dokumente/999999/x.pdf",
    ],
)
def test_odd_addresses_are_no_fault_of_the_server(site: Site, path: str) -> None:
    host = urlsplit(site.address).netloc
    request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    assert raw_status(site, request.encode()) in {200, 301, 302, 400, 404}


def test_who_stops_half_way_keeps_no_thread_for_long(site: Site) -> None:
    parts = urlsplit(site.address)
    begun = b"POST /suche/ HTTP/1.1\r\nHost: " + parts.netloc.encode() + b"\r\n"
    form = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 999\r\n\r\nq="
    with ExitStack() as stack:
        waiting = []
        for sent in (b"GET /", begun, begun + form, begun + form):
            connection = socket.create_connection((parts.hostname, parts.port), timeout=80)
            stack.enter_context(connection).sendall(sent)
            waiting.append(connection)
        assert status(site.address) == 200
        for connection in waiting:
            with suppress(ConnectionResetError):
                answer = connection.recv(100)
                assert not answer or answer.split()[1].startswith(b"4"), answer
