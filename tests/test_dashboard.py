"""Everybody opens the admin and sees their next steps."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.utils.timezone import localdate, now
from wagtail.models import Locale

from cms.sections import Role
from stadtteilzeitung.models import NewspaperPage
from tests import factories
from tests.dashboard import (
    DASHBOARD,
    DRAFTS,
    HANDED_IN,
    ISSUE,
    PUBLISHED,
    SCHEDULED,
    SENT_BACK,
    SILENT,
    STALE,
    WAITING,
    Person,
    age,
    draft,
    get_buttons,
    get_lists,
    get_next_step,
    get_panels,
    hand_in,
    send_back,
    words,
)
from tests.garten import factories as gardens
from tests.readers import count_queries, read
from tests.translating import change, language, publish_translation
from tests.veranstaltungen import events

pytestmark = pytest.mark.django_db

BUTTONS = ("Artikel schreiben", "Veranstaltung ankündigen", "Tagebucheintrag schreiben")
#: Moderators have most on their first page.
OTHERS = [role for role in (*Role, None) if role != Role.MODERATORS]
LONG = pytest.mark.slow("fills two dashboards with everything; moderators' shows most of it")


def test_volunteer_finds_what_became_of_every_text() -> None:
    volunteer = Person(Role.VOLUNTEERS, first_name="Anna", last_name="Beet")
    moderator = Person(Role.MODERATORS, first_name="Rita")
    draft(volunteer.user, "Begonnen")
    hand_in(draft(volunteer.user, "Eingereicht"), volunteer.user, days_ago=3)
    send_back(draft(volunteer.user, "Zurück"), volunteer.user, moderator.user, "Bitte kürzer.")
    article = factories.article("Gedruckt", owner=volunteer.user)
    dashboard = volunteer.open_dashboard()
    assert words(dashboard.select_one("h1")) == "Schön, dass Sie da sind, Anna Beet"
    assert get_lists(dashboard) == {
        SENT_BACK: ["Zurück"],
        DRAFTS: ["Begonnen"],
        HANDED_IN: ["Eingereicht"],
        PUBLISHED: ["Gedruckt"],
    }
    panels = get_panels(dashboard)
    assert words(panels[SENT_BACK].blockquote) == "Bitte kürzer. Rita"
    assert "wartet seit 3 Tagen" in words(panels[HANDED_IN])
    assert panels[PUBLISHED].select(".dashboard-row__title")[0]["href"] == article.url
    assert get_next_step(volunteer).startswith("Ein Text kam mit einer Anmerkung zu Ihnen zurück.")


def test_published_text_leads_to_its_form_whom_it_opens_to() -> None:
    volunteer, other = Person(Role.VOLUNTEERS), Person(Role.VOLUNTEERS, "andere")
    factories.article("Eigener", owner=volunteer.user)
    article = factories.article("Fremder", owner=other.user)
    article.save_revision(user=volunteer.user).publish()
    panel = get_panels(volunteer.open_dashboard())[PUBLISHED]
    rows = {row.a.get_text(strip=True): row for row in panel.select(".dashboard-row")}
    assert set(rows) == {"Eigener", "Fremder"}
    assert rows["Fremder"].select_one(".dashboard-row__more") is None
    form = read(volunteer.client, rows["Eigener"].select_one(".dashboard-row__more")["href"])
    assert form.select_one("[name=title]")["value"] == "Eigener"


def test_nobody_finds_what_others_write() -> None:
    other = Person(Role.VOLUNTEERS, "andere")
    draft(other.user, "Begonnen")
    hand_in(draft(other.user, "Eingereicht"), other.user)
    send_back(draft(other.user, "Zurück"), other.user, other.user, "Nein")
    factories.article("Gedruckt", owner=other.user)
    volunteer = Person(Role.VOLUNTEERS)
    assert get_lists(volunteer.open_dashboard()) == {}
    assert get_next_step(volunteer) == "Für Sie liegt nichts an. Möchten Sie etwas schreiben?"


def test_text_that_is_changed_after_publishing_is_a_draft_again() -> None:
    volunteer = Person(Role.VOLUNTEERS)
    article = factories.article("Gedruckt", owner=volunteer.user)
    article.save_revision(user=volunteer.user)
    panel = get_panels(volunteer.open_dashboard())[DRAFTS]
    assert "sichtbar ist die ältere Fassung" in words(panel)


def test_what_moderators_decide_is_not_shown_to_others() -> None:
    gardens.diary()
    author = Person(Role.VOLUNTEERS, "autorin").user
    hand_in(draft(author, "Wartet"), author)
    age(factories.standard_page(title="Alt"), 400)
    factories.article(lead_image=factories.image(description=""), lead_image_alt="")
    factories.issue(live=False)
    for role in (Role.VOLUNTEERS, Role.GARDENERS, Role.TRANSLATORS):
        shown = set(get_panels(Person(role).open_dashboard()))
        assert not shown & {WAITING, ISSUE, SCHEDULED, SILENT, STALE}, role


def test_gardener_sees_the_month_in_the_garden_and_the_newest_entry() -> None:
    month = localdate().month
    next_month = gardens.task(month=month % 12 + 1, what="Kartoffeln legen")
    gardens.year(gardens.task(month=month, what="Beete abdecken"), next_month)
    gardens.entry(title="Der erste Frost")
    panels = get_panels(Person(Role.GARDENERS).open_dashboard())
    (shown,) = (words(panel) for heading, panel in panels.items() if "Im Garten" in heading)
    assert "Beete abdecken" in shown
    assert "Der erste Frost" in shown
    assert "Kartoffeln" not in shown


def test_translator_sees_what_is_missing_and_what_is_out_of_date() -> None:
    article = factories.article("Bänke")
    translator = Person(Role.TRANSLATORS)
    Locale.objects.exclude(language_code__in=("de", "en")).delete()
    missing = get_lists(translator.open_dashboard())["Noch nicht übersetzt"]
    assert sorted(missing) == ["Bänke", "Stadtteilzeitung", "Winzerla"]
    english = language("en")
    publish_translation(factories.newspaper(), english)
    publish_translation(article, english)
    assert get_lists(translator.open_dashboard()) == {}
    change(article, teaser="Neun Bänke.")
    assert get_lists(translator.open_dashboard()) == {"Veraltet": ["Bänke"]}


def test_administrator_sees_who_has_no_role_yet() -> None:
    Person(None, "neu")
    Person(Role.VOLUNTEERS)
    administrator = Person(Role.ADMINISTRATORS)
    assert get_lists(administrator.open_dashboard()) == {"Personen ohne Rolle": ["neu"]}
    assert get_next_step(administrator) == "Eine Person hat noch keine Rolle."


def test_administrator_finds_on_the_first_page_what_there_is_to_look_after() -> None:
    administrator = Person(Role.ADMINISTRATORS)
    page = administrator.open_dashboard()
    (invite,) = get_buttons(page).items()
    assert invite[0] == "Jemanden einladen"
    assert read(administrator.client, invite[1]).select_one("main form [name=email]")
    ways = {link.get_text(): str(link["href"]) for link in page.select(".welcome-panel li a")[1:]}
    assert {"Zugänge", "Redaktion", "Sprachen online", "E-Mails"} <= ways.keys()
    for url in ways.values():
        assert administrator.client.get(url, follow=True).status_code == 200, url
    assert not Person(Role.TRANSLATORS).open_dashboard().select(".welcome-panel li")


def test_big_buttons_lead_straight_into_the_form() -> None:
    paper = factories.newspaper()
    events.calendar()
    gardens.diary()
    form = f"/admin/pages/add/stadtteilzeitung/articlepage/{paper.pk}/"
    write, announce, tell = BUTTONS
    for role, expected in (
        (Role.VOLUNTEERS, [write, announce]),
        (Role.GARDENERS, [tell]),
        (Role.TRANSLATORS, []),
        (Role.MODERATORS, [write, announce, tell]),
    ):
        person = Person(role)
        buttons = get_buttons(person.open_dashboard())
        assert list(buttons) == expected, role
        assert buttons.get(write, form) == form
        for url in buttons.values():
            assert read(person.client, url).select("form#page-edit-form"), url


def test_with_two_newspapers_the_button_asks_which() -> None:
    factories.newspaper()
    second = NewspaperPage(title="Kinderzeitung", slug="kinderzeitung", locale=factories.language())
    factories.home_page().add_child(instance=second)
    volunteer = Person(Role.VOLUNTEERS)
    url = get_buttons(volunteer.open_dashboard())["Artikel schreiben"]
    assert url == "/admin/pages/create/stadtteilzeitung/articlepage"
    assert "parent_page" in str(read(volunteer.client, url))


def test_below_a_translation_nobody_writes_originals() -> None:
    home = factories.home_page()
    english = home.copy_for_translation(Locale.objects.get(language_code="en"))
    factories.newspaper()
    factories.newspaper(parent=english, slug="newspaper")
    url = get_buttons(Person(Role.MODERATORS).open_dashboard())["Artikel schreiben"]
    assert url == f"/admin/pages/add/stadtteilzeitung/articlepage/{factories.newspaper().pk}/"


def fill(author: Any, reviewer: Any) -> None:
    """One more of everything that stands on anybody's first page."""
    # Making pictures is what takes time; reading one for every row would still be counted.
    silent = factories.image(description="")
    shown = {"lead_image": silent, "lead_image_alt": "Acht Bänke"}
    draft(author, "Begonnen", **shown)
    hand_in(draft(author, "Eingereicht", **shown), author)
    send_back(draft(author, "Zurück", **shown), author, reviewer, "Bitte kürzer.")
    factories.article("Gedruckt", owner=author, lead_image=silent, lead_image_alt="")
    scheduled = draft(author, "Geplant", **shown)
    scheduled.go_live_at = now() + timedelta(days=2)
    scheduled.save_revision().publish()
    age(factories.standard_page(), 400)
    entries = [factories.article(**shown), draft(author, "Im Heft", **shown)]
    factories.issue(live=False, deadline=localdate(), entries=entries)
    gardens.entry(owner=author, **shown)
    Person(None, f"neu-{get_user_model().objects.count()}")


@pytest.mark.parametrize(
    "role", [Role.MODERATORS, *(pytest.param(role, marks=LONG) for role in OTHERS)]
)
def test_dashboard_costs_the_same_however_much_there_is(role: Role | None) -> None:
    gardens.year(gardens.task(month=localdate().month, what="Beete abdecken"))
    events.calendar()
    person = Person(role, "ich", is_superuser=role is None)
    others = Person(Role.VOLUNTEERS, "andere").user, Person(Role.MODERATORS, "pruefung").user
    fill(person.user, others[1])
    fill(*others)
    before = count_queries(person.client, DASHBOARD)
    fill(person.user, others[1])
    fill(*others)
    assert count_queries(person.client, DASHBOARD) == before
