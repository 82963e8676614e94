"""What is done with elements of HTML, whose words stand before, in and behind them."""

from xml.etree.ElementTree import Element


def unwrap(parent: Element, child: Element) -> None:
    """Leave what is in an element in its place."""
    place = list(parent).index(child)
    inner = list(child)
    append_before(parent, child, child.text or "")
    if inner:
        inner[-1].tail = (inner[-1].tail or "") + (child.tail or "")
    else:
        append_before(parent, child, child.tail or "")
    parent[place : place + 1] = inner


def append_before(parent: Element, child: Element, words: str) -> None:
    """Put words before an element."""
    place = list(parent).index(child)
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def append_text(element: Element, words: str) -> None:
    """Put words behind all that is in an element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def say_blocks(element: Element) -> str:
    """The words of a cell in one line, those of its paragraphs apart."""
    words = [element.text or "", *(f"{say(one)} {one.tail or ''}" for one in element)]
    return " ".join(" ".join(words).split())


def say(element: Element) -> str:
    """The words of an element in one line."""
    return " ".join("".join(element.itertext()).split())
