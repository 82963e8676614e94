"""One version of all that readers see: what changes it, what leaves it alone, who waits for it."""

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection, transaction
from django.db.migrations import Migration
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from modelsearch.tasks import insert_or_update_object_task
from wagtail.contrib.search_promotions.models import Query
from wagtail.models import Page, ReferenceIndex
from wagtail.search.models import IndexEntry

from cms.core.models import ContactPerson, Place, Topic
from cms.site import content_triggers
from cms.site.content_version import get_content_version
from home.models import StandardPage
from stadtteilzeitung.models import ArticlePage
from tests import factories, trees
from tests.editing import (
    add_url,
    edit,
    enter,
    hand_in,
    now,
    open_form,
    save_snippet,
    stored_streams,
)
from tests.hands import SECONDS, Hands

pytestmark = pytest.mark.django_db

AUTOSAVE = {"Accept": "application/json"}


def read_version() -> str:
    """The version, once both indexes are up to date: in production a worker sees to that."""
    IndexEntry.objects.count()
    ReferenceIndex.objects.count()
    return get_content_version().value


# --- What leaves it alone ------------------------------------------------------------------------


def save_by_itself(client: Client, page: Page) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = open_form(client, url) | stored_streams(page) | {"title": "Ganz anders"}
    answer = client.post(url, data, headers=AUTOSAVE).json()
    assert answer["success"], answer
    again = data | {"title": "Anders", "overwrite_revision_id": answer["revision_id"]}
    assert client.post(url, again, headers=AUTOSAVE).json()["success"]


def begin_by_itself(client: Client, _page: Page) -> None:
    url = add_url(StandardPage, factories.home_page())
    data = open_form(client, url) | {"title": "Neu", "slug": "neu"}
    assert client.post(url, data, headers=AUTOSAVE).json()["success"]


def rewrite_a_draft(client: Client, _page: Page) -> None:
    draft = ArticlePage.objects.get(title="Entwurf")
    edit(client, draft, title="Anders", **{"authors-0-DELETE": "on"})
    draft.refresh_from_db()
    assert draft.title == "Anders", "What was never online is saved into its own row."
    assert not draft.authors.exists()


def hand_in_and_lock(client: Client, page: Page) -> None:
    hand_in(client, page, title="Ganz anders")
    assert now(page).current_workflow_state
    client.post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
    assert now(page).locked


def try_to_log_in(_client: Client, _page: Page) -> None:
    factories.user("neu")
    for password in ("falsch", "winzerla"):
        Client().post(reverse("wagtailadmin_login"), {"login": "neu", "password": password})


def leave_traces(_client: Client, page: Page) -> None:
    Query.get("Fest").add_hit()
    DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path=insert_or_update_object_task.module_path,
        backend_name="default",
        run_after=page.first_published_at,
    )


@pytest.mark.sqlite
def test_drafts_and_what_happens_behind_the_scenes_leave_it_alone() -> None:
    page = factories.article("Fest")
    factories.article("Entwurf", live=False)
    client = enter("chefin", None)
    before = read_version()
    for deed in (
        *(save_by_itself, begin_by_itself, rewrite_a_draft, hand_in_and_lock),
        *(try_to_log_in, leave_traces),
    ):
        with transaction.atomic():
            deed(client, now(page))
            assert read_version() == before, deed.__name__
            transaction.set_rollback(True)


@pytest.mark.sqlite
def test_what_was_undone_leaves_it_alone_and_shares_its_version_with_nothing() -> None:
    topic = factories.topic()
    before = read_version()
    seen = [before]
    for name in ("Eins", "Zwei"):
        with transaction.atomic():
            Topic.objects.filter(pk=topic.pk).update(name=name)
            seen.append(read_version())
            transaction.set_rollback(True)
        assert read_version() == before
    assert len(set(seen)) == len(seen)


# --- What changes it -----------------------------------------------------------------------------


