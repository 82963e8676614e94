"""The rules' findings as a translator reads them: one hint for all places with the same advice."""

from dataclasses import dataclass, field

from cms.languages.simple_german.rules import Finding, check

#: Longer texts than any box holds are not checked: nobody types them.
LONGEST_TEXT = 20_000


@dataclass(frozen=True)
class Place:
    """Words of the text, and where they stand in it."""

    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Hint:
    """What to do, and where. Nothing has to be done: every text can be handed in."""

    advice: str
    places: list[Place] = field(default_factory=list)


def get_hints(text: str, *, is_rich: bool) -> list[Hint]:
    """In the order of their first places."""
    hints: dict[tuple[str, str], Hint] = {}
    for finding in check(text[:LONGEST_TEXT], is_rich=is_rich):
        hint = hints.setdefault((finding.rule, finding.advice), Hint(finding.advice))
        hint.places.append(_get_place(text, finding))
    return list(hints.values())


def _get_place(text: str, finding: Finding) -> Place:
    words = " ".join(text[finding.start : finding.end].split())
    return Place(words, finding.start, finding.end)
