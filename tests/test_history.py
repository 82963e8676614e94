"""Who did what to a page stands in its history, in German, and comes out as a file."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.formats import localize
from django.utils.timezone import localtime
from openpyxl import load_workbook

from cms.core.roles import Role
from home.models import StandardPage
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import create, decide, edit, enter, hand_in
from tests.readers import read, text

pytestmark = pytest.mark.django_db

REPORT = "wagtailadmin_reports:site_history"
RESULTS = "wagtailadmin_reports:site_history_results"


@pytest.fixture
def office() -> Client:
    """Somebody who decides."""
    return enter("olga", Role.MODERATORS)


@pytest.fixture
def page(office: Client) -> ArticlePage:
    """Handed in, sent back with a word, handed in again and released."""
    author, rubric = enter("greta", Role.VOLUNTEERS), factories.rubric()
    page = create(author, ArticlePage, factories.newspaper(), title="Acht Bänke", slug="baenke")
    hand_in(author, page, rubric=rubric.pk, teaser="Am Hang")
    decide(office, page, "return", comment="Bitte kürzer.")
    hand_in(author, page, teaser="Am Hang, kürzer")
    decide(office, page)
    return page


def test_history_tells_each_step_in_one_sentence(office: Client, page: ArticlePage) -> None:
    for url in (reverse("wagtailadmin_pages:history", args=[page.pk]), reverse(REPORT)):
        told = text(read(office, url))
        for sentence in ("Zur Freigabe eingereicht", "Zurückgegeben: Bitte kürzer.", "Freigegeben"):
            assert sentence in told
        assert "greta" in told
        assert "olga" in told


def test_history_is_filtered_by_action(office: Client, page: ArticlePage) -> None:
    url = reverse("wagtailadmin_pages:history_results", args=[page.pk])
    told = office.get(url, {"action": "wagtail.workflow.reject"}).content.decode()
    assert "Zurückgegeben: Bitte kürzer." in told
    assert "Zur Freigabe eingereicht" not in told


def test_site_history_is_exported_in_german(office: Client, page: ArticlePage) -> None:
    sheet = office.get(reverse(REPORT), {"export": "csv"}).getvalue().decode()
    assert "Einreichen" in sheet
    assert "Zurückgeben" in sheet
    binary = office.get(reverse(REPORT), {"export": "xlsx"}).getvalue()
    rows = list(load_workbook(BytesIO(binary)).active.values)
    assert "Name" in rows[0]
    assert "Benutzer" in str(rows[0])
    assert any("Zurückgeben" in row for row in rows)


def test_history_tells_what_else_happens_to_a_page(office: Client) -> None:
    page = create(office, StandardPage, factories.home_page(), title="Anfahrt", slug="anfahrt")
    old = page.latest_revision
    edit(office, page, title="Anfahrt mit der Bahn")
    office.post(reverse("draft_links", args=[page.pk]), {"days": "7", "recipient": "Bauamt"})
    office.post(reverse("restore_revision", args=[page.pk, old.pk]))
    edit(office, page, "action-publish")
    office.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    edit(office, page, "action-publish", go_live_at="24.12.2099 09:00")
    for url in (reverse("wagtailadmin_pages:history", args=[page.pk]), reverse(REPORT)):
        told = text(read(office, url))
        for sentence in (
            "Erstellt",
            "Entwurf gespeichert",
            "Link zum Entwurf erstellt für Bauamt",
            f"Fassung vom {localize(localtime(old.created_at).date())}",
            "Veröffentlicht",
            "Veröffentlichung aufgehoben",
            "zur Veröffentlichung am 24. Dezember 2099 09:00 eingeplant",
        ):
            assert sentence in told


def test_a_restored_version_has_no_number_and_stands_in_the_filter_once(
    office: Client, page: ArticlePage
) -> None:
    office.post(reverse("restore_revision", args=[page.pk, page.revisions.first().pk]))
    history = read(office, reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert "ID" not in text(history, "#listing-results")
    assert len(history.select("input[name=action][value='wagtail.revert']")) == 1


def test_site_history_is_filtered_by_user(office: Client, page: ArticlePage) -> None:
    greta = page.owner_id
    told = office.get(reverse(RESULTS), {"user": greta}).content.decode()
    assert "Zur Freigabe eingereicht" in told
    assert "Zurückgegeben" not in told


def test_site_history_is_filtered_by_date(office: Client, page: ArticlePage) -> None:
    today = localtime().date()
    yesterday, tomorrow = today - timedelta(days=1), today + timedelta(days=1)
    for bounds, is_told in (
        ({"timestamp_from": yesterday, "timestamp_to": tomorrow}, True),
        ({"timestamp_from": tomorrow}, False),
        ({"timestamp_to": yesterday}, False),
    ):
        told = office.get(reverse(RESULTS), bounds).content.decode()
        assert ("Zur Freigabe eingereicht" in told) is is_told


def test_site_history_tells_the_type_of_a_page_whose_draft_is_shown(
    office: Client, page: ArticlePage
) -> None:
    edit(office, page, teaser="Am Hang und am Bach")
    office.post(reverse("draft_links", args=[page.pk]), {"days": "7", "recipient": "Bauamt"})
    told = text(read(office, reverse(REPORT)))
    assert "Acht Bänke Artikel Link zum Entwurf erstellt für Bauamt" in told


@pytest.mark.parametrize("role", [Role.VOLUNTEERS, Role.GARDENERS])
@pytest.mark.parametrize("name", ["history", "history_results", "workflow_history"])
def test_others_do_not_read_the_history_of_a_page_that_is_not_theirs(
    page: ArticlePage, role: Role, name: str
) -> None:
    response = enter("hans", role).get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))
    assert response.status_code in {302, 403}


@pytest.mark.parametrize("role", [Role.VOLUNTEERS, Role.GARDENERS])
@pytest.mark.parametrize("name", ["site_history", "workflow", "workflow_tasks", "page_types_usage"])
def test_reports_on_everybodys_pages_are_for_the_office(
    page: ArticlePage, role: Role, name: str
) -> None:
    stranger, report = enter("hans", role), f"wagtailadmin_reports:{name}"
    for url in (reverse(report), reverse(f"{report}_results")):
        for export in ({}, {"export": "csv"}):
            assert stranger.get(url, export).status_code in {302, 403}


def test_authors_read_the_history_of_their_own_page(page: ArticlePage) -> None:
    author = Client()
    author.force_login(page.owner)
    told = text(read(author, reverse("wagtailadmin_pages:history", args=[page.pk])))
    assert "Zurückgegeben: Bitte kürzer." in told
