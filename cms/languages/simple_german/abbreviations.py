"""German abbreviations, each with the words to write instead."""

import re
from collections.abc import Iterator

#: As printed; blanks may be missing.
WORDS = {
    "z. B.": "zum Beispiel",
    "z. T.": "zum Teil",
    "z. Zt.": "zurzeit",
    "d. h.": "das heißt",
    "u. a.": "unter anderem",
    "u. s. w.": "und so weiter",
    "o. Ä.": "oder Ähnliches",
    "i. d. R.": "in der Regel",
    "v. a.": "vor allem",
    "s. o.": "siehe oben",
    "s. u.": "siehe unten",
    "usw.": "und so weiter",
    "etc.": "und so weiter",
    "bzw.": "oder",
    "bspw.": "zum Beispiel",
    "ca.": "ungefähr",
    "evtl.": "vielleicht",
    "ggf.": "vielleicht",
    "inkl.": "mit",
    "exkl.": "ohne",
    "zzgl.": "und dazu",
    "max.": "höchstens",
    "mind.": "mindestens",
    "sog.": "so genannt",
    "vgl.": "siehe",
    "lt.": "so sagt",
    "Nr.": "Nummer",
    "Tel.": "Telefon",
    "Str.": "Straße",
    "St.": "Sankt",
    "Std.": "Stunden",
    "Min.": "Minuten",
    "Abt.": "Abteilung",
    "Hbf.": "Haupt·bahnhof",
    "Dr.": "Doktor",
    "Prof.": "Professor",
    "Hr.": "Herr",
    "Tsd.": "Tausend",
    "Mio.": "Millionen",
    "Mrd.": "Milliarden",
    "Jan.": "Januar",
    "Feb.": "Februar",
    "Apr.": "April",
    "Aug.": "August",
    "Sep.": "September",
    "Sept.": "September",
    "Okt.": "Oktober",
    "Nov.": "November",
    "Dez.": "Dezember",
    "Mo.": "Montag",
    "Di.": "Dienstag",
    "Mi.": "Mittwoch",
    "Do.": "Donnerstag",
    "Fr.": "Freitag",
    "Sa.": "Samstag",
    "So.": "Sonntag",
}
DAYS = "Mo|Di|Mi|Do|Fr|Sa|So"
_PARTS = (re.escape(words).replace(r"\ ", r"\s?") for words in sorted(WORDS, key=len, reverse=True))
_PRINTED = re.compile(rf"(?<![\w·.])(?:{'|'.join(_PARTS)})")
#: “Mo–Fr” and “Di-Do” without stops; “So” alone is a word.
_RANGE = re.compile(rf"\b(?:{DAYS})\s?[–-]\s?(?:{DAYS})\b(?!\.)")
_STREET = re.compile(r"(?<![\w·-])[\w·-]++(?<=[\w·-][sS]tr)\.")
#: “So.” may be the end of a sentence: it is the day where a date, a time or another day follows.
_SUNDAY = re.compile(r"\s*(?:[–,\d-]|bis\b|und\b)")
_KNOWN = {words.replace(" ", ""): full for words, full in WORDS.items()}


def find(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and the words to write for each abbreviation."""
    for found in _PRINTED.finditer(text):
        words = "".join(found.group().split())
        if words != "So." or _SUNDAY.match(text, found.end()):
            yield found.start(), found.end(), _KNOWN[words]
    for found in _RANGE.finditer(text):
        first, last = re.findall(DAYS, found.group())
        yield found.start(), found.end(), f"{_KNOWN[first + '.']} bis {_KNOWN[last + '.']}"
    for found in _STREET.finditer(text):
        yield found.start(), found.end(), re.sub(r"tr\.$", "traße", found.group())


def is_one(words: str) -> bool:
    """Whether `words`, with its full stop, is an abbreviation such as “Nr.” or the end of one."""
    return words in _KNOWN or words in _ENDS or bool(_STREET.fullmatch(words))


#: What stands last in those of several parts, and some that are no hint because they are names.
_ENDS = {words.split()[-1] for words in WORDS} | {"geb.", "Bd.", "Art.", "Abs.", "Jh."}
