"""What scripts of the admin ask the site."""

from contextlib import suppress
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

from cms.core.forms import AdminMonthInput, look_back
from cms.german_times import parse_beginning, parse_end, parse_span

_FIELDS: dict[str, Any] = {
    "date": lambda: forms.DateField(widget=AdminDateInput),
    "month": lambda: forms.DateField(widget=AdminMonthInput),
    "time": lambda: forms.TimeField(widget=AdminTimeInput),
    "datetime": lambda: forms.DateTimeField(widget=AdminDateTimeInput),
}


def read_typed_date(request: HttpRequest) -> JsonResponse:
    """What a field for days or times makes of a `text`, as its form would show it once saved.

    `kind` is date, month, time or datetime; `looks_back` as in `look_back()`. The answer has a
    `value`, or an `error`, a sentence. A span of times has all: its `value`, its `end`, and the
    `error` for a field that has no end beside it. `part` says that a time is a `beginning` whose
    end is empty and may be open, or an `end`.
    """
    make_field = _FIELDS.get(request.GET.get("kind", ""))
    if make_field is None:
        return JsonResponse({}, status=400)
    field, text = make_field(), request.GET.get("text", "")
    if request.GET.get("looks_back"):
        look_back(field)
    answer = {}
    if isinstance(field, forms.TimeField):
        answer = _read_times(text, request.GET.get("part", ""))
    if answer and "end" not in answer:
        return JsonResponse(answer)
    try:
        value = field.clean(text)
    except ValidationError as error:
        return JsonResponse({**answer, "error": " ".join(error.messages)})
    shown = field.widget.format_value(field.prepare_value(value))
    # Seconds and other time zones are not shown, and stay as typed.
    return JsonResponse({"value": shown if field.clean(shown) == value else text})


def _read_times(text: str, part: str) -> dict[str, Any]:
    """What a text says about beginning and end together."""
    with suppress(ValidationError):
        start, end = parse_span(text)
        return {"value": f"{start:%H:%M}", "end": f"{end:%H:%M}"}
    with suppress(ValidationError):
        if part == "beginning":
            start, is_open = parse_beginning(text)
            return {"value": f"{start:%H:%M}", "open_end": is_open}
        if part == "end":
            return {"value": f"{parse_end(text):%H:%M}"}
    return {}
