"""The parts of a sentence about when something takes place: rule, times, first day, end, days off.

Each function takes a part in the spelling of `normalise` and gives its values. All raise
`ValidationError`: with the code `invalid` if the part says nothing of the kind.
"""

import re
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dateformat import format as format_date
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cms.german_dates import parse_date
from cms.german_times import (
    any_of,
    compile_ascii,
    make_problem,
    name_two_meanings,
    parse_beginning,
    parse_clock_time,
    parse_span,
)
from veranstaltungen.recurrence.entries import DayOff
from veranstaltungen.recurrence.rules import WEEKDAYS

Values = dict[str, Any]

_NAMES = {
    name: code
    for names, code in zip(
        (
            *("montag|mo", "dienstag|di", "mittwoch|mi", "donnerstag|do", "freitag|fr"),
            *("samstag|sonnabend|sa", "sonntag|so"),
        ),
        WEEKDAYS,
        strict=True,
    )
    for name in names.split("|")
}
_POSITIONS = {"erste": 1, "zweite": 2, "dritte": 3, "vierte": 4, "fünfte": 5, "letzte": -1}
_POSITIONS |= {f"{number}.": number for number in range(1, 6)}
_NUMBERS = {"zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6} | {
    str(number): number for number in range(2, 13)
}
#: “Jeden zweiten Mittwoch” is twice a month to some, and once to others.
EVERY_OTHER = {"zweiten", "2."}
_DAYS_OFF = {
    **dict.fromkeys(
        ("an feiertagen", "feiertags", "feiertage", "feiertagen", "feiertag", "am feiertag"),
        DayOff.PUBLIC_HOLIDAYS,
    ),
    **dict.fromkeys(
        ("in den ferien", "in den schulferien", "ferien", "schulferien"), DayOff.SCHOOL_HOLIDAYS
    ),
    "wenn das büro geschlossen ist": DayOff.OFFICE_CLOSED,
}
#: Saturday is a working day to some.
_WORKING_DAYS = {"werktags", "an werktagen", "jeden werktag", "wochentags"}
_WEEKENDS = {"am wochenende", "an wochenenden", "jedes wochenende"}

