"""How answers travel: what caches may keep, when they must ask again, who may ask how often."""

import gzip
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import time
from typing import Any

import brotli
import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from cms.core.models import Topic
from cms.images.models import CustomImage
from cms.site.content_version import get_content_version
from tests import factories, trees
from tests.readers import read

pytestmark = pytest.mark.django_db

ARTICLES = "/api/v1/articles?fields=*"


@pytest.fixture(params=[False, True], ids=["made anew", "kept"])
def _keep(request: pytest.FixtureRequest, settings: Any) -> None:
    """Once as each answer is made, and once as it is kept."""
    settings.KEEP_PAGES = request.param
    caches["pages"].clear()


def tag(client: Client, path: str = ARTICLES) -> str:
    """The entity tag of an answer."""
    return str(client.get(path).headers["ETag"])


def test_unchanged_answer_is_304_and_costs_one_query(client: Client) -> None:
    factories.article()
    known = tag(client)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(ARTICLES, headers={"If-None-Match": known})
    assert (response.status_code, response.content) == (304, b"")
    assert response.headers["ETag"] == known
    assert "s-maxage" in response.headers["Cache-Control"]
    assert len(captured) == 1


def save(row: Any, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def expire(page: Any) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(days=1))
    call_command("publish_scheduled")


CHANGES: dict[str, Callable[[Any], Any]] = {
    "publishing again": lambda page: trees.publish(page, title="Anders"),
    "another name of an author": lambda page: save(page.authors.get().author, name="Anders"),
    "other words of a picture": lambda _page: CustomImage.objects.update(credit="Anders"),
    "a new topic": lambda page: Topic.objects.bulk_create(
        [Topic(name="Neu", slug="neu", locale=page.locale)]
    ),
    "a redirect": lambda page: Redirect.objects.create(old_path="/alt", redirect_page=page),
    "other details": lambda _page: factories.site_details(),
    "a language": lambda _page: trees.home("uk"),
    "unpublishing": lambda page: page.unpublish(),
    "the end of its time": expire,
    "moving": lambda page: page.move(factories.home_page(), pos="last-child"),
    "deleting": lambda page: page.delete(),
    "a restriction": lambda page: factories.restrict(page.get_parent(), "login"),
}


def test_every_change_that_shows_ends_what_was_kept(client: Client) -> None:
    image, author = factories.image(), factories.author()
    for name, change in CHANGES.items():
        page = factories.article(lead_image=image, authors=[author])
        before = client.get(ARTICLES).headers
        kept = {"If-None-Match": before["ETag"]}
        since = {"If-Modified-Since": before.get("Last-Modified", "")}
        assert client.get(ARTICLES, headers=kept).status_code == 304
        change(page)
        for headers in (kept, since):
            assert client.get(ARTICLES, headers=headers).status_code == 200, name


def test_what_no_reader_sees_and_what_was_rolled_back_ends_nothing(
    client: Client, moderator: Client
) -> None:
    factories.article(topics=[factories.topic("Wasser")])
    known = {"If-None-Match": tag(client)}
    factories.user("neu")
    moderator.get("/admin/")
    assert client.get(ARTICLES, headers=known).status_code == 304
    with transaction.atomic():
        Topic.objects.update(name="Anders")
        transaction.set_rollback(True)
    assert client.get(ARTICLES, headers=known).status_code == 304


@pytest.mark.parametrize(
    ("what", "before", "after"),
    [
        ("localdate", date(2020, 6, 12), date(2020, 6, 13)),
        ("get_code_version", "one", "two"),
    ],
    ids=["day", "code"],
)
def test_answer_of_another_day_or_code_is_not_kept(
    client: Client, monkeypatch: pytest.MonkeyPatch, what: str, before: Any, after: Any
) -> None:
    monkeypatch.setattr("cms.site.content_version.now", lambda: datetime(2000, 1, 1, tzinfo=UTC))
    call_command("merge_content_changes")
    monkeypatch.setattr("cms.api.middleware.localdate", lambda: date(2020, 6, 12))
    now = {"one": 1.0, "two": time() - 5}
    monkeypatch.setattr("cms.api.middleware.get_code_changed_at", lambda: now.get(str(before), 0.0))
    monkeypatch.setattr(f"cms.api.middleware.{what}", lambda: before)
    first = client.get("/api/v1/events").headers
    known = {"If-None-Match": first["ETag"]}
    since = {"If-Modified-Since": first["Last-Modified"]}
    for kept in (known, since):
        assert client.get("/api/v1/events", headers=kept).status_code == 304
    monkeypatch.setattr("cms.api.middleware.get_code_changed_at", lambda: now.get(str(after), 0.0))
    monkeypatch.setattr(f"cms.api.middleware.{what}", lambda: after)
    for kept in (known, since):
        assert client.get("/api/v1/events", headers=kept).status_code == 200


