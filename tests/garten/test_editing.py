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
from tests.editing import WORDS, add_url, decide, enter, open_form
from tests.garten import factories as gardens

pytestmark = pytest.mark.django_db

SQUARE = {"kind": "raised_bed", "column": "1", "row": "1", "width": "2", "height": "2"}


@pytest.fixture
def editor() -> Client:
    """Somebody who may publish, logged in."""
    return enter("chefin", None)


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
    address = add_url(GardenPage, factories.home_page())
    return editor.post(address, nested_form_data(data), follow=True).content.decode()


def add_entry(editor: Client, day: str) -> str:
    """Send the form of a new entry; the answer's text."""
    data = {
        "title": "Frost",
        "slug": "frost",
        "date": day,
        "weather": "Wort Wetter",
        "teaser": "",
        "body": WORDS,
        "comments": inline_formset([]),
        "action-submit": "action-submit",
    }
    address = add_url(DiaryEntryPage, gardens.diary())
    return editor.post(address, nested_form_data(data), follow=True).content.decode()


def test_garden_is_published_with_plots_beside_and_below_each_other(editor: Client) -> None:
    plots = [{"number": "2", "column": "3"}, {"number": "3", "row": "3"}]
    # What is taken away leaves its number and its square.
    add_garden(editor, {"number": "1", "DELETE": "1"}, {"number": "1", "name": "Eins"}, *plots)
    rows = GardenPage.objects.get(slug="beete").plot_rows
    assert [plot.name for plot in rows] == ["Eins", "Wort Beet", "Wort Beet"]


IMPOSSIBLE: dict[str, list[dict[str, str]]] = {
    "twice the same number": [{"number": "7"}, {"number": "7", "column": "4"}],
    "before": [{"number": "1", "column": "0"}],
    "outside": [{"number": "1", "column": str(COLUMNS + 1)}],
    "too wide": [{"number": "1", "column": str(COLUMNS), "width": "2"}],
    "too high": [{"number": "1", "row": str(ROWS), "height": "3"}],
    "a corner shared": [{"number": "1"}, {"number": "2", "column": "2", "row": "2"}],
    "inside another": [{"number": "1"}, {"number": "2", "width": "1", "height": "1"}],
    **{f"number {number!r}": [{"number": number}] for number in ("", "0", "1000", "drei")},
}


def test_impossible_plot_is_told_and_nothing_is_lost(editor: Client) -> None:
    for case, plots in IMPOSSIBLE.items():
        has_number = not case.startswith("number")
        for action in ("action-publish",) if has_number else ("action-publish", "action-submit"):
            answer = add_garden(editor, *plots, **{"action-publish": "", action: action})
            assert not GardenPage.objects.filter(slug="beete").exists(), case
            assert "error-message" in answer, case
            assert answer.count("Wort Beet") >= len(plots), case
            assert "Wort Anreißer" in answer, case
    # Not even a draft takes a plot without a number.
    answer = add_garden(editor, {"number": ""}, **{"action-publish": ""})
    assert "error-message" in answer
    assert "Wort Beet" in answer


def test_entry_tells_of_today_or_before_and_of_no_day_to_come(editor: Client) -> None:
    today = localdate()
    form = open_form(editor, add_url(DiaryEntryPage, gardens.diary()))
    assert form["date"] in {f"{today:%Y-%m-%d}", f"{today:%d.%m.%Y}"}
    answer = add_entry(editor, f"{today + timedelta(days=1):%Y-%m-%d}")
    assert not DiaryEntryPage.objects.filter(title="Frost").exists()
    assert "error-message" in answer
    assert "Wort Wetter" in answer
    add_entry(editor, f"{today:%Y-%m-%d}")
    decide(enter("kollegin"), DiaryEntryPage.objects.get(title="Frost"))
    assert DiaryEntryPage.objects.get(title="Frost").live


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
    editor.post(add_url(GardenYearPage, gardens.garden()), nested_form_data(data), follow=True)
    year = GardenYearPage.objects.get(slug="jahr")
    assert [task.what for task in year.tasks.order_by("sort_order")] == ["E", "D", "C", "B", "A"]
    address = reverse("wagtailadmin_pages:edit", args=[year.pk])
    form = editor.get(f"{address}?month=3").content.decode()
    order = [form.index(f'value="{what}"') for what in "DCB"]
    assert order == sorted(order)
