"""Two editors publish at once: an app that asks all the time hears of each page exactly once.

Everything happens in threads, with connections and commits of their own, beside the transaction
that a test has. SQLite has one writer at a time, and the tests' database in memory cannot even be
read meanwhile, so this runs on PostgreSQL.
"""

from threading import Event

import pytest
from django.db import connection, transaction
from wagtail.models import Page, PageViewRestriction

from cms.changes.log_writer import write_pending_changes
from cms.changes.models import Change
from cms.changes.reader import read_changes
from home.models import StandardPage
from tests import factories
from tests.hands import SECONDS, Hands

pytestmark = [pytest.mark.django_db, pytest.mark.unplugged]

News = list[tuple[str, int | None]]


def tell(cursor: str) -> tuple[News, str]:
    """All that was told since."""
    news, has_more = [], True
    while has_more:
        answer = read_changes(cursor, 1000)
        news += [(str(entry.what), entry.id) for entry in answer.entries]
        cursor, has_more = answer.cursor, answer.has_more
    return news, cursor


def publish_slowly(page: StandardPage, written: Event, go_on: Event) -> None:
    """Put a page online and commit only when told to."""
    with transaction.atomic():
        page.save_revision().publish()
        written.set()
        assert go_on.wait(SECONDS)


def test_release_that_began_first_and_commits_last_is_not_lost(hands: Hands, home: Page) -> None:
    early = hands.do(lambda: factories.standard_page(home, live=False))
    late = hands.do(lambda: factories.standard_page(home, live=False))
    _news, cursor = hands.do(tell, "")
    written, go_on = Event(), Event()
    waiting = hands.start(publish_slowly, early, written, go_on)
    assert written.wait(SECONDS)
    # Nobody waits for the one who has not committed yet.
    hands.do(lambda: late.save_revision().publish())
    news, cursor = hands.do(tell, cursor)
    go_on.set()
    waiting.result(SECONDS)
    assert news == [("published", late.pk)]
    assert hands.do(tell, cursor)[0] == [("published", early.pk)]


def test_release_and_lifted_restriction_that_do_not_see_each_other_are_told_after_both(
    hands: Hands, home: Page
) -> None:
    rule = hands.do(factories.restrict, home)
    page = hands.do(lambda: factories.standard_page(home, live=False))
    _news, cursor = hands.do(tell, "")
    written, go_on = Event(), Event()
    waiting = hands.start(publish_slowly, page, written, go_on)
    assert written.wait(SECONDS)
    hands.do(lambda: PageViewRestriction.objects.get(pk=rule.pk).delete())
    go_on.set()
    waiting.result(SECONDS)
    assert hands.do(tell, cursor)[0] == [("published", home.pk), ("published", page.pk)]


def test_app_that_asks_all_the_time_hears_of_each_page_once(hands: Hands, home: Page) -> None:
    parents = [hands.do(factories.standard_page, home) for _ in range(2)]
    _news, cursor = hands.do(tell, "")
    finished = Event()

    def publish(parent: StandardPage) -> list[int]:
        return [factories.standard_page(parent).pk for _ in range(8)]

    def listen(place: str) -> News:
        news: News = []
        while True:
            is_last = finished.is_set()
            more, place = tell(place)
            news += more
            if is_last:
                return news

    listening = hands.start(listen, cursor)
    writing = [hands.start(publish, parent) for parent in parents]
    try:
        made = [key for each in writing for key in each.result(SECONDS)]
    finally:
        finished.set()
    heard = listening.result(SECONDS)
    assert sorted(key for what, key in heard if what == "published") == sorted(made)


def test_many_settle_at_once_and_tell_everything_once(hands: Hands, home: Page) -> None:
    """As when several processes find the same traces."""
    _news, cursor = hands.do(tell, "")

    def leave() -> list[int]:
        with transaction.atomic():
            pages = [factories.standard_page(home) for _ in range(3)]
            # Nobody settles after this commit.
            connection.run_on_commit = []
        return [page.pk for page in pages]

    made = hands.do(leave)
    for each in [hands.start(write_pending_changes) for _ in range(4)]:
        each.result(SECONDS)
    assert hands.do(tell, cursor)[0] == [("published", key) for key in made]
    assert hands.do(lambda: Change.objects.filter(page_id__in=made).count()) == len(made)
