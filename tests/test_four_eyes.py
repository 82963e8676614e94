"""Nobody releases what only they have written, whatever road they take."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import LogContext
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cms.editorial.receivers import PublishDenied
from cms.sections import Role
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import (
    decide,
    draft_by,
    edit,
    enter,
    hand_in,
    handed_in_by,
    now,
    open_form,
    said,
    stored_streams,
)

pytestmark = pytest.mark.django_db


def test_moderator_releases_what_a_volunteer_has_written_and_may_mend_a_comma_in_it(
    volunteer: Client, moderator: Client
) -> None:
    article = handed_in_by(volunteer)
    edit(moderator, article, title="Acht neue Bänke")
    decide(moderator, now(article), revision=str(now(article).latest_revision_id))
    assert now(article).live
    assert now(article).title == "Acht neue Bänke"


def test_moderator_does_not_release_their_own_article_and_a_colleague_does(
    moderator: Client,
) -> None:
    article, colleague = handed_in_by(moderator), enter("kollegin")
    # Saving without a change makes nobody an author.
    edit(colleague, article)
    assert "nur Sie" in said(decide(moderator, now(article)))
    edit(moderator, now(article), "action-publish")
    assert not now(article).live
    decide(colleague, now(article), revision=str(now(article).latest_revision_id))
    assert now(article).live


def test_a_published_article_stays_as_it_is_until_the_change_is_released(
    volunteer: Client, moderator: Client
) -> None:
    article = factories.article("Acht Bänke", owner=volunteer.user)
    hand_in(volunteer, article, title="Neun Bänke")
    assert now(article).title == "Acht Bänke"
    decide(moderator, now(article))
    assert now(article).title == "Neun Bänke"


def test_publishing_alone_saves_a_draft_and_says_so(moderator: Client) -> None:
    article = draft_by(moderator, action="action-publish")
    assert not article.live
    response = moderator.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    assert "Als Entwurf gespeichert, nicht veröffentlicht" in response.content.decode()

    article = factories.article("Acht Bänke")
    response = edit(moderator, article, "action-publish", title="Neun Bänke")
    assert "nicht veröffentlicht" in said(response)
    assert now(article).title == "Acht Bänke"
    assert now(article).get_latest_revision_as_object().title == "Neun Bänke"


def test_no_road_through_an_old_version(moderator: Client) -> None:
    article = draft_by(moderator)
    first = article.latest_revision_id
    edit(moderator, article, title="Zweite Fassung")
    url = reverse("wagtailadmin_pages:revisions_revert", args=[article.pk, first])
    data = open_form(moderator, url) | stored_streams(article)
    edit_url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    moderator.post(edit_url, data | {"revision": str(first), "action-publish": "yes"})
    moderator.post(url, data | {"action-publish": "yes"})
    assert not now(article).live


def test_no_road_through_a_copy(moderator: Client, volunteer: Client) -> None:
    article = handed_in_by(volunteer)
    decide(moderator, article)
    parent = article.get_parent().pk
    fields = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": parent}
    url = reverse("wagtailadmin_pages:copy", args=[article.pk])
    moderator.post(url, {**fields, "publish_copies": "on"})
    copied = ArticlePage.objects.get(slug="kopie")
    assert not copied.live
    # The copy brings the volunteer's versions along: they do not count for it.
    edit(moderator, copied, "action-publish", title="Ganz anders")
    assert not now(copied).live
    hand_in(moderator, copied)
    decide(moderator, now(copied))
    assert not now(copied).live


def test_no_road_through_copying_a_branch(moderator: Client) -> None:
    article = factories.article()
    paper = article.get_parent()
    fields = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": paper.get_parent().pk}
    url = reverse("wagtailadmin_pages:copy", args=[paper.pk])
    moderator.post(url, {**fields, "copy_subpages": "on", "publish_copies": "on"})
    assert ArticlePage.objects.count() == 2
    assert ArticlePage.objects.live().count() == 1


def test_no_road_through_an_alias(moderator: Client) -> None:
    article = draft_by(moderator)
    fields = {"new_title": "", "new_slug": "alias", "new_parent_page": article.get_parent().pk}
    url = reverse("wagtailadmin_pages:copy", args=[article.pk])
    moderator.post(url, {**fields, "new_title": "Alias", "alias": "on"})
    alias = ArticlePage.objects.get(slug="alias")
    assert not alias.live
    moderator.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
    alias = now(alias)
    assert alias.alias_of_id is None
    edit(moderator, alias, "action-publish")
    hand_in(moderator, alias)
    decide(moderator, now(alias))
    assert not now(alias).live


def test_a_date_publishes_what_somebody_else_wrote_and_nothing_of_ones_own(
    moderator: Client, volunteer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = draft_by(moderator), draft_by(volunteer)
    tomorrow = timezone.localtime() + timedelta(days=1)
    for article in (mine, theirs):
        edit(moderator, article, "action-publish", go_live_at=f"{tomorrow:%d.%m.%Y %H:%M}")
        assert not now(article).live
    monkeypatch.setattr(timezone, "now", lambda: tomorrow + timedelta(days=1))
    call_command("publish_scheduled")
    assert (now(mine).live, now(theirs).live) == (False, True)


def test_no_road_through_autosave_after_the_release(moderator: Client, volunteer: Client) -> None:
    article = draft_by(volunteer)
    edit(moderator, article, title="Neun Bänke")
    edit(moderator, now(article), "action-publish")
    released = now(article).live_revision_id
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    data = open_form(moderator, url) | stored_streams(article)
    data |= {"title": "Unbesehen", "overwrite_revision_id": str(released)}
    response = moderator.post(url, data, headers={"accept": "application/json"})
    assert response.json()["success"]
    assert response.json()["revision_id"] != released
    hand_in(moderator, now(article))
    decide(moderator, now(article))
    assert now(article).title == "Neun Bänke"


def test_taken_offline_an_article_may_come_back_unchanged_but_not_changed(
    moderator: Client, volunteer: Client
) -> None:
    article = handed_in_by(volunteer)
    decide(moderator, article)
    moderator.post(reverse("wagtailadmin_pages:unpublish", args=[article.pk]))
    assert not now(article).live
    hand_in(moderator, now(article), title="Unbesehen")
    decide(moderator, now(article))
    assert not now(article).live
    edit(moderator, now(article), "action-cancel-workflow", title="Acht Bänke")
    hand_in(moderator, now(article))
    decide(volunteer, now(article))
    assert not now(article).live


def test_translations_are_bound_whatever_kind_of_page_they_are(moderator: Client) -> None:
    page = factories.standard_page(title="Beratung")
    english = Locale.objects.get_or_create(language_code="en")[0]
    factories.home_page().copy_for_translation(english)
    translated = page.copy_for_translation(english)
    edit(moderator, translated, "action-publish", title="Advice")
    assert not now(translated).live
    edit(moderator, page, "action-publish", title="Rat")
    assert now(page).title == "Rat"


def test_decision_is_about_the_version_that_was_read(moderator: Client, volunteer: Client) -> None:
    article = handed_in_by(volunteer)
    read = article.current_workflow_task_state.revision_id
    edit(enter("kollegin"), article, title="Neun Bänke")
    response = decide(moderator, now(article), revision=str(read), comment="Danke dafür")
    assert "hat sich geändert" in response.content.decode()
    assert ">\nDanke dafür</textarea>" in response.content.decode()
    assert not now(article).live
    sent = BeautifulSoup(response.content, "html.parser").select_one("[name=revision]")
    assert sent
    decide(moderator, now(article), revision=str(sent["value"]))
    assert now(article).live
    assert now(article).title == "Neun Bänke"


def test_decision_stands_after_a_margin_comment(moderator: Client, volunteer: Client) -> None:
    article = handed_in_by(volunteer)
    note = {"text": "Wann?", "contentpath": "title", "replies": inline_formset([])}
    comments = {"comments": inline_formset([note])}
    edit(moderator, article, **nested_form_data(comments))
    draft = now(article).get_latest_revision_as_object()
    assert [comment.text for comment in draft.wagtail_admin_comments.all()] == ["Wann?"]
    page = moderator.get(reverse("review", args=[article.current_workflow_task_state.pk]))
    sent = BeautifulSoup(page.content, "html.parser").select_one("[name=revision]")
    assert sent
    decide(moderator, now(article), revision=str(sent["value"]))
    assert now(article).live


def test_sending_back_needs_a_word(moderator: Client, volunteer: Client) -> None:
    article = handed_in_by(volunteer)
    response = decide(moderator, article, "return")
    assert "Bitte sagen Sie in einem Satz" in response.content.decode()
    decide(moderator, article, "return", comment="Wer hat die Bänke bezahlt?")
    assert now(article).current_workflow_state.status == "needs_changes"


def test_editor_asks_for_a_word_to_send_back_and_for_none_to_release(
    moderator: Client, volunteer: Client
) -> None:
    article = handed_in_by(volunteer)
    state = article.current_workflow_task_state.pk

    def ask(action: str, comment: str) -> Any:
        url = reverse(
            "wagtailadmin_pages:collect_workflow_action_data", args=[article.pk, action, state]
        )
        sent = {"comment": comment}
        return moderator.post(url, sent, headers={"X-Requested-With": "XMLHttpRequest"}).json()

    refused = ask("reject", "")
    assert "Bitte sagen Sie in einem Satz" in refused["html"]
    assert refused["step"] == "action"
    assert ask("reject", "Wer hat die Bänke bezahlt?")["step"] == "success"
    assert ask("approve", "")["step"] == "success"


def test_administrator_switches_four_eyes_off(moderator: Client) -> None:
    url = reverse("wagtailsettings:edit", args=["editorial", "editorialsettings"])
    administrator = enter("verwaltung", Role.ADMINISTRATORS)
    administrator.post(administrator.get(url).url, {})
    article = draft_by(moderator)
    edit(moderator, article, "action-publish")
    assert now(article).live


def test_a_road_nobody_has_thought_of_ends_before_readers_see_it(
    moderator: Client, volunteer: Client
) -> None:
    article = draft_by(moderator)
    revision = article.latest_revision
    for user in (moderator.user, volunteer.user):
        with LogContext(user=user), pytest.raises(PublishDenied):
            revision.publish(user=user, skip_permission_checks=True)
    new = ArticlePage(title="Neu", slug="neu", rubric=article.rubric, locale=article.locale)
    with LogContext(user=moderator.user), pytest.raises(PublishDenied):
        article.get_parent().add_child(instance=new)
    assert not ArticlePage.objects.live().exists()


def test_nobody_writes_over_the_published_row(moderator: Client, volunteer: Client) -> None:
    article, page = factories.article("Acht Bänke"), factories.standard_page(title="Beratung")
    article.title, page.title = "Neun Bänke", "Rat"
    with LogContext(user=moderator.user), pytest.raises(PublishDenied):
        article.save()
    with LogContext(user=volunteer.user), pytest.raises(PublishDenied):
        page.save()
    assert (now(article).title, now(page).title) == ("Acht Bänke", "Beratung")
