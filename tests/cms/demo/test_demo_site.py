"""The demo site is the smoke test: every page of it is looked at."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from wagtail.models import Locale, Page, Revision

from cms.core.blocks.body import BodyBlock
from cms.core.models import BasePage
from cms.images.models import CustomImage
from cms.languages.status import count_states, get_originals
from cms.site.models import SiteDetails
from garten.models import DiaryEntryPage, GardenDiaryPage, GardenPage, GardenYearPage
from home.models import HomePage, StandardPage
from projekte.models import ProjectIndexPage, ProjectPage
from stadtteilzeitung.models import ArticlePage, IssuePage, NewspaperPage
from veranstaltungen.models import CalendarPage, EventPage

# Tells pytest-django to make a database even when this file runs alone.
pytestmark = pytest.mark.django_db

#: Queries that a page costs at most, finding it included, once a process has met the content
#: version; each kind of these blocks in its text costs one more.
MOST = {
    ArticlePage: 5,
    CalendarPage: 7,
    DiaryEntryPage: 5,
    # One more when all its dates are over.
    EventPage: 7,
    GardenDiaryPage: 5,
    GardenPage: 10,
    GardenYearPage: 5,
    HomePage: 10,
    IssuePage: 7,
    NewspaperPage: 5,
    ProjectIndexPage: 5,
    ProjectPage: 11,
    StandardPage: 6,
}
COSTLY_BLOCKS = {"call_to_action", "contact", "download"}
#: Of what lies below a page, and of later parts of lists.
MOST_BELOW = 8


@pytest.fixture(scope="module")
def pages(demo: Client) -> list[Page]:
    """Every live page of the demo below the root."""
    return list(Page.objects.live().filter(depth__gt=1).specific())


@pytest.fixture(
    scope="module",
    params=["one of each type", pytest.param("all", marks=pytest.mark.slow("reads every page"))],
)
def looked_at(pages: list[Page], request: pytest.FixtureRequest) -> list[Page]:
    """One page of each type in German and in a language that runs the other way; or all pages."""
    if request.param == "all":
        return pages
    written = [page for page in pages if page.locale.language_code in {"de", "ar"}]
    return list({(type(page), page.locale_id): page for page in written}.values())


@dataclass
class Answer:
    """A page as a reader gets it, and the queries that it has cost."""

    page: Page
    soup: BeautifulSoup
    sql: list[str]

    @property
    def most(self) -> int:
        """How many there may be."""
        kinds = {block.block_type for block in getattr(self.page, "body", ())}
        return MOST[type(self.page)] + len(kinds & COSTLY_BLOCKS)


@pytest.fixture(scope="module")
def asked(demo: Client, looked_at: list[Page]) -> list[Answer]:
    """Each page, asked for once for all that is to hold of it."""
    return [Answer(page, *ask(demo, page.url)) for page in looked_at]


@pytest.fixture(scope="module")
def answers(asked: list[Answer]) -> dict[str, BeautifulSoup]:
    """Pages as a reader gets them, by address."""
    return {each.page.url: each.soup for each in asked}


def fingerprint() -> dict[str, Any]:
    """What a second run could change."""
    return {
        "pages": list(Page.objects.order_by("pk").values_list("pk", "title", "url_path", "live")),
        "revisions": Revision.objects.count(),
        "images": CustomImage.objects.count(),
        "details": list(SiteDetails.objects.values()),
    }


def test_second_run_changes_nothing(demo: Client, capsys: pytest.CaptureFixture[str]) -> None:
    before = fingerprint()
    call_command("demo")
    call_command("demo", if_empty=True)
    assert fingerprint() == before
    assert "already there" in capsys.readouterr().out


def test_every_page_type_occurs(pages: list[Page]) -> None:
    page_types = {model for model in BasePage.__subclasses__() if not model._meta.abstract}
    assert {ArticlePage, HomePage, IssuePage, NewspaperPage, StandardPage} <= page_types
    assert {type(page) for page in pages} == page_types


def test_every_kind_of_block_occurs(pages: list[Page]) -> None:
    used = {block.block_type for page in pages if hasattr(page, "body") for block in page.body}
    assert used == set(BodyBlock().child_blocks)


def test_newspaper_has_three_years_of_issues_and_forty_articles(demo: Client) -> None:
    months = list(IssuePage.objects.live().values_list("first_month", flat=True))
    assert len(months) >= 30
    assert 2 <= (max(months) - min(months)).days / 365.25 <= 3.1
    assert ArticlePage.objects.live().count() >= 40
    assert ArticlePage.objects.filter(issue_entries=None).exists()


def test_newest_issue_of_a_month_is_translated_whatever_its_year(demo: Client) -> None:
    issues = IssuePage.objects.live().filter(first_month__month=11).order_by("-first_month")
    newest = issues.filter(locale=Locale.get_default()).first()
    assert newest
    (translated,) = IssuePage.objects.live().filter(locale__language_code="en")
    assert translated.translation_key == newest.translation_key
    assert str(newest.first_month.year) in translated.title


def test_both_double_issues_occur(demo: Client) -> None:
    double = IssuePage.objects.live().exclude(last_month=None)
    spans = {(issue.first_month.month, issue.last_month.month) for issue in double}
    assert spans == {(7, 8), (12, 1)}
    turn = double.filter(first_month__month=12).first()
    assert turn
    assert turn.last_month.year == turn.first_month.year + 1


def test_interview_programme_gallery_and_correction_occur(demo: Client) -> None:
    kinds = Counter(block.block_type for page in ArticlePage.objects.live() for block in page.body)
    for kind in ("interview", "programme", "gallery"):
        assert kinds[kind], kind
    assert any(page.corrections for page in ArticlePage.objects.live())


def test_every_issue_has_articles_a_cover_and_a_paper(demo: Client) -> None:
    for issue in IssuePage.objects.live():
        assert issue.cover, issue.title
        assert issue.print_pdf, issue.title
        assert issue.editorial, issue.title
        assert issue.deadline < issue.first_month, issue.title


def test_every_page_has_one_heading_of_the_first_level(answers: dict[str, BeautifulSoup]) -> None:
    for url, soup in answers.items():
        headings = soup.find_all("h1")
        assert len(headings) == 1, url
        assert headings[0].get_text(strip=True), url


def test_no_heading_level_is_skipped(answers: dict[str, BeautifulSoup]) -> None:
    for url, soup in answers.items():
        assert soup.main
        levels = [int(tag.name[1]) for tag in soup.main.find_all(["h1", "h2", "h3", "h4"])]
        for above, below in pairwise(levels):
            assert below <= above + 1, f"{url}: {levels}"


def test_no_link_is_empty_or_leads_nowhere(answers: dict[str, BeautifulSoup]) -> None:
    for url, soup in answers.items():
        for link in soup.find_all("a"):
            words = link.get_text(strip=True) + "".join(
                str(image.get("alt", "")) for image in link.find_all("img")
            )
            assert words, f"{url}: {link}"
            assert link.get("href"), f"{url}: {link}"
            assert "None" not in str(link["href"]), f"{url}: {link}"


def test_every_picture_has_its_size_and_alternative_text(answers: dict[str, BeautifulSoup]) -> None:
    for url, soup in answers.items():
        for image in soup.find_all("img"):
            assert image.has_attr("alt"), f"{url}: {image}"
            assert int(str(image["width"])), url
            assert int(str(image["height"])), url


def test_nothing_is_loaded_from_elsewhere(answers: dict[str, BeautifulSoup]) -> None:
    for url, soup in answers.items():
        loaded = [str(tag["src"]) for tag in soup.select("[src]")]
        loaded += [str(tag["href"]) for tag in soup.select("link[rel=stylesheet], link[rel=icon]")]
        for address in loaded:
            assert address.startswith("/"), f"{url}: {address}"
        assert not soup.find_all("iframe"), url
        assert not soup.select("[style], style"), url


def ask(client: Client, address: str) -> tuple[BeautifulSoup, list[str]]:
    """A warm answer, and its SQL."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200, address
    assert not response.cookies, address
    soup = BeautifulSoup(response.content, "lxml")
    return soup, [query["sql"] for query in captured.captured_queries]


