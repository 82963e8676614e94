"""Words below pictures, and above or below tables, which their style says are captions."""

from xml.etree.ElementTree import Element

from cms.word_files.elements import say


def add_captions(flow: list[Element]) -> None:
    """Give pictures and tables the words below or, for tables, above them."""
    for number, element in enumerate(flow):
        if element.get("class") != "caption":
            if element.tag == "p":
                element.attrib.pop("class", None)
            continue
        del element.attrib["class"]
        before = flow[number - 1] if number else None
        behind = flow[number + 1] if number + 1 < len(flow) else None
        for neighbour in (before, behind):
            if neighbour is None or neighbour.get("caption"):
                continue
            if neighbour.tag == "table" or (neighbour.tag == "img" and neighbour is before):
                neighbour.set("caption", say(element)[:255])
                element.tag = "gone"
                break
    flow[:] = [one for one in flow if one.tag != "gone"]
