"""Texts that are kept already: in rows, and in versions as Wagtail writes them."""

import json
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail.fields import RichTextField, StreamField

from cms.texts.streams import tidy_stream, tidy_stream_value
from cms.texts.tidy import tidy, tidy_html

#: A JSON object as it is read.
Content = dict[str, Any]


def find_untidy_rows(model: type[models.Model]) -> list[tuple[Any, Content]]:
    """Key of each row that is not tidy, and its tidied values by column; of this table alone."""
    kinds = (models.CharField, models.TextField, StreamField)
    fields = [each for each in model._meta.local_concrete_fields if isinstance(each, kinds)]
    found = []
    for row in models.QuerySet(model).values("pk", *(each.attname for each in fields)).iterator():
        values = {each.attname: _tidy_value(each, row[each.attname]) for each in fields}
        changed = {name: value for name, value in values.items() if value != row[name]}
        found += [(row["pk"], changed)] if changed else []
    return found


def tidy_content(model: type[models.Model] | None, content: Content) -> Content:
    """What a version of a page or snippet says, and the rows below it."""
    return {name: _tidy_part(_find_field(model, name), value) for name, value in content.items()}


def _find_field(model: type[models.Model] | None, name: str) -> Any:
    try:
        return model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None


def _tidy_value(field: Any, value: Any) -> Any:
    if isinstance(field, StreamField):
        return tidy_stream_value(field, value)
    if not isinstance(value, str):
        return value
    return tidy_html(value) if isinstance(field, RichTextField) else tidy(value)


def _tidy_part(field: Any, value: Any) -> Any:
    """The value of a field in a version; a stream is JSON within JSON there."""
    if isinstance(field, StreamField) and isinstance(value, str):
        raw = json.loads(value or "[]")
        tidied = tidy_stream(field.stream_block, raw)
        return value if raw == tidied else json.dumps(tidied, cls=DjangoJSONEncoder)
    if isinstance(field, models.ManyToOneRel) and isinstance(value, list):
        return [tidy_content(field.related_model, row) for row in value]
    is_text = isinstance(field, models.CharField | models.TextField)
    return _tidy_value(field, value) if is_text else value
