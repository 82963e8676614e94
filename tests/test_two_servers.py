"""What is changed at one server, readers of another on the same database see at once.

Each keeps pages of its own.
"""

import re
import socket
from collections.abc import Callable, Iterator
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import pytest

from cms.settings.demo import DEMO_LOGINS
from scripts.demo_site import Site, serve, serve_at

pytestmark = pytest.mark.slow("two servers of the demo")

#: What a command or somebody's SQL does; the page stays online.
RENAME = """
from wagtail.models import Page
Page.objects.filter(pk={key}).update(title="Anders genannt")
"""
FIND_KEY = re.compile(r"/admin/pages/(\d+)/edit/")


class Server:
    """One of the two, asked as a browser asks the site, whichever port it listens to."""

    def __init__(self, address: str, site: Site, *handlers: HTTPCookieProcessor) -> None:
        self.address, self.site = address, site
        self.opener: OpenerDirector = build_opener(*handlers)

    def ask(self, path: str, **data: str) -> tuple[int, str, str]:
        """Status, text, and what its memory had to do with it; with `data` as a form sends it."""
        headers = {"Host": urlsplit(self.site.address).netloc, "Referer": self.site.address}
        body = urlencode(data).encode() if data else None
        request = Request(f"{self.address}{path}", body, headers)  # noqa: S310 - our own address
        try:
            with self.opener.open(request, timeout=120) as answer:
                text = answer.read().decode()
                return answer.status, text, answer.headers.get("Cache-Status", "")
        except HTTPError as error:
            return error.code, error.read().decode(), ""

    def send(self, path: str, **data: str) -> None:
        """Open a form and send it."""
        _status, form, _kept = self.ask(path)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
        assert token, form[:500]
        status, said, _kept = self.ask(path, csrfmiddlewaretoken=token[1], **data)
        assert status == 200, said[:500]


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Server]]:
    """Where the office is logged in, and where readers are."""
    own = tmp_path_factory.mktemp("two")
    with serve(own) as site, socket.create_server(("127.0.0.1", 0)) as door:
        address = "http://{}:{}".format(*door.getsockname())
        # Waited for at its own door; its pages and its rows are the other's.
        environment = {**site.environment, "CACHE_DIR": str(own / "other"), "SITE_URL": address}
        with serve_at(door, environment, own / "other.log"):
            office = Server(site.address, site, HTTPCookieProcessor(CookieJar()))
            login = next(each for each in DEMO_LOGINS if each["role"] == "Redaktion")
            office.send("/admin/login/", login=login["username"], password=login["password"])
            yield office, Server(address, site)


def test_each_road_is_seen_at_once_at_the_other_server(servers: tuple[Server, Server]) -> None:
    office, reader = servers
    article = office.site.layouts["article"]
    key = find_key(office, article)
    bulk = f"/admin/bulk/wagtailcore/page/{{}}/?id={key}&next=/admin/"
    roads: list[tuple[str, Callable[[], None], int]] = [
        ("command", lambda: office.site.manage("shell", "-c", RENAME.format(key=key)), 200),
        ("form", lambda: office.send(f"/admin/pages/{key}/unpublish/"), 404),
        ("bulk", lambda: office.send(bulk.format("publish")), 200),
    ]
    before = read(reader, article)[1]
    for road, change, status in roads:
        change()
        found, text, kept = reader.ask(article)
        assert found == status, road
        assert "hit" not in kept, road
        assert text != before, road
        before = read(reader, article)[1] if status == 200 else text


def read(reader: Server, path: str) -> tuple[int, str, str]:
    """The page as it is kept: the second time it comes out of the server's memory."""
    reader.ask(path)
    answer = reader.ask(path)
    assert "hit" in answer[2], answer[2]
    return answer


def find_key(office: Server, path: str) -> int:
    """The key of a page: who is logged in finds the way into its form on it."""
    _status, text, _kept = office.ask(path)
    found = FIND_KEY.search(text)
    assert found, text[-500:]
    return int(found[1])
