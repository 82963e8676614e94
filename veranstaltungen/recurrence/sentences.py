"""When something takes place, in a sentence as people write it: `jeden dritten Mittwoch 15–17 Uhr`.

A sentence is cut into parts in every possible way; each part must be understood as a whole, and it
counts only if all ways that work mean the same. What can mean two things is refused with both of
them, as in `cms/german_dates.py`: `jeden zweiten Mittwoch` is every two weeks, or once a month.
`tests/veranstaltungen/sentences.tsv` is the table of it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cms.german_times import MORNING, compile_ascii, make_problem, normalise
from veranstaltungen.recurrence import sentence_parts
from veranstaltungen.recurrence.entries import Entry, Rule
from veranstaltungen.recurrence.rules import daily, first_start, monthly, weekly
from veranstaltungen.recurrence.sentence_parts import Values, make_unreadable

#: Nobody needs more words, and all ways to cut them are tried.
MOST_WORDS = 20
_ENDS_WITH_DAY = compile_ascii(r"\d\.(?:0?[1-9]|1[0-2])\.$")
_READERS = {
    "rule": sentence_parts.read_rule,
    "times": sentence_parts.read_times,
    "from": sentence_parts.read_from,
    "until": sentence_parts.read_until,
    "within": sentence_parts.read_within,
    "off": sentence_parts.read_off,
    "months off": sentence_parts.read_months_off,
}


@dataclass(frozen=True)
class Sentence:
    """The kind of a block, and its values as `DatesBlock` has them."""

    kind: str
    values: Values


def read_sentence(text: str) -> Sentence:
    """What `text` means, which is one day or one series.

    Raises:
        ValidationError: nobody can be sure; a sentence says what to write.
    """
    words = _strip_full_stop(normalise(text)).split()
    if not 0 < len(words) <= MOST_WORDS:
        raise make_unreadable()
    problems: list[tuple[int, ValidationError]] = []

    @cache
    def understand(start: int, end: int) -> list[tuple[str, Values]]:
        part = " ".join(words[start:end]).strip(",;() ")
        return list(_understand(part, problems))

    meanings: list[Values] = []
    for found in _cut(len(words), understand, 0, {}):
        # One day has no end of a series, and no days off.
        is_day = found["rule"]["kind"] == "once" and found.keys() - {"rule", "times"}
        if not is_day and found not in meanings:
            meanings.append(found)
    if len(meanings) == 1:
        return _complete(meanings[0])
    telling = [one for one in problems if one[1].code != "invalid"]
    raise max(telling, key=_tells_most)[1] if telling else make_unreadable()


def _tells_most(problem: tuple[int, ValidationError]) -> tuple[bool, int]:
    """What was understood twice more than what cannot be: a 9.30 may be no day but a time.

    Of two the longer part: “halb acht”, not “acht”.
    """
    length, error = problem
    return error.code == "ambiguous", length


def _strip_full_stop(text: str) -> str:
    """Without what ends a sentence; that of `bis 17.12.` belongs to the date.

    Without it the date would be a time of day.
    """
    return text if _ENDS_WITH_DAY.search(text) else text.rstrip(".!")


def _cut(
    length: int,
    understand: Callable[[int, int], list[tuple[str, Values]]],
    start: int,
    known: Values,
) -> Iterator[Values]:
    """All ways to understand the words from `start` on, each kind of part at most once."""
    if start == length:
        if "rule" in known:
            yield known
        return
    for end in range(length, start, -1):
        for name, values in understand(start, end):
            if name not in known:
                yield from _cut(length, understand, end, {**known, name: values})


def _understand(
    part: str, problems: list[tuple[int, ValidationError]]
) -> Iterator[tuple[str, Values]]:
    for name, read in _READERS.items():
        try:
            values = read(part)
        except ValidationError as error:
            problems.append((len(part), error))
        else:
            yield name, values


def _complete(parts: dict[str, Values]) -> Sentence:
    """All values together; a series begins with its first date."""
    rule = dict(parts["rule"])
    kind = rule.pop("kind")
    values = rule
    for name in ("times", "off", "months off", "until"):
        values |= parts.get(name, {})
    begins = parts.get("from", {}).get("day")
    if within := parts.get("within"):
        if parts.keys() & {"from", "until"}:
            raise make_unreadable()
        begins, values["until"] = within["day"], within["last_day"]
    if kind == "once":
        return Sentence(kind, _past_midnight(values) | {"status": "planned"})
    if kind == "yearly":
        return Sentence(kind, values | ({"day": begins} if _is_same_date(begins, values) else {}))
    if not begins and values["interval"] > 1:
        raise make_problem(
            _("Please add when it takes place first, like this: “ab 16.12.2026”."), "from"
        )
    first = {"day": _find_first(kind, values, begins or localdate())}
    return Sentence(kind, _past_midnight(values | first))


def _past_midnight(values: Values) -> Values:
    """What ends in the night after it began, `20 bis 2 Uhr`, ends on the next day."""
    start, end = values.get("start"), values.get("end")
    # At midnight itself it does so anyway; 17 to 15 is a slip.
    is_past = start and end and time.min < end < time(MORNING) <= start
    return {"last_day": values["day"] + timedelta(days=1)} | values if is_past else values


def _is_same_date(begins: date | None, values: Values) -> bool:
    if begins is None:
        return False
    if (begins.month, begins.day) != (values["day"].month, values["day"].day):
        raise make_unreadable()
    return True


def _find_first(kind: str, values: Values, day: date) -> date:
    """The first date on or after `day`, from which intervals are counted."""
    rules: dict[str, Callable[[], Rule]] = {
        "daily": daily,
        "weekly": lambda: weekly(values["weekdays"]),
        "monthly": lambda: monthly(int(values["position"]), values["weekday"]),
    }
    first = first_start(Entry("", day, rule=rules[kind]()))
    return first.date() if first else day
