"""Deciding about several texts at once keeps every rule of deciding about one."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from cms.notifications.models import Notification
from cms.sections import Role
from tests import editing, factories
from tests.editing import (
    decide,
    draft_by,
    edit,
    enter,
    hand_in,
    handed_in_by,
    is_refused,
    now,
)
from tests.readers import read, text

pytestmark = pytest.mark.django_db

HUGE = f"{10**30}/{10**30}/gestern"
NOTHING_TICKED = "Bitte setzen Sie zuerst einen Haken"


def address(action: str, *tokens: str) -> str:
    """Where a form leads in which these are ticked."""
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "taskstate", action])
    return f"{url}?{urlencode({'id': tokens}, doseq=True)}"


def listed(client: Client) -> dict[str, str]:
    """What can be ticked in somebody's list, by title."""
    soup = read(client, reverse("reviews"))
    return {
        text(row, ".several__title"): str(row.select_one("[name=id]")["value"])
        for row in soup.select(".several__item")
    }


def release(client: Client, *tokens: str, comment: str = "") -> HttpResponse:
    """Confirm that these are released."""
    return client.post(address("release", *tokens), {"comment": comment})


def send_back(client: Client, *tokens: str, comment: str = "Bitte kürzen") -> HttpResponse:
    """Confirm that these are sent back."""
    return client.post(address("return", *tokens), {"comment": comment})


def said(response: HttpResponse) -> str:
    """What the answer says, single-spaced."""
    return " ".join(editing.said(response).split())


def is_live(*pages: Any) -> list[bool]:
    return [now(page).live for page in pages]


def test_several_are_released_with_log_and_mail_as_one_is(
    volunteer: Client, moderator: Client
) -> None:
    pages = [handed_in_by(volunteer, title) for title in ("Bänke", "Igel", "Linde")]
    tokens = listed(moderator)
    response = release(moderator, tokens["Bänke"], tokens["Igel"], comment="Sehr schön")
    assert response.url == reverse("reviews")
    assert said(response) == "2 freigegeben."
    assert is_live(*pages) == [True, True, False]
    entries = PageLogEntry.objects.filter(page=pages[0].pk)
    logged = {entry.action: entry for entry in entries.filter(user=moderator.user)}
    assert logged["wagtail.workflow.approve"].data["comment"] == "Sehr schön"
    assert "wagtail.publish" in logged
    mails = Notification.objects.filter(kind=Notification.Kind.PUBLISHED, recipient=volunteer.user)
    assert sorted(mails.values_list("page_id", flat=True)) == [pages[0].pk, pages[1].pk]
    assert list(listed(moderator)) == []


def test_several_go_back_with_one_comment_that_must_be(
    volunteer: Client, moderator: Client
) -> None:
    pages = [handed_in_by(volunteer, title) for title in ("Bänke", "Igel")]
    tokens = listed(moderator).values()
    refused = send_back(moderator, *tokens, comment=" ")
    assert "Bitte sagen Sie in einem Satz" in refused.content.decode()
    assert all(now(page).workflow_in_progress for page in pages)
    assert said(send_back(moderator, *tokens)) == "2 zurückgegeben."
    for page in pages:
        state = now(page).current_workflow_state
        assert state.status == "needs_changes"
        assert state.current_task_state.comment == "Bitte kürzen"
    mails = Notification.objects.filter(kind=Notification.Kind.RETURNED, recipient=volunteer.user)
    assert [mail.comment for mail in mails] == ["Bitte kürzen"] * 2


def test_page_that_asks_shows_what_is_decided_and_what_not_and_decides_nothing(
    volunteer: Client, moderator: Client
) -> None:
    theirs, mine = handed_in_by(volunteer, "Bänke"), handed_in_by(moderator, "Igel")
    tokens = listed(moderator)
    soup = read(moderator, address("release", *tokens.values()))
    first, second = soup.select("main .several__items")
    assert "Bänke Artikel · ehrenamt · wartet seit heute" in text(first, "li")
    assert "Igel" in text(second, "li")
    assert "gibt jemand anderes frei" in text(second, "li")
    assert is_live(theirs, mine) == [False, False]
    way = soup.select_one("main form")
    moderator.post(str(way["action"]), {"comment": ""})
    assert is_live(theirs, mine) == [True, False]