_DAY = rf"(?:{any_of(_NAMES)})s?\.?"
_RUN = rf"{_DAY}(?: ?(?:-|bis) ?{_DAY})?"
_LIST = rf"(?P<days>{_RUN}(?:(?:, ?| und |, und | ?[+&/] ?){_RUN})*)"
_BETWEEN_DAYS = compile_ascii(r"[,+&/]")
_ORDINAL = rf"(?P<position>(?:{any_of(key for key in _POSITIONS if key[-1] != '.')})[nr]?|[1-5]\.)"
_ONE = rf"(?P<day>{any_of(_NAMES)})\.?"
_COUNT = rf"(?P<count>{any_of(_NUMBERS)})"
_MONTHLY = compile_ascii(
    rf"(?:(?:(?:immer |jeden monat |monatlich )?am|(?P<every>jeden)|der) )?{_ORDINAL} {_ONE}"
    r"(?P<month> (?:im|jeden|eines jeden|des) monate?s?)?"
)
#: “Jeden ersten und dritten Montag”: which is two series.
_TWICE_A_MONTH = compile_ascii(
    rf"(?:(?:immer |jeden monat |monatlich )?am |jeden |der )?{_ORDINAL}(?: und | ?[,+&/] ?)"
    rf"{_ORDINAL.replace('position', 'second')} {_ONE}(?: (?:im|jeden|eines jeden|des) monate?s?)?"
)
_SAYS_MONTH = ("immer ", "jeden monat ", "monatlich ")
_MONTHS_APART = compile_ascii(
    rf"(?:alle {_COUNT} monate|(?P<quarter>einmal im quartal|jedes quartal|vierteljährlich))"
    rf"(?: am)? {_ORDINAL} {_ONE}(?: (?:im|des) monats?)?"
)
_WEEKLY = compile_ascii(
    rf"(?:(?P<every>jeden|jede woche(?: am)?|wöchentlich(?: am)?|immer(?: am)?) |am )?{_LIST}"
)
_WEEKS_APART = (
    r"(?:alle (?P<count>zwei|drei|vier|fünf|sechs|\d\d?) wochen|alle (?:14|vierzehn) tage"
)
_WEEKS_APART += r"|(?:14-|vierzehn)tägig|jede zweite woche|zweiwöchentlich)"
_EVERY_WEEKS = (
    compile_ascii(rf"{_WEEKS_APART}(?: am| immer)? {_LIST}"),
    compile_ascii(rf"(?:am |immer |immer am )?{_LIST},? {_WEEKS_APART}"),
)
_DAILY = compile_ascii(rf"täglich|jeden tag|alle {_COUNT} tage")
_YEARLY = compile_ascii(r"(?:jährlich|alljährlich|jedes jahr)(?: immer)?(?: am)? (.+)")
#: A dash may be part of a date, and is a “bis” where there is none.
_DAYS = tuple(
    compile_ascii(
        rf"(?:vom |von )?(?:(?P<weekday>{any_of(_NAMES)})\.?,? )?(?P<first>.+?){to}(?P<last>.+)"
    )
    for to in (" ?bis(?: zum)? ", " ?- ?")
)
_ONLY_DAY = compile_ascii(r"\d\d?\.?")
_HAS_YEAR = compile_ascii(
    r".*\d{4}|\d{4}-\d\d-\d\d|\d\d? ?\. ?\d\d? ?\.['’]?\d\d|.*[a-zä]\.? ?['’]?\d\d"
)
#: Another day each year.
_MOVING = compile_ascii(r".*advent.*|(?:vor)?gestern|heute|(?:über)?morgen")
#: A time of day that may as well be a second day.
_BARE = compile_ascii(r"\d\d?\.(?:0?[1-9]|1[0-2])")
_OPEN = compile_ascii(r".+ (?:open end|ende offen|mit offenem ende|offenes ende)")
_MONTHS_OFF = {
    name: str(number)
    for number, name in enumerate(
        (
            *("januar", "februar", "märz", "april", "mai", "juni", "juli"),
            *("august", "september", "oktober", "november", "dezember"),
        ),
        start=1,
    )
}
_FROM = compile_ascii(r"(?:ab|beginnend|erstmals|zum ersten mal|zuerst)(?: am| dem| den)? (.+)")
_UNTIL = compile_ascii(r"bis(?: zum| einschließlich)?(?: am| den)? (.+)")
_TIMES = compile_ascii(r"(?:jeweils |immer )?(?:um )?(.+)")
_ABOUT = r"(?:ca\.? ?|(?:circa|etwa|ungefähr|gegen) )"
_ABOUT_START = compile_ascii(rf"(?:von |ab )?{_ABOUT}")
_ABOUT_END = compile_ascii(rf".+(?:-|\bbis) ?{_ABOUT}")
_ANY_ABOUT = compile_ascii(rf"\b{_ABOUT}")
#: “Ab 2030” is half past eight in the evening to some, and a year to others.
_YEAR = compile_ascii(r"ab (20)([2-5]\d)")
#: Those of one season.
_ONE_HOLIDAY = compile_ascii(r"(?:in den )?(?:winter|oster|pfingst|sommer|herbst|weihnachts)ferien")
_OFF = compile_ascii(r"(?:außer|nicht|aber nicht) (.+)")


def read_rule(part: str) -> Values:
    for read in (_read_months, _read_weeks, _read_days):
        if values := read(part):
            return values
    if found := _YEARLY.fullmatch(part):
        if _MOVING.fullmatch(found[1]):
            raise make_unreadable()
        return {"kind": "yearly", "day": parse_date(found[1])}
    return {"kind": "once"} | (_read_span_of_days(part) or {"day": parse_date(part)})


