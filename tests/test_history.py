"""Who did what to a page stands in its history, in German, and comes out as a file."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from cms.core.roles import Role
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.admin_content import enter
from tests.editing import create, decide, hand_in
from tests.readers import read, text

pytestmark = pytest.mark.django_db

REPORT = "wagtailadmin_reports:site_history"


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


def test_volunteer_does_not_read_the_history_of_somebody_elses_page(page: ArticlePage) -> None:
    stranger = enter("hans", Role.VOLUNTEERS)
    response = stranger.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert response.status_code in {302, 403}