def test_every_page_stays_within_its_budget(asked: list[Answer]) -> None:
    for each in asked:
        assert len(each.sql) <= each.most, "\n".join([each.page.url, *each.sql])


def test_archive_and_later_pages_of_lists_stay_within_their_budget(demo: Client) -> None:
    year = ArticlePage.objects.live().newest_first().first().first_published_at.year
    for address in (
        *(f"/stadtteilzeitung/{query}" for query in ("archiv/", "?page=2", f"?year={year}")),
        *(f"/veranstaltungen/{query}" for query in ("?page=2", "?free=1", "?from=2026-01-01")),
        *("/veranstaltungen/archiv/", f"/veranstaltungen/monat/{localdate():%Y-%m}/"),
        *("/projekte/?status=running", "/garten/tagebuch/?season=winter"),
    ):
        _soup, sql = ask(demo, address)
        assert len(sql) <= MOST_BELOW, "\n".join([address, *sql])


def test_board_shows_work_in_every_state(demo: Client) -> None:
    locales = list(Locale.objects.exclude(pk=Locale.get_default().pk))
    found = count_states(get_originals(), locales).values()
    states = {state for counted in found for state, count in counted.items() if count}
    # Without logins, as in settings other than the demo's, nobody has handed anything in.
    waiting = {"waiting"} if get_user_model().objects.exists() else set()
    assert states >= {"missing", "stale", "machine", "work", "current"} | waiting
