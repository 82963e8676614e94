"""Nobody releases what only they have written, whatever road they take."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import LogContext
from wagtail.models import Locale

from cms.core.roles import Role
from cms.editorial.workflow.guard import ReleaseRefused
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import (
    create,
    decide,
    draft_by,
    edit,
    enter,
    hand_in,
    now,
    open_form,
    said,
    stored_streams,
)

pytestmark = pytest.mark.django_db


def test_moderator_releases_what_a_volunteer_has_written(
    volunteer: Client, moderator: Client
) -> None:
    article = draft_by(volunteer)
    hand_in(volunteer, article)
    decide(moderator, article)
    assert now(article).live


def test_moderator_who_mends_a_comma_may_still_release(
    volunteer: Client, moderator: Client
) -> None:
    article = draft_by(volunteer)
    hand_in(volunteer, article)
    edit(moderator, article, title="Acht neue Bänke")
    decide(moderator, now(article), revision=str(now(article).latest_revision_id))
    assert now(article).live
    assert now(article).title == "Acht neue Bänke"


def test_moderator_does_not_release_their_own_article_and_a_colleague_does(
    moderator: Client,
) -> None:
    article = draft_by(moderator)
    hand_in(moderator, article)
    assert "nur Sie" in said(decide(moderator, article))
    assert not now(article).live
    decide(enter("kollegin"), article)
    assert now(article).live


def test_saving_without_a_change_makes_nobody_an_author(moderator: Client) -> None:
    article = draft_by(moderator)
    edit(enter("kollegin"), article)
    edit(moderator, article, "action-publish")
    assert not now(article).live


def test_a_published_article_stays_as_it_is_until_the_change_is_released(
    volunteer: Client, moderator: Client
) -> None:
    article = factories.article("Acht Bänke")
    ArticlePage.objects.filter(pk=article.pk).update(owner=volunteer.user)
    hand_in(volunteer, article, title="Neun Bänke")
    assert now(article).title == "Acht Bänke"
    decide(moderator, now(article))
    assert now(article).title == "Neun Bänke"


def test_publishing_a_new_article_at_once_saves_a_draft_and_says_so(moderator: Client) -> None:
    fields = {"title": "Neu", "slug": "neu", "action-publish": "yes"}
    article = create(moderator, ArticlePage, factories.newspaper(), **fields)
    assert not article.live
    response = moderator.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    assert "Als Entwurf gespeichert, nicht veröffentlicht" in response.content.decode()


def test_moderator_does_not_change_a_published_article_alone(moderator: Client) -> None:
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
    article = draft_by(volunteer)
    hand_in(volunteer, article)
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


def test_no_road_through_a_date(moderator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    article = draft_by(moderator)
    tomorrow = timezone.localtime() + timedelta(days=1)
    day = tomorrow.strftime("%d.%m.%Y %H:%M")
    edit(moderator, article, "action-publish", go_live_at=day)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow + timedelta(days=1))
    call_command("publish_scheduled")
    assert not now(article).live


def test_a_released_date_is_kept_by_the_scheduler(
    moderator: Client, volunteer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = draft_by(volunteer)
    tomorrow = timezone.localtime() + timedelta(days=1)
    edit(moderator, article, "action-publish", go_live_at=tomorrow.strftime("%d.%m.%Y %H:%M"))
    assert not now(article).live
    monkeypatch.setattr(timezone, "now", lambda: tomorrow + timedelta(days=1))
    call_command("publish_scheduled")
    assert now(article).live


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
    article = draft_by(volunteer)
    hand_in(volunteer, article)
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
    translated.save_revision(user=moderator.user)
    edit(moderator, translated, "action-publish", title="Advice")
    assert not now(translated).live
    edit(moderator, page, "action-publish", title="Rat")
    assert now(page).title == "Rat"


def test_decision_is_about_the_version_that_was_read(moderator: Client, volunteer: Client) -> None:
    article = draft_by(volunteer)
    hand_in(volunteer, article)
    read = article.current_workflow_task_state.revision_id
    article.save_revision(user=volunteer.user)
    response = decide(moderator, now(article), revision=str(read), comment="Danke dafür")
    assert "hat sich geändert" in response.content.decode()
    assert ">\nDanke dafür</textarea>" in response.content.decode()
    assert not now(article).live
    sent = BeautifulSoup(response.content, "html.parser").select_one("[name=revision]")
    assert sent
    decide(moderator, now(article), revision=str(sent["value"]))
    assert now(article).live


def test_decision_stands_after_a_margin_comment(moderator: Client, volunteer: Client) -> None:
    article = draft_by(volunteer)
    hand_in(volunteer, article)
    article.save_revision(user=moderator.user)
    page = moderator.get(reverse("review", args=[article.current_workflow_task_state.pk]))
    sent = BeautifulSoup(page.content, "html.parser").select_one("[name=revision]")
    assert sent
    decide(moderator, now(article), revision=str(sent["value"]))
    assert now(article).live


def test_sending_back_needs_a_word(moderator: Client, volunteer: Client) -> None:
    article = draft_by(volunteer)
    hand_in(volunteer, article)
    response = decide(moderator, article, "return")
    assert "Bitte sagen Sie in einem Satz" in response.content.decode()
    decide(moderator, article, "return", comment="Wer hat die Bänke bezahlt?")
    assert now(article).current_workflow_state.status == "needs_changes"


def test_administrator_switches_four_eyes_off(moderator: Client) -> None:
    url = reverse("wagtailsettings:edit", args=["editorial", "editorialsettings"])
    assert moderator.get(url).status_code == 302
    administrator = enter("verwaltung", Role.ADMINISTRATORS)
    assert administrator.post(administrator.get(url).url, {}).status_code == 302
    article = draft_by(moderator)
    edit(moderator, article, "action-publish")
    assert now(article).live


def test_a_road_nobody_has_thought_of_ends_before_readers_see_it(moderator: Client) -> None:
    article = draft_by(moderator)
    revision = article.latest_revision
    new = ArticlePage(title="Neu", slug="neu", rubric=article.rubric, locale=article.locale)
    with LogContext(user=moderator.user):
        with pytest.raises(ReleaseRefused):
            revision.publish(user=moderator.user, skip_permission_checks=True)
        with pytest.raises(ReleaseRefused):
            article.get_parent().add_child(instance=new)
    assert not ArticlePage.objects.live().exists()


def test_nobody_writes_over_the_published_row(moderator: Client, volunteer: Client) -> None:
    article, page = factories.article("Acht Bänke"), factories.standard_page(title="Beratung")
    article.title, page.title = "Neun Bänke", "Rat"
    with LogContext(user=moderator.user), pytest.raises(ReleaseRefused):
        article.save()
    with LogContext(user=volunteer.user), pytest.raises(ReleaseRefused):
        page.save()
    assert (now(article).title, now(page).title) == ("Acht Bänke", "Beratung")


def test_nobody_without_the_right_publishes_what_others_have_written(
    moderator: Client, volunteer: Client
) -> None:
    article = draft_by(moderator)
    with LogContext(user=volunteer.user), pytest.raises(ReleaseRefused):
        article.latest_revision.publish(user=volunteer.user, skip_permission_checks=True)
    assert not now(article).live
