"""Pictures, files, people and other rows that the items of an answer refer to, with one query.

Rows of different tables come together as JSON in a union; it does not matter how many items there
are, nor how many blocks of whatever kind they have.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import reduce
from typing import Any
from uuid import UUID

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import JSONObject

from cms.core.models import ContactPerson
from cms.documents.models import CustomDocument
from cms.images.models import CustomImage
from cms.site.files import is_in_private_collection

_IMAGE = (
    *("title", "description", "credit", "width", "height"),
    *("focal_point_x", "focal_point_y", "variants"),
)
_DOCUMENT = ("title", "file", "file_size", "file_hash")
_PERSON = ("name", "role", "phone", "email", "office_hours", "locale_id", "photo_id")


@dataclass(frozen=True)
class ChildRows:
    """Rows that belong to the items: `owner` names the item's key, `fields` what is read.

    `pages` is the field that holds keys of pages, which are to be read as well.
    """

    name: str
    rows: QuerySet[Any]
    owner: str
    fields: Mapping[str, str]
    pages: str = ""
    #: What the item calls these rows; the part's own name unless given.
    relation: str = ""


@dataclass
class References:
    """Keys of what the items refer to; None does no harm."""

    images: set[Any] = field(default_factory=set)
    documents: set[Any] = field(default_factory=set)
    people: set[Any] = field(default_factory=set)
    #: Pages that texts and editors lead to.
    pages: set[int] = field(default_factory=set)
    #: Translation keys whose pages are references in all languages.
    groups: set[Any] = field(default_factory=set)
    parts: list[ChildRows] = field(default_factory=list)


class PrefetchedData:
    """What was read, by key."""

    def __init__(self) -> None:
        self.images: dict[int, dict[str, Any]] = {}
        self.documents: dict[int, dict[str, Any]] = {}
        self.people: dict[int, dict[str, Any]] = {}
        self._parts: dict[tuple[str, int], list[dict[str, Any]]] = {}

    def get_child_rows(self, name: str, owner: int) -> list[dict[str, Any]]:
        """The rows of one part of one item, in their order."""
        rows = self._parts.get((name, owner), [])
        return sorted(rows, key=lambda row: row.get("order") or 0)

    def get_values(self, name: str, part: str) -> set[Any]:
        """All values of one field of a part's rows, whatever item they belong to."""
        rows = (
            row for (known, _owner), found in self._parts.items() if known == name for row in found
        )
        return {row[part] for row in rows}

    def read(self, references: References) -> None:
        """Read all that is references; no query when that is nothing."""
        queries = [*_get_media(references), *_get_people(references.people)]
        queries += [
            _as_json(part.name, part.rows, part.owner, part.fields) for part in references.parts
        ]
        if not queries:
            return
        first, *others = queries
        for name, key, text in first.union(*others, all=True) if others else first:
            self._keep(name, key, json.loads(text) if isinstance(text, str) else text)

    def keep_draft_rows(self, part: ChildRows, item: Any) -> None:
        """The rows as a draft has them, which may be in no table yet."""
        rows = [
            {name: _get_value(row, path) for name, path in part.fields.items()}
            for row in getattr(item, part.relation or part.name).all()
        ]
        self._parts[part.name, item.pk] = rows

    def _keep(self, name: str, key: int, row: dict[str, Any]) -> None:
        if name == "image":
            self.images[key] = {"id": key, **row, "variants": _unpack(row["variants"])}
        elif name == "document":
            self.documents[key] = {"id": key, **row}
        elif name == "person":
            self._keep_person(key, row)
        else:
            self._parts.setdefault((name, key), []).append(row)

    def _keep_person(self, key: int, row: dict[str, Any]) -> None:
        photo = {name: row.pop(f"photo__{name}") for name in _IMAGE}
        self.people[key] = {"id": key, **row}
        if row["photo_id"]:
            self._keep("image", row["photo_id"], photo)


def _get_value(row: Any, path: str) -> Any:
    """What a query would give, in the types JSON has."""
    value = reduce(getattr, path.split("__"), row)
    if isinstance(value, UUID):
        return str(value)
    return float(value) if isinstance(value, Decimal) else value


def _get_media(references: References) -> Iterable[QuerySet[Any]]:
    references.images.discard(None)
    references.documents.discard(None)
    if references.images:
        images = CustomImage.objects.filter(pk__in=references.images)
        yield _as_json("image", images, "pk", {name: name for name in _IMAGE})
    if references.documents:
        documents = CustomDocument.objects.filter(
            ~is_in_private_collection(), pk__in=references.documents
        )
        yield _as_json("document", documents, "pk", {name: name for name in _DOCUMENT})


def _get_people(keys: set[Any]) -> Iterable[QuerySet[Any]]:
    if any(keys):
        fields = (*_PERSON, *(f"photo__{name}" for name in _IMAGE))
        people = ContactPerson.objects.filter(pk__in=keys)
        yield _as_json("person", people, "pk", {name: name for name in fields})


def _as_json(
    name: str, rows: QuerySet[Any], owner: str, fields: Mapping[str, str]
) -> QuerySet[Any]:
    row = JSONObject(**fields)
    return rows.order_by().values_list(Value(name, output_field=CharField()), owner, row)


def _unpack(variants: Any) -> list[list[Any]]:
    """SQLite hands JSON inside JSON over as text."""
    found = json.loads(variants) if isinstance(variants, str) else variants
    return found or []
