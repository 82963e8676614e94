"""What scripts of the admin ask the site."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

from cms.core.forms import look_back
from cms.german_times import parse_span

_FIELDS: dict[str, Any] = {
    "date": lambda: forms.DateField(widget=AdminDateInput),
    "time": lambda: forms.TimeField(widget=AdminTimeInput),
    "datetime": lambda: forms.DateTimeField(widget=AdminDateTimeInput),
}


def read_typed_date(request: HttpRequest) -> JsonResponse:
    """What a field for days or times makes of a `text`, as its form would show it once saved.

    `kind` is date, time or datetime; `looks_back` as in `look_back()`. The answer has a `value`, or
    an `error`, a sentence. A span of times has all: its `value`, its `end`, and the `error` for a
    field that has no end beside it.
    """
    make_field = _FIELDS.get(request.GET.get("kind", ""))
    if make_field is None:
        return JsonResponse({}, status=400)
    field, text = make_field(), request.GET.get("text", "")
    if request.GET.get("looks_back"):
        look_back(field)
    answer = {}
    if isinstance(field, forms.TimeField):
        answer = _read_span(text)
    try:
        value = field.clean(text)
    except ValidationError as error:
        return JsonResponse({**answer, "error": " ".join(error.messages)})
    shown = field.widget.format_value(field.prepare_value(value))
    # Seconds and other time zones are not shown, and stay as typed.
    return JsonResponse({"value": shown if field.clean(shown) == value else text})


def _read_span(text: str) -> dict[str, str]:
    try:
        start, end = parse_span(text)
    except ValidationError:
        return {}
    return {"value": f"{start:%H:%M}", "end": f"{end:%H:%M}"}
