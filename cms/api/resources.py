"""How a page type becomes an item: which schemas describe it, and how each of their parts is made.

A section's `api` module makes one `PageResource` for each of its page types and names them in
`RESOURCES`. The engine does the rest: lists, single items, previews, sparse fieldsets, the OpenAPI
document (`page_routes.py`, `responses.py`). An answer is made in three steps: fetch the rows,
collect and read what they refer to, serialize.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery
from pydantic import BaseModel, Field, create_model
from wagtail.models import Page

from cms.api.prefetch import ChildRows, References
from cms.api.schemas.pages import PageItem, PlainPage
from cms.api.serializer_context import BASE, SerializerContext
from cms.api.serializers.blocks import (
    collect_block_references,
    get_words,
    render_body,
    serialize_blocks,
)
from cms.api.serializers.common import serialize_lead_image
from cms.api.serializers.richtext import collect_links
from cms.core.models import BodyMixin, Topic
from cms.sections import get_sections

#: Makes one part of an item from its row and from what was read for the answer.
Serializer = Callable[[Any, SerializerContext], Any]
#: Adds what one part of a row refers to.
Collector = Callable[[Any, References], None]
#: The rows that belong to all items of an answer.
GetChildRows = Callable[[Sequence[Any], SerializerContext], ChildRows]

#: By day, or by title; the key makes each order total, so that parts of a list never overlap.
ORDERS: dict[str, Sequence[Any]] = {
    "-published_at": ("-first_published_at", "-pk"),
    "published_at": ("first_published_at", "pk"),
    "-updated_at": ("-last_published_at", "-pk"),
    "updated_at": ("last_published_at", "pk"),
    "title": ("title", "pk"),
    "-title": ("-title", "-pk"),
}
_SPARSE = "Only the parts that `fields` asks for."


@dataclass(frozen=True, eq=False)
class PageResource:
    """One page type in the API.

    `summary` describes an item of a list, `detail` a single one; a list can be asked for all parts
    of `detail` but those in `alone`, in one of `orders`. `detail_select_related` are foreign keys
    to read along. `serializers` make parts that are not the row's attribute of the same name. What
    a part refers to is named by `collectors`, its child rows by `child_rows`: both are read for all
    items of an answer at once.
    """

    model: type[Page]
    kind: str
    path: str
    summary: type[BaseModel]
    detail: type[BaseModel]
    detail_select_related: tuple[str, ...] = ()
    serializers: Mapping[str, Serializer] = field(default_factory=dict)
    collectors: Mapping[str, Collector] = field(default_factory=dict)
    child_rows: Mapping[str, GetChildRows] = field(default_factory=dict)
    alone: frozenset[str] = frozenset({"body_html"})
    orders: Mapping[str, Sequence[Any]] = field(default_factory=lambda: ORDERS)

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """Names of the parts that a list can be asked for."""
        return tuple(name for name in self.detail.model_fields if name not in self.alone)

    @cached_property
    def sparse(self) -> type[BaseModel]:
        """All parts that a list can be asked for, none of them promised."""
        return make_sparse(self.detail, self.listed)

    def get_rows(self, context: SerializerContext) -> Any:
        """Pages that everybody can read, in the language of the answer."""
        rows = self.model.objects.visible_in(context.scope).in_language(context.scope.locale)
        return (
            rows.select_related(*self.detail_select_related) if self.detail_select_related else rows
        )

    def get_pages(self, rows: Sequence[Any]) -> Sequence[Any]:
        """The page of each row; a subclass whose rows are something else says which it is."""
        return rows

    def collect_references(
        self, items: Sequence[Any], context: SerializerContext, names: Iterable[str]
    ) -> None:
        """Read what `items` refer to, as far as the parts called `names` show it."""
        references = References()
        names = set(names)
        collectors = {**COLLECTORS, **self.collectors}
        # The four parts made of the body refer to the same.
        for collect in {collectors[name] for name in names & collectors.keys()}:
            for item in items:
                collect(item, references)
        if items:
            self._collect_child_rows(items, context, references, names)
        context.read(references)

    def _collect_child_rows(
        self,
        items: Sequence[Any],
        context: SerializerContext,
        references: References,
        names: set[str],
    ) -> None:
        rows = {**CHILD_ROWS, **self.child_rows}
        # A draft knows its topics itself.
        known = {"topics"} if context.is_draft else set()
        for part in [rows[name](items, context) for name in (names & rows.keys()) - known]:
            if not context.is_draft:
                references.parts.append(part)
                continue
            for item in items:
                context.prefetched.keep_draft_rows(part, item)
            if part.pages:
                references.pages |= context.prefetched.get_values(part.name, part.pages)

    def serialize(
        self, item: Any, context: SerializerContext, names: Iterable[str]
    ) -> dict[str, Any]:
        """The parts of one item, all that they refer to being read."""
        made = self._serializers
        return {name: made[name](item, context) for name in names}

    @cached_property
    def _serializers(self) -> dict[str, Serializer]:
        own: dict[str, Serializer] = {
            "type": lambda _item, _context: self.kind,
            "api_url": self._get_api_url,
            "translations": self._get_translations,
        }
        known = {**SERIALIZERS, **own}
        if not issubclass(self.model, BodyMixin):
            # A page type without the engine's body may have a field of its own by such a name.
            known = {name: made for name, made in known.items() if name not in self._own_fields}
        known |= self.serializers
        return {name: known.get(name) or attribute(name) for name in self.detail.model_fields}

    @cached_property
    def _own_fields(self) -> set[str]:
        """Parts of a body, as far as the model has plain fields that are called so."""
        fields = {field.name for field in self.model._meta.get_fields()}
        return fields & {"body", "text", "word_count"}

    def _get_api_url(self, item: Any, context: SerializerContext) -> str:
        return f"{context.root}{BASE}/{self.path}/{item.pk}"

    def _get_translations(self, item: Any, context: SerializerContext) -> list[dict[str, Any]]:
        return [
            {
                "id": page.pk,
                "lang": context.languages[page.locale_id].code,
                "title": page.title,
                "url": context.get_url(page),
                "api_url": self._get_api_url(page, context),
                "state": page.state or "current",
            }
            for page in context.get_translations(item.translation_key)
        ]


def make_sparse(schema: type[BaseModel], names: Iterable[str]) -> type[BaseModel]:
    """The parts called `names`, none of them promised."""
    given = schema.model_fields
    # A factory keeps the value of what is absent out of the document.
    parts: Any = {
        name: (
            given[name].annotation,
            Field(default_factory=lambda: None, description=given[name].description),
        )
        for name in names
    }
    return create_model(f"Sparse{schema.__name__}", __doc__=_SPARSE, **parts)


def attribute(name: str) -> Serializer:
    """Takes an attribute as it is."""
    get = attrgetter(name)
    return lambda item, _context: get(item)


def collect_image(key: str) -> Collector:
    """Wants the image of a foreign key."""
    return lambda item, references: references.images.add(getattr(item, f"{key}_id"))


def collect_document(key: str) -> Collector:
    """Wants the document of a foreign key."""
    return lambda item, references: references.documents.add(getattr(item, f"{key}_id"))


def collect_person(key: str) -> Collector:
    """Wants the contact person of a foreign key."""
    return lambda item, references: references.people.add(getattr(item, f"{key}_id"))


def collect_rich_text(name: str) -> Collector:
    """Wants what a field of rich text leads to."""
    return lambda item, references: collect_links(getattr(item, name), references)


def _collect_body(item: Any, references: References) -> None:
    if isinstance(item, BodyMixin):
        collect_block_references(item.body, references)


def _collect_translations(item: Any, references: References) -> None:
    references.groups.add(item.translation_key)


def _collect_related(item: Any, references: References) -> None:
    references.pages.update(row["value"] for row in item.related_pages.raw_data)


def _get_topics(items: Sequence[Any], context: SerializerContext) -> ChildRows:
    """Topics as the language asked for calls them; those it has no word for are left out."""
    field = type(items[0])._meta.get_field("topics")
    name = field.m2m_field_name()
    own = Topic.objects.filter(
        locale=context.scope.locale, translation_key=OuterRef("topic__translation_key")
    )
    rows = field.remote_field.through.objects.filter(
        **{f"{name}__in": [item.pk for item in items]}
    ).annotate(own_name=Subquery(own.values("name")[:1]), own_slug=Subquery(own.values("slug")[:1]))
    fields = {"uuid": "topic__translation_key", "name": "own_name", "slug": "own_slug"}
    return ChildRows("topics", rows.exclude(own_name=None), f"{name}_id", fields)


def _get_draft_topics(item: Any) -> list[dict[str, Any]]:
    return [
        {"uuid": str(topic.translation_key), "name": topic.name, "slug": topic.slug}
        for topic in Topic.objects.filter(
            translation_key__in=item.topic_keys, locale_id=item.locale_id
        )
    ]


def _topics(item: Any, context: SerializerContext) -> list[dict[str, Any]]:
    if context.is_draft:
        return _get_draft_topics(item)
    rows = context.prefetched.get_child_rows("topics", item.pk)
    terms = [{**row, "uuid": str(UUID(row["uuid"]))} for row in rows]
    return sorted(terms, key=lambda term: term["name"])


def _related(item: Any, context: SerializerContext) -> list[dict[str, Any]]:
    found = (context.find_translation(row["value"]) for row in item.related_pages.raw_data)
    return [link for link in found if link]


def _body(item: Any, context: SerializerContext) -> list[dict[str, Any]]:
    if not isinstance(item, BodyMixin):
        return []
    # Two more parts are made from the blocks; what was never saved has no key.
    made = context.bodies
    if id(item) not in made:
        made[id(item)] = serialize_blocks(item.body, context)
    return made[id(item)]


def _text(item: Any, context: SerializerContext) -> str:
    return get_words(_body(item, context))


SERIALIZERS: dict[str, Serializer] = {
    # What was never saved has no key yet.
    "id": lambda item, _context: item.pk or 0,
    "uuid": lambda item, _context: str(item.translation_key),
    "lang": lambda _item, context: context.language,
    "url": lambda item, context: context.get_url(item),
    "published_at": attribute("first_published_at"),
    "updated_at": attribute("last_published_at"),
    "image": serialize_lead_image,
    "body": _body,
    "body_html": render_body,
    "text": _text,
    "word_count": lambda item, context: len(_text(item, context).split()),
    "related": _related,
    "topics": _topics,
}
COLLECTORS: dict[str, Collector] = {
    "image": collect_image("lead_image"),
    "translations": _collect_translations,
    "related": _collect_related,
    **dict.fromkeys(("body", "body_html", "text", "word_count"), _collect_body),
}
CHILD_ROWS: dict[str, GetChildRows] = {"topics": _get_topics}

# --- All resources there are ---------------------------------------------------------------------

#: Page types without data of their own.
PLAIN = PageResource(Page, "page", "pages", PageItem, PlainPage)


@cache
def get_resources() -> dict[type[Page], PageResource]:
    """The plain one and those of all sections, by page type."""
    sections = [resource for api in get_apis() for resource in api.RESOURCES]
    return {resource.model: resource for resource in (PLAIN, *sections)}


def get_apis() -> list[Any]:
    """The sections' modules for the API, each with its `router` and its `RESOURCES`."""
    return [import_module(section.api) for section in get_sections() if section.api]


def get_resource(model: type[Page]) -> PageResource:
    """The resource of a page type; the plain one where it has none of its own."""
    return get_resources().get(model) or PLAIN
