"""An app that asks for changes knows what is public, no more and no less."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from tests import factories, trees
from tests.cms.changes.syncing import App, events, happen, make

pytestmark = [pytest.mark.django_db, pytest.mark.unplugged, pytest.mark.sqlite]

SECRET = "Geheimsache"


# --- What is told --------------------------------------------------------------------------------


def test_publishing_updating_and_deleting_are_told_once_each_in_order(app: App) -> None:
    page = make()
    key = page.pk
    happen(lambda: page.save_revision().publish())
    happen(lambda: page.save_revision().publish())
    happen(page.delete)
    # What came together since the app last asked stays apart, because each was settled.
    assert events(app.sync()) == [
        ("published", key), ("updated", key), ("updated", key), ("deleted", key)
    ]  # fmt: skip
    assert app.sync() == []


def test_entry_says_where_the_page_is_and_tombstone_where_it_was(app: App) -> None:
    page = make(title="Wegweiser", slug="wegweiser")
    (entry,) = app.sync()
    url = "http://testserver/wegweiser/"
    assert entry | {"at": ""} == {
        "what": "published", "at": "", "id": page.pk, "uuid": str(page.translation_key),
        "type": "home.StandardPage", "lang": "de", "url": url,
        "api_url": f"http://testserver/api/v1/pages/{page.pk}", "old_url": None,
    }  # fmt: skip
    happen(page.unpublish)
    (entry,) = app.sync()
    assert entry | {"at": ""} == {
        "what": "unpublished", "at": "", "id": page.pk, "uuid": str(page.translation_key),
        "type": "home.StandardPage", "lang": "de", "url": None, "api_url": None, "old_url": url,
    }  # fmt: skip


def test_moving_and_another_slug_tell_the_new_address_of_the_whole_branch(app: App) -> None:
    target, branch = make(slug="ziel"), make(slug="ast")
    leaf = make(branch, slug="blatt")
    app.sync()
    happen(lambda: branch.move(Page.objects.get(pk=target.pk), pos="last-child"))
    news = app.sync()
    assert events(news) == [("moved", branch.pk), ("moved", leaf.pk)]
    assert news[1]["old_url"] == "http://testserver/ast/blatt/"
    assert news[1]["url"] == "http://testserver/ziel/ast/blatt/"
    branch = Page.objects.get(pk=branch.pk).specific
    branch.slug = "zweig"
    happen(lambda: branch.save_revision().publish())
    assert events(app.sync()) == [("moved", branch.pk), ("updated", branch.pk), ("moved", leaf.pk)]
    assert app.pages[leaf.pk] == "http://testserver/ziel/zweig/blatt/"


def test_changing_the_order_of_pages_is_no_news_and_confuses_nothing(app: App) -> None:
    above = make()
    first, second, third = make(above), make(above), make(above)
    app.sync()
    happen(lambda: third.move(Page.objects.get(pk=first.pk), pos="left"))
    assert app.sync() == []
    happen(Page.objects.get(pk=third.pk).delete)
    assert events(app.sync()) == [("deleted", third.pk)]
    assert {first.pk, second.pk} <= app.pages.keys()


def test_unpublishing_or_deleting_a_branch_tells_of_all_below(app: App) -> None:
    branch = make()
    pages = [branch, make(branch), make(branch)]
    app.sync()
    user = factories.user(is_superuser=True)
    action = UnpublishPageAction(branch, user=user, include_descendants=True)
    happen(lambda: action.execute(skip_permission_checks=True))
    assert events(app.sync()) == [("unpublished", page.pk) for page in pages]
    for page in pages:
        happen(lambda page=page: page.save_revision().publish())
    app.sync()
    keys = [page.pk for page in pages]
    happen(Page.objects.get(pk=branch.pk).delete)
    assert events(app.sync()) == [("deleted", key) for key in keys]


def test_branch_made_private_is_gone_for_the_outside_and_comes_back(app: App) -> None:
    branch = make()
    leaf = make(branch)
    app.sync()
    for kind in ("login", "password", "groups"):
        rule = happen(lambda kind=kind: factories.restrict(branch, kind))
        assert events(app.sync()) == [("unpublished", branch.pk), ("unpublished", leaf.pk)]
        happen(rule.delete)
        assert events(app.sync()) == [("published", branch.pk), ("published", leaf.pk)]
    private = make()
    happen(lambda: factories.restrict(private))
    app.sync()
    happen(lambda: Page.objects.get(pk=leaf.pk).move(private, pos="last-child"))
    assert events(app.sync()) == [("unpublished", leaf.pk)]


def test_schedule_publishes_and_takes_offline(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    page = make(live=False)
    soon = timezone.now() + timedelta(hours=1)
    page.go_live_at, page.expire_at = soon, soon + timedelta(hours=1)
    happen(lambda: page.save_revision().publish())
    assert app.sync() == []
    for hours, what in ((1, "published"), (2, "unpublished")):
        now = timezone.now() + timedelta(hours=hours, minutes=1)
        with monkeypatch.context() as later:
            later.setattr(timezone, "now", lambda now=now: now)
            happen(lambda: call_command("publish_scheduled"))
        assert events(app.sync()) == [(what, page.pk)]


def test_language_going_online_and_offline_takes_its_tree_along(app: App) -> None:
    source = make()
    app.sync()
    home = happen(lambda: trees.home("en", live=False))
    page = happen(lambda: trees.translate(source, "en"))
    assert app.sync() == []
    happen(lambda: home.save_revision().publish())
    news = app.sync()
    assert events(news)[:2] == [("published", home.pk), ("published", page.pk)]
    assert news[1]["lang"] == "en"
    assert news[1]["uuid"] == str(source.translation_key)
    # The pages in other languages name their translations.
    happen(page.unpublish)
    assert events(app.sync()) == [("unpublished", page.pk), ("updated", source.pk)]
    happen(lambda: page.save_revision().publish())
    assert events(app.sync()) == [("published", page.pk), ("updated", source.pk)]
    happen(Page.objects.get(pk=home.pk).unpublish)
    assert events(app.sync())[:2] == [("unpublished", home.pk), ("unpublished", page.pk)]


def test_page_is_updated_with_the_page_person_and_picture_that_it_shows(app: App) -> None:
    target, person, image = make(title="Ziel"), factories.person(), factories.image()
    link = {"page": target, "label": "Los"}
    call = {"title": "Komm", "text": "", "link": link}
    body = [("call_to_action", call), ("contact", {"person": person, "note": ""})]
    page = make(body=body, lead_image=image, lead_image_alt="Bild")
    app.sync()
    happen(image.save)
    assert events(app.sync()) == [("updated", page.pk)]
    person.phone = "03641 000000"
    happen(person.save)
    # What stands beside pages is told itself.
    assert events(app.sync()) == [("updated", page.pk), ("content", None)]
    assert (app.received[-1]["type"], app.received[-1]["lang"]) == ("core.ContactPerson", "de")
    happen(lambda: target.save_revision().publish())
    assert events(app.sync()) == [("updated", target.pk), ("updated", page.pk)]
    key = target.pk
    happen(target.delete)
    assert events(app.sync()) == [("deleted", key), ("updated", page.pk)]


def test_page_is_updated_with_a_person_who_is_all_that_it_shows(app: App) -> None:
    person = factories.person()
    page = make(body=[("contact", {"person": person, "note": ""})])
    app.sync()
    person.phone = "03641 000000"
    happen(person.save)
    assert events(app.sync()) == [("updated", page.pk), ("content", None)]


def test_what_is_new_stands_on_no_page_and_nobody_looks_for_one(app: App) -> None:
    with CaptureQueriesContext(connection) as captured:
        factories.image(), factories.document(), factories.person()
    asked = [query["sql"] for query in captured if "wagtailcore_referenceindex" in query["sql"]]
    assert [sql for sql in asked if sql.startswith("SELECT")] == []


def test_saving_a_draft_of_a_public_page_is_nobodys_business(app: App) -> None:
    page = make()
    app.sync()
    page.title = SECRET
    happen(page.save_revision)
    later = timezone.now() + timedelta(days=1)
    page.go_live_at = later
    happen(lambda: page.save_revision().publish())
    assert app.sync() == []


# --- What nobody may know ------------------------------------------------------------------------


def alias() -> Page:
    return trees.alias(factories.standard_page(), "en")


def language_offline() -> Page:
    trees.home("uk", live=False)
    return trees.translate(factories.standard_page(), "uk", title=SECRET, slug="secret")


def in_the_wrong_tree() -> Page:
    page = factories.standard_page(title=SECRET, slug="secret")
    Page.objects.filter(pk=page.pk).update(locale=trees.language("en"))
    return page


def born_private() -> Page:
    page = factories.standard_page(title=SECRET, slug="verschlossen", live=False)
    factories.restrict(page)
    page.save_revision().publish()
    return page


HIDDEN = (alias, language_offline, in_the_wrong_tree, born_private)


def test_log_never_knows_of_what_was_never_public(client: Client, app: App) -> None:
    """Other ways to be hidden: `tests/test_leaks.py`."""
    trees.home("en")
    pages = [happen(hide) for hide in HIDDEN]
    call_command("sync_changes")
    app.sync()
    news = app.received + App(client).sync()
    for page in pages:
        happen(Page.objects.get(pk=page.pk).delete)
    news += app.sync()
    assert not {page.pk for page in pages} & {entry["id"] for entry in news}
    assert SECRET.lower() not in str(news).lower()
    assert not [page.slug for page in pages if page.slug in str(news)]
