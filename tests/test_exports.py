"""Nothing that somebody has typed is run by the program of whoever opens a list."""

import csv
from io import BytesIO, StringIO

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from wagtail.contrib.redirects.models import Redirect

from cms.patches.spreadsheets import disarm

#: What spreadsheets of different makers take for the beginning of a formula.
SIGNS = "=+-@"
FORMULAS = ("=HYPERLINK(1)", "@SUM(1)", " =1+1|cmd", "+cmd|' /C calc'!A0", "-2+3+cmd", "\uff1d1")


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_formulas_in_a_list_are_text(moderator: Client, kind: str) -> None:
    for number, formula in enumerate(FORMULAS):
        Redirect.objects.create(old_path=f"/alt-{number}", redirect_link=formula)
    Redirect.objects.create(old_path="/telefon", redirect_link="+49 3641 354570")
    answer = moderator.get(reverse("wagtailredirects:index"), {"export": kind})
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if kind == "csv":
        cells = [cell for row in csv.reader(StringIO(content.decode())) for cell in row]
    else:
        rows = load_workbook(BytesIO(content)).active.iter_rows()
        found = [cell for row in rows for cell in row]
        assert {cell.data_type for cell in found} <= {"s", "b", "n", "d"}
        cells = [str(cell.value) for cell in found]
    assert {f"'{formula}" for formula in FORMULAS} <= set(cells)
    assert "+49 3641 354570" in cells


@given(st.text())
def test_no_cell_begins_a_formula_but_a_number(text: str) -> None:
    cell = disarm(text)
    assert cell.removeprefix("'") in {text, text.removeprefix("'")}
    if cell.lstrip().startswith(tuple(SIGNS)):
        assert not any(sign.isalpha() or sign in "=@|!" for sign in cell)