def _read_span_of_days(part: str) -> Values | None:
    """`vom 3. bis 5. Juli`: what the first day does not say, the last one does."""
    found = next(filter(None, (pattern.fullmatch(part) for pattern in _DAYS)), None)
    if not found:
        return None
    first, last = found["first"], parse_date(found["last"])
    if _ONLY_DAY.fullmatch(first):
        first = f"{first.rstrip('.')}.{last.month}.{last.year}"
    elif not _HAS_YEAR.fullmatch(first):
        year = last.year if parse_date(f"{first} {last.year}") < last else last.year - 1
        first += f" {year}"
    day = parse_date(f"{found['weekday']}, {first}" if found["weekday"] else first)
    if day >= last:
        raise make_unreadable()
    return {"day": day, "last_day": last}


def _read_months(part: str) -> Values | None:
    if found := _MONTHS_APART.fullmatch(part):
        interval = 3 if found["quarter"] else _NUMBERS[found["count"]]
    elif found := _MONTHLY.fullmatch(part):
        interval = 1
        if not found["month"] and not found["every"] and not part.startswith(_SAYS_MONTH):
            return None
        if not found["month"] and found["every"] and found["position"] in EVERY_OTHER:
            first, second = "alle zwei Wochen am {day}", "am zweiten {day} im Monat"
            raise _two_meanings(first, second, found["day"])
    elif found := _TWICE_A_MONTH.fullmatch(part):
        raise _two_series(found)
    else:
        return None
    said = found["position"]
    return {
        "kind": "monthly",
        "position": str(_POSITIONS[said if said.endswith(".") else said.rstrip("nr")]),
        "weekday": _NAMES[found["day"]],
        "interval": interval,
    }


def _read_weeks(part: str) -> Values | None:
    for pattern in _EVERY_WEEKS:
        if found := pattern.fullmatch(part):
            said = found["count"] or "2"
            interval = int(said) if said.isdigit() else _NUMBERS[said]
            return {"kind": "weekly", "weekdays": _read_list(found["days"]), "interval": interval}
    if part in _WORKING_DAYS:
        first, second = "„montags bis freitags“", "„montags bis samstags“"
        raise make_problem(name_two_meanings(first, second), "ambiguous")
    if part in _WEEKENDS:
        return {"kind": "weekly", "weekdays": list(WEEKDAYS[5:]), "interval": 1}
    found = _WEEKLY.fullmatch(part)
    if not found:
        return None
    days = _read_list(found["days"])
    # “Mittwochs” is every week, and so is a list.
    if found["days"].rstrip(".") in _NAMES and not found["every"]:
        raise _two_meanings("am {day}, {next}", "jeden {day}", found["days"].rstrip("."))
    return {"kind": "weekly", "weekdays": days, "interval": 1}


def _read_list(text: str) -> list[str]:
    runs = _BETWEEN_DAYS.split(text.replace(" und ", ","))
    found = [code for run in runs if run.strip() for code in _read_run(run)]
    return list(dict.fromkeys(found))


def _read_run(text: str) -> list[str]:
    """A weekday, or all from one to another."""
    first, *last = (WEEKDAYS.index(_read_day(name)) for name in text.replace("bis", "-").split("-"))
    if last and first >= last[0]:
        raise make_unreadable()
    return list(WEEKDAYS[first : (last[0] if last else first) + 1])


def _read_day(name: str) -> str:
    name = name.strip(" .,")
    return _NAMES.get(name) or _NAMES[name.removesuffix("s")]


def _read_days(part: str) -> Values | None:
    found = _DAILY.fullmatch(part)
    if not found:
        return None
    return {"kind": "daily", "interval": _NUMBERS[found["count"]] if found["count"] else 1}


