"""Planning an issue: the day it appears, and the list its articles are chosen from."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate, make_aware
from wagtail.models import Locale

from stadtteilzeitung.models import IssuePage
from tests import factories
from tests.cms.api.contract import ask, titles
from tests.editing import edit, enter, now
from tests.readers import links, read, structured, text
from tests.translating import language, publish_translation

pytestmark = pytest.mark.django_db

Clock = Callable[[date, int], None]


@pytest.fixture
def office() -> Client:
    """Somebody who plans issues."""
    return enter("redaktion")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the clock to an hour of a day, and lets the scheduler work."""

    def turn(day: date, hour: int) -> None:
        moment = make_aware(datetime.combine(day, time(hour)))
        monkeypatch.setattr(timezone, "now", lambda: moment)
        call_command("publish_scheduled")

    return turn


@pytest.fixture
def ukrainian() -> Locale:
    """Ukrainian, online, with the newspaper."""
    locale = language("uk")
    publish_translation(factories.newspaper(), locale)
    return locale


def in_three_days() -> date:
    return localdate() + timedelta(days=3)


def plan(office: Client, day: date, **fields: str) -> IssuePage:
    """June is out; July is released through its form, for a day."""
    factories.issue(date(2026, 6, 1), title="Ausgabe Juni 2026")
    article = factories.article("Acht Bänke")
    issue = factories.issue(date(2026, 7, 1), [article], title="Ausgabe Juli 2026", live=False)
    given = {"publication_date": f"{day:%d.%m.%Y}", **fields}
    response = edit(office, issue, "action-publish", **given)
    assert response.status_code == 302
    return now(issue)


def move(office: Client, issue: IssuePage, **fields: str) -> HttpResponse:
    """What waits for its day is locked: cancel that, then release it anew."""
    waiting = now(issue).scheduled_revision
    if waiting:
        arguments = [issue.pk, waiting.pk]
        office.post(reverse("wagtailadmin_pages:revisions_unschedule", args=arguments))
    return edit(office, issue, "action-publish", **fields)


def current(client: Client, prefix: str = "") -> set[str]:
    """What masthead, front page, newspaper and archive call the newest issue."""
    home, paper = read(client, f"{prefix}/"), factories.newspaper()
    if prefix:
        paper = paper.get_translation(Locale.objects.get(language_code=prefix.strip("/")))
    front = read(client, paper.url)
    archive = next(link for link in links(front, "aside") if "arch" in link)
    return {
        text(home, ".masthead-items"),
        text(front, "aside .issue-card__period"),
        text(read(client, archive), ".covers .issue-card__period"),
    }


def test_issue_stays_away_until_its_day_and_is_there_on_it(
    client: Client, office: Client, clock: Clock
) -> None:
    day = in_three_days()
    issue = plan(office, day)
    for moment in ((day - timedelta(days=1), 23), (day, 1)):
        is_out = moment[0] == day
        clock(*moment)
        newest = "Juli 2026" if is_out else "Juni 2026"
        assert all(newest in each for each in current(client)), moment
        read(client, issue.url, 200 if is_out else 404)
        assert titles(ask(client, "issues"))[0] == f"Ausgabe {newest}"
        assert ("Juli 2026" in text(read(client, "/suche/?q=Juli"))) == is_out
    shown = read(client, issue.url)
    assert shown.select_one(f".facts time[datetime='{day:%Y-%m-%d}']")
    assert structured(shown, "PublicationIssue")["datePublished"] == f"{day:%Y-%m-%d}"
    assert ask(client, f"issues/{issue.pk}")["publication_date"] == f"{day:%Y-%m-%d}"


def test_feed_tells_an_article_whether_its_issue_is_out_or_not(
    client: Client, office: Client
) -> None:
    issue = plan(office, in_three_days())
    feed = client.get(f"{factories.newspaper().url}feed/atom/").content
    assert [entry.title for entry in feedparser.parse(feed).entries] == ["Acht Bänke"]
    (article,) = (row.article for row in issue.entries.all())
    assert not read(client, article.url).select("#article-issue")


def test_hour_may_be_set_but_no_other_day(office: Client) -> None:
    day = in_three_days()
    at_six = f"{day:%d.%m.%Y} 06:00"
    issue = plan(office, day, go_live_at=at_six)
    assert timezone.localtime(now(issue).go_live_at).strftime("%d.%m.%Y %H:%M") == at_six
    later = day + timedelta(days=1)
    response = move(office, issue, go_live_at=f"{later:%d.%m.%Y} 06:00")
    assert "Erscheinungstag" in response.context["form"].errors["go_live_at"][0]
    # The browser sends the hour along, which stands beside the form.
    move(office, issue, publication_date=f"{later:%d.%m.%Y}", go_live_at=at_six)
    moved = timezone.localtime(now(issue).go_live_at)
    assert moved.strftime("%d.%m.%Y %H:%M") == f"{later:%d.%m.%Y} 06:00"
    move(office, issue, publication_date="", go_live_at=f"{later:%d.%m.%Y} 06:00")
    assert now(issue).live


def test_issue_of_a_past_day_or_without_one_is_online_at_once(office: Client) -> None:
    for given in (f"{localdate():%d.%m.%Y}", "01.06.2020", ""):
        issue = factories.issue(live=False)
        edit(office, issue, "action-publish", publication_date=given)
        assert now(issue).live, given


EARLIER = pytest.param(1, marks=pytest.mark.slow("the same road as to a later day"))


