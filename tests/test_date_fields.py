"""Every field for a day or a time that the admin has understands days and times in German."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.forms.fields import BaseTemporalField
from django.urls import get_resolver
from django.utils.timezone import make_aware
from django_filters.fields import RangeField
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import get_edit_handler
from wagtail.blocks import Block, FieldBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

pytestmark = pytest.mark.django_db

Found = Iterator[tuple[str, forms.Field]]

DAY = date(2030, 12, 16)
MEANT = {
    forms.DateField: ("16. Dezember 2030", DAY),
    forms.TimeField: ("15 Uhr", time(15)),
    forms.DateTimeField: ("16. Dezember 2030, 15 Uhr", make_aware(datetime.combine(DAY, time(15)))),
}


def find_times(fields: dict[str, forms.Field], place: str) -> Found:
    """All fields for days and times among these, with where they are."""
    for name, field in fields.items():
        for part in getattr(field, "fields", (field,)):
            if isinstance(part, BaseTemporalField):
                yield f"{place}.{name}", part


def find_in_block(block: Block, place: str) -> Found:
    """The same in a block and all below it."""
    if isinstance(block, FieldBlock):
        yield from find_times({block.name: block.field}, place)
    children = getattr(block, "child_blocks", {})
    if hasattr(block, "child_block"):
        children = {"item": block.child_block}
    for name, child in children.items():
        yield from find_in_block(child, f"{place}.{name}")


def find_in_streams() -> Found:
    """The same in all bodies."""
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                yield from find_in_block(field.stream_block, f"{model.__name__}.{field.name}")


def find_views() -> Iterator[Any]:
    """All views that are classes, as their addresses set them up."""
    waiting = list(get_resolver().url_patterns)
    while waiting:
        one = waiting.pop()
        waiting += getattr(one, "url_patterns", [])
        view = getattr(one, "callback", None)
        while view and not hasattr(view, "view_class") and hasattr(view, "__wrapped__"):
            view = view.__wrapped__
        if hasattr(view, "view_class"):
            yield view.view_class(**view.view_initkwargs)


def find_in_filters() -> Found:
    """The same in the filters of lists and reports."""
    for view in find_views():
        filters = getattr(view, "filterset_class", None)
        if filters and issubclass(filters, WagtailFilterSet):
            ranges = (BaseTemporalField, RangeField)
            known = filters.base_filters.items()
            fields = {name: one.field for name, one in known if issubclass(one.field_class, ranges)}
            yield from find_times(fields, f"{filters.__module__}.{filters.__name__}")


def find_subclasses(kind: type) -> Iterator[type]:
    """Every class that builds on `kind`."""
    for one in kind.__subclasses__():
        yield one
        yield from find_subclasses(one)


def find_in_forms() -> Found:
    """The same in forms, those of pages and snippets too, which are made when they are needed."""
    made = [
        get_edit_handler(one).get_form_class() for one in apps.get_models() if issubclass(one, Page)
    ]
    made += [one.snippet_viewset.get_form_class() for one in get_snippet_models()]
    for form in find_subclasses(forms.BaseForm):
        fields = getattr(form, "base_fields", {})
        yield from find_times(fields, f"{form.__module__}.{form.__name__}")


def is_understood(field: forms.Field) -> bool:
    kind = next(one for one in MEANT if isinstance(field, one))
    typed, meant = MEANT[kind]
    if kind is forms.DateTimeField and isinstance(field.widget, forms.DateInput):
        typed, meant = "16. Dezember 2030", make_aware(datetime.combine(DAY, time()))
    try:
        return field.clean(typed) == meant
    except ValidationError:
        return False


@pytest.mark.parametrize(
    ("find", "names"),
    [
        (find_in_streams, ("EventPage.dates.once.start", "ArticlePage.corrections")),
        (find_in_filters, ("SiteHistoryReportFilterSet.timestamp", "AgingPagesReportFilterSet")),
        (find_in_forms, ("IssuePageForm.deadline", "ProjectPageForm.start_month", "go_live_at")),
    ],
)
def test_every_field_for_a_day_or_a_time_understands_german(find: Any, names: Any) -> None:
    found = dict(find())
    assert [name for name in names if not any(name in place for place in found)] == []
    assert [place for place, field in found.items() if not is_understood(field)] == []
