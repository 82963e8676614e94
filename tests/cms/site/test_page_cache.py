"""Kept pages are what a page made anew would be, byte for byte, for everybody and at any moment."""

import gzip
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Event
from typing import Any

import brotli
import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.core.models import Place
from cms.site import cache_statistics
from cms.site.caches import MemoryCache
from cms.site.content_version import get_content_version
from cms.site.models import SiteDetails
from cms.site.page_cache import get_valid_until, page_cache
from stadtteilzeitung.models import ArticlePage, Author
from tests import factories, trees
from tests.editing import enter, save_snippet
from tests.garten import factories as gardens
from tests.hands import SECONDS
from tests.hiding import SECRET, WAYS, Pages
from tests.projekte import factories as projects
from tests.readers import queries
from tests.veranstaltungen import events
from veranstaltungen.models import EventPage, Occurrence

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture(autouse=True)
def _keep(settings: Any) -> None:
    caches["pages"].clear()
    settings.KEEP_PAGES = True


@pytest.fixture(autouse=True)
def _details(db: None) -> None:
    factories.site_details()


def get(client: Client, url: str, **headers: str) -> Any:
    """An answer; what became of the request stands in its `Cache-Status`."""
    return client.get(url, headers=headers)


def is_hit(answer: Any) -> bool:
    return bool(answer.headers.get("Cache-Status") == "winzerla; hit")


def make_site() -> list[str]:
    """A page of each kind, and their addresses with lists, feeds and files."""
    author, topic, place = factories.author("Rea"), factories.topic("Wasser"), events.place("Saal")
    shown = {"topics": [topic], "lead_image": factories.image()}
    article = factories.article("Bäume", teaser="Erste", authors=[author], **shown)
    issue = factories.issue(date(2025, 1, 1), [article])
    event = events.event("Fest", place=place, teaser="Kommt")
    project = projects.project("Hof", aim="Grün")
    entry = gardens.entry("Beete")
    plain = factories.standard_page(title="Über uns", teaser="Wir")
    pages = [article, issue, event, project, entry, plain]
    pages += [page.get_parent().specific for page in (article, event, project, entry)]
    urls = ["/", "/sitemap.xml", "/robots.txt", *(page.url for page in pages)]
    paper, calendar = factories.newspaper().url, events.calendar().url
    urls += [f"{paper}{name}/" for name in ("archiv", "feed/atom", "feed/rss")]
    urls += [f"{calendar}feed/alle/", f"{event.url}ics/"]
    urls += [f"/api/v1/{path}" for path in (*API, f"articles/{article.pk}", f"pages/{plain.pk}")]
    return [*dict.fromkeys([*urls, f"{calendar}?kind=fest", f"{paper}?page=1"])]


#: Lists and the site itself; more than what everybody is told of an article by default.
API = ("site", "articles?fields=*", "events", "projects?lang=de&limit=50")


def choose(urls: list[str]) -> list[str]:
    """Front page, sitemap, an article, an event, their lists, a feed: each is made differently."""
    paper, calendar = factories.newspaper().url, events.calendar().url
    chosen = [*urls[:2], urls[3], urls[5], paper, calendar, f"{paper}feed/atom/"]
    chosen += [f"{calendar}feed/alle/", *(f"/api/v1/{path}" for path in API[:3])]
    assert set(chosen) <= set(urls)
    return chosen


def assert_fresh(client: Client, urls: list[str], settings: Any, after: str) -> None:
    """Each address says what it would say if nothing were kept."""
    kept = {url: get(client, url) for url in urls}
    settings.KEEP_PAGES = False
    anew = {url: get(client, url) for url in urls}
    settings.KEEP_PAGES = True
    for url in urls:
        assert kept[url].status_code == anew[url].status_code, (after, url)
        assert kept[url].content == anew[url].content, (after, url)


def test_second_reader_costs_one_query_and_reads_the_same(client: Client, settings: Any) -> None:
    urls = make_site()
    assert_fresh(client, urls, settings, "first")
    for url in urls:
        assert len(queries(client, url)) == 1, url
        answer = get(client, url)
        assert is_hit(answer), url
        assert answer.headers["ETag"]
        assert "Cookie" not in answer.headers["Vary"]
        assert len(queries(Client(headers={"Cookie": "sessionid=x"}), url)) <= 2, url
    assert_fresh(client, urls, settings, "second")


