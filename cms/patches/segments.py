"""wagtail-localize 1.14 cuts an original into sentences by five queries a sentence and more.

`TranslationSource.refresh_segments` looks up, and if need be adds, each sentence, each place and
each segment by itself, while an editor waits for a page to be published. Here it does the same in
as many queries for a long page as for a short one. The keys that the package computes are its own,
so they are asked of it. Needless once the package writes segments in bulk.
"""

import json
import uuid
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    Template,
    TemplateSegment,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments

Row = dict[str, Any]


def apply() -> None:
    """Put ours in the place of the package's, which its own class methods call."""
    TranslationSource.refresh_segments = refresh_segments


@transaction.atomic
def refresh_segments(source: TranslationSource) -> None:
    """The rows that the package's own would leave; those that are still right are kept."""
    instance = source.as_instance()
    values = extract_segments(instance)
    contexts = _get_contexts(source, instance, {value.path for value in values})

    def select(kind: type[Any]) -> list[tuple[Any, Row]]:
        return [
            (value, {"context_id": contexts[value.path], "order": value.order})
            for value in values
            if isinstance(value, kind)
        ]

    _replace(StringSegment, source, _describe_strings(source, select(StringSegmentValue)))
    _replace(TemplateSegment, source, _describe_templates(select(TemplateSegmentValue)))
    _replace(RelatedObjectSegment, source, _describe_objects(select(RelatedObjectSegmentValue)))
    _replace(
        OverridableSegment,
        source,
        [
            place | {"data_json": json.dumps(value.data, cls=DjangoJSONEncoder)}
            for value, place in select(OverridableSegmentValue)
        ],
    )


def _describe_strings(
    source: TranslationSource, found: list[tuple[StringSegmentValue, Row]]
) -> list[Row]:
    get_hash = String._get_data_hash  # noqa: SLF001 - the package's own key
    hashes = {value.string.data: get_hash(value.string.data) for value, _place in found}
    keys = _find_or_add(
        String,
        "data_hash",
        {key: {"data": data, "locale_id": source.locale_id} for data, key in hashes.items()},
        locale_id=source.locale_id,
    )
    return [
        place
        | {
            "string_id": keys[hashes[value.string.data]],
            "attrs": json.dumps(value.attrs, cls=DjangoJSONEncoder),
        }
        for value, place in found
    ]


def _describe_templates(found: list[tuple[TemplateSegmentValue, Row]]) -> list[Row]:
    def get_key(value: TemplateSegmentValue) -> uuid.UUID:
        return uuid.uuid5(uuid.uuid5(Template.BASE_UUID_NAMESPACE, value.format), value.template)

    rows = {
        get_key(value): {
            "template": value.template,
            "template_format": value.format,
            "string_count": value.string_count,
        }
        for value, _place in found
    }
    keys = _find_or_add(Template, "uuid", rows)
    return [place | {"template_id": keys[get_key(value)]} for value, place in found]


def _describe_objects(found: list[tuple[RelatedObjectSegmentValue, Row]]) -> list[Row]:
    rows = {value.translation_key: {"content_type": value.content_type} for value, _place in found}
    keys = _find_or_add(TranslatableObject, "translation_key", rows)
    return [place | {"object_id": keys[value.translation_key]} for value, place in found]


def _get_contexts(source: TranslationSource, instance: Any, paths: set[str]) -> dict[str, Any]:
    """Keys of the places in the page by path; those that were never met are added."""
    get_id = TranslationContext._get_path_id  # noqa: SLF001 - the package's own key
    ids = {path: get_id(path) for path in paths}
    rows = TranslationContext.objects.filter(object_id=source.object_id, path_id__in=ids.values())
    known = {context.path: context for context in rows}
    TranslationContext.objects.bulk_create(
        [
            TranslationContext(
                object_id=source.object_id,
                path=path,
                path_id=ids[path],
                field_path=_get_field_path(path, instance),
            )
            for path in sorted(paths - known.keys())
        ],
        ignore_conflicts=True,
    )
    if paths - known.keys():
        known = {context.path: context for context in rows.all()}
    for context in known.values():
        # Rows of early versions of the package have none; nothing is sent for the others.
        context.get_field_path(instance)
    return {path: context.pk for path, context in known.items()}


def _get_field_path(path: str, instance: Any) -> str:
    """What the package works out for a stored place, which it saves: here before it is stored."""
    place: Any = SimpleNamespace(path=path, field_path="", save=lambda **_kwargs: None)
    return str(TranslationContext.get_field_path(place, instance))


def _find_or_add(
    model: type[Any], name: str, rows: dict[uuid.UUID, Row], **scope: Any
) -> dict[uuid.UUID, Any]:
    """Primary keys by the field `name`; what is missing is added, whoever else adds it too."""
    if not rows:
        return {}
    objects = model.objects.filter(**{f"{name}__in": list(rows)}, **scope)
    known = dict(objects.values_list(name, "pk"))
    missing = [model(**{name: key}, **row) for key, row in rows.items() if key not in known]
    if missing:
        model.objects.bulk_create(missing, ignore_conflicts=True)
        known = dict(objects.values_list(name, "pk"))
    return known


def _replace(model: type[Any], source: TranslationSource, rows: Iterable[Row]) -> None:
    """Leave a source with exactly these segments of a kind."""
    wanted = {tuple(sorted(row.items())): row for row in rows}
    gone = []
    for segment in model.objects.filter(source=source):
        names = ("context_id", "order", *_OWN[model])
        key = tuple(sorted((name, getattr(segment, name)) for name in names))
        if wanted.pop(key, None) is None:
            gone.append(segment.pk)
    if gone:
        model.objects.filter(pk__in=gone).delete()
    model.objects.bulk_create([model(source=source, **row) for row in wanted.values()])


_OWN: dict[type[Any], tuple[str, ...]] = {
    StringSegment: ("string_id", "attrs"),
    TemplateSegment: ("template_id",),
    RelatedObjectSegment: ("object_id",),
    OverridableSegment: ("data_json",),
}
