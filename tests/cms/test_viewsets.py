"""Lists of the admin say in which language their rows are; forms have a heading."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Locale
from wagtail.snippets.models import get_snippet_models

from tests import factories
from tests.editing import enter, save_snippet

pytestmark = pytest.mark.django_db


def read_rows(client: Client, address: str) -> list[str]:
    table = BeautifulSoup(client.get(address).content, "lxml").select("table.listing tbody tr")
    return [" ".join(row.get_text(" ").split()) for row in table]


def test_list_of_menus_names_their_languages() -> None:
    english, _new = Locale.objects.get_or_create(language_code="en")
    page = factories.standard_page(title="Hilfe")
    for locale in (factories.language(), english):
        menu = factories.menu(page, locale=locale)
    rows = read_rows(enter("leitung", None), reverse(menu.snippet_viewset.get_url_name("list")))
    assert ["Deutsch" in row for row in rows] != ["English" in row for row in rows]
    assert {"Deutsch" in row or "English" in row for row in rows} == {True}


def test_list_begins_with_german_and_not_with_the_latest_translation() -> None:
    english, _new = Locale.objects.get_or_create(language_code="en")
    admin, page = enter("leitung", None), factories.standard_page(title="Hilfe")
    rows = [factories.menu(page, locale=locale) for locale in (factories.language(), english)]
    rows += [factories.person("Zaun"), factories.person("Anger", locale=english)]
    for row in rows[::2]:
        listed = read_rows(admin, reverse(row.snippet_viewset.get_url_name("list")))
        assert ["Deutsch" in line for line in listed] == [True, False], listed
    by_name = f"{reverse(rows[2].snippet_viewset.get_url_name('list'))}?ordering=name"
    assert ["Zaun" in line for line in read_rows(admin, by_name)] == [False, True]


def test_history_of_the_site_names_the_language_of_what_was_changed() -> None:
    admin = enter("leitung", None)
    page = factories.standard_page(title="Hilfe")
    english, _new = Locale.objects.get_or_create(language_code="en")
    save_snippet(admin, factories.menu(page, locale=factories.language()))
    # Words of other languages are changed on the board, sentence by sentence.
    log(factories.menu(page, locale=english), "wagtail.edit", user=get_user(admin))
    rows = read_rows(admin, reverse("wagtailadmin_reports:site_history"))
    assert len([row for row in rows if row.startswith("Oben auf der Seite Menü")]) == 1
    assert len([row for row in rows if row.startswith("Oben auf der Seite (English) Menü")]) == 1


@pytest.mark.parametrize("model", get_snippet_models(), ids=lambda model: model._meta.model_name)
def test_form_of_a_snippet_has_one_heading_of_the_first_level(
    model: Any, moderator: Client
) -> None:
    address = reverse(model.snippet_viewset.get_url_name("list"))
    answer = moderator.get(f"{address}add/")
    if answer.status_code == 200:
        headings = BeautifulSoup(answer.content, "lxml").select("h1")
        assert [bool(heading.get_text(strip=True)) for heading in headings] == [True]
