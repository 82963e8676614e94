"""What editors of the garden may get wrong, what they are told, and what is put in order."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from garten.models import DiaryEntryPage, GardenPage, GardenYearPage
from garten.plan import COLUMNS, ROWS
from tests import factories
from tests.editing import decide
from tests.garten import factories as gardens

pytestmark = pytest.mark.django_db

SQUARE = {"kind": "raised_bed", "column": "1", "row": "1", "width": "2", "height": "2"}


@pytest.fixture
def editor(client: Client) -> Client:
    """Somebody who may publish, logged in."""
    client.force_login(factories.user("chefin", role=None, is_superuser=True))
    return client


def add_garden(editor: Client, *plots: dict[str, str], **fields: str) -> str:
    """Send the form of a new garden; the answer's text."""
    data = {
        "title": "Garten",
        "slug": "beete",
        "teaser": "Wort Anreißer",
        "body": streamfield([]),
        "joining": rich_text("<p>Kommt</p>"),
        "plots": inline_formset([{**SQUARE, "name": "Wort Beet", **plot} for plot in plots]),
        "comments": inline_formset([]),
        "action-publish": "action-publish",
        **fields,
    }
    address = reverse(
        "wagtailadmin_pages:add", args=["garten", "gardenpage", factories.home_page().pk]
    )
    return editor.post(address, nested_form_data(data), follow=True).content.decode()


def add_entry(editor: Client, day: str) -> str:
    """Send the form of a new entry; the answer's text."""
    data = {
        "title": "Frost",
        "slug": "frost",
        "date": day,
        "weather": "Wort Wetter",
        "teaser": "",
        "body": streamfield([]),
        "comments": inline_formset([]),
        "action-submit": "action-submit",
    }
    address = reverse(
        "wagtailadmin_pages:add", args=["garten", "diaryentrypage", gardens.diary().pk]
    )
    return editor.post(address, nested_form_data(data), follow=True).content.decode()


def test_garden_with_plots_is_published(editor: Client) -> None:
    add_garden(
        editor, {"number": "1", "name": "Eins"}, {"number": "2", "name": "Zwei", "column": "4"}
    )
    rows = GardenPage.objects.get(slug="beete").plot_rows
    assert [plot.name for plot in rows] == ["Eins", "Zwei"]


@pytest.mark.parametrize(
    "plots",
    [
        [{"number": "7"}, {"number": "7", "column": "4"}],
        [{"number": "1", "column": "0"}],
        [{"number": "1", "column": str(COLUMNS + 1)}],
        [{"number": "1", "column": str(COLUMNS), "width": "2"}],
        [{"number": "1", "row": str(ROWS), "height": "3"}],
    ],
    ids=["twice the same number", "before", "outside", "too wide", "too high"],
)
def test_impossible_plot_is_told_and_nothing_is_lost(
    editor: Client, plots: list[dict[str, str]]
) -> None:
    answer = add_garden(editor, *plots)
    assert not GardenPage.objects.filter(slug="beete").exists()
    assert "error-message" in answer
    assert "Wort Beet" in answer
    assert "Wort Anreißer" in answer


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ({"column": "2", "row": "2"}, True),
        ({"column": "1", "row": "1", "width": "1", "height": "1"}, True),
        ({"column": "3"}, False),
        ({"row": "3"}, False),
    ],
    ids=["a corner", "inside", "beside", "below"],
)
def test_plots_on_the_same_square_are_told_and_nothing_is_lost(
    editor: Client, place: dict[str, str], told: bool
) -> None:
    answer = add_garden(editor, {"number": "1"}, {"number": "2", **place})
    assert GardenPage.objects.filter(slug="beete").exists() != told
    assert ("error-message" in answer) == told
    if told:
        assert answer.count("Wort Beet") == 2
        assert "Wort Anreißer" in answer


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
@pytest.mark.parametrize("number", ["", "0", "1000", "drei"])
def test_plot_without_a_usable_number_is_told_and_nothing_is_lost(
    editor: Client, number: str, action: str
) -> None:
    answer = add_garden(editor, {"number": number}, **{action: action})
    assert not GardenPage.objects.filter(slug="beete").exists()
    assert "error-message" in answer
    assert "Wort Beet" in answer


def test_draft_of_a_plot_without_a_number_breaks_nothing(editor: Client) -> None:
    answer = add_garden(editor, {"number": ""}, **{"action-publish": ""})
    assert "error-message" in answer
    assert "Wort Beet" in answer


def test_plot_that_is_taken_away_leaves_its_number_and_square(editor: Client) -> None:
    add_garden(editor, {"number": "1", "DELETE": "1"}, {"number": "1"})
    assert len(GardenPage.objects.get(slug="beete").plot_rows) == 1


def test_entry_tells_of_today_unless_one_says_otherwise(editor: Client) -> None:
    address = reverse(
        "wagtailadmin_pages:add", args=["garten", "diaryentrypage", gardens.diary().pk]
    )
    answer = editor.get(address).content.decode()
    assert f'value="{localdate():%Y-%m-%d}"' in answer or f"{localdate():%d.%m.%Y}" in answer


def test_entry_of_a_day_to_come_is_told_and_nothing_is_lost(editor: Client) -> None:
    answer = add_entry(editor, f"{localdate() + timedelta(days=1):%Y-%m-%d}")
    assert not DiaryEntryPage.objects.filter(slug="frost").exists()
    assert "error-message" in answer
    assert "Wort Wetter" in answer


def test_entry_of_today_is_handed_in_and_released(editor: Client) -> None:
    add_entry(editor, f"{localdate():%Y-%m-%d}")
    editor.force_login(factories.user("kollegin"))
    decide(editor, DiaryEntryPage.objects.get(slug="frost"))
    assert DiaryEntryPage.objects.get(slug="frost").live


def test_tasks_move_to_their_month_and_keep_their_order_there(editor: Client) -> None:
    rows = [(12, "do", "A"), (3, "harvest", "B"), (3, "sow", "D"), (3, "sow", "C"), (1, "do", "E")]
    tasks = [{"month": str(m), "kind": kind, "what": what, "note": ""} for m, kind, what in rows]
    data = {
        "title": "Gartenjahr",
        "slug": "jahr",
        "teaser": "",
        "tasks": inline_formset(tasks),
        "comments": inline_formset([]),
        "action-publish": "action-publish",
    }
    parent = gardens.garden()
    address = reverse("wagtailadmin_pages:add", args=["garten", "gardenyearpage", parent.pk])
    editor.post(address, nested_form_data(data), follow=True)
    year = GardenYearPage.objects.get(slug="jahr")
    assert [task.what for task in year.tasks.order_by("sort_order")] == ["E", "D", "C", "B", "A"]
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[year.pk])).content.decode()
    order = [form.index(f'value="{what}"') for what in "EDCBA"]
    assert order == sorted(order)
