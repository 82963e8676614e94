"""The rows below a page or snippet, as they come back from its form."""

import re
from collections.abc import Iterator
from typing import Any

from django.db.models import UniqueConstraint
from django.forms.models import model_to_dict

#: The rows of margin comments, which a script keeps.
COMMENTS = "comments"
#: What says which row it is, and where it stands.
OF_ROWS = {"id", "ORDER", "DELETE"}
#: What is said of rows that are not sent at all.
NO_ROWS = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}

#: What was sent of one row, by the name of the field.
Row = dict[str, list[str]]


class RowsMixin:
    """Takes the rows below a page or snippet as those who sent them mean them.

    - A row that nobody has filled in is left out, and one that was emptied goes away. Wagtail asks
      an added row for what it lacks even if nothing stands in it; saving in the background then
      waits until somebody has found and removed it.
    - Rows that the form did not know when it was opened, before a release, stay as they are.
    - What somebody else has done since, or a form that comes twice because its first answer was
      lost, makes nothing double and refuses nothing (`match_rows`).
    """

    data: Any
    formsets: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Of the form beside which this mixin stands.
        if self.is_bound:  # type: ignore[attr-defined]
            self._read_rows()

    def _read_rows(self) -> None:
        data = self.data.copy()
        for formset in self.formsets.values():
            if f"{formset.prefix}-TOTAL_FORMS" not in data:
                for name, value in NO_ROWS.items():
                    data[f"{formset.prefix}-{name}"] = value
                formset.data = data
            if not formset.can_delete or formset.prefix == COMMENTS:
                continue
            match_rows(formset, data)
            # Wagtail reads these when it is asked whether the form is valid: later.
            formset.data = data
            for form in formset.forms:
                form.data = data
                if _is_empty(form, formset.empty_form):
                    data[form.add_prefix("DELETE")] = "on"
        self.data = data


def _is_empty(form: Any, blank: Any) -> bool:
    """Whether a row says what a new one says before somebody has written in it."""
    return not any(
        field.has_changed(blank.get_initial_for_field(field, name), _read(form, name, field))
        for name, field in form.fields.items()
        if name not in OF_ROWS
    )


def _read(form: Any, name: str, field: Any) -> Any:
    return field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))


# --- Which row of the form is which one of the database ------------------------------------------


def match_rows(formset: Any, data: Any) -> None:
    """Change what was sent (`data`), so that each row of the form is the one that it means.

    A row that has gone meanwhile is a new one: nothing that was written is lost. A new one that is
    there already is that one. One that stands in the form twice is left out the second time.
    """
    prefix = formset.prefix
    sent = _read_sent(prefix, data)
    before = _read_number(data, f"{prefix}-INITIAL_FORMS")
    stored = {str(row.pk): row for row in getattr(formset.instance, formset.rel_name).all()}
    keys = [row.get("id", [""])[-1] for row in sent]
    free = {key: row for key, row in stored.items() if key not in keys}
    # Those of a draft have no key before its page is released.
    is_old = [key in stored or (not key and number < before) for number, key in enumerate(keys)]
    seen: list[Row] = []
    for number, row in enumerate(sent):
        if not is_old[number]:
            keys[number] = next(_find_same(formset, data, number, free), "")
            is_old[number] = free.pop(keys[number], None) is not None
        content = {name: value for name, value in row.items() if name not in OF_ROWS}
        if not is_old[number] and content in seen:
            row["DELETE"] = ["on"]
        seen.append(content)
        row["id"] = [keys[number]]
    # Django takes the first ones for those that are there.
    numbers = sorted(range(len(sent)), key=lambda number: not is_old[number])
    for name in [name for name in data if re.match(rf"{re.escape(prefix)}-\d+-", name)]:
        del data[name]
    for place, number in enumerate(numbers):
        for name, value in sent[number].items():
            data.setlist(f"{prefix}-{place}-{name}", value)
    data[f"{prefix}-INITIAL_FORMS"] = str(sum(is_old))


def _read_number(data: Any, name: str) -> int:
    text = data.get(name, "")
    return int(text) if text.isdecimal() else 0


def _read_sent(prefix: str, data: Any) -> list[Row]:
    """Row after row."""
    rows: list[Row] = [{} for _ in range(_read_number(data, f"{prefix}-TOTAL_FORMS"))]
    for name in data:
        found = re.fullmatch(rf"{re.escape(prefix)}-(\d+)-(.+)", name, re.DOTALL)
        if found and int(found[1]) < len(rows):
            rows[int(found[1])][found[2]] = data.getlist(name)
    return rows


def _find_same(formset: Any, data: Any, number: int, rows: dict[str, Any]) -> Iterator[str]:
    """Keys of the rows that say the same as one of the form, by what makes them one."""
    fields = formset.form.base_fields
    names = _find_key(formset) & {*fields} or {*fields} - OF_ROWS
    read = {
        name: fields[name].widget.value_from_datadict(
            data, {}, f"{formset.add_prefix(number)}-{name}"
        )
        for name in names
    }
    for key, row in rows.items():
        values = model_to_dict(row)
        if not any(fields[name].has_changed(values.get(name), read[name]) for name in names):
            yield key


def _find_key(formset: Any) -> set[str]:
    """What no two rows below one page have in common, if there is such a thing."""
    return {
        name
        for each in formset.model._meta.constraints
        if isinstance(each, UniqueConstraint) and formset.fk.name in each.fields
        for name in each.fields
    } - {formset.fk.name}
