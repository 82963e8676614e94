"""Cursors hold: nothing is lost, nothing is told twice, however an app reads."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site

from cms.api.changes import pruning, settling
from cms.api.models import Change, PublicPage, Touch
from tests import factories, trees
from tests.cms.api.syncing import App, get_public_urls, happen, make, told
from tests.readers import count_queries

pytestmark = pytest.mark.django_db


# --- Cursors -------------------------------------------------------------------------------------


def test_app_begins_with_every_public_page_once_in_parts(client: Client) -> None:
    branch = make()
    leaves = {make(branch).pk for _ in range(4)}
    happen(make().unpublish)
    app = App(client, limit=2)
    news = app.sync()
    keys = [entry["id"] for entry in news]
    assert len(keys) == len(set(keys))
    assert {entry["what"] for entry in news} == {"published"}
    assert {branch.pk, *leaves} < set(keys)
    assert set(app.pages.values()) == get_public_urls(client)


def test_what_happens_while_an_app_begins_is_not_lost_and_not_doubled(client: Client) -> None:
    pages = [make() for _ in range(4)]
    first = client.get("/api/v1/changes", {"limit": 3}).json()
    new = make()
    happen(pages[-1].delete)
    app = App(client)
    app.cursor = first["cursor"]
    news = first["entries"] + app.sync()
    assert told(news).count(("published", new.pk)) == 1
    assert ("deleted", pages[-1].pk) in told(news)
    assert told(news).count(("published", pages[0].pk)) == 1


@pytest.mark.parametrize("cursor", ["x", "MQ", "ä", "MS4x,", "1.5", "MS4tNQ", "A" * 5000])
def test_bad_cursor_is_refused_with_a_sentence(client: Client, cursor: str) -> None:
    response = client.get("/api/v1/changes", {"since": cursor})
    assert response.status_code == 400
    assert "no cursor of this site" in response.json()["detail"]


def test_cursor_from_before_the_log_begins_is_gone(
    client: Client, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    make()
    now = timezone.now() + pruning.KEPT_FOR + timedelta(days=1)
    with monkeypatch.context() as later:
        later.setattr(timezone, "now", lambda: now)
        call_command("sync_changes")
    assert not Change.objects.exists()
    response = client.get("/api/v1/changes", {"since": app.cursor})
    assert response.status_code == 410
    assert "Begin anew" in response.json()["detail"]
    anew = App(client)
    assert anew.sync()
    page = make()
    assert told(anew.sync()) == [("published", page.pk)]


def test_cursor_of_a_database_that_was_set_back_is_gone(client: Client, app: App) -> None:
    make()
    app.sync()
    Change.objects.all().delete()
    assert client.get("/api/v1/changes", {"since": app.cursor}).status_code == 410


@pytest.mark.parametrize("limit", ["0", "1001", "viel"])
def test_limit_out_of_bounds_is_refused(client: Client, limit: str) -> None:
    assert client.get("/api/v1/changes", {"limit": limit}).status_code == 422


def test_reading_costs_the_same_however_much_there_is(client: Client) -> None:
    make()
    few = count_queries(client, "/api/v1/changes")
    for _ in range(10):
        make()
    assert few == count_queries(client, "/api/v1/changes") <= 6
    app = App(client)
    app.sync()
    make()
    assert count_queries(client, f"/api/v1/changes?since={app.cursor}") <= 6


# --- Nothing is lost -----------------------------------------------------------------------------


def test_what_was_rolled_back_was_never_told(app: App) -> None:
    page = make(live=False)
    with transaction.atomic():
        page.save_revision().publish()
        transaction.set_rollback(True)
    call_command("settle_changes")
    assert app.sync() == []


def test_process_that_dies_after_the_commit_leaves_the_telling_to_the_scheduler(app: App) -> None:
    page = factories.standard_page()  # No callback ran after the commit.
    assert app.sync() == []
    assert Touch.objects.exists()
    call_command("settle_changes")
    assert told(app.sync()) == [("published", page.pk)]
    assert not Touch.objects.exists()


def test_rows_written_past_all_signals_are_found_by_comparing(app: App) -> None:
    hidden, shown = make(), make(live=False)
    app.sync()
    Page.objects.filter(pk=hidden.pk).update(live=False)
    Page.objects.filter(pk=shown.pk).update(live=True)
    call_command("sync_changes")
    assert told(app.sync()) == [("unpublished", hidden.pk), ("published", shown.pk)]
    call_command("sync_changes")
    assert app.sync() == []


def test_site_that_had_pages_before_it_had_a_log_begins_one(client: Client) -> None:
    make()
    PublicPage.objects.all().delete()
    Change.objects.all().delete()
    call_command("sync_changes")
    assert set(_pages(App(client)).values()) == get_public_urls(client)


def _pages(app: App) -> dict[int, str]:
    app.sync()
    return app.pages


def test_two_releases_that_are_settled_together_are_told_apart(app: App) -> None:
    first, second = factories.standard_page(), factories.standard_page()
    call_command("settle_changes")
    assert told(app.sync()) == [("published", first.pk), ("published", second.pk)]


def test_many_traces_are_settled_in_rounds(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "ROUND", 2)
    pages = [factories.standard_page() for _ in range(3)]
    call_command("settle_changes")
    assert told(app.sync()) == [("published", page.pk) for page in pages]


def test_log_agrees_with_the_sitemap_after_a_busy_day(client: Client, app: App) -> None:
    home = happen(lambda: trees.home("en"))
    paper = happen(factories.newspaper)
    articles = [happen(factories.article) for _ in range(3)]
    happen(lambda: trees.translate(paper, "en"))
    happen(lambda: trees.translate(articles[0], "en"))
    happen(articles[1].unpublish)
    happen(lambda: factories.restrict(articles[2]))
    about = make(slug="ueber")
    happen(lambda: articles[0].move(Page.objects.get(pk=about.pk), pos="last-child"))
    app.sync()
    assert set(app.pages.values()) == get_public_urls(client)
    happen(home.unpublish)
    site = Site.objects.get()
    happen(site.save)
    app.sync()
    assert set(app.pages.values()) == get_public_urls(client)
