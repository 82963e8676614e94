"""The handbook's numbered lists, and who does them: a function for each sentence, by its words.

    CHAPTER = Chapter("projekte", role="Redaktion")

    @CHAPTER.step("Drücken Sie „Einreichen“.")
    def hand_in(page: Page) -> None: ...

Each list is walked from the dashboard of the chapter's role, in the order of the handbook. What
comes before its first sentence is done by a function of its own, `@CHAPTER.begin("Heading")`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page

from scripts.databases import ROOT

HANDBOOK = ROOT / "docs" / "handbuch"
HEADING = re.compile(r"^#+ (.+)$")
#: A sentence of a list, and how its further lines begin.
NUMBERED, FURTHER = re.compile(r"^\d+\. (.+)$"), "   "

Step = Callable[[Page], None]


@dataclass(frozen=True)
class Chapter:
    """A chapter of the handbook: its steps by their sentences, the rest by its headings."""

    name: str
    role: str
    steps: dict[str, Step] = field(default_factory=dict)
    beginnings: dict[str, Step] = field(default_factory=dict)
    #: Headings of lists that only `make test-full` does, each with the reason.
    slow: dict[str, str] = field(default_factory=dict)

    def step(self, sentence: str) -> Callable[[Step], Step]:
        """Register how a sentence is done; it is given as it reads, without markup.

        Raises:
            ValueError: somebody does it already.
        """
        return _register(self.steps, sentence)

    def begin(self, heading: str, slow: str = "") -> Callable[[Step], Step]:
        """Register what comes before the list below a heading; it starts on the dashboard.

        `slow` says why only `make test-full` does the list.

        Raises:
            ValueError: somebody does it already.
        """
        if slow:
            self.slow[heading] = slow
        return _register(self.beginnings, heading)

    def find_lists(self) -> dict[str, list[str]]:
        """The sentences of its numbered lists, by the heading that they stand below."""
        return find_lists((HANDBOOK / f"{self.name}.md").read_text())


def _register(known: dict[str, Step], words: str) -> Callable[[Step], Step]:
    def add(step: Step) -> Step:
        if words in known:
            raise ValueError(f"Done twice: {words}")
        known[words] = step
        return step

    return add


def find_lists(markdown: str) -> dict[str, list[str]]:
    """The sentences of all numbered lists, without markup, by the heading above them."""
    found: dict[str, list[str]] = {}
    heading, is_open = "", False
    for line in markdown.splitlines():
        if match := HEADING.match(line):
            heading = _strip_markup(match[1])
        if match := NUMBERED.match(line):
            found.setdefault(heading, []).append(_strip_markup(match[1]))
        elif is_open and line.startswith(FURTHER):
            found[heading][-1] += f" {_strip_markup(line.strip())}"
        is_open = bool(match) or (is_open and line.startswith(FURTHER))
    return found


def _strip_markup(text: str) -> str:
    """What is read: neither stars and backticks nor where links lead."""
    return re.sub(r"[*`]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text))
