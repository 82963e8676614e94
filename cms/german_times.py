"""Times of day as people in Germany write them: `15 Uhr`, `8.30`, `15–17 Uhr`, `8 Uhr abends`.

What can mean two things is refused with a sentence, never guessed: `halb acht` is 7:30 or 19:30.
Words mean no time of the night, when nothing is announced: `halb vier` is 15:30. Digits mean what
stands there: `3 Uhr` is at night.
`tests/german_dates.tsv` says what is understood; `cms/german_dates.py` has the days.

All functions raise `ValidationError` with a sentence for whoever has typed it. Its code is
`invalid` where nothing could be made of the text at all.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import time

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

NOON = 12
#: Before this hour nobody means the morning who says “halb vier”.
MORNING = 6
LONGEST = 100
MINUS = "\N{MINUS SIGN}"
_HOURS = (
    *("eins|ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"),
    *("elf", "zwölf"),
)
#: Minutes from the full hour. “Viertel vier” is a quarter past three, as people say in Jena.
_QUARTERS = {"viertel nach": 15, "viertel vor": -15, "viertel": -45, "halb": -30}
_QUARTERS |= dict.fromkeys(("dreiviertel", "drei viertel"), -15)
#: What tells the morning from the evening: its first hour, and the one after its last.
_PARTS = dict.fromkeys(("früh", "morgens"), (3, 11)) | {"vormittags": (6, 12)}
_PARTS |= {"mittags": (11, 15), "nachmittags": (12, 18), "abends": (17, 24)}


def compile_ascii(pattern: str) -> re.Pattern[str]:
    """A pattern that takes, of all the world's digits, those that are typed here."""
    return re.compile(pattern, re.ASCII)


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of `words`."""
    return "|".join(words)


_PART = compile_ascii(rf"(?:({any_of(_PARTS)}) )?(?:um )?(.+?)(?: ({any_of(_PARTS)}))?")
_CLOCK = compile_ascii(r"(\d\d?)(?: ?[:.] ?(\d\d)(?::00(?:\.0+)?)?)?(?: ?(?:uhr|h))?")
#: `15 Uhr 30`, `15 h 30` and `1530`.
_CLOCK_AND_MINUTES = compile_ascii(r"(\d\d?)(?: ?(?:uhr|h) ?)?(\d\d)")
_MIDNIGHT = compile_ascii(r"(?:um )?(?:24(?: ?[:.] ?00)?(?: ?(?:uhr|h))?|mitternacht)")
_WORDS = compile_ascii(
    rf"(?:({any_of(_QUARTERS)}) (\d\d?|{any_of(_HOURS)})|({any_of(_HOURS)}))(?: uhr)?"
)
#: Only from when on: `ab 15 Uhr`, and `ab 15 Uhr, Ende offen`.
_BEGINNING = compile_ascii(r"ab (.+?)(,? (?:open end|ende offen|mit offenem ende|offenes ende))?")
_SPAN = compile_ascii(r"(?:von )?(.+?) ?(?:-|\bbis\b) ?(.+)")


def normalise(text: str) -> str:
    """In small letters, with one kind of dash, of space and of digits, and nothing invisible.

    What is longer than any date is nothing.
    """
    plain = ""
    for one in unicodedata.normalize("NFC", text) if len(text) <= LONGEST else "":
        # The wide forms of Chinese and Japanese keyboards.
        narrow = chr(ord(one) - 0xFEE0) if "\uff01" <= one <= "\uff5e" else one
        kind = unicodedata.category(narrow)
        is_dash = kind == "Pd" or narrow == MINUS
        plain += "" if kind == "Cf" else "-" if is_dash else narrow
    return " ".join(plain.lower().split())


def parse_time(text: str) -> time:
    """The time of day that `text` means; `3 Uhr` is at night."""
    text = normalise(text)
    if _SPAN.fullmatch(text):
        parse_span(text)
        raise make_problem(_("Please write only one time here."), "span")
    return parse_clock_time(text)


def parse_end(text: str) -> time:
    """The time at which something ends: `24 Uhr` and `Mitternacht` are the 0:00 after it."""
    text = normalise(text)
    return time() if _MIDNIGHT.fullmatch(text) else parse_time(text)


def parse_beginning(text: str) -> tuple[time, bool]:
    """The time in `ab 15 Uhr`, and whether the end is said to be open."""
    found = _BEGINNING.fullmatch(normalise(text))
    if not found:
        raise _unreadable_time()
    return parse_clock_time(found[1]), bool(found[2])


def parse_span(text: str) -> tuple[time, time]:
    """The two times of day of `15–17 Uhr`, the second as it stands, even if it is before.

    `24 Uhr` and `Mitternacht` are an end at 0:00. Words mean the one pair in which the end comes
    after the beginning, by half a day at most: `halb drei bis vier` is 14:30 to 16:00.
    """
    found = _SPAN.fullmatch(normalise(text))
    if not found:
        raise _unreadable_time()
    starts = _find_times(found[1])
    ends = [time()] if _MIDNIGHT.fullmatch(found[2]) else _find_times(found[2])
    pairs = [(start, end) for start in starts for end in ends]
    possible = [pair for pair in pairs if pair[0] < pair[1] or not _minutes(pair[1])]
    # Those that people may mean are the shorter ones.
    possible.sort(key=_duration)
    if len(possible) > 1:
        raise _make_ambiguous([f"{start:%H:%M}–{end:%H:%M}" for start, end in possible])
    meant = possible[0] if possible else pairs[0]
    has_words = any(_WORDS.fullmatch(side) for side in found.groups())
    if has_words and (not possible or _duration(meant) > NOON * 60):
        raise _unreadable_time()
    return meant


def _duration(span: tuple[time, time]) -> int:
    return (_minutes(span[1]) - _minutes(span[0])) % (24 * 60)


def _minutes(one: time) -> int:
    return one.hour * 60 + one.minute


def _find_times(text: str) -> list[time]:
    """All that a side of a span can mean."""
    found = _WORDS.fullmatch(text)
    return _by_day(_parse_words(found)) if found else [_parse_clock(text)]


def parse_clock_time(text: str, *, is_alone: bool = True) -> time:
    """No span. What is not `is_alone` must look like a time: no bare number."""
    if text == "mittags":
        return time(NOON)
    if text.removeprefix("um ") == "mitternacht":
        raise _two_midnights()
    split = _PART.fullmatch(text)
    if not split or (split[1] and split[3]) or (split[2].isdigit() and not is_alone):
        raise _unreadable_time()
    part, words = split[1] or split[3], split[2]
    found = _WORDS.fullmatch(words)
    times = _parse_words(found) if found else [_parse_clock(words)]
    if part:
        first, end = _PARTS[part]
        both = {*times, *(_other_half(one) for one in times if one.hour <= NOON)}
        times = sorted(one for one in both if first <= one.hour < end)
    else:
        times = _by_day(times)
    if not times:
        raise _unreadable_time()
    if len(times) > 1:
        raise _make_ambiguous([f"{one:%H:%M}" for one in times])
    return times[0]


def _by_day(times: list[time]) -> list[time]:
    """Without those at night, where words leave a choice."""
    return [one for one in times if one.hour >= MORNING] if len(times) > 1 else times


def _parse_words(found: re.Match[str]) -> list[time]:
    """Up to twelve both times that a clock with hands can mean."""
    word = found[2] or found[3]
    hour = int(word) if word.isdigit() else find_name(_HOURS, word) + 1
    minutes = hour * 60 + _QUARTERS.get(found[1], 0)
    if not hour or minutes >= 24 * 60:
        raise _unreadable_time()
    one = time(minutes // 60, minutes % 60)
    return sorted({one, _other_half(one)}) if hour <= NOON else [one]


def _other_half(one: time) -> time:
    return one.replace(hour=(one.hour + NOON) % 24)


def _parse_clock(text: str) -> time:
    """What stands there in digits, by a clock of 24 hours."""
    found = _CLOCK.fullmatch(text) or _CLOCK_AND_MINUTES.fullmatch(text)
    if not found:
        raise _unreadable_time()
    hour, minute = int(found[1]), int(found[2] or 0)
    if (hour, minute) == (24, 0):
        raise make_problem(
            _("Please write midnight as 0:00, and give it the day that begins with it."), "24"
        )
    try:
        return time(hour, minute)
    except ValueError as error:
        raise make_problem(
            _("There is no such time. Please check hours and minutes."), "time"
        ) from error


def find_name(names: Iterable[str], word: str) -> int:
    """The place of `word`, which is one of them, in a list of names and their short forms."""
    return next(number for number, one in enumerate(names) if word in one.split("|"))


def _unreadable_time() -> ValidationError:
    return make_problem(_("This time cannot be understood. Please write it like this: 15:00."))


def _two_midnights() -> ValidationError:
    return make_problem(
        _(
            "Midnight can be the beginning of this day or its end."
            " Please write 0:00, and the day that begins with it."
        ),
        "ambiguous",
    )


def _make_ambiguous(meanings: list[str]) -> ValidationError:
    return make_problem(name_two_meanings(*meanings[:2]), "ambiguous")


def name_two_meanings(first: str, second: str) -> str:
    """The sentence for what nobody can be sure of."""
    sentence = _("This can be %(first)s or %(second)s. Please write one of them.")
    return sentence % {"first": first, "second": second}


def make_problem(sentence: str, code: str = "invalid") -> ValidationError:
    """What is raised; any other code says that something was understood, and is wrong."""
    return ValidationError(sentence, code=code)
