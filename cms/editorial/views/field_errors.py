"""What saving in the background refuses, said for each field: `static/js/admin/field_errors.js`."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.http import JsonResponse
from wagtail.blocks import StreamBlock


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
        block = getattr(form.fields.get(name), "block", None)
        for error in errors:
            yield from _find_in_block(form.add_prefix(name), error, form.data, block)
    for rows in getattr(form, "formsets", {}).values():
        for row in rows.forms:
            yield from find_errors(row)


def _find_in_block(
    name: str, error: ValidationError, data: Mapping[str, str], block: Any
) -> Iterator[tuple[str, str]]:
    """The error of a field, or those of the blocks within one, which Wagtail keeps in a tree."""
    inner: dict[Any, ValidationError] | None = getattr(error, "block_errors", None)
    if inner is None:
        yield name, " ".join(error.messages)
        return
    for message in getattr(error, "non_block_errors", ()):
        yield name, str(message)
    for key, child in inner.items():
        if isinstance(key, str):
            part, own = key, getattr(block, "child_blocks", {}).get(key)
        else:
            place = _find_place(name, data, block, key)
            kind = data.get(f"{name}-{place}-type", "")
            part = f"{place}-value"
            own = getattr(block, "child_block", getattr(block, "child_blocks", {}).get(kind))
        yield from _find_in_block(f"{name}-{part}", child, data, own)


def _find_place(name: str, data: Mapping[str, str], block: Any, position: int) -> int:
    """The number in the form of what a stream or list has at a position."""
    numbers = range(int(data.get(f"{name}-count") or 0))
    kept = (number for number in numbers if not data.get(f"{name}-{number}-deleted"))
    places = sorted(kept, key=lambda number: int(data.get(f"{name}-{number}-order") or number))
    if isinstance(block, StreamBlock):
        # A body leaves out empty texts, and takes headings out of others: `BodyBlock`.
        children = block.value_from_datadict(data, {}, name)
        known = {data.get(f"{name}-{number}-id"): number for number in places}
        found = [known.get(child.id) for child in list(children)[: position + 1] if child.id]
        seen = [number for number in found if number is not None]
        return seen[-1] if seen else places[position]
    return places[position]
