"""Stylesheets turn with the direction of the script: no word of left and right in them."""

import re
from itertools import accumulate
from pathlib import Path

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

#: Properties that change no box and no word.
COLOURS = re.compile(r"(color|fill|stroke|(background|border|outline|accent)-color)\s*:")


def declarations(css: str) -> list[str]:
    """`property: value` of every declaration; comments, selectors and at-rules are left out."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r'"[^"]*"', '""', css)
    parts = re.findall(r"[^{};]+(?=[;}])", css)
    return [" ".join(part.split()) for part in parts if ":" in part]


def physical(css: str) -> list[str]:
    """Declarations that name a side of the screen instead of a side of the text."""
    return [line for line in declarations(css) if PHYSICAL.search(line)]


def test_every_rule_is_closed_and_follows_the_direction_of_the_text() -> None:
    assert len(SHEETS) > 4
    for sheet in SHEETS:
        css = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
        depths = list(accumulate({"{": 1, "}": -1}.get(mark, 0) for mark in css))
        assert (min(depths), depths[-1]) == (0, 0), sheet.name
        assert physical(css) == [], sheet.name


def forced(css: str) -> list[str]:
    """Declarations that hold only while readers have colours of their own."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    found = []
    for block in re.split(r"@media \(forced-colors: active\)", css)[1:]:
        depths = accumulate({"{": 1, "}": -1}.get(mark, 0) for mark in block)
        opened = block.index("{")
        end = next(at for at, depth in enumerate(depths) if at > opened and not depth)
        found += declarations(block[: end + 1])
    return found


def test_readers_own_colours_change_nothing_but_colours() -> None:
    """The browser's tests ask such a page about contrast alone."""
    found = [line for sheet in SHEETS for line in forced(sheet.read_text())]
    assert len(found) > 3
    assert [line for line in found if not COLOURS.match(line)] == []
    css = "@media (forced-colors: active) { a { color: red } p { display: none } } b { top: 0; }"
    assert [line for line in forced(css) if not COLOURS.match(line)] == ["display: none"]


PHYSICAL_LINES = (
    *("margin-left: 1em", "padding-right: 0", "border-left: 1px solid", "left: 0"),
    *("border-top-left-radius: 2px", "inset: 0 1em 0 2em", "margin: 0 1px 0 2px"),
    *("float: right", "clear: left", "text-align: left", "width: 10em", "max-height: 3em"),
)


def test_a_physical_property_is_seen_and_a_logical_one_is_not_mistaken() -> None:
    for line in PHYSICAL_LINES:
        css = f"@media (min-width: 1em) {{ a:hover {{ color: red; {line}; }} }}"
        assert physical(css) == [line]
    css = "a { margin-inline-start: 1em; inset: 0; margin: 0 auto; text-align: start }"
    assert physical(css) == []
