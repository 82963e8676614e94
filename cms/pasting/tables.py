"""Tables: whether one holds data, and its cells."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from bs4 import Tag

from cms.pasting import styles

#: Longer words in a cell are a text in a column.
_LONGEST = 400
#: Columns that a cell may reach into.
_MOST_COLUMNS = 30
#: Cells of a table, were each row as long as the longest; what has more becomes lines.
_MOST_CELLS = 20_000
#: Rows and columns of a table.
_FEWEST = 2
_FIGURE = re.compile(
    r"[-\u2212+±]?\s*(€\s*)?\d[\d.,'\s\u00a0\u202f]*(%|€|EUR|Euro|°C|[a-z]{1,2}²?)?"
)


def find_rows(table: Tag) -> list[list[Tag]]:
    """Cells of each row that is seen, not those of tables inside."""
    rows = []
    for row in table.find_all("tr"):
        if row.find_parent("table") is table and not styles.is_hidden(row, styles.read_style(row)):
            cells = row.find_all(["td", "th"], recursive=False)
            seen = [each for each in cells if not styles.is_hidden(each, styles.read_style(each))]
            rows.append(seen)
    return [row for row in rows if row]


def is_data(table: Tag, rows: list[list[Tag]]) -> bool:
    """Whether rows and columns mean something; mails and web pages only arrange with them."""
    if not _has_size(rows):
        return False
    if table.find(["table", "h1", "h2", "h3", "blockquote", "ul", "ol"]):
        return False
    return all(len(cell.get_text()) <= _LONGEST for row in rows for cell in row)


def _has_size(rows: Sequence[Sequence[object]]) -> bool:
    """Whether there are rows and columns, and no more of them than anybody reads."""
    width = max(map(len, rows), default=0)
    return min(len(rows), width) >= _FEWEST and len(rows) * width <= _MOST_CELLS


def is_filled(rows: list[list[str]]) -> bool:
    """Whether enough of the rows is left for a table."""
    return bool(rows) and min(len(rows), len(rows[0])) >= _FEWEST


def read_rows(rows: list[list[Tag]], read_cell: Callable[[Tag], str]) -> list[list[str]]:
    """The words of all cells, the same number in each row, without empty rows and columns."""
    grid: dict[tuple[int, int], str] = {}
    for line, row in enumerate(rows):
        column = 0
        for cell in row:
            while (line, column) in grid:
                column += 1
            words = read_cell(cell)
            # What stands further right reaches nowhere: it would take the square of the rows.
            is_wide = column >= _MOST_COLUMNS
            most_down = 1 if is_wide else len(rows) - line
            most_right = 1 if is_wide else _MOST_COLUMNS - column
            for down in range(_read_span(cell, "rowspan", most_down)):
                for right in range(_read_span(cell, "colspan", most_right)):
                    grid[line + down, column + right] = words if not (down or right) else ""
            column += 1
    width = max(column for _line, column in grid) + 1
    filled = [
        [grid.get((line, column), "") for column in range(width)] for line in range(len(rows))
    ]
    return trim_rows(filled)


def trim_rows(rows: list[list[str]]) -> list[list[str]]:
    """Without rows and columns in which nothing stands."""
    rows = [row for row in rows if any(row)]
    columns = [column for column in zip(*rows, strict=True) if any(column)]
    return [list(row) for row in zip(*columns, strict=True)]


def _read_span(cell: Tag, name: str, most: int) -> int:
    return max(min(styles.read_number(cell.get(name), 1), most), 1)


def read_text_rows(text: str) -> list[list[str]]:
    """Rows of a table in plain text, with tabs between its cells; none if it is no table."""
    lines = (line.split("\t") for line in text.split("\n") if line.strip())
    rows = [[cell.strip() for cell in line] for line in lines]
    width = max(map(len, rows), default=0)
    if not _has_size(rows) or any(len(row) < _FEWEST for row in rows):
        return []
    filled = trim_rows([row + [""] * (width - len(row)) for row in rows])
    return filled if is_filled(filled) else []


def find_title(rows: list[list[str]]) -> tuple[str, list[list[str]]]:
    """What a table is called whose first row has nothing but that, and the rows below it."""
    first, *others = rows
    if len(others) < _FEWEST or any(first[1:]):
        return "", rows
    below = trim_rows(others)
    return (first[0], below) if is_filled(below) else ("", rows)


def make_table(rows: list[list[str]]) -> dict[str, Any]:
    """Raw data of a table block's table; the first row names the columns."""
    names, *body = rows
    kinds = ["number" if _is_number(column) else "text" for column in zip(*body, strict=True)]
    columns = [{"type": kind, "heading": name} for kind, name in zip(kinds, names, strict=True)]
    return {"columns": columns, "rows": [{"values": row} for row in body], "caption": ""}


def _is_number(cells: tuple[str, ...]) -> bool:
    written = [cell for cell in cells if cell]
    return bool(written) and all(_FIGURE.fullmatch(cell) for cell in written)
