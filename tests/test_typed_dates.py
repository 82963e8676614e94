"""A date that nobody can understand stays as it was typed, and the form says so beside it."""

import json
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from tests import factories
from tests.editing import edit, enter, now
from tests.garten import factories as gardens
from tests.projekte import factories as projects
from tests.veranstaltungen import events

pytestmark = pytest.mark.django_db

TYPED = "übermorgen"


def find_errors(html: str, name: str) -> str:
    """What stands beside a field, which holds what was typed."""
    # A dialog stands in a template, in which nothing is found.
    soup = BeautifulSoup(re.sub("(</?)template", r"\1div", html), "lxml")
    field = soup.select_one(f"[name='{name}']")
    assert field
    assert field["value"] == TYPED
    wrapper = field.find_parent(attrs={"data-field-wrapper": True})
    assert wrapper
    errors = wrapper.select_one("[data-field-errors]")
    assert errors
    return " ".join(errors.get_text(" ").split())


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (factories.issue, "first_month"),
        (factories.issue, "last_month"),
        (factories.issue, "deadline"),
        (factories.article, "go_live_at"),
        (factories.article, "expire_at"),
        (projects.project, "start_month"),
        (projects.project, "end_month"),
        (gardens.entry, "date"),
    ],
)
def test_a_page_is_not_saved_and_the_field_says_why(
    make: Any, name: str, moderator: Client
) -> None:
    page: Page = make()
    versions = page.revisions.count()
    response = edit(moderator, page, **{name: TYPED})
    assert response.status_code == 200
    assert "gültige" in find_errors(response.content.decode(), name)
    assert now(page).revisions.count() == versions


def find_block_errors(html: str) -> str:
    """What is said beside the dates of an event, as the editor's script gets it."""
    stream = BeautifulSoup(html, "lxml").select_one("#dates[data-w-block-arguments-value]")
    assert stream
    arguments = json.loads(str(stream["data-w-block-arguments-value"]))
    return json.dumps(arguments, ensure_ascii=False)


@pytest.mark.parametrize("name", ["day", "start", "end", "last_day"])
def test_an_event_is_not_saved_and_its_date_keeps_what_was_typed(
    name: str, moderator: Client
) -> None:
    event = events.event()
    versions = event.revisions.count()
    value = {"day": "2030-06-03", "start": "14:00", "end": "18:00", "status": "planned"}
    dates = {"dates": streamfield([("once", value | {name: TYPED})])}
    response = edit(moderator, event, **nested_form_data(dates))
    assert response.status_code == 200
    found_errors = find_block_errors(response.content.decode())
    assert TYPED in found_errors
    assert "gültige" in found_errors
    assert now(event).revisions.count() == versions


@pytest.mark.parametrize(
    ("report", "name"),
    [
        ("wagtailadmin_reports:site_history", "timestamp_from"),
        ("wagtailadmin_reports:workflow", "created_at_from"),
        ("wagtailadmin_reports:aging_pages", "last_published_at"),
    ],
)
def test_a_filter_says_what_it_does_not_understand(report: str, name: str) -> None:
    response = enter("chefin", None).get(reverse(report), {name: TYPED})
    assert response.status_code == 200
    assert "gültig" in find_errors(response.content.decode(), name)


@pytest.mark.parametrize(
    ("typed", "kept"), [("930", "09:30"), ("9.30", "09:30"), ("9:30", "09:30")]
)
def test_a_time_is_understood_as_people_here_write_it(
    typed: str, kept: str, moderator: Client
) -> None:
    event = events.event()
    value = {"day": "3.6.2030", "start": typed, "end": "18:00", "status": "planned"}
    response = edit(moderator, event, **nested_form_data({"dates": streamfield([("once", value)])}))
    assert response.status_code == 302
    (date,) = now(event).get_latest_revision_as_object().dates
    assert (str(date.value["day"]), f"{date.value['start']:%H:%M}") == ("2030-06-03", kept)