def test_each_address_has_a_tag_of_its_own_and_what_is_not_there_or_wrong_has_none(
    client: Client,
) -> None:
    paths = ("articles", "articles?limit=2", "articles?lang=de", "events", "site")
    assert len({tag(client, f"/api/v1/{path}") for path in paths}) == len(paths)
    for path, status in (("articles/1", 404), ("articles?limit=0", 422)):
        response = client.get(f"/api/v1/{path}", headers={"If-None-Match": "*"})
        assert (response.status_code, response.headers["Cache-Control"]) == (status, "no-store")
        assert "ETag" not in response.headers


def test_last_modified_is_said_once_its_second_is_over(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.article()
    call_command("merge_content_changes")
    changed_at = get_content_version().changed_at
    assert changed_at
    second = int(changed_at.timestamp())
    monkeypatch.setattr("cms.api.middleware.time", lambda: second + 0.9)
    assert "Last-Modified" not in client.get(ARTICLES).headers
    monkeypatch.setattr("cms.api.middleware.time", lambda: second + 1)
    since = {"If-Modified-Since": client.get(ARTICLES).headers["Last-Modified"]}
    assert client.get(ARTICLES, headers=since).status_code == 304
    since = {"If-Modified-Since": "Sat, 01 Jan 2050 00:00:00 GMT"}
    assert client.get(ARTICLES, headers=since).status_code == 200


def test_nothing_is_not_modified_where_there_is_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = factories.article()
    call_command("merge_content_changes")
    monkeypatch.setattr("cms.api.middleware.time", lambda: time() + 60)
    since = {"If-Modified-Since": client.get(ARTICLES).headers["Last-Modified"]}
    factories.restrict(page)
    call_command("merge_content_changes")
    since = {"If-Modified-Since": client.get(ARTICLES).headers["Last-Modified"]}
    for address in (f"pages/{page.pk}", "pages/99999999", "gibt-es-nicht", "articles?x=1"):
        answer = client.get(f"/api/v1/{address}", headers=since)
        assert answer.status_code in {404, 422}, address
        assert client.head(f"/api/v1/{address}", headers=since).status_code in {404, 422}, address


def test_moment_is_not_said_as_long_as_what_was_written_before_it_may_still_be_committed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until changes are merged; the moment that was told last stands for older answers."""
    factories.article()
    call_command("merge_content_changes")
    monkeypatch.setattr("cms.api.middleware.time", lambda: time() + 60)
    since = {"If-Modified-Since": client.get(ARTICLES).headers["Last-Modified"]}
    assert client.get(ARTICLES, headers=since).status_code == 304
    factories.article()
    answer = client.get(ARTICLES, headers=since)
    assert answer.status_code == 200
    assert "Last-Modified" not in answer.headers


@pytest.mark.usefixtures("_keep")
def test_any_tag_and_conditions_for_writing_get_the_whole_answer(client: Client) -> None:
    factories.article()
    whole = client.get(ARTICLES)
    old = "Sat, 01 Jan 2000 00:00:00 GMT"
    conditions = ({"If-None-Match": "*"}, {"If-Match": '"other"'}, {"If-Unmodified-Since": old})
    for headers in conditions:
        answer = client.get(ARTICLES, headers=headers)
        assert (answer.status_code, answer.content) == (200, whole.content), headers


@pytest.mark.usefixtures("_keep")
def test_head_and_packed_answers_have_tags_that_are_understood(client: Client) -> None:
    factories.article(body=factories.body_blocks())
    plain, head = client.get(ARTICLES), client.head(ARTICLES)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("ETag", "Content-Length", "Content-Type", "Cache-Control"):
        assert head.headers[name] == plain.headers[name]
    for accepted, encoding, unpack in (
        ("br, gzip", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("gzip, br;q=0", "gzip", gzip.decompress),
    ):
        packed = client.get(ARTICLES, headers={"Accept-Encoding": accepted})
        assert packed.headers["Content-Encoding"] == encoding
        assert unpack(packed.content) == plain.content
        assert packed.headers["ETag"] == f"W/{plain.headers['ETag']}"
        assert "Accept-Encoding" in packed.headers["Vary"]
        again = {"Accept-Encoding": accepted, "If-None-Match": packed.headers["ETag"]}
        assert client.get(ARTICLES, headers=again).status_code == 304


@pytest.mark.usefixtures("_keep")
def test_pages_of_all_sites_may_read_and_nothing_else(client: Client) -> None:
    origin = {"Origin": "https://app.example"}
    response = client.get(ARTICLES, headers=origin)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in response.headers["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in response.headers
    asked = {**origin, "Access-Control-Request-Method": "GET"}
    allowed = client.options(ARTICLES, headers=asked).headers["Access-Control-Allow-Methods"]
    assert allowed == "GET, HEAD, OPTIONS"
    named = client.options(ARTICLES, headers=asked).headers["Access-Control-Allow-Headers"]
    assert {"if-none-match", "if-modified-since"} <= set(named.split(", "))
    assert "Access-Control-Allow-Origin" not in client.get("/", headers=origin).headers


@pytest.mark.usefixtures("_keep")
def test_no_cookie_is_read_or_set(moderator: Client) -> None:
    """Whoever is logged in gets the very answer that everybody gets."""
    page = factories.article("Geheimsache")
    factories.restrict(page, PageViewRestriction.LOGIN)
    response = moderator.get(ARTICLES)
    assert response.json()["count"] == 0
    assert moderator.get(f"/api/v1/pages/{page.pk}").status_code == 404
    assert "Cookie" not in response.headers["Vary"]
    assert not response.cookies
    anonymous = Client().get(ARTICLES)
    for name in ("ETag", "Content-Security-Policy", "Vary"):
        assert response.headers.get(name) == anonymous.headers[name]


# --- How often ---------------------------------------------------------------------------------


class Clock:
    """Tells the time it was set to."""

    def __init__(self) -> None:
        # Twenty seconds after a full minute.
        self.now = 60 * 30_000_000 + 20.0

    def __call__(self) -> float:
        return self.now

    def tick(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def three_a_minute(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A client may ask three times a minute."""
    settings.API_REQUESTS_A_MINUTE = 3
    settings.API_COUNTS_DIR = str(tmp_path)
    clock = Clock()
    monkeypatch.setattr("cms.api.throttling.time", clock)
    return clock


@pytest.mark.usefixtures("_keep")
def test_who_asks_too_often_waits_and_leaves_no_files(
    client: Client, three_a_minute: Clock, tmp_path: Path
) -> None:
    left = [client.get("/api/v1/site").headers["RateLimit-Remaining"] for _ in range(3)]
    assert left == ["2", "1", "0"]
    response = client.get("/api/v1/site")
    problem = response.json()
    assert (response.status_code, problem["status"]) == (429, 429)
    assert response.headers["Content-Type"] == "application/problem+json"
    wait = int(response.headers["Retry-After"])
    assert str(wait) in problem["detail"]
    assert response.headers["RateLimit-Limit"] == "3"
    three_a_minute.tick(wait)
    assert client.get("/api/v1/site").headers["RateLimit-Remaining"] == "2"
    three_a_minute.tick(120)
    client.get("/api/v1/site")
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.usefixtures("_keep")
def test_others_need_not_wait_and_a_network_counts_as_one(
    client: Client, three_a_minute: Clock
) -> None:
    def ask_from(address: str) -> int:
        return client.get("/api/v1/site", REMOTE_ADDR=address).status_code

    assert [ask_from("192.0.2.1") for _ in range(4)] == [200, 200, 200, 429]
    assert ask_from("192.0.2.2") == 200
    # A provider gives each customer so many addresses.
    assert [ask_from(f"2001:db8::{number}fff") for number in range(4)] == [200, 200, 200, 429]
    assert read(client, "/").h1


def test_forwarded_address_counts_only_from_a_trusted_proxy(
    client: Client, three_a_minute: Clock, settings: Any
) -> None:
    def ask_as(forwarded: str) -> int:
        headers = {"X-Forwarded-For": forwarded}
        return client.get("/api/v1/site", headers=headers, REMOTE_ADDR="127.0.0.1").status_code

    assert [ask_as(f"192.0.2.{number}") for number in range(4)] == [200, 200, 200, 429]
    settings.TRUSTED_PROXIES = ["127.0.0.0/8"]
    # What stands before the last proxy's own entry, the client may have written itself.
    made_up = [ask_as(f"198.51.100.{number}, 192.0.2.9") for number in range(4)]
    assert made_up == [200, 200, 200, 429]


def test_nobody_is_counted_where_it_is_switched_off(client: Client) -> None:
    response = client.get("/api/v1/site")
    assert response.json()["languages"]
    assert "RateLimit-Limit" not in response.headers