@pytest.mark.parametrize("url", ["/", "/sitemap.xml", "/robots.txt"])
def test_whoever_asks_for_headers_alone_is_told_those_of_the_whole_answer(
    client: Client, url: str
) -> None:
    first = client.head(url)
    whole = get(client, url)
    assert is_hit(whole)
    for name in ("Cache-Control", "ETag", "Vary", "Content-Type"):
        assert first.headers[name] == whole.headers[name], name


def test_no_port_and_no_spelling_of_the_host_has_pages_of_its_own(
    client: Client, settings: Any
) -> None:
    settings.SITE_URL = "http://testserver"
    first = get(client, "/", host="testserver:8080")
    assert "8080" not in first.content.decode()
    for host in ("testserver", "testserver:81", "TESTSERVER", "testserver.", "TestServer:99999"):
        answer = get(client, "/", host=host)
        assert is_hit(answer), host
        assert answer.content == first.content
    assert not is_hit(get(client, "/", host="localhost"))


# --- What anybody changes ------------------------------------------------------------------------


def rewrite_an_article(_client: Client) -> None:
    page = ArticlePage.objects.get()
    page.title = "Bäume und Büsche"
    page.save_revision().publish()


def rename_by_sql(_client: Client) -> None:
    Author.objects.update(name="Mia")


def rename_in_bulk(_client: Client) -> None:
    places = list(Place.objects.all())
    for each in places:
        each.name = "Halle"
    Place.objects.bulk_update(places, ["name"])


def save_the_names_of_the_site(client: Client) -> None:
    details = SiteDetails.objects.get()
    save_snippet(enter("leitung"), details, tagline="Ganz anders")


def take_offline(_client: Client) -> None:
    ArticlePage.objects.get().unpublish()


def publish_again(_client: Client) -> None:
    ArticlePage.objects.get().get_latest_revision().publish()


def write_a_notice(_client: Client) -> None:
    ends = timezone.now() + timedelta(hours=2)
    factories.opening_hours(notices=[{"text": "Heute zu", "ends_at": ends}])


def begin_a_language(_client: Client) -> None:
    trees.home("uk")


def move_a_page(_client: Client) -> None:
    page = Page.objects.get(title="Über uns")
    page.move(factories.standard_page(title="Mehr"), pos="last-child")


def cancel_a_date(_client: Client) -> None:
    Occurrence.objects.update(status="cancelled")


def delete_an_event(_client: Client) -> None:
    EventPage.objects.get().delete()


CHANGES: tuple[Callable[[Client], Any], ...] = (
    *(rewrite_an_article, rename_by_sql, rename_in_bulk, take_offline, publish_again),
    *(save_the_names_of_the_site, write_a_notice, begin_a_language, move_a_page, cancel_a_date),
    delete_an_event,
)


def test_next_request_after_each_change_is_right(client: Client, settings: Any) -> None:
    urls = choose(make_site())
    for change in CHANGES:
        version = get_content_version().value
        change(client)
        assert get_content_version().value != version, change
        assert_fresh(client, urls, settings, change.__name__)


def test_what_was_hidden_is_never_answered_from_what_was_kept(client: Client) -> None:
    warmed: set[str] = set()
    everywhere = ["/", factories.newspaper().url, "/sitemap.xml", "/api/v1/articles?fields=*"]

    def make(words: str, *, live: bool = True) -> Pages:
        pages: Pages = [
            factories.standard_page(title=words, live=live, teaser=words),
            factories.article(words, live=live, teaser=words),
        ]
        own = [url for page in pages for url in (page.url, f"/api/v1/pages/{page.pk}")]
        for url in [*own, *everywhere]:
            warmed.add(url)
            get(client, url)
            assert not live or is_hit(get(client, url)), url
        return pages

    for turn, hide in enumerate(WAYS):
        warmed.clear()
        hide(make, f"{SECRET} {hide.__name__}")
        for number, url in enumerate(sorted(warmed), turn):
            ask, headers = WAYS_TO_ASK[number % len(WAYS_TO_ASK)]
            answer = ask(client, url, headers=headers)
            assert SECRET.encode() not in answer.content, (hide.__name__, url, headers)
            assert answer.status_code != NOT_MODIFIED, (hide.__name__, url, headers)


