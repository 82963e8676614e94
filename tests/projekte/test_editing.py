"""What editors may get wrong in a project, and what they are told."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from projekte.funding import find_gap
from projekte.models import ProjectPage
from tests import factories
from tests.projekte import factories as projects

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    """Somebody who may publish, logged in."""
    client.force_login(factories.user("chefin", role=None, is_superuser=True))
    return client


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
    address = reverse(
        "wagtailadmin_pages:add", args=["projekte", "projectpage", projects.index().pk]
    )
    response = editor.post(address, data, follow=True)
    return response.content.decode()


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
    with pytest.raises(ValidationError) as caught:
        ProjectPage(start_month=date(2026, 5, 1), end_month=date(2026, 4, 1)).clean()
    assert "end_month" in caught.value.message_dict


@pytest.mark.parametrize(
    "line",
    [
        {"source": "Stadt", "share": "101"},
        {"source": "Stadt", "share": "-1"},
        {"source": "Stadt", "amount": "-0.01"},
        {"source": "", "amount": "500"},
    ],
    ids=str,
)
def test_impossible_funding_is_told_and_nothing_is_lost(
    editor: Client, line: dict[str, str]
) -> None:
    answer = add(editor, form({"amount": "", "share": "", "note": "Notiz 77", **line}))
    assert not ProjectPage.objects.filter(slug="brunnen").exists()
    assert "Notiz 77" in answer
    assert "error-message" in answer


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        (["80", "20"], False),
        (["33.33", "33.33", "33.33"], False),
        (["80", "10"], True),
        (["80", "30"], True),
        (["80", None], False),
        ([], False),
    ],
)
def test_shares_that_make_no_whole_are_a_hint(
    editor: Client, shares: list[str | None], told: bool
) -> None:
    lines = [projects.line(share=Decimal(share) if share else None) for share in shares]
    assert bool(find_gap(lines)) == told
    project = projects.project(lines=lines)
    address = reverse("wagtailadmin_pages:edit", args=[project.pk])
    answer = editor.get(address).content.decode()
    assert ("help-warning" in answer) == told
    assert project.live


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (("500", "80"), ("500", "20"), True),
        (("100", "50"), ("300", None), True),
        (("8000", "80"), ("2000", "20"), False),
        (("1000", "33.33"), ("2000", "66.67"), False),
        (("0", "80"), ("0", "20"), False),
    ],
)
def test_shares_that_contradict_the_sums_are_a_hint(
    editor: Client, first: tuple[str, str], second: tuple[str, str | None], told: bool
) -> None:
    lines = [
        projects.line(amount=Decimal(amount), share=Decimal(share) if share else None)
        for amount, share in (first, second)
    ]
    project = projects.project(lines=lines)
    address = reverse("wagtailadmin_pages:edit", args=[project.pk])
    assert ("help-warning" in editor.get(address).content.decode()) == told


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("510.686,70", "510686.70"),
        ("510686,70 €", "510686.70"),
        ("510686.70", "510686.70"),
        ("38.400", "38400"),
        ("1.000.000 EUR", "1000000"),
        ("12,5", "12.5"),
        ("", None),
    ],
)
def test_sums_are_understood_as_people_write_them(
    editor: Client, typed: str, meant: str | None
) -> None:
    add(editor, form({"source": "Stadt", "amount": typed, "share": "", "note": ""}))
    project = ProjectPage.objects.get(slug="brunnen")
    assert project.funding_lines.get().amount == (Decimal(meant) if meant else None)
    answer = editor.get(reverse("wagtailadmin_pages:edit", args=[project.pk])).content.decode()
    assert 'name="funding_lines-0-amount"' in answer
    assert 'value="510686.70"' not in answer


@pytest.mark.parametrize("typed", ["viel", "12,5,3", "1,2.3,4", "NaN", "Infinity", "9" * 20])
def test_sum_that_is_none_is_told_and_comes_back_as_typed(editor: Client, typed: str) -> None:
    answer = add(editor, form({"source": "Stadt", "amount": typed, "share": "", "note": ""}))
    assert not ProjectPage.objects.filter(slug="brunnen").exists()
    assert "error-message" in answer
    assert f'value="{typed}"' in answer


def test_projects_have_a_list_in_the_menu(editor: Client) -> None:
    projects.project("Brunnen")
    answer = editor.get(reverse("projects:index")).content.decode()
    assert "Brunnen" in answer
