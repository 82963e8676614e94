"""Moderators see what waits for them: decisions, the next issue, dates to come, what grew old."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now
from wagtail.models import Page

from cms.dashboard.models import PageReview
from cms.sections import Role
from tests import factories
from tests.dashboard import (
    DASHBOARD,
    DRAFTS,
    ISSUE,
    SCHEDULED,
    SILENT,
    STALE,
    WAITING,
    Person,
    age,
    draft,
    get_lists,
    get_next_step,
    get_panels,
    get_titles,
    hand_in,
    words,
)
from tests.projekte import factories as projects
from tests.readers import read

pytestmark = pytest.mark.django_db


def test_moderator_decides_about_what_has_waited_longest_first() -> None:
    volunteer = Person(Role.VOLUNTEERS, first_name="Anna")
    hand_in(draft(volunteer.user, "Neu"), volunteer.user)
    old = draft(volunteer.user, "Alt")
    hand_in(old, volunteer.user, days_ago=9)
    moderator = Person(Role.MODERATORS)
    panel = get_panels(moderator.open_dashboard())[WAITING]
    assert get_titles(panel) == ["Alt", "Neu"]
    row = panel.select(".dashboard-row")[0]
    assert words(row) == "Alt Artikel Anna wartet seit 9 Tagen"
    assert "Alt" in words(read(moderator.client, str(row.a["href"])).select_one("main"))
    assert get_next_step(moderator).startswith("2 Texte warten auf Ihre Entscheidung.")


def test_moderator_sees_how_far_the_latest_draft_of_the_next_issue_is() -> None:
    author = Person(Role.VOLUNTEERS).user
    waiting = draft(author, "Wartet")
    hand_in(waiting, author)
    entries = [(factories.article(), 1), (waiting, 1), (draft(author, "Begonnen"), 3)]
    deadline = localdate() + timedelta(days=9)
    issue = factories.issue(
        title="Heft", live=False, deadline=deadline, print_pages=8, entries=entries
    )
    moderator = Person(Role.MODERATORS)
    panel = get_panels(moderator.open_dashboard())[ISSUE]
    assert [words(fact) for fact in panel.select(".dashboard-facts li")] == [
        "9 Tage noch",
        "3 Artikel eingeplant",
        "1 davon freigegeben",
        "1 davon wartet",
        "2 von 8 Seiten belegt",
    ]
    issue.deadline, issue.print_pages = localdate() + timedelta(days=1), 12
    issue.save_revision()
    panel = get_panels(moderator.open_dashboard())[ISSUE]
    assert "1 Tag noch" in words(panel)
    assert "von 12 Seiten belegt" in words(panel)


def test_without_an_issue_there_is_the_way_to_plan_one() -> None:
    factories.newspaper()
    moderator = Person(Role.MODERATORS)
    link = get_panels(moderator.open_dashboard())[ISSUE].a
    assert words(link) == "Ausgabe planen"
    assert read(moderator.client, str(link["href"])).select("[name=first_month]")


def test_moderator_sees_what_will_be_published_by_itself() -> None:
    moderator = Person(Role.MODERATORS)
    for title, days in (("Später", 5), ("Bald", 2)):
        article = draft(moderator.user, title)
        article.go_live_at = now() + timedelta(days=days)
        article.save_revision().publish()
    lists = get_lists(moderator.open_dashboard())
    assert lists[SCHEDULED] == ["Bald", "Später"]
    assert DRAFTS not in lists


def test_moderator_sees_pages_whose_picture_nobody_has_described() -> None:
    nothing = factories.image(description="")
    factories.article("Stumm", lead_image=nothing, lead_image_alt="")
    factories.article("Von der Seite", lead_image=nothing, lead_image_alt="Ein Beet")
    factories.article("Aus der Sammlung", lead_image_alt="")
    factories.article("Nur ein Entwurf", lead_image=nothing, lead_image_alt="", live=False)
    assert get_lists(Person(Role.MODERATORS).open_dashboard())[SILENT] == ["Stumm"]


def test_moderator_sees_pages_nobody_has_looked_over_for_a_year() -> None:
    age(factories.standard_page(title="Sehr alt"), 800)
    age(factories.standard_page(title="Alt"), 400)
    age(factories.standard_page(title="Frisch"), 300)
    age(factories.article("Alter Artikel"), 400)
    age(projects.project("Läuft", status="running"), 500)
    age(projects.project("Zu Ende", status="finished"), 500)
    stale = get_lists(Person(Role.MODERATORS).open_dashboard())[STALE]
    assert stale == ["Sehr alt", "Läuft", "Alt"]


def test_one_press_says_that_a_page_is_still_right_for_a_year() -> None:
    page = factories.standard_page(title="Alt")
    age(page, 800)
    moderator = Person(Role.MODERATORS)
    form = get_panels(moderator.open_dashboard())[STALE].form
    answer = moderator.client.post(str(form["action"]), follow=True)
    assert answer.redirect_chain == [(DASHBOARD, 302)]
    assert "„Alt“ ruht jetzt ein Jahr" in answer.content.decode()
    assert STALE not in get_panels(moderator.open_dashboard())
    history = read(moderator.client, reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert "Durchgesehen: stimmt noch" in words(history.select_one("main"))
    PageReview.objects.update(reviewed_at=now() - timedelta(days=366))
    assert get_lists(moderator.open_dashboard())[STALE] == ["Alt"]
    moderator.client.post(reviewed(page))
    assert STALE not in get_panels(moderator.open_dashboard())


def reviewed(page: Page) -> str:
    return reverse("mark_reviewed", args=[page.pk])


def test_only_those_who_may_publish_a_page_can_say_that_it_is_right() -> None:
    page, moderator = factories.standard_page(title="Alt"), Person(Role.MODERATORS)
    age(page, 400)
    for role in (Role.VOLUNTEERS, Role.GARDENERS, Role.ADMINISTRATORS):
        Person(role).client.post(reviewed(page))
    # Looking at the address changes nothing.
    assert moderator.client.get(reviewed(page)).status_code == 405
    assert get_lists(moderator.open_dashboard())[STALE] == ["Alt"]
    # What grows old as it should cannot be looked over, and the button leads to no other site.
    assert moderator.client.post(reviewed(factories.article())).status_code == 404
    answer = moderator.client.post(reviewed(page), {"next": "https://example.org/"})
    assert answer["Location"] == DASHBOARD


def test_long_list_has_a_page_of_its_own_and_goes_on_overleaf() -> None:
    moderator = Person(Role.MODERATORS)
    for number in range(31):
        factories.standard_page(title=f"Text {number}", live=False, owner=moderator.user)
    panel = get_panels(moderator.open_dashboard())[DRAFTS]
    few = get_titles(panel)
    assert len(few) == 6
    (link,) = panel.select(".dashboard-panel__all")
    assert words(link).startswith("Alle 31 zeigen")
    pages = (read(moderator.client, f"{link['href']}?page={number}") for number in (1, 2))
    titles = [title for page in pages for title in get_lists(page)[DRAFTS]]
    assert titles[:6] == few
    assert sorted(titles) == sorted(f"Text {number}" for number in range(31))


def test_list_in_which_nothing_is_left_leads_back_with_a_word() -> None:
    volunteer = Person(Role.VOLUNTEERS)
    for name in ("warteliste", "gibt-es-nicht", "begruessung"):
        answer = volunteer.client.get(reverse("panel_list", args=[name]), follow=True)
        assert answer.redirect_chain == [(DASHBOARD, 302)], name
        assert "In dieser Liste steht nichts mehr." in answer.content.decode(), name