NOT_MODIFIED = 304
WAYS_TO_ASK: tuple[tuple[Callable[..., Any], dict[str, str]], ...] = (
    (Client.get, {"Range": "bytes=0-99", "If-None-Match": '"x"'}),
    (Client.get, {"Cookie": "sessionid=invented; csrftoken=invented"}),
    (Client.head, {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}),
)


def test_a_command_has_all_pages_made_anew(client: Client) -> None:
    page = factories.standard_page(title="Über uns")
    get(client, page.url)
    call_command("clear_pages")
    assert not is_hit(get(client, page.url))
    assert is_hit(get(client, page.url))


def test_a_command_tells_how_much_is_kept_and_how_often_it_was_enough(
    client: Client, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cache_statistics, "_counts", Counter())
    monkeypatch.setattr(cache_statistics, "EVERY", 0)
    page = factories.standard_page(title="Über uns")
    for url in (page.url, page.url, page.url, f"/api/v1/pages/{page.pk}"):
        get(client, url)
    call_command("kept_pages")
    _head, row = capsys.readouterr().out.splitlines()
    _process, hits, misses, refused, rate, megabytes, *_time = row.split()
    assert (hits, misses, refused, rate) == ("2", "2", "0", "50%")
    assert 0 <= float(megabytes) < 1