def test_own_text_is_not_released_with_others_and_is_named(
    volunteer: Client, moderator: Client
) -> None:
    theirs, mine = handed_in_by(volunteer, "Bänke"), handed_in_by(moderator, "Igel")
    sentence = said(release(moderator, *listed(moderator).values()))
    assert sentence.startswith("1 freigegeben, 1 nicht: „Igel“ – ")
    assert "Was nur Sie geschrieben haben" in sentence
    assert is_live(theirs, mine) == [True, False]
    # Sending one's own text back is no release.
    assert said(send_back(moderator, *listed_again(mine))).endswith("1 zurückgegeben.")


def listed_again(*pages: Any) -> list[str]:
    """What somebody ticks who looks now."""
    found = []
    for page in map(now, pages):
        version = f"{page.latest_revision_id}/{page.latest_revision_created_at.isoformat()}"
        found.append(f"{page.current_workflow_task_state.pk}/{version}")
    return found


def test_newer_version_is_not_decided_about(volunteer: Client, moderator: Client) -> None:
    changed, same = handed_in_by(volunteer, "Bänke"), handed_in_by(volunteer, "Igel")
    tokens = listed(moderator).values()
    edit(enter("kollegin"), changed, title="Neun Bänke")
    for send in (release, send_back):
        sentence = said(send(moderator, *tokens))
        assert "1 nicht: „Neun Bänke“ – Der Text hat sich geändert" in sentence, send
    assert is_live(changed, same) == [False, True]
    assert now(changed).workflow_in_progress


def test_words_that_autosave_wrote_over_the_listed_version_are_not_decided_about(
    volunteer: Client, moderator: Client
) -> None:
    article = handed_in_by(volunteer, "Bänke")
    handed_in_by(volunteer, "Igel")
    colleague = enter("kollegin").user
    revision = now(article).save_revision(user=colleague)
    token = listed(moderator)["Bänke"]
    alone = read(moderator, reverse("review", args=[article.current_workflow_task_state.pk]))
    page = now(article)
    page.title = "Unbesehen"
    page.save_revision(user=colleague, overwrite_revision=revision)
    assert now(article).latest_revision_id == revision.pk
    assert "hat sich geändert" in said(release(moderator, token))
    # Nor by the decision about one.
    seen = str(alone.select_one("[name=revision]")["value"])
    assert "hat sich geändert" in decide(moderator, now(article), revision=seen).content.decode()
    assert not now(article).live


def test_text_handed_in_anew_meanwhile_is_not_decided_about(
    volunteer: Client, moderator: Client
) -> None:
    article = handed_in_by(volunteer, "Bänke")
    handed_in_by(volunteer, "Igel")
    token = listed(moderator)["Bänke"]
    edit(volunteer, article, "action-cancel-workflow")
    hand_in(volunteer, now(article), title="Neun Bänke")
    assert "0 freigegeben, 1 nicht: „Neun Bänke“" in said(release(moderator, token))
    assert not now(article).live


def test_locked_page_is_not_decided_about_by_others(volunteer: Client, moderator: Client) -> None:
    article, other = handed_in_by(volunteer, "Bänke"), handed_in_by(volunteer, "Igel")
    colleague = enter("kollegin")
    colleague.post(reverse("wagtailadmin_pages:lock", args=[article.pk]))
    sentence = said(release(moderator, *listed(moderator).values()))
    assert sentence == "1 freigegeben, 1 nicht: „Bänke“ – kollegin hat diese Seite gesperrt."
    assert is_live(article, other) == [False, True]
    # Nor by the decision about one.
    alone = decide(moderator, now(article))
    assert "kollegin hat diese Seite gesperrt" in alone.content.decode()
    assert not now(article).live
    assert said(release(colleague, *listed_again(article))) == "1 freigegeben."


