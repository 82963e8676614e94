"""Days, and days with times, as people in Germany write them: `Mi, 16.12.`, `morgen um 8 Uhr`.

No library: those for dates in human language, such as dateparser, are made to find some date in
any text, and take `8.30` or `31.2.` for another one. What is doubtful is refused here, as in
`cms/german_times.py`, with a sentence in a `ValidationError`.
"""

from datetime import UTC, date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils.dateformat import format as format_date
from django.utils.dateparse import parse_datetime as parse_iso
from django.utils.timezone import get_current_timezone, localdate
from django.utils.translation import gettext as _

from cms.german_times import (
    any_of,
    compile_ascii,
    find_name,
    make_problem,
    name_two_meanings,
    normalise,
    parse_clock_time,
)

YEARS = range(1900, 2201)
#: Years ahead that two digits may mean: of `99` nobody is sure.
FAR = 30
_MONTHS = (
    *("jan|januar|jänner", "feb|februar", "mär|mrz|märz|maerz", "apr|april", "mai", "jun|juni"),
    *("jul|juli", "aug|august", "sep|sept|september", "okt|oktober", "nov|november"),
    "dez|dezember",
)
_WEEKDAYS = (
    *("mo|montag", "di|dienstag", "mi|mittwoch", "do|donnerstag", "fr|freitag"),
    *("sa|samstag|sonnabend", "so|sonntag"),
)
#: Days that are told from today, and how many days they are from it.
_NEAR = {"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2}
#: Days that people name, as month and day.
_FEASTS = {"neujahr": (1, 1), "heiligabend": (12, 24), "silvester": (12, 31)}
_FEASTS |= dict.fromkeys(("nikolaus", "nikolaustag"), (12, 6))
_FEAST = compile_ascii(rf"(?:am |an |zu )?(?P<name>{any_of(_FEASTS)})(?: (?P<year>\d{{4}}))?")
_ADVENTS = ("1|ersten|erster", "2|zweiten|zweiter", "3|dritten|dritter", "4|vierten|vierter")
_ADVENT = compile_ascii(
    rf"(?:am )?(?P<number>{any_of(_ADVENTS)})\.? ?advent(?:ssonntag)?(?: (?P<year>\d{{4}}))?"
)
_DATE = compile_ascii(
    rf"(?:am |vom )?(?:(?P<weekday>{any_of(_WEEKDAYS)})(?:\.?,? ?))?(?:de[nmr] )?(?P<day>\d\d?)"
    r"(?: ?\. ?(?P<month>\d\d?)(?: ?\.['’]?(?P<short_year>\d\d)| ?\. ?(?P<year>\d{4})\.?|\.)?"
    rf"|\.? ?(?P<name>{any_of(_MONTHS)})(?:\.? ?['’]?(?P<named_year>\d{{4}}|\d\d)|\.)?)"
)
#: Days come first here; in America months do.
_SLASHED = compile_ascii(r"(\d\d?)([/-])(\d\d?)\2(\d{4})")
_MONTH = compile_ascii(
    rf"(?:(?P<number>\d\d?) ?[./-] ?|(?P<name>{any_of(_MONTHS)})\.? ?)(?P<year>\d{{4}}|\d\d)"
)
_ISO_MONTH = compile_ascii(r"(\d{4})-(\d\d)")
_ISO_DATE = compile_ascii(r"(\d{4})-(\d\d)-(\d\d)")
_ISO_DATETIME = compile_ascii(r"\d{4}-\d\d-\d\d[t ]\d\d:\d\d.*")
_BETWEEN = compile_ascii(r",? um |, ?| ")


def parse_date(text: str, *, looks_back: bool = False) -> date:
    """The day that `text` means.

    One without a year is the next there is from today, or the last if the field `looks_back`.
    """
    text = normalise(text)
    if text in _NEAR:
        return localdate() + timedelta(days=_NEAR[text])
    if found := _ISO_DATE.fullmatch(text):
        return _make_date(*map(int, found.groups()))
    if found := _SLASHED.fullmatch(text):
        return _read_slashed(int(found[1]), int(found[3]), int(found[4]))
    if named := _read_named(text, looks_back=looks_back):
        return named
    found = _DATE.fullmatch(text)
    if not found:
        raise make_problem(
            _("This day cannot be understood. Please write it like this: 16.12.2026.")
        )
    name = found["name"]
    month = find_name(_MONTHS, name) + 1 if name else int(found["month"])
    year, number = found["year"] or found["named_year"] or found["short_year"], int(found["day"])
    if year:
        day = _make_date(_read_year(year), month, number)
    else:
        day = _without_year(month, number, looks_back=looks_back)
    if found["weekday"] and find_name(_WEEKDAYS, found["weekday"]) != day.weekday():
        sentence = _("The %(date)s is a %(weekday)s. Please check the day.")
        names = {"date": format_date(day, "d.m.Y"), "weekday": format_date(day, "l")}
        raise make_problem(sentence % names, "weekday")
    return day


def _read_named(text: str, *, looks_back: bool) -> date | None:
    """`Heiligabend`, `2. Advent`."""
    if feast := _FEAST.fullmatch(text):
        month, day = _FEASTS[feast["name"]]
        if feast["year"]:
            return _make_date(int(feast["year"]), month, day)
        return _without_year(month, day, looks_back=looks_back)
    advent = _ADVENT.fullmatch(text)
    if not advent:
        return None
    number = find_name(_ADVENTS, advent["number"]) + 1
    if advent["year"]:
        return _find_advent(int(advent["year"]), number)
    today = localdate()
    found = _find_advent(today.year, number)
    is_wanted = found == today or (found < today) == looks_back
    return found if is_wanted else _find_advent(today.year + (-1 if looks_back else 1), number)


def _find_advent(year: int, number: int) -> date:
    """The fourth is the last Sunday before Christmas."""
    christmas = _make_date(year, 12, 25)
    return christmas - timedelta(days=christmas.isoweekday() + 7 * (4 - number))


def parse_month(text: str) -> date:
    """The first day of the month that `text` means, or a day in it."""
    plain = normalise(text)
    if found := _ISO_MONTH.fullmatch(plain):
        return _make_date(int(found[1]), int(found[2]), 1)
    found = _MONTH.fullmatch(plain)
    if not found or (found["number"] and len(found["year"]) < len("2026")):
        return parse_date(text)
    name, year = found["name"], int(found["year"])
    month = find_name(_MONTHS, name) + 1 if name else int(found["number"])
    if len(found["year"]) == len("2026"):
        return _make_date(year, month, 1)
    raise _make_ambiguous(
        format_date(_make_date(2000 + year, month, 1), "F Y"),
        f"{year}. {format_date(date(2000, month, 1), 'F')}",
    )


def parse_datetime(text: str) -> datetime:
    """Day and time in the current time zone, or in that of a text in ISO 8601.

    They are understood if there is exactly one way to part the text in a day and a time.
    """
    text = normalise(text)
    if _ISO_DATETIME.fullmatch(text):
        return _parse_iso(text)
    found, problems = set(), []
    for cut in _BETWEEN.finditer(text):
        halves = text[: cut.start()], text[cut.end() :]
        for day, clock in (halves, halves[::-1]):
            if "," in cut[0] and _is_day(clock):
                continue
            try:
                found.add(
                    datetime.combine(parse_date(day), parse_clock_time(clock, is_alone=False))
                )
            except ValidationError as error:
                problems.append(error)
    if len(found) != 1:
        telling = [one for one in problems if one.code != "invalid"]
        raise telling[0] if telling and not found else _unreadable_datetime()
    return _in_time_zone(found.pop())


def _is_day(text: str) -> bool:
    """`10.12` after a comma may be a second day."""
    try:
        parse_date(text)
    except ValidationError:
        return False
    return True


def _parse_iso(text: str) -> datetime:
    try:
        moment = parse_iso(text.upper())
    except ValueError:
        moment = None
    if not moment:
        raise _unreadable_datetime()
    _make_date(moment.year, moment.month, moment.day)
    return moment if moment.tzinfo else _in_time_zone(moment)


def _in_time_zone(moment: datetime) -> datetime:
    zone = get_current_timezone()
    first, second = (moment.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(UTC).astimezone(zone).time() != moment.time():
        raise make_problem(
            _("The clocks leave this hour out on that day. Please choose another."), "dst"
        )
    raise make_problem(_("This hour comes twice on that day. Please choose another."), "dst")


def _read_year(text: str) -> int:
    """Two digits mean one of this century that is near."""
    if len(text) == len("26") and int(f"20{text}") > localdate().year + FAR:
        raise make_problem(_("Please write the year with four digits."), "year")
    return int(f"20{text}"[-4:])


def _make_date(year: int, month: int, day: int) -> date:
    if year not in YEARS:
        raise make_problem(_("Please check the year: it must be between 1900 and 2200."), "year")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _no_such_day() from error


def _read_slashed(day: int, month: int, year: int) -> date:
    if max(day, month) <= 12 and day != month:  # noqa: PLR2004 - months
        names = [
            format_date(_make_date(year, *pair), "j. F Y") for pair in ((month, day), (day, month))
        ]
        raise _make_ambiguous(*names)
    return _make_date(year, month, day)


def _make_ambiguous(first: str, second: str) -> ValidationError:
    return make_problem(name_two_meanings(first, second), "ambiguous")


def _without_year(month: int, day: int, *, looks_back: bool) -> date:
    today = localdate()
    # A leap year is at most eight years away.
    for distance in range(9):
        year = today.year - distance if looks_back else today.year + distance
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found == today or (found < today) == looks_back:
            return found
    raise _no_such_day()


def _unreadable_datetime() -> ValidationError:
    return make_problem(_("Please write day and time like this: 16.12.2026 15:00."))


def _no_such_day() -> ValidationError:
    return make_problem(_("There is no such day. Please check day and month."), "day")
