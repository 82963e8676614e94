"""What programs may open follows at once, whatever changes it."""

from pathlib import Path
from threading import Event
from unittest.mock import Mock

import pytest
from django.core.management import call_command
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Site

from cms.site import visibility
from cms.site.models import ContentVersion
from tests import factories, trees
from tests.hands import SECONDS, Hands

pytestmark = pytest.mark.django_db


def read_languages(client: Client) -> list[str]:
    return [row["code"] for row in client.get("/api/v1/site").json()["languages"]]


def read_titles(client: Client) -> list[str]:
    return [row["title"] for row in client.get("/api/v1/articles").json()["items"]]


def unpublish(home: Page) -> None:
    home.unpublish()


def save_as_draft(home: Page) -> None:
    home.live = False
    home.save()


def restrict(home: Page) -> None:
    factories.restrict(home, PageViewRestriction.LOGIN)


def delete(home: Page) -> None:
    home.delete()


def delete_language(home: Page) -> None:
    home.delete()
    home.locale.delete()


def test_language_is_gone_with_its_home_page(client: Client) -> None:
    ways = (unpublish, save_as_draft, restrict, delete, delete_language)
    for way, code in zip(ways, ("uk", "ar", "en", "fa", "ru"), strict=True):
        home = trees.home(code)
        assert read_languages(client) == ["de", code]
        way(home)
        assert read_languages(client) == ["de"], way
        assert client.get(f"/api/v1/articles?lang={code}").status_code == 422, way


def test_site_that_is_not_online_says_so(client: Client) -> None:
    factories.article("Fest", bare=True)
    factories.home_page().unpublish()
    for path in ("articles", "events", "rubrics", "search?q=Fest", "pages/find?path=/"):
        assert "the site is not online" in client.get(f"/api/v1/{path}").json()["detail"], path


def test_restriction_follows_a_page_that_is_moved_copied_or_deleted(client: Client) -> None:
    article = factories.article("Fest", bare=True)
    paper, other = article.get_parent(), factories.standard_page()
    restriction = factories.restrict(other, PageViewRestriction.LOGIN)
    assert read_titles(client) == ["Fest"]
    article.move(other, pos="last-child")
    assert read_titles(client) == []
    Page.objects.get(pk=article.pk).move(Page.objects.get(pk=paper.pk), pos="last-child")
    assert read_titles(client) == ["Fest"]
    factories.restrict(article, PageViewRestriction.LOGIN)
    assert read_titles(client) == []
    article.refresh_from_db()
    article.copy(update_attrs={"slug": "kopie", "title": "Kopie"})
    assert read_titles(client) == []
    # What comes to stand where something private stood is not private.
    article.refresh_from_db()
    article.delete()
    restriction.delete()
    PageViewRestriction.objects.all().delete()
    assert read_titles(client) == ["Kopie"]


def test_repaired_tree_and_order_among_siblings_take_restrictions_along(client: Client) -> None:
    gap, hidden = factories.article("Lücke", bare=True), factories.article("Geheim", bare=True)
    shown = factories.article("Offen", bare=True)
    factories.restrict(hidden, PageViewRestriction.LOGIN)
    gap.delete()
    assert read_titles(client) == ["Offen"]
    call_command("fixtree", full=True, interactive=False, verbosity=0)
    assert read_titles(client) == ["Offen"]
    hidden.refresh_from_db()
    hidden.move(Page.objects.get(pk=shown.pk), pos="right")
    assert read_titles(client) == ["Offen"]


def test_loaded_restriction_hides_at_once(client: Client, tmp_path: Path) -> None:
    restriction = factories.restrict(
        factories.article("Geheim", bare=True), PageViewRestriction.LOGIN
    )
    rows = tmp_path / "rows.json"
    call_command("dumpdata", "wagtailcore.pageviewrestriction", output=str(rows), verbosity=0)
    restriction.delete()
    assert read_titles(client) == ["Geheim"]
    call_command("loaddata", str(rows), verbosity=0)
    assert read_titles(client) == []


def test_language_is_gone_with_a_home_page_deep_in_the_tree(client: Client) -> None:
    trees.home("uk")
    top = factories.standard_page()
    Site.objects.get().delete()
    Site.objects.create(root_page=top, is_default_site=True, hostname="localhost")
    deep = trees.translate(top, "uk")
    assert read_languages(client) == ["de", "uk"]
    deep.unpublish()
    assert read_languages(client) == ["de"]


def test_what_was_asked_in_the_middle_of_hiding_is_not_kept(hands: Hands, home: Page) -> None:
    """Somebody asks after the restriction was written, before it is committed."""
    written, go_on = Event(), Event()

    def hide_slowly() -> None:
        with transaction.atomic():
            factories.restrict(home, PageViewRestriction.LOGIN)
            written.set()
            assert go_on.wait(SECONDS)

    def ask(**headers: str) -> HttpResponse:
        return Client().get(f"/api/v1/pages/{home.pk}", headers=headers)

    hiding = hands.start(hide_slowly)
    try:
        assert written.wait(SECONDS)
        early = hands.do(ask)
    finally:
        go_on.set()
        hiding.result(SECONDS)
    assert early.status_code == 200
    known = early.headers["ETag"]
    assert hands.do(lambda: ask(**{"If-None-Match": known})).status_code == 404


def test_scope_is_compiled_once_after_each_release(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = factories.article("Fest", bare=True)
    compiled = Mock(wraps=visibility._compile)
    monkeypatch.setattr(visibility, "_compile", compiled)
    for number, title in enumerate(("Großes Fest", "Kleines Fest"), start=1):
        page.title = title
        page.save_revision().publish()
        for _ in range(2):
            assert read_titles(client) == [title]
        assert compiled.call_count == number


def test_without_a_version_nothing_is_kept(client: Client) -> None:
    home = trees.home("uk")
    ContentVersion.objects.all().delete()
    assert read_languages(client) == ["de", "uk"]
    Page.objects.filter(pk=home.pk).update(live=False)
    ContentVersion.objects.all().delete()
    assert read_languages(client) == ["de"]