@pytest.mark.parametrize("days", [EARLIER, 5])
def test_translation_shares_the_day_even_if_it_is_moved(
    days: int, client: Client, office: Client, ukrainian: Locale, clock: Clock
) -> None:
    issue = plan(office, in_three_days())
    translation = publish_translation(issue, ukrainian)
    assert translation.publication_date == issue.publication_date
    day = localdate() + timedelta(days=days)
    move(office, issue, publication_date=f"{day:%d.%m.%Y}")
    clock(day - timedelta(days=1), 23)
    read(client, translation.url, 404)
    clock(day, 1)
    shown = read(client, now(translation).url)
    assert shown.select_one(f".facts time[datetime='{day:%Y-%m-%d}']")
    assert titles(ask(client, "issues?lang=uk")) == [translation.title]


def test_translation_waits_while_the_issue_has_no_day(
    client: Client, office: Client, ukrainian: Locale, clock: Clock
) -> None:
    issue, day = plan(office, in_three_days()), in_three_days()
    translation = publish_translation(issue, ukrainian)
    arguments = [issue.pk, now(issue).scheduled_revision.pk]
    office.post(reverse("wagtailadmin_pages:revisions_unschedule", args=arguments))
    history = read(office, reverse("wagtailadmin_pages:history", args=[translation.pk]))
    assert "Wartet auf das Original" in text(history)
    clock(day, 1)
    read(client, translation.url, 404)
    # Out at once, and the translation with the scheduler's next round.
    move(office, issue, publication_date="", go_live_at="")
    clock(day, 2)
    read(client, now(translation).url)


# --- Choosing articles ---------------------------------------------------------------------------


def choose(client: Client, **query: str) -> BeautifulSoup:
    """The list in the dialog."""
    response = client.get(reverse("article_chooser:choose_results"), {"multiple": "1", **query})
    return BeautifulSoup(response.content, "lxml")


def rows(soup: BeautifulSoup) -> list[str]:
    """The articles' titles."""
    return [text(row, "td.title label") for row in soup.select("tbody tr")]


def test_list_begins_with_what_no_issue_has_then_the_newest(office: Client) -> None:
    printed, planned = factories.article("Gedruckt"), factories.article("Geplant")
    factories.article("Alt")
    factories.article("Neu")
    factories.article("Entwurf", live=False, published=None)
    factories.issue(date(2026, 6, 1), [printed], title="Ausgabe Juni")
    draft = factories.issue(date(2026, 7, 1), title="Ausgabe Juli", live=False)
    chosen = {"entries-TOTAL_FORMS": "1", "entries-0-article": str(planned.pk)}
    edit(office, draft, **chosen, **{"entries-0-ORDER": "1", "entries-0-page": ""})
    found = choose(office)
    assert rows(found) == ["Entwurf", "Neu", "Alt", "Geplant", "Gedruckt"]
    states = [text(row, ".w-status").lower() for row in found.select("tbody tr")]
    assert ["entwurf" in state for state in states] == [True, False, False, False, False]
    said = [text(row, ".article-choice__facts") for row in found.select("tbody tr")]
    assert ["Juli" in said[3], "Juni" in said[4], "Schon in" in said[0]] == [True, True, False]
    assert "Schon in" not in text(choose(office, issue=str(draft.pk), q="Geplant"), "tbody")
    assert rows(choose(office, q="Gedr")) == ["Gedruckt"]


def test_list_costs_the_same_with_one_article_and_with_many(
    office: Client, django_assert_max_num_queries: Callable
) -> None:
    factories.issue(date(2026, 6, 1), [factories.article()])
    choose(office)
    with django_assert_max_num_queries(100) as before:
        choose(office)
    for month in (7, 8, 9):
        factories.issue(date(2026, month, 1), [factories.article()])
    with django_assert_max_num_queries(100) as after:
        choose(office)
    assert len(after) == len(before)


def test_chosen_articles_come_in_the_order_of_the_choice(office: Client) -> None:
    pages = [factories.article(title) for title in ("A", "B", "C")]
    keys = [pages[2].pk, pages[0].pk, pages[1].pk, 99_999]
    address = reverse("article_chooser:chosen_multiple")
    answer = office.get(address, {"id": keys, "multiple": "1"}).json()
    assert [each["title"] for each in answer["result"]] == ["C", "A", "B"]


def test_form_says_in_which_other_issue_an_article_stands(office: Client) -> None:
    twice, once = factories.article("Zweimal"), factories.article("Einmal")
    factories.issue(date(2026, 6, 1), [twice], title="Ausgabe Juni")
    issue = factories.issue(date(2026, 7, 1), [twice, once], title="Ausgabe Juli")
    form = office.get(reverse("wagtailadmin_pages:edit", args=[issue.pk]))
    assert form.context is not None
    soup = BeautifulSoup(form.content, "lxml")
    told = soup.select_one("#other-issues")
    assert told
    assert told.get_text() == f'{{"{twice.pk}": "Ausgabe Juni"}}'
    assert edit(office, issue).status_code == 302


def test_issue_does_not_go_before_it_comes(office: Client) -> None:
    day = in_three_days()
    issue = plan(office, day)
    later = day + timedelta(days=2)
    for days, hour, is_refused in ((-1, 10, True), (0, 0, True), (0, 8, False)):
        end = f"{later + timedelta(days=days):%d.%m.%Y} {hour:02}:00"
        response = move(office, issue, publication_date=f"{later:%d.%m.%Y}", expire_at=end)
        assert ("bevor sie erscheint" in response.content.decode()) == is_refused, end
        planned = now(issue).get_latest_revision_as_object()
        assert planned.publication_date == (day if is_refused else later), end
