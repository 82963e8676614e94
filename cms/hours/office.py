"""When the office is open, in one language: the schedule with its words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.timezone import localdate, localtime, make_aware
from wagtail.models import Locale

from cms.hours import words
from cms.hours.models import ClosureKind, OpeningHours, SchoolHolidayKind
from cms.hours.public_holidays import is_public_holiday
from cms.hours.schedule import (
    Closure,
    DateRange,
    Day,
    Notice,
    Period,
    Schedule,
    SchoolHoliday,
    find_most_specific,
)
from cms.hours.week import read_week

#: How far the foot of a page looks ahead.
NEAR = timedelta(days=28)
#: How far programs are told of special days.
YEAR = 366
#: Child relations whose rows have words, with the field that holds them.
WORDS = (("notices", "text"), ("closures", "reason"), ("periods", "name"))


@dataclass(frozen=True)
class CurrentNotice:
    """What stands above all pages now; `language` where it is another than the page's."""

    text: str
    ends_at: datetime
    starts_at: datetime | None = None
    language: str = ""


def read_schedule() -> Schedule:
    """The facts of the office, from the German row; a fixed number of queries."""
    row = OpeningHours.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if row is None:
        return Schedule()
    return Schedule(
        week=read_week(row.week),
        periods=tuple(
            Period(*_days(each), each.translation_key, read_week(each.week))
            for each in row.periods.all()
        ),
        closures=tuple(
            Closure(*_days(each), each.translation_key, each.kind, each.is_announced)
            for each in row.closures.all()
        ),
        school_holidays=tuple(
            SchoolHoliday(*_days(each), each.kind) for each in row.school_holidays.all()
        ),
        notices=tuple(
            Notice(each.translation_key, each.starts_at, each.ends_at) for each in row.notices.all()
        ),
    )


def _days(row: Any) -> tuple[date, date]:
    return row.first_day, row.last_day


def read_office_hours(facts: Schedule, locale: Locale) -> "OfficeHours":
    """The schedule with its words in a language."""
    own = _read_words(locale.language_code)
    german = own if locale.is_default else _read_words(settings.LANGUAGE_CODE)
    return OfficeHours(facts, own.pop("note", ""), own, german)


def _read_words(code: str) -> dict[Any, str]:
    """Words by the key of their row, and `note`."""
    row = OpeningHours.objects.filter(locale__language_code=code).first()
    if row is None:
        return {}
    found: dict[Any, str] = {
        each.translation_key: getattr(each, name)
        for relation, name in WORDS
        for each in getattr(row, relation).all()
    }
    return found | {"note": row.note}


@dataclass(frozen=True)
class OfficeHours:
    """Hours in the language that is active wherever it is asked; days are those of the office."""

    schedule: Schedule = field(default_factory=Schedule)
    note: str = ""
    #: By the key of a row.
    words: Mapping[UUID, str] = field(default_factory=dict)
    german_words: Mapping[UUID, str] = field(default_factory=dict)

    @property
    def is_known(self) -> bool:
        """Whether staff has said anything about hours."""
        return any(not day.is_closed for day in self.schedule.week)

    @property
    def today(self) -> str:
        """A line that holds the whole day; empty if nothing is known."""
        if not self.is_known:
            return ""
        day = self.schedule.get_day(localdate())
        if day.hours.is_closed:
            return words.closed_today(self.get_reason(day))
        return words.today(words.hours(day.hours))

    @property
    def lines(self) -> list[str]:
        """The usual week, one entry a line."""
        return words.week_lines(self.schedule.week)

    @property
    def special_lines(self) -> list[str]:
        """What is different in the next weeks: public holidays, closures, other hours."""
        today = localdate()
        found = [(each.first_day, self._tell_closure(each)) for each in self._near_closures(today)]
        found += [(each.first_day, self._tell_period(each)) for each in self._near_periods(today)]
        for number in range(NEAR.days if self.is_known else 0):
            day = today + timedelta(days=number)
            # A holiday on a day that is closed anyway is no news.
            is_usually_open = not self.schedule.get_usual_hours(day).is_closed
            if is_usually_open and self.schedule.get_day(day).is_public_holiday:
                line = words.labelled(words.day(day), words.closed(words.public_holiday(day)))
                found.append((day, line))
        return [line for _first, line in sorted(found)]

    def _near_closures(self, today: date) -> list[Closure]:
        return [each for each in self.schedule.closures if _is_near(each, today)]

    def _near_periods(self, today: date) -> list[Period]:
        return [each for each in self.schedule.periods if _is_near(each, today)]

    def _tell_closure(self, closure: Closure) -> str:
        text = words.closed(self.get_closure_reason(closure))
        return words.labelled(words.date_range(closure), text)

    def _tell_period(self, period: Period) -> str:
        name = self.get_period_name(period)
        days = words.date_range(period)
        lines = "; ".join(words.week_lines(period.week)) or words.closed("")
        return words.labelled(f"{name} ({days})" if name else days, lines)

    def get_reason(self, day: Day) -> str:
        """Why the office is closed on a day; empty where nobody has said it in this language."""
        if day.is_public_holiday:
            return words.public_holiday(day.date)
        return self.get_closure_reason(day.closure) if day.closure else ""

    def get_closure_reason(self, closure: Closure) -> str:
        """The reason in staff's own words, else its kind."""
        own = self.words.get(closure.key, "")
        return own or (str(ClosureKind(closure.kind).label) if closure.kind else "")

    def get_period_name(self, period: Period) -> str:
        """What days of other hours are called; empty where this language has no words."""
        return self.words.get(period.key, "")

    def get_public_holidays(self, first: date) -> list[date]:
        """Public holidays of a year from `first` on."""
        days = (first + timedelta(days=number) for number in range(YEAR))
        return [day for day in days if is_public_holiday(day)]

    def get_school_holiday_name(self, holiday: SchoolHoliday) -> str:
        """What school holidays are called."""
        return str(SchoolHolidayKind(holiday.kind).label)

    @property
    def notices(self) -> list[CurrentNotice]:
        """What is to stand above all pages at this moment, closures first."""
        now = localtime()
        current = [each for each in self.schedule.notices if each.is_current(now)]
        return [*self._announce(now.date()), *(self._get_notice(each) for each in current)]

    def _announce(self, today: date) -> Iterator[CurrentNotice]:
        """One sentence, however many closures follow on one another: until when, truly.

        The reason is that of a closure that lasts so long.
        """
        closures = [each for each in self.schedule.closures if each.includes(today)]
        if not any(each.is_announced for each in closures):
            return
        last_day = self.schedule.find_last_day_closed(today)
        lasting = [each for each in closures if each.last_day == last_day]
        closure = find_most_specific(lasting, today)
        reason = self.get_closure_reason(closure) if closure else ""
        text = (
            words.closed_today(reason)
            if last_day == today
            else words.closed_until(last_day, reason)
        )
        announced = max(each.last_day for each in closures if each.is_announced)
        yield CurrentNotice(text, _midnight(announced + timedelta(days=1)))

    def _get_notice(self, notice: Notice) -> CurrentNotice:
        """Rather the German sentence, marked as such, than none."""
        own = self.words.get(notice.key, "")
        text = own or self.german_words.get(notice.key, "")
        language = "" if own else settings.LANGUAGE_CODE
        return CurrentNotice(text, notice.ends_at, notice.starts_at, language)


def _is_near(each: DateRange, today: date) -> bool:
    return each.last_day >= today and each.first_day < today + NEAR


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))