def read_times(part: str) -> Values:
    if part in {"ganztägig", "den ganzen tag"}:
        return {}
    if year := _YEAR.fullmatch(part):
        clock, day = f"ab {year[1]}:{year[2]} Uhr", f"ab 1. Januar {year[1]}{year[2]}"
        raise make_problem(name_two_meanings(f"„{clock}“", f"„{day}“"), "ambiguous")
    if _BARE.fullmatch(part):
        raise make_problem(name_two_meanings(f"„{part}.“", f"„{part} Uhr“"), "ambiguous")
    found = _TIMES.fullmatch(part)
    said = found[1] if found else part
    if _OPEN.fullmatch(said) and not said.startswith("ab "):
        said = f"ab {said}"
    times = _read_exact_times(_ANY_ABOUT.sub("", said))
    if _ABOUT_START.match(said):
        times["about_start"] = True
    if _ABOUT_END.match(said):
        times["about_end"] = True
    return times


def _read_exact_times(text: str) -> Values:
    for read in (_read_span, _read_beginning):
        try:
            return read(text)
        except ValidationError as error:
            if error.code != "invalid":
                raise
    return {"start": parse_clock_time(text, is_alone=False)}


def _read_span(text: str) -> Values:
    start, end = parse_span(text)
    return {"start": start, "end": end}


def _read_beginning(text: str) -> Values:
    start, is_open = parse_beginning(text)
    return {"start": start, "open_end": is_open}


def read_from(part: str) -> Values:
    found = _FROM.fullmatch(part)
    if not found:
        raise make_unreadable()
    return {"day": parse_date(found[1])}


def read_until(part: str) -> Values:
    found = _UNTIL.fullmatch(part)
    if not found:
        raise make_unreadable()
    return {"until": parse_date(found[1])}


def read_within(part: str) -> Values:
    """`vom 7. Januar bis 25. März` beside a rule."""
    span = _read_span_of_days(part)
    if not span:
        raise make_unreadable()
    return span


def read_months_off(part: str) -> Values:
    """`nicht im Juli und August`."""
    found = _OFF.fullmatch(part)
    said = re.split(", | und ", found[1].replace("im ", "")) if found else [part]
    if not found or any(each not in _MONTHS_OFF for each in said):
        raise make_unreadable()
    return {"months_off": list(dict.fromkeys(_MONTHS_OFF[each] for each in said))}


def read_off(part: str) -> Values:
    found = _OFF.fullmatch(part)
    said = found[1].replace(" und ", ", ").split(", ") if found else [part]
    if found and any(_ONE_HOLIDAY.fullmatch(each) for each in said):
        raise make_problem(
            _(
                "Please write “außer in den Ferien” for all school holidays, and enter other days"
                " without it as exceptions."
            ),
            "off",
        )
    if not found or any(each not in _DAYS_OFF for each in said):
        raise make_unreadable()
    return {"days_off": list(dict.fromkeys(str(_DAYS_OFF[each]) for each in said))}


def _two_meanings(first: str, second: str, day: str) -> ValidationError:
    """German words, as the sentence itself is German."""
    today = localdate()
    distance = (WEEKDAYS.index(_read_day(day)) - today.weekday()) % 7
    coming = today + timedelta(days=distance)
    names = {"day": format_date(coming, "l"), "next": format_date(coming, "j. F Y")}
    meanings = (f"„{one.format(**names)}“" for one in (first, second))
    return make_problem(name_two_meanings(*meanings), "ambiguous")


def _two_series(found: re.Match[str]) -> ValidationError:
    """German words, as the sentence itself is German."""
    weekday = _name_weekday(found["day"])
    first, second = (f"„jeden {found[name]} {weekday} im Monat“" for name in ("position", "second"))
    sentence = _("These are two series. Please write the first, %(first)s, then add %(second)s.")
    return make_problem(sentence % {"first": first, "second": second}, "series")


def _name_weekday(day: str) -> str:
    return format_date(date(2024, 1, 1 + WEEKDAYS.index(_read_day(day))), "l")


def make_unreadable() -> ValidationError:
    return make_problem(
        _(
            "This cannot be understood. Please write it like this: “jeden dritten Mittwoch"
            " 15–17 Uhr”, “jeden Dienstag ab 10 Uhr”, “16.12.2026 15–17 Uhr”. Or press the plus"
            " and fill in the fields."
        )
    )
