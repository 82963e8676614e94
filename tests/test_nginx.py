"""nginx, as the deployment guide has it, hands out what everybody may read and nothing else."""

import http.client
import ssl
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from scripts.demo_site import Site, serve
from scripts.nginx import PROGRAM, serve_nginx
from tests.hands import SECONDS

pytestmark = [
    pytest.mark.slow("a server of its own with nginx before it"),
    pytest.mark.skipif(not PROGRAM, reason="nginx is not installed"),
]

UNPUBLISH = "from wagtail.models import Page; Page.objects.get(url_path__endswith='{}').unpublish()"
#: Ways to ask for what was kept.
WAYS: list[tuple[str, dict[str, str]]] = [
    ("GET", {}),
    ("GET", {"Accept-Encoding": "br, gzip"}),
    ("GET", {"Range": "bytes=0-99"}),
    ("GET", {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}),
    ("GET", {"Cookie": "sessionid=invented; csrftoken=invented"}),
    ("HEAD", {}),
]


class Answer:
    """What came back."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.body = response.read()
        self.headers = response.headers


class Front:
    """nginx, and the site behind it."""

    def __init__(self, address: str, site: Site) -> None:
        self.host = urlsplit(address).netloc
        self.site = site

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for something without a cookie and without following redirects."""
        unverified = ssl._create_unverified_context()  # noqa: S323 - our own certificate
        connection = http.client.HTTPSConnection(self.host, context=unverified, timeout=SECONDS)
        connection.request(method, path, headers=headers)
        try:
            return Answer(connection.getresponse())
        finally:
            connection.close()


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    own = tmp_path_factory.mktemp("site")
    with serve(own, TRUSTED_PROXIES="127.0.0.1", API_REQUESTS_A_MINUTE="100") as site:
        static = Path(site.environment["STATIC_ROOT"])
        with serve_nginx(own / "nginx", site.address, own / "media", static) as address:
            yield Front(address, site)


def test_page_is_kept_a_moment_and_gone_for_everybody_once_it_is_offline(front: Front) -> None:
    path = front.site.layouts["article"]
    for method, headers in WAYS:
        assert front.ask(path, method, **headers).status in {200, 206, 304}
    assert front.ask(path).headers["X-Cache"] in {"HIT", "MISS", "STALE", "EXPIRED", "UPDATING"}
    tag = front.ask(path).headers["ETag"]
    with ThreadPoolExecutor(1) as office:
        unpublished = office.submit(front.site.manage, "shell", "-c", UNPUBLISH.format(path))
        # What nobody asks for is forgotten by itself.
        while not unpublished.done():
            for method, headers in WAYS:
                front.ask(path, method, **headers)
        unpublished.result()
    until = time.monotonic() + SECONDS
    while front.ask(path).status != 404 and time.monotonic() < until:
        time.sleep(0.1)
    for method, headers in [*WAYS, ("GET", {"If-None-Match": tag})]:
        assert front.ask(path, method, **headers).status == 404, (method, headers)


def test_files_come_from_nginx_and_originals_from_nowhere(front: Front) -> None:
    page = front.ask(front.site.layouts["home"]).body.decode()
    style = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    picture = page.partition('src="/media/')[2].partition('"')[0]
    for path in (style, f"/media/{picture}"):
        answer = front.ask(path, **{"Accept-Encoding": "gzip"})
        assert (answer.status, answer.headers["Server"][:5]) == (200, "nginx"), path
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "max-age" in answer.headers["Cache-Control"]
        # Whoever goes through the site is told so.
        assert "Permissions-Policy" not in answer.headers
    for path in ("/media/../originals/", "/media/originals/", "/static../manage.py", "/media../x"):
        assert front.ask(path).status in {400, 403, 404}, path


def test_api_counts_each_request_and_private_pages_are_not_kept(front: Front) -> None:
    left = [int(front.ask("/api/v1/site").headers["RateLimit-Remaining"]) for _time in range(3)]
    assert left == sorted(left, reverse=True)
    assert len(set(left)) == len(left)
    for path in ("/admin/login/", "/suche/?q=Garten", "/gibt-es-nicht/"):
        for _time in range(2):
            assert front.ask(path).headers["X-Cache"] in {"MISS", None}, path
