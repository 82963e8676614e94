"""A change that is called minor leaves the translations as they were, whoever releases it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Revision

from cms.languages.models import MinorEdit
from cms.sections import Role
from home.models import StandardPage
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import decide, edit, enter, hand_in, now, open_form, stored_streams
from tests.readers import read, text
from tests.translating import (
    change,
    edit_url,
    find_box,
    language,
    open_boxes,
    publish_translation,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ukrainian_newspaper")]

BOX = {"minor_edit": "yes"}
LABEL = "Nur eine Kleinigkeit: Übersetzungen gelten weiter"
SAID = "Als Kleinigkeit gemeldet"


@pytest.fixture
def writer() -> Client:
    """Somebody who hands in."""
    return enter("vera", Role.VOLUNTEERS)


@pytest.fixture
def page() -> StandardPage:
    """Read in German and in Ukrainian; the office publishes it alone."""
    page = factories.standard_page(title="Sprechzeiten", teaser="Wir sind da.")
    publish_translation(page, language("uk"))
    return page


@pytest.fixture
def article(writer: Client) -> ArticlePage:
    """The volunteer's own, read in German and in Ukrainian; four eyes bind it."""
    locale = language("uk")
    article = factories.article("Acht Bänke", teaser="Am Hang stehen Bänke.", owner=writer.user)
    publish_translation(article, locale)
    return article


def state(office: Client, page: StandardPage | ArticlePage) -> str:
    """What the board says about the Ukrainian translation."""
    answer = read(office, reverse("translation_board") + f"?language=uk&title={page.title}")
    cell = answer.select_one("table.board tbody td a")
    assert cell
    return cell.get_text(strip=True)


def has_box(client: Client, page: StandardPage | ArticlePage) -> bool | None:
    """Whether the form's box is ticked; None: there is none."""
    box = read(client, edit_url(page)).select_one("input[name=minor_edit]")
    return box.has_attr("checked") if box else None


def test_a_minor_edit_leaves_translations_current_and_the_next_change_does_not(
    office: Client, page: StandardPage, client: Client
) -> None:
    assert LABEL in text(read(office, edit_url(page)))
    edit(office, page, "action-publish", teaser="Wir, wir sind da.", **BOX)
    assert now(page).teaser == "Wir, wir sind da."
    assert state(office, page) == "aktuell"
    translation = page.get_translation(Locale.objects.get(language_code="uk"))
    assert "uk Sprechzeiten" in text(read(client, translation.get_url()))
    # Who opens the translation finds its words beside the new sentence, too.
    box = find_box(office, translation, "Wir, wir sind da.")
    assert open_boxes(office, translation)[box] == "uk Wir sind da."
    assert has_box(office, page) is False
    edit(office, page, "action-publish", teaser="Wir sind fort.")
    assert state(office, page) == "veraltet"
    # There is nothing left that could go on to be current.
    assert has_box(office, page) is None
    assert has_box(office, factories.standard_page(title="Allein")) is None


def test_what_was_stale_before_stays_stale(office: Client, page: StandardPage) -> None:
    publish_translation(page, language("ar"))
    accepted = reverse("translation_cell", args=[page.pk, "ar"])
    change(page, teaser="Wir sind fort.")
    office.post(accepted, {"accept": "yes"})
    edit(office, page, "action-publish", teaser="Wir, wir sind fort.", **BOX)
    assert state(office, page) == "veraltet"
    assert "aktuell" in text(read(office, accepted))


@pytest.mark.parametrize("ticked", [True, False])
def test_what_an_author_says_counts_when_somebody_else_releases(
    writer: Client, office: Client, article: ArticlePage, ticked: bool
) -> None:
    hand_in(writer, article, teaser="Am Hang, da stehen Bänke.", **BOX if ticked else {})
    assert state(office, article) == "aktuell"
    assert (SAID in text(read(office, reverse("reviews")))) is ticked
    decide(office, now(article))
    assert now(article).teaser == "Am Hang, da stehen Bänke."
    assert state(office, article) == ("aktuell" if ticked else "veraltet")


@pytest.mark.parametrize("kept", [True, False])
def test_who_releases_in_the_editor_sees_the_box_and_decides(
    writer: Client, office: Client, article: ArticlePage, kept: bool
) -> None:
    hand_in(writer, article, teaser="Am Hang, da stehen Bänke.", **BOX)
    assert has_box(office, article) is True
    fields = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    # As a browser sends it: a box that is not ticked is left out.
    data = open_form(office, edit_url(article)) | stored_streams(now(article)) | fields
    if not kept:
        del data["minor_edit"]
    office.post(edit_url(article), data)
    assert now(article).teaser == "Am Hang, da stehen Bänke."
    assert state(office, article) == ("aktuell" if kept else "veraltet")


def test_a_decision_that_becomes_a_draft_says_nothing_about_somebody_elses_newer_version(
    writer: Client, office: Client, article: ArticlePage
) -> None:
    hand_in(writer, article, teaser="Am Hang, da stehen Bänke.")
    fields = {"action-workflow-action": "true", "workflow-action-name": "approve", **BOX}
    data = open_form(office, edit_url(article)) | stored_streams(now(article)) | fields
    edit(enter("kollegin"), article, teaser="Am Hang steht ein Haus.")
    newer = now(article).latest_revision_id
    office.post(edit_url(article), data)
    assert now(article).teaser == "Am Hang stehen Bänke."
    assert now(article).latest_revision_id != newer
    assert not MinorEdit.objects.filter(revision=newer).exists()


def test_a_version_that_came_after_it_does_not_inherit_it(
    writer: Client, office: Client, article: ArticlePage
) -> None:
    hand_in(writer, article, teaser="Am Hang, da stehen Bänke.", **BOX)
    later = now(article).get_latest_revision_as_object()
    later.teaser = "Am Hang steht ein Haus."
    newest = later.save_revision(user=office.user)
    decide(office, now(article), revision=str(newest.pk))
    assert now(article).teaser == "Am Hang steht ein Haus."
    assert state(office, article) == "veraltet"


def test_it_waits_for_a_scheduled_release(office: Client, page: StandardPage) -> None:
    soon = timezone.localtime() + timedelta(days=1)
    fields = {"go_live_at": soon.strftime("%d.%m.%Y %H:%M"), "teaser": "Wir, wir sind da."}
    edit(office, page, "action-publish", **fields, **BOX)
    assert now(page).teaser == "Wir sind da."
    waiting = Revision.objects.filter(approved_go_live_at__isnull=False)
    assert waiting.update(approved_go_live_at=timezone.now() - timedelta(minutes=1)) == 1
    revision = Revision.objects.get(approved_go_live_at__isnull=False)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert now(page).teaser == "Wir, wir sind da."
    assert state(office, page) == "aktuell"
