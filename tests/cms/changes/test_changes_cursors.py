"""Cursors hold: nothing is lost, nothing is told twice, however an app reads."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site

from cms.changes import log_writer
from cms.changes.models import Change, PendingChange, PublicPage
from tests import factories, trees
from tests.cms.changes.syncing import App, events, get_public_urls, happen, make
from tests.readers import count_queries

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


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
    assert events(news).count(("published", new.pk)) == 1
    assert ("deleted", pages[-1].pk) in events(news)
    assert events(news).count(("published", pages[0].pk)) == 1


def test_bad_cursor_or_limit_is_refused_with_a_sentence(client: Client) -> None:
    for cursor in ("x", "MQ", "ä", "MS4x,", "1.5", "MS4tNQ", "A" * 5000):
        response = client.get("/api/v1/changes", {"since": cursor})
        assert response.status_code == 400, cursor
        assert "no cursor of this site" in response.json()["detail"]
    for limit in ("0", "1001", "viel"):
        response = client.get("/api/v1/changes", {"limit": limit})
        assert response.status_code == 422, limit
        assert [error["parameter"] for error in response.json()["errors"]] == ["limit"]


def test_cursor_from_before_the_log_begins_or_of_a_database_that_was_set_back_is_gone(
    client: Client, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    make()
    now = timezone.now() + log_writer.KEPT_FOR + timedelta(days=1)
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
    assert events(anew.sync()) == [("published", page.pk)]
    Change.objects.all().delete()
    assert client.get("/api/v1/changes", {"since": anew.cursor}).status_code == 410


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
    call_command("write_pending_changes")
    assert app.sync() == []


def test_process_that_dies_after_the_commit_leaves_the_telling_to_the_scheduler(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_writer, "BATCH_SIZE", 2)
    pages = [factories.standard_page() for _ in range(3)]  # No callback ran after the commit.
    assert app.sync() == []
    assert PendingChange.objects.exists()
    call_command("write_pending_changes")
    assert events(app.sync()) == [("published", page.pk) for page in pages]
    assert not PendingChange.objects.exists()


def test_rows_written_past_all_signals_are_found_by_comparing(client: Client, app: App) -> None:
    hidden, shown = make(), make(live=False)
    app.sync()
    Page.objects.filter(pk=hidden.pk).update(live=False)
    Page.objects.filter(pk=shown.pk).update(live=True)
    call_command("sync_changes")
    assert events(app.sync()) == [("unpublished", hidden.pk), ("published", shown.pk)]
    call_command("sync_changes")
    assert app.sync() == []
    # As on a site that had pages before it had a log.
    PublicPage.objects.all().delete()
    Change.objects.all().delete()
    call_command("sync_changes")
    anew = App(client)
    anew.sync()
    assert set(anew.pages.values()) == get_public_urls(client)


def test_log_agrees_with_the_sitemap_after_a_busy_day(client: Client, app: App) -> None:
    home = happen(lambda: trees.home("en"))
    paper = happen(factories.newspaper)
    articles = [happen(lambda: factories.article(bare=True)) for _ in range(3)]
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
