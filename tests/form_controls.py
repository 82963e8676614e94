"""The controls of a form as a browser sends them, and another value for each of them."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import count
from typing import Any

from bs4 import BeautifulSoup, Tag
from django import forms
from django.http import HttpResponse
from django.utils import timezone
from taggit.forms import TagField

#: What a browser does not send by itself, or sends only when its button is pressed.
UNSENT = {"submit", "button", "reset", "image", "file"}
#: What says which row it is, and where it stands.
OF_ROWS = {"id", "ORDER", "DELETE"}
Sent = dict[str, list[str]]
_numbers = count(1)


def read_controls(form: Tag) -> Sent:
    """Each name with all its values, in the order of the form."""
    sent: Sent = {}
    for control in form.select("input[name], textarea[name], select[name]"):
        name = str(control["name"])
        if control.has_attr("disabled") or "__prefix__" in name or control.get("type") in UNSENT:
            continue
        sent.setdefault(name, []).extend(_values(control))
    return {name: values for name, values in sent.items() if values}


def _values(control: Tag) -> list[str]:
    if control.name == "select":
        options = [each for each in control.select("option") if not each.has_attr("disabled")]
        chosen = [each for each in options if each.has_attr("selected")]
        if not chosen and not control.has_attr("multiple"):
            chosen = options[:1]
        return [str(each.get("value", each.get_text())) for each in chosen]
    if control.name == "textarea":
        # A browser leaves out the line break that begins a textarea, and sends breaks as CR LF.
        text = control.get_text().removeprefix("\n")
        return [text.replace("\r\n", "\n").replace("\n", "\r\n")]
    if control.get("type") in {"checkbox", "radio"}:
        return [str(control.get("value", "on"))] if control.has_attr("checked") else []
    return [str(control.get("value", ""))]


def find_form(response: HttpResponse, url: str) -> Tag | None:
    """The form of the screen that is sent to where the screen is."""
    soup = BeautifulSoup(response.content, "lxml")
    if editor := soup.select_one("form#page-edit-form, form[data-edit-form]"):
        return editor
    for form in soup.select("main form:has([name])"):
        if str(form.get("method", "")).lower() == "post" and form.get("action", url) in {url, ""}:
            return form
    return None


@dataclass(frozen=True)
class Change:
    """Another value for a field: its name in the form, what stands there and what is sent."""

    name: str
    before: list[str]
    after: list[str]
    #: The field of the model that it is about.
    about: str

    @property
    def mark(self) -> str:
        """The word by which a changed text is found again; empty for what is no text."""
        found = re.search(r"wort\d+", show(self.after)[0]) if self.after else None
        return found[0] if found else ""


def find_changes(form: Any, sent: Sent) -> Iterator[Change]:
    """For each field of a Django form, and of the rows below it, a value that it does not have.

    Words end with a mark of their own, by which they are found again.
    """
    for box in getattr(form, "boxes", ()):
        path = box.sentence.path
        yield Change(box.name, sent[box.name], [f"{box.value} wort{next(_numbers)}".strip()], path)
    for part in _parts(form) if hasattr(form, "fields") else ():
        for name, field in part.fields.items():
            if name in OF_ROWS:
                continue
            prefixed = part.add_prefix(name)
            before = sent.get(prefixed, [])
            after = None if field.disabled else _other(field, before, f"wort{next(_numbers)}")
            if (prefixed in sent or isinstance(field, forms.BooleanField)) and after not in (
                None,
                before,
            ):
                yield Change(prefixed, before, after, name)


def _parts(form: Any) -> Iterator[Any]:
    yield form
    for formset in getattr(form, "formsets", {}).values():
        yield from formset.initial_forms


def _other(field: Any, before: list[str], mark: str) -> list[str] | None:
    """None: a field that a browser fills in by blocks, or that tells the program something."""
    if isinstance(field, UNTRIED) or (field.widget.is_hidden and not hasattr(field, "queryset")):
        return None
    current = before[0] if before else ""
    if isinstance(field, forms.BooleanField):
        return [] if before else ["on"]
    if hasattr(field, "choices"):
        return next(([key] for key in _get_keys(field) if key not in {current, ""}), None)
    make = next(make for kind, make in MAKERS.items() if isinstance(field, kind))
    return [make(field, current, mark)]


def _get_keys(field: Any) -> list[str]:
    """What may be chosen; of pages those that have readers."""
    if not hasattr(field, "queryset"):
        return [str(key or "") for key, _label in field.choices]
    rows = field.queryset.order_by("-pk")[:20]
    return [str(each.pk) for each in rows if getattr(each, "depth", 3) > 2]


def _next_month(field: Any, current: str, _mark: str) -> str:
    moment = timezone.localtime() + timedelta(days=30)
    return str(moment.strftime("%d.%m.%Y %H:%M"))


def _next_year(field: Any, current: str, _mark: str) -> str:
    found = field.to_python(current) or date(2027, 5, 1)
    return str(found.replace(year=found.year + 1).strftime("%d.%m.%Y"))


def _next_hour(field: Any, current: str, _mark: str) -> str:
    found = field.to_python(current) or time(8, 0)
    return str(time((found.hour + 1) % 24, found.minute).strftime("%H:%M"))


#: Fields that take a file, several things or tags.
UNTRIED = (forms.FileField, forms.ModelMultipleChoiceField, forms.MultipleChoiceField, TagField)
#: The first that fits makes another value of the one that stands there.
MAKERS: dict[type[forms.Field], Callable[[Any, str, str], str]] = {
    forms.DateTimeField: _next_month,
    forms.DateField: _next_year,
    forms.TimeField: _next_hour,
    forms.IntegerField: lambda _field, current, _mark: str(int(current or 1) + 1),
    forms.EmailField: lambda _field, _current, mark: f"{mark}@example.org",
    forms.URLField: lambda _field, _current, mark: f"https://example.org/{mark}",
    forms.SlugField: lambda _field, current, mark: f"{current}-{mark}",
    forms.Field: lambda _field, current, mark: _add_words(current, mark),
}


def show(values: list[str]) -> list[str]:
    """Values as people see them: of rich text the lines, which the editor numbers anew."""
    return [_read_rich_text(each) if each.startswith("{") else each for each in values]


def _read_rich_text(value: str) -> str:
    return "|".join(each["text"] for each in json.loads(value)["blocks"] if each["text"])


def _add_words(current: str, mark: str) -> str:
    """One more line of rich text, or one more word."""
    if not current.startswith("{"):
        return f"{current} {mark}".strip()
    content = json.loads(current)
    line = {"key": "wort1", "type": "unstyled", "depth": 0, "text": mark}
    content["blocks"].append(line | {"inlineStyleRanges": [], "entityRanges": []})
    return json.dumps(content)
