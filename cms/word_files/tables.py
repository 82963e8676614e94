"""Tables of a Word file: every cell in its place, frames around text are none."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from cms.word_files.elements import say_blocks

MOST_COLUMNS = 20


def read_table(table: Element) -> list[Element]:
    """The table with every cell in its place; one of a single column is a frame around text."""
    # From the inside: each table within says the words of those in it once.
    for inner in reversed([one for one in table.iter() if one.tag in {"td", "th"}]):
        _flatten_cell(inner)
    rows = list(_fill(table))
    if max((len(row) for row in rows), default=0) <= 1:
        return [block for row in rows for cell in row for block in _get_blocks(cell)]
    result = Element("table")
    for row in rows:
        line = SubElement(result, "tr")
        line.extend(row)
    return [result]


def _flatten_cell(cell: Element) -> None:
    """Tables in a cell are its lines."""
    for inner in [one for one in cell if one.tag == "table"]:
        lines = []
        for row in inner.iter("tr"):
            line = Element("p")
            line.text = ", ".join(filter(None, (say_blocks(one) for one in row)))
            lines.append(line)
        place = list(cell).index(inner)
        cell[place : place + 1] = lines


def _get_blocks(cell: Element) -> list[Element]:
    if (cell.text or "").strip():
        paragraph = Element("p")
        paragraph.text = cell.text
        return [paragraph, *cell]
    return list(cell)


def _fill(table: Element) -> Iterator[list[Element]]:
    """Rows of equal length: a cell over several rows stands in each, one over columns in the first.

    A heading over several columns stands above each.
    """
    waiting: dict[int, tuple[int, Element]] = {}
    for row in table.iter("tr"):
        cells: list[Element] = []
        given = list(row)
        while (given or len(cells) in waiting) and len(cells) < MOST_COLUMNS:
            if len(cells) in waiting:
                left, above = waiting.pop(len(cells))
                if left > 1:
                    waiting[len(cells)] = (left - 1, above)
                cells.append(above)
                continue
            cell = given.pop(0)
            width = min(int(cell.attrib.pop("colspan", "1")), MOST_COLUMNS - len(cells))
            height = int(cell.attrib.pop("rowspan", "1"))
            for number in range(max(width, 1)):
                shown = cell if not number or cell.tag == "th" else Element(cell.tag)
                if height > 1:
                    waiting[len(cells)] = (height - 1, shown)
                cells.append(shown)
        yield cells
