"""Who did what to a page stands in its history, in German, and comes out as a file."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.formats import localize
from django.utils.timezone import localtime
from openpyxl import load_workbook
from pytest_django.plugin import DjangoDbBlocker

from cms.sections import Role
from home.models import StandardPage
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.arranging import arranged, index
from tests.editing import WORDS, come_back, create, decide, edit, enter, hand_in, is_refused
from tests.readers import read, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]

REPORT = "wagtailadmin_reports:site_history"
RESULTS = "wagtailadmin_reports:site_history_results"
HANDED_IN, SENT_BACK = "Zur Freigabe eingereicht", "Zurückgegeben: Bitte kürzer."


@pytest.fixture(scope="module")
def decided(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """The key of what `page` gives, once for all tests."""
    with arranged(django_db_blocker):
        author, office = enter("greta", Role.VOLUNTEERS), enter("olga", Role.MODERATORS)
        rubric, paper = factories.rubric(), factories.newspaper()
        page = create(author, ArticlePage, paper, title="Acht Bänke", slug="baenke", body=WORDS)
        hand_in(author, page, rubric=rubric.pk, teaser="Am Hang")
        decide(office, page, "return", comment="Bitte kürzer.")
        hand_in(author, page, teaser="Am Hang, kürzer")
        decide(office, page)
        index()
        yield page.pk


@pytest.fixture
def office() -> Client:
    """Somebody who decides."""
    return come_back("olga")


@pytest.fixture
def page(decided: int) -> ArticlePage:
    """Handed in, sent back with a word, handed in again and released."""
    return ArticlePage.objects.get(pk=decided)


def test_history_tells_each_step_in_one_sentence_and_can_be_filtered(
    office: Client, page: ArticlePage
) -> None:
    of_page = reverse("wagtailadmin_pages:history", args=[page.pk])
    for url in (of_page, reverse(REPORT)):
        shown = text(read(office, url))
        for sentence in (HANDED_IN, SENT_BACK, "Freigegeben", "greta", "olga"):
            assert sentence in shown
    today = localtime().date()
    yesterday, tomorrow = today - timedelta(days=1), today + timedelta(days=1)
    of_page = reverse("wagtailadmin_pages:history_results", args=[page.pk])
    for url, chosen, expected in (
        (of_page, {"action": "wagtail.workflow.reject"}, (False, True)),
        (reverse(RESULTS), {"user": page.owner_id}, (True, False)),
        (
            reverse(RESULTS),
            {"timestamp_from": yesterday, "timestamp_to": tomorrow},
            (True, True),
        ),
        (reverse(RESULTS), {"timestamp_from": tomorrow}, (False, False)),
        (reverse(RESULTS), {"timestamp_to": yesterday}, (False, False)),
    ):
        shown = office.get(url, chosen).content.decode()
        assert (HANDED_IN in shown, SENT_BACK in shown) == expected, chosen


def test_site_history_is_exported_in_german(office: Client, page: ArticlePage) -> None:
    sheet = office.get(reverse(REPORT), {"export": "csv"}).getvalue().decode()
    assert "Einreichen" in sheet
    assert "Zurückgeben" in sheet
    binary = office.get(reverse(REPORT), {"export": "xlsx"}).getvalue()
    rows = list(load_workbook(BytesIO(binary)).active.values)
    assert "Name" in rows[0]
    assert "Person" in str(rows[0])
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
        shown = text(read(office, url))
        for sentence in (
            "Erstellt",
            "Entwurf gespeichert",
            "Link zum Entwurf erstellt für Bauamt",
            f"Fassung vom {localize(localtime(old.created_at).date())}",
            "Veröffentlicht",
            "Veröffentlichung aufgehoben",
            "zur Veröffentlichung am 24. Dezember 2099 09:00 eingeplant",
        ):
            assert sentence in shown


def test_a_restored_version_has_no_number_and_a_draft_that_is_shown_has_a_type(
    office: Client, page: ArticlePage
) -> None:
    first = page.revisions.order_by("created_at", "pk")[0]
    office.post(reverse("restore_revision", args=[page.pk, first.pk]))
    office.post(reverse("draft_links", args=[page.pk]), {"days": "7", "recipient": "Bauamt"})
    history = read(office, reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert "ID" not in text(history, "#listing-results")
    assert len(history.select("input[name=action][value='wagtail.revert']")) == 1
    shown = text(read(office, reverse(REPORT)))
    assert "Acht Bänke Artikel Link zum Entwurf erstellt für Bauamt" in shown


def test_authors_read_the_history_of_their_own_page_and_reports_are_for_the_office(
    page: ArticlePage,
) -> None:
    author = Client()
    author.force_login(page.owner)
    addresses = [
        reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
        for name in ("history", "history_results", "workflow_history")
    ]
    assert SENT_BACK in text(read(author, addresses[0]))
    for name in ("site_history", "workflow", "workflow_tasks", "page_types_usage"):
        for url in (f"wagtailadmin_reports:{name}", f"wagtailadmin_reports:{name}_results"):
            addresses += [reverse(url), f"{reverse(url)}?export=csv"]
    for role in (Role.VOLUNTEERS, Role.GARDENERS):
        stranger = enter(f"hans {role}", role)
        for address in addresses:
            assert is_refused(stranger.get(address)), (role, address)
