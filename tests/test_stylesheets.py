"""Stylesheets turn with the direction of the script: no word of left and right in them."""

import re
from itertools import accumulate
from pathlib import Path

import pytest

SHEETS = sorted((Path(__file__).parents[1] / "static" / "css").glob("*.css"))
SIDES = "left|right"
PHYSICAL = re.compile(
    rf"""
    ^(
        (margin|padding|scroll-margin|scroll-padding)-({SIDES}|top|bottom)\s*:
        | border-({SIDES}|top|bottom)(-\w+)*\s*:
        | border-(top|bottom)-({SIDES})-radius\s*:
        | ({SIDES}|top|bottom)\s*:
        | (min-|max-)?(width|height)\s*:
        | (float|clear|text-align|caption-side)\s*:\s*({SIDES})\b
        | (margin|padding|inset)\s*:\s*\S+\s+(\S+)\s+\S+\s+(?!\3\b)\S+
    )
    """,
    re.VERBOSE,
)


def declarations(css: str) -> list[str]:
    """`property: value` of every declaration; comments, selectors and at-rules are left out."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r'"[^"]*"', '""', css)
    parts = re.findall(r"[^{};]+(?=[;}])", css)
    return [" ".join(part.split()) for part in parts if ":" in part]


def physical(css: str) -> list[str]:
    """Declarations that name a side of the screen instead of a side of the text."""
    return [line for line in declarations(css) if PHYSICAL.search(line)]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_every_rule_is_closed(sheet: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    depths = list(accumulate({"{": 1, "}": -1}.get(mark, 0) for mark in css))
    assert min(depths) == 0
    assert depths[-1] == 0


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_properties_follow_the_direction_of_the_text(sheet: Path) -> None:
    assert physical(sheet.read_text()) == []


@pytest.mark.parametrize(
    "line",
    [
        "margin-left: 1em",
        "padding-right: 0",
        "border-left: 1px solid",
        "border-top-left-radius: 2px",
        "left: 0",
        "inset: 0 1em 0 2em",
        "margin: 0 1px 0 2px",
        "float: right",
        "clear: left",
        "text-align: left",
        "width: 10em",
        "max-height: 3em",
    ],
)
def test_a_physical_property_is_seen(line: str) -> None:
    assert physical(f"@media (min-width: 1em) {{ a:hover {{ color: red; {line}; }} }}") == [line]


def test_logical_properties_are_not_mistaken() -> None:
    css = "a { margin-inline-start: 1em; inset: 0; margin: 0 auto; text-align: start }"
    assert physical(css) == []
    assert len(SHEETS) > 4
