"""Deciding from the list, and the buttons below the editor."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from cms.sections import Role
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import (
    add_url,
    create,
    decide,
    edit,
    enter,
    hand_in,
    handed_in_by,
    is_refused,
    now,
    open_form,
    said,
    stored_streams,
)
from tests.readers import links, read, text

pytestmark = pytest.mark.django_db


def waiting(client: Client, title: str, days: int = 0) -> ArticlePage:
    """What `client` handed in some days ago."""
    article = handed_in_by(client, title)
    moment = timezone.now() - timedelta(days=days)
    TaskState.objects.filter(revision__object_id=str(article.pk)).update(started_at=moment)
    return now(article)


def buttons(client: Client, url: str) -> list[str]:
    """Labels of the buttons below an editor, the hidden ones included."""
    footer = read(client, url).select_one(".actions--primary")
    assert footer
    found = footer.select("button:not(.w-dropdown__toggle)")
    return [" ".join(button.get_text(" ").split()) for button in found]


def edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


# --- The list ------------------------------------------------------------------------------------


def test_list_shows_who_waits_the_longest_first_and_the_version_that_was_handed_in(
    volunteer: Client, moderator: Client
) -> None:
    waiting(volunteer, "Gestern", days=1)
    waiting(volunteer, "Vor einer Woche", days=7)
    page = read(moderator, reverse("reviews"))
    shown = text(page)
    assert shown.index("Vor einer Woche") < shown.index("Gestern")
    assert "eingereicht von ehrenamt, wartet seit 7 Tagen" in shown
    site_context = page.select_one("iframe")
    assert site_context
    assert text(read(moderator, str(site_context["src"])), "h1") == "Vor einer Woche"


def test_change_of_a_published_page_can_be_compared(volunteer: Client, moderator: Client) -> None:
    waiting(volunteer, "Neu")
    page = read(moderator, reverse("reviews"))
    assert "Was sich an der veröffentlichten Seite ändert" not in text(page)
    article = factories.article("Acht Bänke", owner=volunteer.user)
    hand_in(volunteer, article, title="Neun Bänke")
    page = read(moderator, reverse("reviews"))
    (compare,) = [link for link in links(page, "main") if "compare" in link]
    assert "Neun" in text(read(moderator, compare), "main")


def test_own_text_waits_for_somebody_else_without_a_button(moderator: Client) -> None:
    waiting(moderator, "Acht Bänke")
    page = read(moderator, reverse("reviews"))
    assert "gibt jemand anderes frei" in text(page)
    assert page.select_one("button[name=release]") is None


def test_second_decision_is_told_who_was_faster(volunteer: Client, moderator: Client) -> None:
    article = waiting(volunteer, "Acht Bänke")
    address = reverse("review", args=[article.current_workflow_task_state.pk])
    decide(moderator, article)
    colleague = enter("kollegin")
    response = colleague.post(address, {"return": "yes", "comment": "Zu lang"}, follow=True)
    message = BeautifulSoup(response.content, "lxml").select_one(".messages li")
    assert message
    assert " ".join(message.get_text().split()) == "redaktion hat diesen Text schon freigegeben."
    icon = str(message.select_one("use")["href"]).removeprefix("#")
    assert f'id="{icon}"' in colleague.get(reverse("wagtailadmin_sprite")).content.decode()
    assert ArticlePage.objects.get(pk=article.pk).live


@pytest.mark.parametrize("words", [{}, {"teaser": "Neun neue Bänke"}])
def test_second_decision_in_the_editor_is_told_who_was_faster_and_loses_no_word(
    volunteer: Client, moderator: Client, words: dict[str, str]
) -> None:
    article = waiting(volunteer, "Acht Bänke")
    sent = open_form(colleague := enter("kollegin"), edit_url(article))
    sent |= stored_streams(article) | words
    decide(moderator, article)
    published, versions = now(article).last_published_at, now(article).revisions.count()
    sent |= {"action-workflow-action": "yes", "workflow-action-name": "reject"}
    sent |= {"workflow-action-extra-data": '{"comment": "Zu lang"}'}
    told = said(colleague.post(edit_url(article), sent))
    assert "redaktion hat diesen Text schon freigegeben." in told
    assert now(article).last_published_at == published
    assert now(article).revisions.count() == versions + bool(words)
    assert now(article).get_latest_revision_as_object().teaser == words.get(
        "teaser", "Neue Bänke am Hang"
    )


def test_list_and_decisions_are_for_reviewers(moderator: Client) -> None:
    article = waiting(moderator, "Acht Bänke")
    for role in (Role.VOLUNTEERS, Role.GARDENERS, Role.TRANSLATORS):
        somebody = enter(f"jemand {role}", role)
        assert is_refused(somebody.get(reverse("reviews"))), role
        assert is_refused(decide(somebody, article)), role
    assert not now(article).live


# --- Buttons -------------------------------------------------------------------------------------


def test_office_publishes_its_own_pages_and_everybody_hands_articles_in(
    volunteer: Client, moderator: Client
) -> None:
    page, handing_in = factories.standard_page(), ["Entwurf speichern", "Einreichen"]
    assert buttons(moderator, edit_url(page))[:2] == ["Entwurf speichern", "Veröffentlichen"]
    assert buttons(moderator, edit_url(factories.article()))[:2] == handing_in
    assert buttons(volunteer, add_url(ArticlePage, factories.newspaper())) == handing_in


def test_author_whose_text_waits_can_only_withdraw_and_a_reviewer_decides(
    volunteer: Client, moderator: Client
) -> None:
    article = waiting(volunteer, "Acht Bänke")
    assert buttons(volunteer, edit_url(article)) == ["Zurückziehen", "Seite gesperrt"]
    offered = buttons(moderator, edit_url(article))
    assert offered[:3] == ["Entwurf speichern", "Zurückgeben", "Freigeben"]
    assert not any("Veröffentlichen" in label for label in offered)


def test_new_page_below_the_paper_is_an_article_for_those_who_write(
    volunteer: Client, moderator: Client
) -> None:
    url = reverse("wagtailadmin_pages:add_subpage", args=[factories.newspaper().pk])
    assert volunteer.get(url).url.endswith(f"articlepage/{factories.newspaper().pk}/")
    assert "Ausgabe" in text(read(moderator, url), "main")


def test_corrections_are_the_offices(volunteer: Client, moderator: Client) -> None:
    article = factories.article(owner=volunteer.user)
    assert "Nachträge der Redaktion" in str(read(moderator, edit_url(article)))
    assert "Nachträge der Redaktion" not in str(read(volunteer, edit_url(article)))


def test_second_text_of_the_same_title_gets_an_address_of_its_own(volunteer: Client) -> None:
    paper = factories.newspaper()
    fields = {"title": "Acht Bänke", "slug": "am-hang"}
    for address in ("am-hang", "am-hang-2"):
        assert create(volunteer, ArticlePage, paper, **fields).slug == address


def test_address_of_a_published_page_is_left_to_people(moderator: Client) -> None:
    first, second = factories.standard_page(), factories.standard_page()
    response = edit(moderator, second, "action-publish", slug=first.slug)
    assert list(response.context["form"].errors) == ["slug"]
