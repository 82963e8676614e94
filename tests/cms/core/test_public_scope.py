"""What programs may open follows at once, whatever changes it; a release does not cost it anew."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Site

from cms.site import visibility
from cms.site.models import FrameStamp
from tests import factories, trees

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


def test_what_was_asked_in_the_middle_of_hiding_is_not_kept(client: Client) -> None:
    """Another process answers after the restriction was written, before it can know of it."""
    page = factories.article("Geheim", bare=True)
    assert "Geheim" in client.get("/").content.decode()
    tags: list[str] = []

    def ask_after_writing(execute: Any, sql: str, *arguments: Any) -> Any:
        result = execute(sql, *arguments)
        if sql.startswith('INSERT INTO "wagtailcore_pageviewrestriction"'):
            tags.append(client.get("/api/v1/articles").headers["ETag"])
        if sql.startswith('UPDATE "site_framestamp"'):
            client.get("/")
        return result

    with connection.execute_wrapper(ask_after_writing):
        factories.restrict(page, PageViewRestriction.LOGIN)
    assert tags
    answer = client.get("/api/v1/articles", headers={"If-None-Match": tags[0]})
    assert answer.json()["items"] == []
    assert "Geheim" not in client.get("/").content.decode()


def test_release_does_not_compile_it_anew(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    page = factories.article("Fest", bare=True)
    assert read_titles(client) == ["Fest"]
    monkeypatch.setattr(visibility, "_compile", lambda: pytest.fail("compiled once more"))
    page.title = "Großes Fest"
    page.save_revision().publish()
    assert read_titles(client) == ["Großes Fest"]


def test_without_a_stamp_nothing_is_kept(client: Client) -> None:
    home = trees.home("uk")
    FrameStamp.objects.all().delete()
    assert read_languages(client) == ["de", "uk"]
    Page.objects.filter(pk=home.pk).update(live=False)
    FrameStamp.objects.filter(pk=FrameStamp.REACH).delete()
    FrameStamp.objects.filter(pk=FrameStamp.FRAME).delete()
    assert read_languages(client) == ["de"]
