"""What editors may get wrong in a project, and what they are told."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from projekte.funding import get_funding_gap
from projekte.models import ProjectPage
from tests.editing import add_url, enter
from tests.projekte import factories as projects
from tests.readers import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    """Somebody who may publish, logged in."""
    return enter("chefin", None)


def form(*lines: dict[str, str], **fields: str) -> dict[str, str]:
    """What the form of a project sends."""
    return nested_form_data(
        {
            "title": "Brunnen",
            "slug": "brunnen",
            "aim": "Trinken",
            "status": "running",
            "teaser": "Kurz",
            "body": streamfield([]),
            "documents": streamfield([]),
            "related_pages": streamfield([]),
            "partners": inline_formset([]),
            "funding_lines": inline_formset(list(lines)),
            "comments": inline_formset([]),
            "action-publish": "action-publish",
            **fields,
        }
    )


def add(editor: Client, data: dict[str, str]) -> str:
    """Send the form of a new project; the answer's text."""
    address = add_url(ProjectPage, projects.index())
    return editor.post(address, data, follow=True).content.decode()


def test_complete_project_is_published_and_months_begin_on_the_first(editor: Client) -> None:
    add(editor, form(start_month="2026-01-17", end_month="2028-12-31"))
    project = ProjectPage.objects.get(slug="brunnen")
    assert project.live
    assert (project.start_month, project.end_month) == (date(2026, 1, 1), date(2028, 12, 1))


def test_end_before_start_is_told_and_nothing_is_lost(editor: Client) -> None:
    answer = add(editor, form(start_month="2026-05-01", end_month="2026-04-01"))
    assert not ProjectPage.objects.filter(slug="brunnen").exists()
    assert 'value="Brunnen"' in answer
    assert "Trinken" in answer


def test_impossible_funding_is_told_and_comes_back_as_typed(editor: Client) -> None:
    for line in (
        *({"share": "101"}, {"share": "-1"}, {"amount": "-0.01"}, {"source": "", "amount": "500"}),
        *({"amount": typed, "note": typed} for typed in ("viel", "12,5,3", "1,2.3,4", "NaN")),
        *({"amount": typed, "note": typed} for typed in ("Infinity", "9" * 20)),
    ):
        given = {"source": "Stadt", "amount": "", "share": "", "note": "Notiz 77", **line}
        answer = add(editor, form(given))
        assert not ProjectPage.objects.filter(slug="brunnen").exists(), line
        assert "error-message" in answer, line
        # What is no number stands in its own field and in the note.
        typed = answer.count(f'value="{given["note"]}"')
        assert typed == (2 if "note" in line else 1), line


@pytest.mark.parametrize(
    ("lines", "is_warned"),
    [
        ([(None, "80"), (None, "20")], False),
        ([(None, "33.33")] * 3, False),
        ([(None, "80"), (None, "10")], True),
        ([(None, "80"), (None, "30")], True),
        ([(None, "80"), (None, None)], False),
        ([], False),
        ([("500", "80"), ("500", "20")], True),
        ([("100", "50"), ("300", None)], True),
        ([("8000", "80"), ("2000", "20")], False),
        ([("1000", "33.33"), ("2000", "66.67")], False),
        ([("0", "80"), ("0", "20")], False),
    ],
)
def test_shares_that_make_no_whole_or_contradict_the_sums_are_a_hint(
    lines: list[tuple[str | None, str | None]], is_warned: bool
) -> None:
    rows = [
        projects.line(amount=amount and Decimal(amount), share=share and Decimal(share))
        for amount, share in lines
    ]
    assert bool(get_funding_gap(rows)) == is_warned


def test_a_hint_stands_in_the_form_of_a_project_that_is_published_all_the_same(
    editor: Client,
) -> None:
    for second, is_warned in ((20, False), (10, True)):
        lines = [projects.line(share=Decimal(share)) for share in (80, second)]
        project = projects.project(lines=lines)
        soup = read(editor, reverse("wagtailadmin_pages:edit", args=[project.pk]))
        assert bool(soup.select(".help-warning")) == is_warned
        assert project.live


def test_sums_are_understood_as_people_write_them(editor: Client) -> None:
    for number, (typed, meant) in enumerate(
        (
            ("510.686,70", "510686.70"),
            ("510686,70 €", "510686.70"),
            ("510686.70", "510686.70"),
            ("38.400", "38400"),
            ("1.000.000 EUR", "1000000"),
            ("12,5", "12.5"),
            ("", None),
        )
    ):
        line = {"source": "Stadt", "amount": typed, "share": "", "note": ""}
        add(editor, form(line, slug=f"brunnen-{number}"))
        project = ProjectPage.objects.get(slug=f"brunnen-{number}")
        assert project.funding_lines.get().amount == (Decimal(meant) if meant else None), typed
    first = ProjectPage.objects.get(slug="brunnen-0")
    soup = read(editor, reverse("wagtailadmin_pages:edit", args=[first.pk]))
    assert "," in soup.select_one("[name=funding_lines-0-amount]")["value"]


def test_projects_have_a_list_in_the_menu(editor: Client) -> None:
    projects.project("Brunnen")
    answer = editor.get(reverse("projects:index")).content.decode()
    assert "Brunnen" in answer
