"""The garden year is edited a month at a time, and nobody takes another's month away."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from cms.sections import Role
from garten.models import GardenYearPage
from tests.editing import enter, now, open_form, said
from tests.garten import factories as gardens

pytestmark = pytest.mark.django_db

AUTOSAVE = {"accept": "application/json"}
#: What is said to whoever saves beside somebody else's version.
NEWER = "vergleichen Sie beide Fassungen"


@pytest.fixture
def year() -> GardenYearPage:
    """Two tasks in March, one in April."""
    tasks = [gardens.task(3, "Erbsen", kind="sow"), gardens.task(3, "Hacken")]
    return gardens.year(*tasks, gardens.task(4, "Bohnen", kind="sow"))


def address(year: GardenYearPage, month: int | None = None) -> str:
    """Where the page is changed, or one of its months."""
    url = reverse("wagtailadmin_pages:edit", args=[year.pk])
    return f"{url}?month={month}" if month else url


def send(client: Client, url: str, data: dict[str, Any], **changes: str) -> Any:
    """Press a button; the answer leads back to the same form."""
    response = client.post(url, data | changes)
    assert response.status_code == 302, response.context["form"].formsets["tasks"].errors
    return response


def add_row(data: dict[str, Any], **row: str) -> dict[str, Any]:
    """What a browser sends once a row more was filled in."""
    number = int(data["tasks-TOTAL_FORMS"])
    added = {"id": "", "ORDER": str(number + 1), "DELETE": "", "kind": "do", "note": "", **row}
    rows = {f"tasks-{number}-{name}": value for name, value in added.items()}
    return data | rows | {"tasks-TOTAL_FORMS": str(number + 1)}


def latest(year: GardenYearPage) -> list[tuple[int, str]]:
    """The tasks of the newest version, in their order."""
    page = now(year).get_latest_revision_as_object()
    return [(task.month, task.what) for task in page.tasks.all()]


def test_month_has_its_own_rows_and_adds_one_to_itself(year: GardenYearPage) -> None:
    client = enter("chefin", None)
    data = open_form(client, address(year, 3))
    assert [data["tasks-0-what"], data["tasks-1-what"]] == ["Erbsen", "Hacken"]
    assert data["tasks-TOTAL_FORMS"] == "2"
    assert "title" not in data
    rows = client.get(address(year, 3)).context["form"].formsets["tasks"]
    assert rows.empty_form["month"].value() == 3
    data = add_row(data, month="3", what="Vlies", kind="sow")
    send(client, address(year, 3), data, **{"action-publish": "yes"})
    assert latest(year) == [(3, "Erbsen"), (3, "Vlies"), (3, "Hacken"), (4, "Bohnen")]
    assert now(year).title == "Das Gartenjahr"
    assert list(now(year).tasks.values_list("what", flat=True)) == [w for _m, w in latest(year)]


def test_page_leads_to_twelve_months_and_keeps_its_tasks_when_its_title_changes(
    year: GardenYearPage,
) -> None:
    client = enter("chefin", None)
    soup = BeautifulSoup(client.get(address(year)).content, "lxml")
    assert len(soup.select(f"a[href^='{address(year)}?month=']")) == 12
    data = open_form(client, address(year))
    assert not [name for name in data if name.startswith("tasks-")]
    send(client, address(year), data, title="Rund ums Jahr")
    assert now(year).get_latest_revision_as_object().title == "Rund ums Jahr"
    assert latest(year) == [(3, "Erbsen"), (3, "Hacken"), (4, "Bohnen")]


@pytest.mark.parametrize("month", ["0", "13", "März", "-1", "3.5"])
def test_address_without_such_a_month_is_that_of_the_page(year: GardenYearPage, month: str) -> None:
    client = enter("chefin", None)
    assert "title" in open_form(client, f"{address(year)}?month={month}")


def test_two_people_who_draft_two_months_lose_nothing_and_are_told_nothing(
    year: GardenYearPage,
) -> None:
    one, other = enter("gärtnerin", Role.GARDENERS), enter("chefin", None)
    march = add_row(open_form(one, address(year, 3)), month="3", what="Vlies")
    april = add_row(open_form(other, address(year, 4)), month="4", what="Mangold")
    send(one, address(year, 3), march)
    answer = send(other, address(year, 4), april)
    assert NEWER not in said(answer)
    assert answer.url == address(year, 4)
    both = [(3, "Erbsen"), (3, "Hacken"), (3, "Vlies"), (4, "Bohnen"), (4, "Mangold")]
    assert latest(year) == both
    april = open_form(other, address(year, 4))
    send(one, address(year, 3), open_form(one, address(year, 3)), **{"tasks-0-note": "früh"})
    answer = send(other, address(year, 4), april, **{"action-publish": "yes"})
    assert NEWER not in said(answer)
    assert [(task.month, task.what) for task in now(year).tasks.all()] == both


def test_saving_in_the_background_goes_on_beside_somebody_in_another_month(
    year: GardenYearPage,
) -> None:
    one, other = enter("gärtnerin", Role.GARDENERS), enter("chefin", None)
    march = add_row(open_form(one, address(year, 3)), month="3", what="Kompost")
    for note in ("früh", "spät"):
        march["tasks-0-note"] = note
        answer = one.post(address(year, 3), march, headers=AUTOSAVE).json()
        assert answer["success"], answer
        march |= {"overwrite_revision_id": str(answer["revision_id"]), **answer["field_updates"]}
        april = open_form(other, address(year, 4))
        send(other, address(year, 4), april, **{"tasks-0-note": f"nicht {note}"})
    assert latest(year) == [(3, "Erbsen"), (3, "Hacken"), (3, "Kompost"), (4, "Bohnen")]
    notes = [task.note for task in now(year).get_latest_revision_as_object().tasks.all()]
    assert notes == ["spät", "", "", "nicht spät"]


def test_two_people_in_the_same_month_are_told_and_both_versions_are_kept(
    year: GardenYearPage,
) -> None:
    one, other = enter("gärtnerin", Role.GARDENERS), enter("chefin", None)
    late = open_form(other, address(year, 3))
    send(one, address(year, 3), open_form(one, address(year, 3)), **{"tasks-0-what": "Möhren"})
    late["tasks-0-what"] = "Spinat"
    answer = other.post(address(year, 3), late, headers=AUTOSAVE)
    assert answer.json()["error_code"] == "invalid_revision"
    answer = send(other, address(year, 3), late, **{"action-publish": "yes"})
    assert NEWER in said(answer)
    assert now(year).tasks.first().what == "Erbsen"
    kept = [row["what"] for each in year.revisions.all() for row in each.content["tasks"]]
    assert {"Möhren", "Spinat"} <= set(kept)


def test_task_moves_to_another_month_and_an_error_keeps_the_rows(year: GardenYearPage) -> None:
    client = enter("chefin", None)
    data = open_form(client, address(year, 3))
    send(client, address(year, 3), data, **{"tasks-1-month": "12"})
    assert latest(year) == [(3, "Erbsen"), (4, "Bohnen"), (12, "Hacken")]
    data = add_row(open_form(client, address(year, 4)), month="4", what="x" * 200)
    response = client.post(address(year, 4), data)
    assert "x" * 200 in response.content.decode()
    assert latest(year) == [(3, "Erbsen"), (4, "Bohnen"), (12, "Hacken")]