# --- What the clock changes ----------------------------------------------------------------------


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Sets the moment that Django takes for now."""

    def set_clock(moment: datetime) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return set_clock


def test_clock_changes_pages_when_a_date_is_over_a_notice_ends_or_a_day_begins(
    client: Client, settings: Any, clock: Callable[[datetime], None]
) -> None:
    urls = [url for url in choose(make_site()) if "feed" not in url and "sitemap" not in url]
    event = Occurrence.objects.get()
    begin, end = event.start - timedelta(hours=5), event.start - timedelta(hours=3)
    factories.opening_hours(notices=[{"text": "Gleich da", "starts_at": begin, "ends_at": end}])
    second = timedelta(seconds=1)
    midnight = timezone.localtime(event.start).replace(hour=0, minute=0, second=0, microsecond=0)
    moments = [midnight, begin, end, event.until, midnight + timedelta(days=1)]
    for moment in sorted(moments):
        for now in (moment - second, moment):
            clock(now.astimezone(UTC))
            assert_fresh(client, urls, settings, str(now))
    clock((midnight - timedelta(days=9)).astimezone(UTC))
    assert_fresh(client, urls, settings, "the clock was put back")


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2026, 12, 31)])
def test_a_day_ends_at_midnight_in_berlin(
    clock: Callable[[datetime], None], day: date, db: None
) -> None:
    zone = timezone.get_default_timezone()
    for hour in (0, 1, 2, 3, 23):
        clock(datetime(day.year, day.month, day.day, hour, 30, tzinfo=zone).astimezone(UTC))
        until = timezone.localtime(get_valid_until(get_content_version()))
        assert (until.date(), until.hour) == (day + timedelta(days=1), 0), hour


# --- Who asks ------------------------------------------------------------------------------------


def test_somebody_logged_in_is_never_answered_from_it_and_leaves_nothing_in_it(
    client: Client,
) -> None:
    page = factories.standard_page(title="Über uns")
    staff = enter("redaktion")
    assert not is_hit(get(staff, page.url))
    get(client, page.url)
    assert is_hit(get(client, page.url))
    assert "Cache-Status" not in get(staff, page.url).headers


def test_an_invented_cookie_is_no_way_round(client: Client) -> None:
    page = factories.standard_page(title="Über uns")
    get(client, page.url)
    stranger = Client()
    stranger.cookies["sessionid"] = "x" * 32
    stranger.cookies["messages"] = "anything"
    assert is_hit(get(stranger, page.url))


def test_a_page_with_a_form_has_a_token_for_each_reader(client: Client) -> None:
    page = factories.standard_page(title="Intern", teaser=SECRET)
    factories.restrict(page, PageViewRestriction.PASSWORD)
    answers = [get(Client(), page.url) for _reader in range(2)]
    assert all("csrftoken" in answer.cookies for answer in answers)
    assert answers[0].content != answers[1].content
    tokens = {answer.cookies["csrftoken"].value for answer in answers}
    assert len(tokens) == len(answers)
    inside = Client()
    form = get(inside, page.url).context["form"]
    assert form
    inside.post(
        get(inside, page.url).context["action_url"],
        {"password": "geheim", "return_url": page.url},
    )
    assert SECRET in get(inside, page.url).content.decode()
    assert SECRET not in get(Client(), page.url).content.decode()


@pytest.mark.parametrize("query", ["?utm_source=x", "?q=Garten", "?page=1&x=", "?sent"])
def test_an_unknown_parameter_keeps_nothing(client: Client, query: str) -> None:
    page = factories.standard_page(title="Über uns")
    get(client, page.url + query)
    assert not is_hit(get(client, page.url + query))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        # Each is added up.
        *(("search?q=Wasser", 200), ("search/suggestions?q=Was", 200)),
        # Says itself until when it holds.
        ("changes", 200),
        *(("pages/preview/0123", 404), ("articles/999999", 404), ("articles?limt=2", 422)),
    ],
)
def test_what_the_api_says_to_one_client_alone_is_not_kept(
    client: Client, path: str, status: int
) -> None:
    for _time in range(2):
        answer = get(client, f"/api/v1/{path}")
        assert (answer.status_code, is_hit(answer)) == (status, False)


def test_what_is_not_found_is_not_kept(client: Client) -> None:
    for _time in range(2):
        answer = get(client, "/gibt-es-nicht/")
        assert (answer.status_code, is_hit(answer)) == (404, False)
    assert "ETag" not in answer.headers


def test_each_host_has_answers_of_its_own_and_a_foreign_one_has_none(client: Client) -> None:
    page = factories.standard_page(title="Über uns")
    assert is_hit(get(client, page.url)) is False
    assert not is_hit(client.get(page.url, SERVER_NAME="localhost"))
    assert client.get(page.url, SERVER_NAME="evil.example").status_code == 400


# --- How it travels ------------------------------------------------------------------------------


def test_codings_and_conditional_requests(client: Client) -> None:
    page = factories.standard_page(title="Über uns", teaser="Wir " * 70)
    plain = get(client, page.url).content
    ways: dict[str, Callable[[bytes], bytes]] = {
        "br": brotli.decompress,
        "gzip": gzip.decompress,
        "identity": bytes,
    }
    tags = set()
    for coding, unpack in ways.items():
        answer = get(client, page.url, accept_encoding=coding)
        assert is_hit(answer)
        assert unpack(answer.content) == plain
        assert int(answer.headers["Content-Length"]) == len(answer.content)
        tag = answer.headers["ETag"]
        tags.add(tag)
        again = get(client, page.url, accept_encoding=coding, if_none_match=tag)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == tag
    assert len(tags) == len(ways)
    head = client.head(page.url)
    assert is_hit(head)
    assert head.content == b""


# --- What fails ----------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["_has_expired", "_set"])
def test_a_cache_that_fails_never_fails_a_request(
    client: Client, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    page = factories.standard_page(title="Über uns")

    def fail(*_args: Any) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(MemoryCache, method, fail)
    for _time in range(2):
        for url in (page.url, f"/api/v1/pages/{page.pk}"):
            assert "Über uns" in get(client, url).content.decode()


def test_a_damaged_entry_is_made_anew(client: Client) -> None:
    page = factories.standard_page(title="Über uns")
    expected = get(client, page.url).content
    cache: Any = caches["pages"]
    for key in list(cache._cache):
        cache._cache[key] = b"damaged"
    assert get(client, page.url).content == expected


def test_one_makes_a_page_and_the_others_wait_for_it(db: None) -> None:
    made: list[HttpRequest] = []
    begun, go_on = Event(), Event()

    def make(request: HttpRequest) -> HttpResponse:
        made.append(request)
        begun.set()
        go_on.wait(SECONDS)
        return HttpResponse("fertig")

    version = get_content_version()
    get_valid_until(version)

    def ask(_number: int) -> HttpResponse:
        request: Any = RequestFactory().get("/lang/")
        request.content_version = version
        return page_cache(make)(request)

    with ThreadPoolExecutor(4) as readers:
        answers = [readers.submit(ask, number) for number in range(4)]
        begun.wait(SECONDS)
        go_on.set()
        assert {answer.result().content for answer in answers} == {b"fertig"}
    assert len(made) == 1
