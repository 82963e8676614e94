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
    return re.compile(rf"{day}|\b({month})\s+([0-3]?\d)(?!\d)", re.IGNORECASE)


def find_days(text: str) -> Iterator[str]:
    """The days that a text names, each as a word such as `day1224`."""
    text = tidy_letters(text)
    for month, day in _ISO.findall(text):
        yield from _make(day, int(month))
    for day, month in _NUMBERS.findall(text):
        yield from _make(day, int(month))
    for first, second, month, name, last in _get_pattern().findall(text):
        number = _get_months().get(fold(month or name), 0)
        for day in filter(None, (first, second, last)):
            yield from _make(day, number)


def drop_days(text: str) -> str:
    """The text without days that only a program has written, as `2026-12-24`."""
    return _ISO.sub(" ", text)


def _make(day: str, month: int) -> Iterator[str]:
    if 1 <= int(day) <= 31 and 1 <= month <= 12:  # noqa: PLR2004 - of any calendar
        yield f"day{month:02}{int(day):02}"
