"""What saving in the background refuses, said for each field: `static/js/admin/field_errors.js`."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.http import JsonResponse


class FieldErrorsMixin:
    """For a view with a page's `form`, whose answer to a refused autosave names the fields."""

    form: Any

    def json_error_response(self, error_code: str, error_message: str) -> JsonResponse:
        """Wagtail's answer; `fields` are pairs of an input's name and a sentence."""
        answer = {"success": False, "error_code": error_code, "error_message": error_message}
        if error_code == "validation_error":
            answer["fields"] = list(find_errors(self.form))
        return JsonResponse(answer, status=400)


def find_errors(form: Any) -> Iterator[tuple[str, str]]:
    """Each error of a form, of the blocks in it and of its rows, by the name of its input."""
    for name, errors in form.errors.as_data().items():
        for error in errors:
            yield from _find_in_block(form.add_prefix(name), error, form.data)
    for rows in getattr(form, "formsets", {}).values():
        for row in rows.forms:
            yield from find_errors(row)


def _find_in_block(
    name: str, error: ValidationError, data: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The error of a field, or those of the blocks within one, which Wagtail keeps in a tree."""
    inner: dict[Any, ValidationError] | None = getattr(error, "block_errors", None)
    if inner is None:
        yield name, " ".join(error.messages)
        return
    for message in getattr(error, "non_block_errors", ()):
        yield name, str(message)
    places = _find_places(name, data)
    for key, child in inner.items():
        part = f"{places[key]}-value" if isinstance(key, int) else key
        yield from _find_in_block(f"{name}-{part}", child, data)


def _find_places(name: str, data: Mapping[str, str]) -> list[int]:
    """The numbers that the blocks of a stream or list have in the form, in their order."""
    numbers = range(int(data.get(f"{name}-count") or 0))
    kept = (number for number in numbers if not data.get(f"{name}-{number}-deleted"))
    return sorted(kept, key=lambda number: int(data.get(f"{name}-{number}-order") or number))
