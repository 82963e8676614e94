"""Where German sentences end, in spite of dates, abbreviations and initials."""

import re
from collections.abc import Iterator

from cms.languages.simple_german import abbreviations

#: A mark, closing quotes, a gap that may be broken (no protected blank), and how sentences begin.
_END = re.compile(
    r"(?<![.!?…])(?P<mark>[.!?…]++)[\"“”»«’')\]]*+(?P<gap>[ \t\r\n]++)"
    r"(?=[\"„“»«(\[]*+[A-ZÄÖÜ0-9])"
)
_BEFORE = re.compile(r"[^\s(\[„“»«\"]+$")
#: “3.”, “3.10.”: a day or a rank as a rule. “2020.” and “45.” end a sentence.
_ORDINAL = re.compile(r"(?:(?:[12]?\d|3[01])\.)+")
_INITIAL = re.compile(r"\w\.")
#: After these nothing begins: somebody or something is named.
_NEVER = re.compile(r"(?:\bz\.\s?B|\bd\.\s?h|\bDr|\bProf|\bSt|\bHr|\bNr|\bTel)\.$")
#: Words that begin a sentence rather than name what a number or an abbreviation is about.
_STARTERS = re.compile(
    r"[\"„“»«(\[]*(?:D(?:er|ie|as|en|em|ort|a|ann|anach|afür|azu|u|iese[rsnm]?)|Eine?[nmr]?|E[sr]|"
    r"Sie|Wir|Ich|Ihr|Man|I[nm]|A[nm]|Auf|Aus|Beim?|Mit|Nach|Seit|Vo[nmr]|Zu[mr]?|Für|Um|Hier|Heute|"
    r"Jetzt|Morgen|Auch|Aber|Und|Oder|Wenn|Weil|Als|Alle|Viele|Manche|Jede[rsn]?|Bitte|Kommen|"
    r"W(?:as|er|ie|o|ann|arum)|Kein[en]?)\b"
)


def find_gaps(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the white space between two sentences."""
    for found in _END.finditer(text):
        if found["mark"] != "." or _is_end(text, found):
            yield found.span("gap")


def split(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence; a new line begins a new one."""
    edges = [0]
    for start, end in find_gaps(text):
        edges += [start, end]
    edges.append(len(text))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        place = start
        for line in text[start:end].split("\n"):
            first = place + len(line) - len(line.lstrip())
            if words := line.strip():
                yield first, first + len(words)
            place += len(line) + 1


def _is_end(text: str, found: re.Match[str]) -> bool:
    """Whether the full stop ends a sentence and not only a word or a number."""
    till = found.start() + 1
    before = _BEFORE.search(text, max(0, till - 40), till)
    words = before.group() if before else ""
    if _NEVER.search(text, max(0, till - 10), till):
        return False
    is_open = abbreviations.is_one(words) or _ORDINAL.fullmatch(words) or _INITIAL.fullmatch(words)
    return not is_open or bool(_STARTERS.match(text, found.end("gap")))
