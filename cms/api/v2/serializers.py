"""What an item is made of: Wagtail's serialisers, fed with rows that were read together."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Prefetch
from rest_framework.fields import Field
from rest_framework.serializers import ModelSerializer
from wagtail.api.v2 import serializers
from wagtail.documents.api.v2.serializers import DocumentSerializer
from wagtail.fields import StreamField
from wagtail.images.api.v2.serializers import ImageSerializer
from wagtail.models import Page


class PublicStreamField(Field):
    """A stream from what is stored of it."""

    def get_attribute(self, instance: Any) -> Any:
        return getattr(instance, self.source or self.field_name or "")

    def to_representation(self, value: Any) -> Any:
        return self.context["streams"].write(value.stream_block, list(value.raw_data))


class PublicRelatedField(serializers.RelatedField):
    """A chosen page is named if everybody may read it; other rows always are."""

    def to_representation(self, value: Any) -> Any:
        if isinstance(value, Page) and not self.context["reach"].can_open(value):
            return None
        return super().to_representation(value)


class PublicRows(serializers.ChildRelationField):
    """Rows of a page, without those that stand for a page which nobody may read."""

    def to_representation(self, value: Any) -> Any:
        reach = self.context["reach"]
        names = [field.name for field in value.model._meta.fields if _leads_to_page(field)]
        serializer = self.serializer_class(context=self.context)
        return [
            serializer.to_representation(row)
            for row in value.all()
            if all(reach.can_open(page) for name in names if (page := getattr(row, name)))
        ]


class PublicTags(Field):
    """Names of tags that were read together."""

    def to_representation(self, value: Any) -> Any:
        return sorted(tag.name for tag in value.all())


class PublicMixin:
    """Rows are read beforehand; `relations` says which."""

    serializer_field_mapping = serializers.BaseSerializer.serializer_field_mapping | {
        StreamField: PublicStreamField
    }
    serializer_related_field = PublicRelatedField

    def build_property_field(self, field_name: str, model_class: Any) -> Any:
        # The types of the framework do not know this method.
        field_class, options = super().build_property_field(field_name, model_class)  # type: ignore[misc]
        return (PublicTags if field_class is serializers.TagsField else field_class), options


class PublicHtmlUrl(serializers.PageHtmlUrlField):
    """The address; the ways to the sites are looked up once a request."""

    def to_representation(self, page: Page) -> Any:
        return page.get_full_url(self.context["request"])


class PublicPageSerializer(PublicMixin, serializers.PageSerializer):
    """A page, written while its language is active, which its links lead to."""

    html_url = PublicHtmlUrl(read_only=True)

    def build_relational_field(self, field_name: str, relation_info: Any) -> Any:
        field_class, options = super().build_relational_field(field_name, relation_info)
        is_rows = field_class is serializers.ChildRelationField
        return (PublicRows if is_rows else field_class), options


class PublicImageSerializer(PublicMixin, ImageSerializer):
    """A picture."""


class PublicDocumentSerializer(PublicMixin, DocumentSerializer):
    """A document."""


def find_relations(serializer_class: type[ModelSerializer]) -> Iterator[str | Prefetch[Any]]:
    """Relations that items are made of, as `prefetch_related` takes them."""
    children = serializer_class.child_serializer_classes
    for field in _relations(serializer_class):
        if not field.one_to_many or field.name not in children:
            yield field.name
            continue
        inner = children[field.name]
        rows = field.related_model.objects.all()
        singles = find_single(inner)
        # Without names it would join all there are.
        yield Prefetch(field.name, rows.select_related(*singles) if singles else rows)
        for found in find_relations(inner):
            if not isinstance(found, Prefetch):
                yield f"{field.name}__{found}"


def find_single(serializer_class: type[ModelSerializer]) -> list[str]:
    """Those of them that lead to one row each, as `select_related` takes them."""
    return [
        field.name for field in _relations(serializer_class) if field.many_to_one and field.concrete
    ]


def _relations(serializer_class: type[ModelSerializer]) -> Iterator[Any]:
    for name in serializer_class.Meta.fields:
        with suppress(FieldDoesNotExist):
            field = serializer_class.Meta.model._meta.get_field(name)
            if field.is_relation:
                yield field


def _leads_to_page(field: Any) -> bool:
    target = field.remote_field and field.remote_field.model
    # The way back to the page that the rows belong to is no choice.
    is_parent = bool(target and getattr(field, "check_is_parent", None))
    return bool(target and isinstance(target, type) and issubclass(target, Page) and not is_parent)
