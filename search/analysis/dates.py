"""Days of the year as one word: `24. Dezember`, `24.12.` and `December 24` are the same."""

import re
from collections.abc import Iterator
from functools import cache

from search.analysis.folding import fold, tidy_letters

#: As the languages of the site write them after a day.
_MONTHS = """
januar january jan jänner січня января يناير ژانویه
februar february feb лютого февраля فبراير فوریه
märz march mar березня марта مارس مارس
april april apr квітня апреля أبريل آوریل
mai may mai травня мая مايو مه
juni june jun червня июня يونيو ژوئن
juli july jul липня июля يوليو ژوئیه
august august aug серпня августа أغسطس اوت
september september sept вересня сентября سبتمبر سپتامبر
oktober october okt жовтня октября أكتوبر اکتبر
november november nov листопада ноября نوفمبر نوامبر
dezember december dez грудня декабря ديسمبر دسامبر
"""
#: Where a language's own names stand in these lines.
_COLUMNS = {"de": 0, "de-simple": 0, "en": 1, "uk": -4, "ru": -3, "ar": -2, "fa": -1}
_MONTH = re.compile(r"(?<![\d./])(0?[1-9]|1[0-2])[./]([12]\d{3})(?!\d)")
_DAY = r"(?<![\d.,:/])([0-3]?\d)"
_NUMBERS = re.compile(rf"{_DAY}[./]\s?([01]?\d)(?:[./](?:\d{{4}}|\d\d)?(?!\d)|$)")
_ISO = re.compile(r"(?<!\d)\d{4}-(\d\d)-(\d\d)(?!\d)")
_BOTH = r"(?:\s*(?:und|bis|and|to|та|и|і|до|و|–|-|,)\s*([0-3]?\d))?"


@cache
def _get_months() -> dict[str, int]:
    lines = _MONTHS.strip().splitlines()
    return {fold(name): month for month, line in enumerate(lines, 1) for name in line.split()}


@cache
def _get_pattern() -> re.Pattern[str]:
    names = {name for line in _MONTHS.split() for name in (line, fold(line))}
    month = "|".join(sorted(names, key=len, reverse=True))
    day = rf"{_DAY}\.?{_BOTH}\.?(?:st|nd|rd|th|го)?\s+({month})\b"
    year = r"(?:,?\s+\d{4}\b)?"
    return re.compile(rf"(?:{day}|\b({month})\s+([0-3]?\d)(?!\d)){year}", re.IGNORECASE)


def find_days(text: str) -> list[str]:
    """The days that a text names, each as a word such as `day1224`."""
    return take_days(text)[0]


def take_days(text: str) -> tuple[list[str], str]:
    """The days that a text names, and the text without them and their years."""
    text = tidy_letters(text)
    days: list[str] = []
    rest = text
    for pattern, read in ((_ISO, _read_iso), (_NUMBERS, _read_numbers), (_get_pattern(), _read)):
        days += [day for found in pattern.finditer(text) for day in read(found)]
        rest = pattern.sub(" ", rest)
    return days, rest if days else text


def _read_iso(found: re.Match[str]) -> Iterator[str]:
    month, day = found.groups()
    return _make(day, int(month))


def _read_numbers(found: re.Match[str]) -> Iterator[str]:
    day, month = found.groups()
    return _make(day, int(month))


def _read(found: re.Match[str]) -> Iterator[str]:
    first, second, month, name, last = found.groups()
    number = _get_months().get(fold(month or name), 0)
    for day in filter(None, (first, second, last)):
        yield from _make(day, number)


def name_months(text: str, language: str) -> str:
    """The text with months that are written as `11/2026` by their names."""
    names = [line.split()[_COLUMNS.get(language, 0)] for line in _MONTHS.strip().splitlines()]
    return _MONTH.sub(lambda found: f"{names[int(found[1]) - 1]} {found[2]}", text)


def drop_days(text: str) -> str:
    """The text without days that only a program has written, as `2026-12-24`."""
    return _ISO.sub(" ", text)


def _make(day: str, month: int) -> Iterator[str]:
    if 1 <= int(day) <= 31 and 1 <= month <= 12:  # noqa: PLR2004 - of any calendar
        yield f"day{month:02}{int(day):02}"
