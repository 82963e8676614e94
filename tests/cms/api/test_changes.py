"""An app that asks for changes knows what is public, no more and no less."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, PageViewRestriction

from tests import factories, trees
from tests.cms.api.syncing import App, happen, make, told

pytestmark = pytest.mark.django_db

SECRET = "Geheimsache"


# --- What is told --------------------------------------------------------------------------------


def test_publishing_updating_and_deleting_are_told_once_each_in_order(app: App) -> None:
    page = make()
    happen(lambda: page.save_revision().publish())
    happen(lambda: page.save_revision().publish())
    happen(page.delete)
    key = page.pk
    # What came together since the app last asked stays apart, because each was settled.
    assert told(app.sync()) == [
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


def test_moving_tells_the_new_address_of_the_whole_branch(app: App) -> None:
    target, branch = make(slug="ziel"), make(slug="ast")
    leaf = make(branch, slug="blatt")
    app.sync()
    happen(lambda: branch.move(Page.objects.get(pk=target.pk), pos="last-child"))
    news = app.sync()
    assert told(news) == [("moved", branch.pk), ("moved", leaf.pk)]
    assert news[1]["old_url"] == "http://testserver/ast/blatt/"
    assert news[1]["url"] == "http://testserver/ziel/ast/blatt/"


def test_another_slug_moves_the_whole_branch(app: App) -> None:
    branch = make(slug="ast")
    leaf = make(branch, slug="blatt")
    app.sync()
    branch.slug = "zweig"
    happen(lambda: branch.save_revision().publish())
    news = app.sync()
    assert told(news) == [("moved", branch.pk), ("updated", branch.pk), ("moved", leaf.pk)]
    assert app.pages[leaf.pk] == "http://testserver/zweig/blatt/"


def test_changing_the_order_of_pages_is_no_news_and_confuses_nothing(app: App) -> None:
    above = make()
    first, second, third = make(above), make(above), make(above)
    app.sync()
    happen(lambda: third.move(Page.objects.get(pk=first.pk), pos="left"))
    assert app.sync() == []
    happen(Page.objects.get(pk=third.pk).delete)
    assert told(app.sync()) == [("deleted", third.pk)]
    assert {first.pk, second.pk} <= app.pages.keys()


def test_deleting_a_branch_leaves_a_tombstone_for_each_page_of_it(app: App) -> None:
    branch = make()
    leaves = [make(branch), make(branch)]
    app.sync()
    happen(Page.objects.get(pk=branch.pk).delete)
    assert told(app.sync()) == [("deleted", page.pk) for page in (branch, *leaves)]


def test_unpublishing_with_all_below_tells_of_all_below(app: App) -> None:
    branch = make()
    leaf = make(branch)
    app.sync()
    user = factories.user(is_superuser=True)
    action = UnpublishPageAction(branch, user=user, include_descendants=True)
    happen(lambda: action.execute(skip_permission_checks=True))
    assert told(app.sync()) == [("unpublished", branch.pk), ("unpublished", leaf.pk)]


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_branch_made_private_is_gone_for_the_outside_and_comes_back(app: App, kind: str) -> None:
    branch = make()
    leaf = make(branch)
    app.sync()
    rule = happen(lambda: factories.restrict(branch, kind))
    assert told(app.sync()) == [("unpublished", branch.pk), ("unpublished", leaf.pk)]
    happen(rule.delete)
    assert told(app.sync()) == [("published", branch.pk), ("published", leaf.pk)]


def test_moving_below_a_private_page_takes_a_page_away(app: App) -> None:
    private, page = make(), make()
    happen(lambda: factories.restrict(private))
    app.sync()
    happen(lambda: page.move(Page.objects.get(pk=private.pk), pos="last-child"))
    assert told(app.sync()) == [("unpublished", page.pk)]


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
        assert told(app.sync()) == [(what, page.pk)]


def test_language_going_online_and_offline_takes_its_tree_along(app: App) -> None:
    source = make()
    app.sync()
    home = happen(lambda: trees.home("en", live=False))
    page = happen(lambda: trees.translate(source, "en"))
    assert app.sync() == []
    happen(lambda: home.save_revision().publish())
    news = app.sync()
    assert told(news)[:2] == [("published", home.pk), ("published", page.pk)]
    assert news[1]["lang"] == "en"
    assert news[1]["uuid"] == str(source.translation_key)
    happen(Page.objects.get(pk=home.pk).unpublish)
    assert told(app.sync())[:2] == [("unpublished", home.pk), ("unpublished", page.pk)]


def test_pages_in_other_languages_are_updated_when_a_translation_comes_or_goes(app: App) -> None:
    source = make()
    happen(lambda: trees.home("en"))
    app.sync()
    page = happen(lambda: trees.translate(source, "en"))
    assert told(app.sync()) == [("published", page.pk), ("updated", source.pk)]
    happen(page.unpublish)
    assert told(app.sync()) == [("unpublished", page.pk), ("updated", source.pk)]


def test_page_that_links_to_another_is_updated_with_it(app: App) -> None:
    target = make(title="Ziel")
    link = {"page": target, "label": "Los"}
    call = {"title": "Komm", "text": "", "link": link}
    page = make(body=[("call_to_action", call)])
    app.sync()
    happen(lambda: target.save_revision().publish())
    assert told(app.sync()) == [("updated", target.pk), ("updated", page.pk)]
    happen(target.delete)
    assert told(app.sync()) == [("deleted", target.pk), ("updated", page.pk)]


def test_what_stands_beside_pages_updates_those_that_show_it_and_is_told_itself(app: App) -> None:
    person = factories.person()
    page = make(body=[("contact", {"person": person, "note": ""})])
    app.sync()
    person.phone = "03641 000000"
    happen(person.save)
    assert told(app.sync()) == [("updated", page.pk), ("content", None)]
    assert (app.told[-1]["type"], app.told[-1]["lang"]) == ("core.ContactPerson", "de")


def test_new_picture_file_updates_the_pages_that_show_it(app: App) -> None:
    picture = factories.picture()
    page = make(lead_image=picture, lead_image_alt="Bild")
    app.sync()
    happen(picture.save)
    assert told(app.sync()) == [("updated", page.pk)]


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


def draft() -> Page:
    return factories.article(SECRET, live=False)


def below_private() -> Page:
    above = factories.standard_page()
    factories.restrict(above, PageViewRestriction.LOGIN)
    return factories.standard_page(above, SECRET)


def alias() -> Page:
    trees.home("en")
    return trees.alias(factories.standard_page(), "en")


def language_offline() -> Page:
    trees.home("en", live=False)
    return trees.translate(factories.standard_page(), "en", title=SECRET, slug="secret")


def in_the_wrong_tree() -> Page:
    trees.home("en")
    page = factories.standard_page(title=SECRET, slug="secret")
    Page.objects.filter(pk=page.pk).update(locale=trees.language("en"))
    return page


def born_private() -> Page:
    page = factories.standard_page(title=SECRET, live=False)
    factories.restrict(page)
    page.save_revision().publish()
    return page


HIDDEN = [draft, below_private, alias, language_offline, in_the_wrong_tree, born_private]


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_log_never_knows_of_what_was_never_public(
    client: Client, app: App, hide: Callable[[], Page]
) -> None:
    page = happen(hide)
    call_command("sync_changes")
    app.sync()
    news = app.told + App(client).sync()
    happen(Page.objects.get(pk=page.pk).delete)
    news += app.sync()
    assert page.pk not in [entry["id"] for entry in news]
    assert SECRET.lower() not in str(news).lower()
    assert page.slug not in str(news)
