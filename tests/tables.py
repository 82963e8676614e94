"""Tables that a test has measured, for people: `pytest -s` shows them, `var/tables/` keeps them."""

import sys
from collections.abc import Iterable, Sequence

from scripts.databases import ROOT


def show_table(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write the rows below their head, the columns as wide as what stands in them."""
    lines = [list(map(str, row)) for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    padded = (map(str.ljust, line, widths) for line in lines)
    text = "".join(f"{'  '.join(cells).rstrip()}\n" for cells in padded)
    file = ROOT / "var" / "tables" / f"{name}.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    sys.stdout.write(f"\n{text}{file}\n")