def write_by_hand(page: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE stadtteilzeitung_articlepage SET teaser = 'Von Hand'")


def empty_a_table(page: Any) -> None:
    # PostgreSQL empties no table whose links it has still to look at.
    connection.check_constraints()
    with connection.cursor() as cursor:
        empty = "TRUNCATE" if connection.vendor == "postgresql" else "DELETE FROM"
        cursor.execute(f"{empty} stadtteilzeitung_articleauthor")


def rename_a_topic(_page: Any) -> None:
    save_snippet(enter("chefin", None), Topic.objects.get(), name="Feuer")


CHANGES: dict[str, Callable[[Any], Any]] = {
    "publishing": lambda page: trees.publish(page, title="Anders"),
    "unpublishing": lambda page: page.unpublish(),
    "deleting": lambda page: page.delete(),
    "moving": lambda page: page.move(factories.home_page(), pos="last-child"),
    "a page online at once": lambda page: page.get_parent().add_child(
        instance=StandardPage(title="Neu", locale=page.locale)
    ),
    "an update past all signals": lambda page: Page.objects.filter(pk=page.pk).update(title="Neu"),
    "an update of the page's own table": lambda _page: ArticlePage.objects.update(teaser="Neu"),
    "a row of the page": lambda page: page.authors.all().delete(),
    "a link of the page": lambda _page: ArticlePage.topics.through.objects.all().delete(),
    "many rows at once": lambda page: Topic.objects.bulk_create(
        [Topic(name="Neu", slug="neu", locale=page.locale)], ignore_conflicts=True
    ),
    "SQL by hand": write_by_hand,
    "an emptied table": empty_a_table,
    "a name beside the pages": rename_a_topic,
    "another title of a picture": lambda page: type(page.lead_image).objects.update(title="Neu"),
    "another name of a person": lambda _page: ContactPerson.objects.update(name="Neu"),
    "a restriction": factories.restrict,
    "a language": lambda _page: trees.language("uk").delete(),
    "the name of somebody who translates": lambda _page: save(last_name="Meier"),
    "words that can be found": lambda page: IndexEntry.objects.filter(
        object_id=str(page.pk)
    ).delete(),
}


def save(**names: str) -> None:
    user = get_user_model().objects.get(username="neu")
    vars(user).update(names)
    user.save()


@pytest.mark.sqlite
def test_whatever_readers_see_changes_it() -> None:
    page = factories.article("Fest", topics=[factories.topic()])
    factories.person()
    factories.user("neu")
    before, unnoticed = read_version(), []
    for name, change in CHANGES.items():
        with transaction.atomic():
            change(now(page))
            unnoticed += [name] if read_version() == before else []
            transaction.set_rollback(True)
    assert not unnoticed


# --- How it is kept ------------------------------------------------------------------------------


@pytest.mark.sqlite
def test_merging_keeps_the_version_and_begins_to_tell_when_it_changed() -> None:
    Topic.objects.all().delete()
    factories.topic()
    before = read_version()
    assert get_content_version().changed_at is None
    for _ in range(2):
        call_command("merge_content_changes")
        assert read_version() == before
        assert get_content_version().changed_at is not None
    factories.topic()
    assert read_version() != before
    assert get_content_version().changed_at is None


def publish_slowly(page: Page, written: Event, go_on: Event) -> None:
    """Put a page online and commit only when told to."""
    with transaction.atomic():
        page.save_revision().publish()
        written.set()
        assert go_on.wait(SECONDS)


def publish(page: Page) -> None:
    page.save_revision().publish()


def test_two_who_publish_at_once_do_not_wait_and_each_makes_a_version_that_stays(
    hands: Hands, home: Page
) -> None:
    """The one who began first commits last, after what the other has changed was merged."""
    early, late = (hands.do(lambda: factories.standard_page(home, live=False)) for _ in range(2))
    versions = [hands.do(get_content_version).value]
    written, go_on = Event(), Event()
    waiting = hands.start(publish_slowly, early, written, go_on)
    try:
        assert written.wait(SECONDS)
        hands.do(publish, late)
        versions.append(hands.do(get_content_version).value)
        hands.do(call_command, "merge_content_changes")
        merged = hands.do(get_content_version)
        assert merged.value == versions[-1]
        assert merged.changed_at
    finally:
        go_on.set()
        waiting.result(SECONDS)
    last = hands.do(get_content_version)
    versions.append(last.value)
    assert len(set(versions)) == len(versions)
    assert last.changed_at is None, "The moment that was told stands for less than there is now."
    hands.do(call_command, "merge_content_changes")
    assert hands.do(get_content_version).value == last.value


@pytest.mark.sqlite
def test_tables_can_be_migrated_and_count_again_afterwards() -> None:
    place = Place.objects.create(name="Ort", locale=factories.language())
    connection.check_constraints()
    before = read_version()
    emit_pre_migrate_signal(0, False, "default", plan=[(Migration("change", "core"), False)])
    with connection.cursor() as cursor:
        # A database refuses this while a trigger names the column.
        cursor.execute("ALTER TABLE core_place DROP COLUMN city")
        cursor.execute("ALTER TABLE core_place ADD COLUMN city varchar(80) NOT NULL DEFAULT ''")
        cursor.execute("UPDATE core_place SET city = 'Jena'")
    assert read_version() == before, "Nobody has noticed it."
    for plan in ([(Migration("change", "core"), False)], []):
        emit_post_migrate_signal(0, False, "default", plan=plan)
    migrated = read_version()
    assert migrated != before
    Place.objects.filter(pk=place.pk).update(city="Winzerla")
    assert read_version() != migrated


# --- Who says what counts ------------------------------------------------------------------------


def check() -> str:
    """What `manage.py check` says when it refuses; empty: all is well."""
    try:
        call_command("check", tags=["models"])
    except SystemCheckError as error:
        return str(error)
    return ""


def test_model_that_does_not_say_whether_readers_see_it_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert check() == ""
    monkeypatch.delattr(Place, "changes_content_version")
    monkeypatch.delitem(content_triggers.PACKAGES, "wagtailcore.Locale")
    monkeypatch.delitem(content_triggers.PACKAGES, "taggit")
    said = check()
    for label in ("core.Place", "wagtailcore.Locale", "taggit.Tag", "taggit.TaggedItem"):
        assert f"anything of {label}." in said
    assert said.count("site.E001") == 4
