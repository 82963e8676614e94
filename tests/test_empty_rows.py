"""An empty row below a page or a snippet is ignored, and saving in the background never waits."""

from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from cms.form_rows import RowsMixin
from cms.site.models import Menu
from tests import factories
from tests.editing import edit_address, now, open_form, open_snippet, stored_streams
from tests.projekte import factories as projects

pytestmark = pytest.mark.django_db


def add_rows(data: dict[str, Any], name: str, *rows: dict[str, str]) -> dict[str, Any]:
    """The form with rows added below it, as the editor adds them: numbered, and else empty."""
    number = int(data[f"{name}-TOTAL_FORMS"])
    for row in rows:
        fields = {"id": "", "ORDER": str(number + 1), "DELETE": "", **row}
        data |= {f"{name}-{number}-{field}": value for field, value in fields.items()}
        number += 1
    return data | {f"{name}-TOTAL_FORMS": str(number)}


def open_page(client: Client, page: Page) -> dict[str, Any]:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return open_form(client, url) | stored_streams(page)


def send(client: Client, page: Page, data: dict[str, Any], **headers: str) -> HttpResponse:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(url, data, headers=headers)


def rows_of(page: Page, name: str) -> list[Any]:
    """The rows of the newest version."""
    return list(getattr(now(page).get_latest_revision_as_object(), name).all())


def pages() -> dict[str, tuple[Any, dict[str, str]]]:
    """Pages with rows below them: the name of the rows, and what an empty one sends."""
    return {
        "authors": (factories.article(), {"author": ""}),
        "entries": (factories.issue(), {"article": "", "page": ""}),
        "partners": (projects.project(), {"organisation": "", "role": ""}),
    }


def test_empty_row_is_ignored_whatever_is_done_with_the_page(moderator: Client) -> None:
    for name, (page, blank) in pages().items():
        before = len(rows_of(page, name))
        data = add_rows(open_page(moderator, page), name, blank, blank) | {"title": "Neu"}
        for button in ({}, {"action-publish": "yes"}, {"action-submit": "yes"}):
            with transaction.atomic():
                response = send(moderator, page, data | button)
                assert response.status_code == 302, (name, button)
                assert now(page).get_latest_revision_as_object().title == "Neu"
                assert len(rows_of(page, name)) == before
                transaction.set_rollback(True)


def test_background_saving_goes_on_and_what_is_filled_in_later_is_saved_once(
    moderator: Client,
) -> None:
    article, author = factories.article(bare=True), factories.author()
    data = add_rows(open_page(moderator, article), "authors", {"author": ""})
    answer = send(moderator, article, data | {"title": "Neu"}, accept="application/json").json()
    assert answer["success"]
    assert rows_of(article, "authors") == []
    data |= answer["field_updates"]
    data |= {"overwrite_revision_id": answer["revision_id"], "authors-0-author": str(author.pk)}
    answer = send(moderator, article, data, accept="application/json").json()
    assert answer["success"]
    assert [row.author for row in rows_of(article, "authors")] == [author]
    data |= {**answer["field_updates"], "title": "Neuer"}
    assert send(moderator, article, data).status_code == 302
    assert [row.author for row in rows_of(article, "authors")] == [author]


def test_row_that_was_emptied_goes_away_and_the_others_stay(moderator: Client) -> None:
    first, second = factories.author(), factories.author()
    article = factories.article(authors=[first, second])
    data = open_page(moderator, article) | {"authors-0-author": ""}
    assert send(moderator, article, data).status_code == 302
    assert [row.author for row in rows_of(article, "authors")] == [second]


def test_row_with_half_of_what_it_needs_is_asked_for_the_rest(moderator: Client) -> None:
    issue = factories.issue()
    rows = add_rows(open_page(moderator, issue), "entries", {"article": "", "page": "3"})
    response = send(moderator, issue, rows | {"action-publish": "yes"})
    assert response.context["form"].formsets["entries"].errors[0]["article"]


def test_empty_row_of_a_menu_is_ignored_and_an_empty_menu_asked_for_a_row(
    moderator: Client,
) -> None:
    menu = factories.menu(factories.newspaper())
    blank = {"page": "", "url": "", "title": ""}
    data = add_rows(open_snippet(moderator, menu), "items", blank)
    assert moderator.post(edit_address(menu), data).status_code == 302
    assert Menu.objects.get().items.count() == 1
    response = moderator.post(edit_address(menu), data | {"items-0-page": ""})
    assert response.status_code == 200
    assert Menu.objects.get().items.count() == 1


def test_empty_rows_of_opening_hours_are_ignored(moderator: Client) -> None:
    hours = factories.opening_hours()
    data = open_snippet(moderator, hours)
    names = [key.removesuffix("-TOTAL_FORMS") for key in data if key.endswith("-TOTAL_FORMS")]
    assert len(names) == 4
    for name in names:
        before = getattr(hours, name).count()
        filled = add_rows(data, name, {"first_day": "", "last_day": "", "text": "", "name": ""})
        assert moderator.post(edit_address(hours), filled).status_code == 302, name
        assert getattr(hours, name).count() == before, name


def test_every_snippet_with_rows_has_the_form_that_ignores_empty_ones() -> None:
    for model in get_snippet_models():
        form = model.snippet_viewset.get_edit_handler().get_form_class()
        assert not form._meta.formsets or issubclass(form, RowsMixin), model
