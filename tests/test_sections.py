"""Sections are plug-ins: the site works without them."""

import sys

import pytest
from django.apps import AppConfig, apps
from django.conf import settings
from django.test import Client

from cms.contributions import HomeSection
from cms.sections import Job, SectionConfig, check_sections, get_sections
from cms.types import Link
from tests import factories
from tests.readers import read


def test_plugged_in_sections_are_known_by_their_app() -> None:
    names = [section.name for section in get_sections()]
    assert names == ["home", *settings.SECTIONS]


def test_section_that_brings_nothing_needs_to_override_nothing() -> None:
    bare = SectionConfig("tests", sys.modules["cms"])
    assert list(bare.jobs) == []
    assert list(bare.quick_adds) == []
    assert bare.contributed.get_index_links(None) == []
    assert bare.contributed.home_sections == ()
    assert bare.contributed.get_lead_page(None) is None
    assert bare.contributed.get_feeds(None) == []
    assert bare.contributed.get_masthead_items(None) == []
    assert Link("Titel", "/").kind == ""
    assert Job("clearsessions", every=None).arguments == ()


@pytest.mark.django_db
def test_teaser_of_an_unplugged_section_is_left_out_silently(client: Client) -> None:
    home = factories.home_page()
    home.sections = [
        ("section", {"teaser": "upcoming_events", "title": "Veranstaltungen"}),
        ("section", {"teaser": "newest_articles", "title": "Frisch gedruckt"}),
    ]
    home.save_revision(clean=False).publish()
    for _ in range(2):
        factories.article()
    page = str(read(client, "/"))
    assert "Frisch gedruckt" in page
    assert "Veranstaltungen" not in page


@pytest.mark.django_db
def test_teaser_with_nothing_to_show_is_left_out(client: Client) -> None:
    home = factories.home_page()
    home.sections = [("section", {"teaser": "current_issue", "title": "Aktuelles Heft"})]
    home.save_revision().publish()
    assert "Aktuelles Heft" not in str(read(client, "/"))
    factories.issue()
    assert "Aktuelles Heft" in str(read(client, "/"))


def test_teaser_stands_in_the_wide_column_unless_told_otherwise() -> None:
    assert not HomeSection("key", "Titel", "x.html", lambda _request: None).narrow


def test_section_that_is_not_its_apps_default_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not check_sections()
    plain = AppConfig("projekte", sys.modules["projekte"])
    monkeypatch.setitem(apps.app_configs, "projekte", plain)
    (error,) = check_sections()
    assert "projekte/apps.py" in str(error.hint)
