"""Two people decide about the same text in the same moment."""

from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from cms.core.addresses import make_private
from cms.core.forms import DRAFT_KEY
from cms.editorial.decisions import RELEASE, Version, decide
from home.models import StandardPage
from tests import factories
from tests.cms.users.test_invitations import invite
from tests.editing import add_url, edit, enter, now, open_form, said
from tests.hands import SECONDS, Hands

pytestmark = [pytest.mark.django_db, pytest.mark.unplugged]

PEOPLE = ["ehrenamt", "erste", "zweite"]
WAITING = (
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE wait_event_type = 'Lock' AND datname = current_database()"
)
#: Seconds that a form takes at most, on a machine that does much else.
PATIENCE = 4 * SECONDS


@pytest.fixture
def gone_after(hands: Hands) -> Iterator[None]:
    """Whom this test lets in is not there for the next."""
    yield
    hands.do(get_user_model().objects.filter(username__in=PEOPLE).delete)


def draft(home: Page, title: str, author: Any) -> Page:
    """One that nobody has chosen an address for."""
    page = factories.standard_page(home, title, live=False, slug=make_private())
    page.save_revision(user=author)
    return page


def hand_in(home: Page, title: str = "Seite") -> Page:
    """A text of somebody who is none of the two."""
    page = draft(home, title, factories.user(PEOPLE[0]))
    page.get_workflow().start(page, page.latest_revision.user)
    return now(page)


def release_slowly(page: Page, user: Any, written: Event, go_on: Event) -> str:
    """Release from the list, and commit only when told to."""
    with transaction.atomic():
        told = decide(page.current_workflow_task_state, user, RELEASE, Version.of(page), "")
        written.set()
        assert go_on.wait(PATIENCE)
    return told


def send_back(client: Client, page: Page, sent: dict[str, Any]) -> str:
    """Decide in the editor, opened before; what it says."""
    sent |= {"action-workflow-action": "yes", "workflow-action-name": "reject"}
    return said(client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent))


def is_somebody_waiting() -> bool:
    """Asked without a transaction: in one PostgreSQL shows the sessions as they were at first."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return bool(cursor.fetchone()[0])


def test_second_of_two_decisions_in_one_moment_waits_and_is_told_of_the_first(
    gone_after: None, hands: Hands, home: Page
) -> None:
    page = hands.do(hand_in, home)
    first, second = (hands.do(enter, name, None) for name in PEOPLE[1:])
    sent = hands.do(open_form, second, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    written, go_on = Event(), Event()
    release = hands.start(release_slowly, page, first.user, written, go_on)
    assert written.wait(SECONDS)
    late = hands.start(send_back, second, page, sent)
    while not hands.do(is_somebody_waiting) and not late.done():
        pass
    go_on.set()
    assert release.result(PATIENCE) == ""
    assert "erste hat diesen Text schon freigegeben." in late.result(PATIENCE)
    log = hands.do(lambda: list(PageLogEntry.objects.filter(page=page.pk)))
    decided = [each.action for each in log if each.action.startswith("wagtail.workflow.")]
    assert sorted(decided) == ["wagtail.workflow.approve", "wagtail.workflow.start"]
    assert hands.do(now, page).live


def test_texts_of_one_title_that_are_released_in_one_moment_get_an_address_each(
    gone_after: None, hands: Hands, home: Page
) -> None:
    page = hands.do(hand_in, home, "Neue Bänke")
    other = hands.do(draft, home, "Neue Bänke", page.latest_revision.user)
    first, second = (hands.do(enter, name, None) for name in PEOPLE[1:])
    written, go_on = Event(), Event()
    release = hands.start(release_slowly, page, first.user, written, go_on)
    assert written.wait(SECONDS)
    late = hands.start(edit, second, other, "action-publish")
    while not hands.do(is_somebody_waiting) and not late.done():
        pass
    go_on.set()
    assert release.result(PATIENCE) == ""
    late.result(PATIENCE)
    addresses = [hands.do(now, each).slug for each in (page, other)]
    assert addresses == ["neue-baenke", "neue-baenke-2"]


def act_slowly(deed: Callable[[], Any], written: Event, go_on: Event) -> None:
    """Do something, and commit only when told to."""
    with transaction.atomic():
        deed()
        written.set()
        assert go_on.wait(PATIENCE)


def do_together(hands: Hands, first: Callable[[], Any], second: Callable[[], Any]) -> Any:
    """The answer to the second of two deeds that wait for each other."""
    written, go_on = Event(), Event()
    early = hands.start(act_slowly, first, written, go_on)
    assert written.wait(SECONDS)
    late = hands.start(second)
    while not hands.do(is_somebody_waiting) and not late.done():
        pass
    go_on.set()
    early.result(PATIENCE)
    return late.result(PATIENCE)


def test_who_hands_in_a_text_in_the_moment_in_which_somebody_else_does_is_told_so(
    gone_after: None, hands: Hands, home: Page
) -> None:
    office = hands.do(enter, PEOPLE[1], None)
    page = hands.do(draft, home, "Neue Bänke", office.user)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    sent = hands.do(open_form, office, url) | {"action-submit": "yes"}
    answer = do_together(
        hands,
        lambda: page.get_workflow().start(page, office.user),
        lambda: office.post(url, sent, headers={"referer": f"http://testserver{url}"}),
    )
    assert answer.url.endswith(url)
    assert "im selben Moment" in hands.do(said, answer)
    assert hands.do(now, page).workflow_in_progress


def test_who_invites_in_the_moment_in_which_somebody_else_does_is_told_so(
    gone_after: None, hands: Hands
) -> None:
    office = hands.do(enter, PEOPLE[1], None)
    answer = do_together(
        hands, lambda: factories.user(PEOPLE[2]), lambda: invite(office, username=PEOPLE[2])
    )
    assert answer.url == reverse("wagtailadmin_home")
    assert "im selben Moment" in hands.do(said, answer)


def test_form_that_comes_again_while_the_first_is_on_its_way_makes_one_draft(
    gone_after: None, hands: Hands, home: Page
) -> None:
    office = hands.do(enter, PEOPLE[1], None)
    url = add_url(StandardPage, home)
    sent = hands.do(open_form, office, url)
    sent |= {"title": "Neue Bänke", "slug": "neue-baenke", DRAFT_KEY: "0123456789ab"}
    answer = do_together(hands, lambda: office.post(url, sent), lambda: office.post(url, sent))
    (made,) = hands.do(lambda: list(Page.objects.child_of(home)))
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[made.pk])
