"""What paragraphs and words are by their styles, in German Word as in English."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from cms.word_files.names import W, get_value, is_on

#: Headings have levels from 1 to 6; the deeper ones count as 6.
DEEPEST_HEADING = 6
_HEADING = re.compile(r"(?:heading|(?:ü|ue)?berschrift)[ _]?(\d)?\d*")
_NAMES = {
    "title": "title",
    "titel": "title",
    "subtitle": "subtitle",
    "untertitel": "subtitle",
    "quote": "quote",
    "quotations": "quote",
    "intensequote": "quote",
    "blockquotation": "quote",
    "blocktext": "quote",
    "zitat": "quote",
    "intensiveszitat": "quote",
    "caption": "caption",
    "imagecaption": "caption",
    "tablecaption": "caption",
    "beschriftung": "caption",
    "bildunterschrift": "caption",
    "abbildung": "caption",
    "tabelle": "caption",
    "illustration": "caption",
}
_CONTENTS = re.compile(r"(?:toc|verzeichnis|contents)\s?\d|toc ?heading|inhaltsverzeichnis\w*")


@dataclass(frozen=True)
class Style:
    """What a style says of the text that has it, with what it takes over from others."""

    role: str = ""
    is_bold: bool = False
    is_italic: bool = False
    is_hidden: bool = False
    numbering: Element | None = None


PLAIN = Style()


class Styles:
    """All styles of a file by their keys; one that is not described is known by its key."""

    def __init__(self, root: Element | None) -> None:
        found = () if root is None else root.iter(f"{W}style")
        self._elements = {one.get(f"{W}styleId", ""): one for one in found}
        self._known: dict[str, Style] = {}

    def get(self, key: str | None) -> Style:
        """The style with this key."""
        if not key:
            return PLAIN
        if key not in self._known:
            self._known[key] = self._read(key)
        return self._known[key]

    def _read(self, key: str) -> Style:
        chain = self._get_chain(key)
        if not chain:
            return Style(role=find_role(key))
        roles = (find_role(get_value(one, f"{W}name") or "") for one in chain)
        levels = (get_value(one, f"{W}pPr/{W}outlineLvl") or "" for one in chain)
        runs = [one.find(f"{W}rPr") for one in chain]
        numbers = (one.find(f"{W}pPr/{W}numPr") for one in chain)
        outline = next((level for level in levels if level), "")
        return Style(
            role=next((role for role in roles if role), "") or _role_of_level(outline),
            is_bold=_is_set(runs, "b"),
            is_italic=_is_set(runs, "i"),
            is_hidden=_is_set(runs, "vanish"),
            numbering=next((one for one in numbers if one is not None), None),
        )

    def _get_chain(self, key: str) -> list[Element]:
        """The style and all that it is based on, itself first."""
        chain: list[Element] = []
        while (element := self._elements.get(key)) is not None and element not in chain:
            chain.append(element)
            key = get_value(element, f"{W}basedOn") or ""
        return chain


def find_role(name: str) -> str:
    """`title`, `subtitle`, `h1` to `h6`, `quote`, `caption`, `contents`, or nothing."""
    name = name.strip().lower()
    if _CONTENTS.fullmatch(name):
        return "contents"
    if heading := _HEADING.fullmatch(name):
        return f"h{min(int(heading[1] or 1) or 1, DEEPEST_HEADING)}"
    return _NAMES.get(re.sub(r"[\s_-]", "", name), "")


def _role_of_level(level: str) -> str:
    # Nine is the body of the text.
    return f"h{min(int(level) + 1, DEEPEST_HEADING)}" if level in set("01234567") else ""


def _is_set(runs: list[Element | None], name: str) -> bool:
    """What the nearest of the styles says that says anything."""
    said = (one for one in runs if one is not None and one.find(f"{W}{name}") is not None)
    return is_on(next(said, None), name)
