"""Django 5.2's fields for days and times understand German as people write it.

They read text with `strptime`, which knows no words, takes `15` for five past one, and has one
sentence for all that is wrong. Which fields a form has is decided in many places: blocks, filters
and forms of Wagtail, and whatever a section brings. All of them name these three classes, and no
setting names others; patterns are all that `FORMAT_MODULE_PATH` can add. In other languages, and
where a field brings patterns of its own, everything is as it was. Needless once Django has a way
to say how a language reads dates.
"""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import wraps
from typing import Any

from django import forms
from django.forms.fields import BaseTemporalField
from django.forms.utils import from_current_timezone
from django.utils.translation import get_language
from wagtail.admin.filters import WagtailFilterSet

from cms import german_dates, german_times

Read = Callable[[Any, str], Any]


def apply() -> None:
    """Read German first; tell filters that they ask for what has been."""
    for field, read in (
        (forms.DateField, _read_date),
        (forms.TimeField, _read_time),
        (forms.DateTimeField, _read_datetime),
    ):
        setattr(field, "to_python", _reads_german(field, read))  # noqa: B010 - mypy knows no union
    WagtailFilterSet.get_form_class = _looks_back(WagtailFilterSet.get_form_class)


def _reads_german(field: type[BaseTemporalField], read: Read) -> Callable[[Any, Any], Any]:
    original, patterns = field.to_python, field.input_formats

    @wraps(original)
    def to_python(self: Any, value: Any) -> Any:
        is_text = isinstance(value, str) and value.strip()
        is_german = (get_language() or "").startswith("de")
        if is_text and is_german and self.input_formats is patterns:
            return read(self, value)
        return original(self, value)

    return to_python


def _read_date(field: Any, text: str) -> date:
    if getattr(field.widget, "reads_months", False):
        return german_dates.parse_month(text)
    return german_dates.parse_date(text, looks_back=getattr(field, "looks_back", False))


def _read_time(_field: Any, text: str) -> time:
    return german_times.parse_time(text)


def _read_datetime(field: Any, text: str) -> datetime:
    """A filter by moments may ask for a day, and means its beginning."""
    if isinstance(field.widget, forms.DateInput):
        day = _read_date(field, text)
        return from_current_timezone(datetime.combine(day, time()))
    return german_dates.parse_datetime(text)


def _looks_back(original: Callable[[Any], Any]) -> Callable[[Any], Any]:
    @wraps(original)
    def get_form_class(self: Any) -> Any:
        form_class = original(self)
        for field in form_class.base_fields.values():
            for part in getattr(field, "fields", (field,)):
                part.looks_back = True
        return form_class

    return get_form_class
