"""What the calendar must get right about repetitions: entries, and days that must come out."""

from datetime import date, time

from veranstaltungen.recurrence import rules
from veranstaltungen.recurrence.entries import Change, ChangeKind, Entry

LEFT_OUT, MOVED = ChangeKind.LEFT_OUT, ChangeKind.MOVED
CANCELLED, ADDED, FULL = ChangeKind.CANCELLED, ChangeKind.ADDED, ChangeKind.FULL
AFTERNOON = {"start": time(14), "end": time(18)}


def entry(day: date, rule: rules.Rule | None = None, **fields: object) -> Entry:
    """An afternoon unless told otherwise."""
    given = {**AFTERNOON, "uid": "case", "day": day, "rule": rule or {}, **fields}
    return Entry(**given)


#: Name, entry, and some of the days that must come out, in order from the first.
CASES: dict[str, tuple[Entry, list[str]]] = {
    "once": (entry(date(2026, 5, 2)), ["2026-05-02"]),
    "once all day": (entry(date(2026, 5, 2), start=None, end=None), ["2026-05-02"]),
    "once, three days": (
        entry(date(2026, 5, 2), start=None, end=None, last_day=date(2026, 5, 4)),
        ["2026-05-02"],
    ),
    "once, over midnight": (
        entry(date(2026, 12, 31), start=time(20), end=time(2), last_day=date(2027, 1, 1)),
        ["2026-12-31"],
    ),
    "once, no end": (entry(date(2026, 5, 2), end=None), ["2026-05-02"]),
    "every Thursday over the change to summer time": (
        entry(date(2026, 3, 19), rules.weekly(["TH"]), count=4),
        ["2026-03-19", "2026-03-26", "2026-04-02", "2026-04-09"],
    ),
    "every Thursday over the change to winter time": (
        entry(date(2026, 10, 15), rules.weekly(["TH"]), count=4),
        ["2026-10-15", "2026-10-22", "2026-10-29", "2026-11-05"],
    ),
    "Sunday of the change to summer time, early": (
        entry(date(2026, 3, 22), rules.weekly(["SU"]), start=time(1), end=time(4), count=3),
        ["2026-03-22", "2026-03-29", "2026-04-05"],
    ),
    "Sunday of the change to winter time, early": (
        entry(date(2026, 10, 18), rules.weekly(["SU"]), start=time(1), end=time(5), count=3),
        ["2026-10-18", "2026-10-25", "2026-11-01"],
    ),
    "daily over both changes": (
        entry(date(2026, 3, 1), rules.daily(), until=date(2026, 11, 30)),
        ["2026-03-01", "2026-03-02"],
    ),
    "daily all day over the change": (
        entry(date(2026, 3, 27), rules.daily(), start=None, end=None, count=5),
        ["2026-03-27", "2026-03-28", "2026-03-29", "2026-03-30", "2026-03-31"],
    ),
    "every third day": (
        entry(date(2026, 2, 26), rules.daily(3), count=4),
        ["2026-02-26", "2026-03-01", "2026-03-04", "2026-03-07"],
    ),
    "29 February": (
        entry(date(2024, 2, 29), rules.yearly(date(2024, 2, 29))),
        ["2024-02-29", "2028-02-29", "2032-02-29"],
    ),
    "29 February, counted": (
        entry(date(2024, 2, 29), rules.yearly(date(2024, 2, 29)), count=3),
        ["2024-02-29", "2028-02-29", "2032-02-29"],
    ),
    "9 November": (
        entry(date(2025, 11, 9), rules.yearly(date(2025, 11, 9))),
        ["2025-11-09", "2026-11-09", "2027-11-09"],
    ),
    "31 December to 1 January": (
        entry(
            date(2025, 12, 31),
            rules.yearly(date(2025, 12, 31)),
            start=time(22),
            end=time(1),
            last_day=date(2026, 1, 1),
            count=3,
        ),
        ["2025-12-31", "2026-12-31", "2027-12-31"],
    ),
    "fifth Friday": (
        entry(date(2026, 1, 1), rules.monthly(5, "FR"), count=4),
        ["2026-01-30", "2026-05-29", "2026-07-31", "2026-10-30"],
    ),
    "third Wednesday": (
        entry(date(2026, 1, 1), rules.monthly(3, "WE"), count=3),
        ["2026-01-21", "2026-02-18", "2026-03-18"],
    ),
    "second Saturday, without an end": (
        entry(date(2026, 3, 1), rules.monthly(2, "SA")),
        ["2026-03-14", "2026-04-11", "2026-05-09"],
    ),
    "last Sunday of the month": (
        entry(date(2026, 2, 1), rules.monthly(-1, "SU"), count=3),
        ["2026-02-22", "2026-03-29", "2026-04-26"],
    ),
    "quarterly on the first Tuesday": (
        entry(date(2026, 2, 1), rules.monthly(1, "TU", 3), count=4),
        ["2026-02-03", "2026-05-05", "2026-08-04", "2026-11-03"],
    ),
    "Tuesday and Thursday": (
        entry(date(2026, 6, 3), rules.weekly(["TU", "TH"]), count=4),
        ["2026-06-04", "2026-06-09", "2026-06-11", "2026-06-16"],
    ),
    "Monday, Wednesday, Friday every second week": (
        entry(date(2026, 6, 3), rules.weekly(["MO", "WE", "FR"], 2), count=5),
        ["2026-06-03", "2026-06-05", "2026-06-15", "2026-06-17", "2026-06-19"],
    ),
    "Sunday every second week": (
        entry(date(2026, 6, 7), rules.weekly(["SU"], 2), count=3),
        ["2026-06-07", "2026-06-21", "2026-07-05"],
    ),
    "begins on another weekday": (
        entry(date(2026, 6, 1), rules.weekly(["TH"]), count=2),
        ["2026-06-04", "2026-06-11"],
    ),
    "until a day, which counts": (
        entry(date(2026, 6, 4), rules.weekly(["TH"]), until=date(2026, 6, 18)),
        ["2026-06-04", "2026-06-11", "2026-06-18"],
    ),
    "until, just before midnight": (
        entry(
            date(2026, 12, 30),
            rules.daily(),
            start=time(23, 30),
            end=time(23, 45),
            until=date(2027, 1, 1),
        ),
        ["2026-12-30", "2026-12-31", "2027-01-01"],
    ),
    "until, just after midnight": (
        entry(
            date(2026, 6, 1), rules.daily(), start=time(0, 15), end=time(1), until=date(2026, 6, 3)
        ),
        ["2026-06-01", "2026-06-02", "2026-06-03"],
    ),
    "until, all day": (
        entry(date(2026, 6, 1), rules.daily(), start=None, end=None, until=date(2026, 6, 3)),
        ["2026-06-01", "2026-06-02", "2026-06-03"],
    ),
    "a date left out": (
        entry(
            date(2026, 3, 19),
            rules.weekly(["TH"]),
            count=4,
            changes=(Change(LEFT_OUT, date(2026, 3, 26)),),
        ),
        ["2026-03-19", "2026-04-02", "2026-04-09"],
    ),
    "an all-day date left out": (
        entry(
            date(2026, 3, 19),
            rules.weekly(["TH"]),
            start=None,
            end=None,
            count=3,
            changes=(Change(LEFT_OUT, date(2026, 3, 26)),),
        ),
        ["2026-03-19", "2026-04-02"],
    ),
    "the first date left out": (
        entry(
            date(2026, 3, 19),
            rules.weekly(["TH"]),
            count=3,
            changes=(Change(LEFT_OUT, date(2026, 3, 19)),),
        ),
        ["2026-03-26", "2026-04-02"],
    ),
    "a date moved to another day": (
        entry(
            date(2026, 3, 19),
            rules.weekly(["TH"]),
            count=3,
            changes=(Change(MOVED, date(2026, 3, 26), date(2026, 3, 31)),),
        ),
        ["2026-03-19", "2026-03-31", "2026-04-02"],
    ),
    "a date moved to another hour over the change": (
        entry(
            date(2026, 10, 18),
            rules.weekly(["SU"]),
            count=3,
            changes=(Change(MOVED, date(2026, 10, 25), None, time(9), time(11), "Frühstück"),),
        ),
        ["2026-10-18", "2026-10-25", "2026-11-01"],
    ),
    "a date moved before the first": (
        entry(
            date(2026, 3, 19),
            rules.weekly(["TH"]),
            count=3,
            changes=(Change(MOVED, date(2026, 3, 19), date(2026, 3, 17)),),
        ),
        ["2026-03-17", "2026-03-26", "2026-04-02"],
    ),
    "a date cancelled": (
        entry(
            date(2026, 3, 19),
            rules.weekly(["TH"]),
            count=3,
            changes=(Change(CANCELLED, date(2026, 3, 26)),),
        ),
        ["2026-03-19", "2026-03-26", "2026-04-02"],
    ),
    "a date fully booked": (
        entry(
            date(2026, 3, 19),
            rules.weekly(["TH"]),
            count=2,
            changes=(Change(FULL, date(2026, 3, 26)),),
        ),
        ["2026-03-19", "2026-03-26"],
    ),
    "a date added": (
        entry(
            date(2026, 3, 19),
            rules.weekly(["TH"]),
            count=2,
            changes=(Change(ADDED, date(2026, 3, 21)),),
        ),
        ["2026-03-19", "2026-03-21", "2026-03-26"],
    ),
    "a date added at other hours": (
        entry(
            date(2026, 3, 19),
            rules.weekly(["TH"]),
            count=2,
            changes=(Change(ADDED, date(2026, 4, 4), None, time(10), time(12, 30), "Osternähen"),),
        ),
        ["2026-03-19", "2026-03-26", "2026-04-04"],
    ),
    "an all-day date added": (
        entry(
            date(2026, 3, 19),
            rules.weekly(["TH"]),
            start=None,
            end=None,
            count=2,
            changes=(Change(ADDED, date(2026, 3, 21)),),
        ),
        ["2026-03-19", "2026-03-21", "2026-03-26"],
    ),
    "everything at once": (
        entry(
            date(2026, 1, 1),
            rules.monthly(3, "WE"),
            until=date(2026, 12, 31),
            changes=(
                Change(LEFT_OUT, date(2026, 8, 19)),
                Change(MOVED, date(2026, 7, 15), date(2026, 7, 22), time(17), time(20)),
                Change(CANCELLED, date(2026, 11, 18)),
                Change(ADDED, date(2026, 12, 24), None, time(10)),
            ),
        ),
        [
            "2026-01-21",
            "2026-02-18",
            "2026-03-18",
            "2026-04-15",
            "2026-05-20",
            "2026-06-17",
            "2026-07-22",
            "2026-09-16",
        ],
    ),
}
for _number in range(1, 5):
    for _weekday in ("FR", "SA", "SU"):
        CASES[f"Advent {_number}, {_weekday}, ten years"] = (
            entry(date(2024, 1, 1), rules.advent(_number, _weekday), until=date(2034, 12, 31)),
            [],
        )
