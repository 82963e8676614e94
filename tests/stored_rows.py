"""All rows of the database before and after something, and what has become of them."""

import json
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Model
from wagtail.admin.models import EditingSession

#: What says that somebody was here, and not what they have done.
LEFT_OUT: set[type[Model]] = {Session, EditingSession}
#: The same for columns, by the label of the model.
COLUMNS = {"users.user": {"last_login"}}

Rows = dict[str, dict[Any, dict[str, Any]]]


def read_rows() -> Rows:
    """The rows of every table, by the label of the model and by key."""
    return {
        model._meta.label_lower: {
            row.pop("pk"): row for row in model._base_manager.values("pk", *_names(model))
        }
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model not in LEFT_OUT
    }


def _read_table(model: type[Model]) -> dict[Any, dict[str, Any]]:
    return {row.pop("pk"): row for row in model._base_manager.values("pk", *_names(model))}


def _names(model: type[Model]) -> list[str]:
    left = COLUMNS.get(model._meta.label_lower, set())
    return [each.attname for each in model._meta.local_concrete_fields if each.name not in left]


def compare(before: Rows, after: Rows) -> list[str]:
    """One line a row that is new, gone or different, with what is different."""
    found = []
    for label, rows in after.items():
        old = before[label]
        found += [f"{label} {key} is gone" for key in old.keys() - rows.keys()]
        found += [f"{label} {key} is new: {rows[key]}" for key in rows.keys() - old.keys()]
        for key in rows.keys() & old.keys():
            names = [name for name in rows[key] if rows[key][name] != old[key][name]]
            said = ", ".join(f"{name} {old[key][name]!r} → {rows[key][name]!r}" for name in names)
            found += [f"{label} {key}: {said}"] if names else []
    return found


def write_past(row: Model, **values: Any) -> None:
    """Put values into the row by SQL alone."""
    for name, value in values.items():
        field = row._meta.get_field(name)
        table = field.model._meta
        text = value if isinstance(value, str) else json.dumps(value)
        # Names of our own tables, not input.
        sql = f'UPDATE "{table.db_table}" SET "{field.column}" = %s WHERE "{table.pk.column}" = %s'  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(sql, [text, row.pk])