def test_who_was_faster_is_named_and_nothing_happens_twice(
    volunteer: Client, moderator: Client
) -> None:
    article, other = handed_in_by(volunteer, "Bänke"), handed_in_by(volunteer, "Igel")
    tokens = listed(moderator).values()
    decide(moderator, article)
    sentence = said(send_back(enter("kollegin"), *tokens))
    assert sentence == (
        "1 zurückgegeben, 1 nicht: „Bänke“ – redaktion hat diesen Text schon freigegeben."
    )
    assert now(article).live
    assert now(other).current_workflow_state.status == "needs_changes"
    assert "0 freigegeben, 2 nicht" in said(release(moderator, *tokens))


def test_right_to_publish_is_asked_for_each_page(volunteer: Client, moderator: Client) -> None:
    inside, outside = handed_in_by(volunteer, "Bänke"), factories.standard_page(live=False)
    outside.title = "Beratung"
    outside.save_revision(user=volunteer.user)
    outside.get_workflow().start(outside, volunteer.user)
    rights = moderator.user.groups.get().page_permissions
    home = factories.home_page()
    rights.filter(page=home).delete()
    for codename in ("publish_page", "change_page"):
        give(moderator, inside.get_parent(), codename)
    sentence = said(release(moderator, *listed_again(inside, outside)))
    assert sentence.startswith("1 freigegeben, 1 nicht: „Beratung“")
    assert is_live(inside, outside) == [True, False]


def give(client: Client, page: Page, codename: str) -> None:
    """A right on a page and all below it."""
    permission = Permission.objects.get(codename=codename)
    client.user.groups.get().page_permissions.create(page_id=page.pk, permission=permission)


def test_several_decisions_are_for_reviewers(volunteer: Client, moderator: Client) -> None:
    page = handed_in_by(moderator, "Bänke")
    tokens = listed_again(page)
    for role in (Role.VOLUNTEERS, Role.GARDENERS, Role.TRANSLATORS, Role.ADMINISTRATORS):
        somebody = enter(f"jemand {role}", role)
        assert is_refused(somebody.get(address("release", *tokens))), role
        assert is_refused(release(somebody, *tokens)), role
        assert is_refused(send_back(somebody, *tokens)), role
    assert now(page).workflow_in_progress


@pytest.mark.parametrize("token", ["", "all", "1", "x/1/", "1/x/", "99999/1/", "0/1/gestern", HUGE])
def test_what_names_no_listed_version_decides_nothing(
    volunteer: Client, moderator: Client, token: str
) -> None:
    page = handed_in_by(volunteer, "Bänke")
    for answer in (release(moderator, token), send_back(moderator, token)):
        assert NOTHING_TICKED in said(answer)
    assert now(page).workflow_in_progress
    # Nor a number alone, or one with the number of the version alone.
    state = page.current_workflow_task_state.pk
    for bare in (str(state), f"{state}/{page.latest_revision_id}"):
        release(moderator, bare)
        assert not now(page).live, bare


def test_nothing_ticked_leads_back_with_a_word(moderator: Client) -> None:
    answer = moderator.get(address("release"))
    assert answer.url == reverse("reviews")
    assert NOTHING_TICKED in said(answer)


def test_one_that_lacks_something_keeps_no_other_from_being_released(
    volunteer: Client, moderator: Client
) -> None:
    fine, lacking = handed_in_by(volunteer, "Bänke"), handed_in_by(volunteer, "Igel")
    tokens = listed(moderator)
    revision = now(lacking).latest_revision
    revision.content["rubric"] = None
    revision.save()
    sentence = said(release(moderator, *tokens.values()))
    assert sentence.startswith("1 freigegeben, 1 nicht: „Igel“ – Darin fehlt noch etwas")
    assert is_live(fine, lacking) == [True, False]


def test_single_text_has_nothing_to_tick(volunteer: Client, moderator: Client) -> None:
    handed_in_by(volunteer, "Bänke")
    assert listed(moderator) == {}
    draft_by(volunteer, "Igel")
    soup = read(moderator, reverse("reviews"))
    assert "Mehrere auf einmal" not in text(soup)
