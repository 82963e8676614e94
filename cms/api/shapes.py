"""How a page type becomes an item: which schemas describe it, and how each of their parts is made.

A section makes one `Shape` for each of its page types and registers it. The engine does the rest:
lists, single items, previews, sparse fieldsets, the OpenAPI document.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery
from pydantic import BaseModel, Field, create_model
from wagtail.models import Page

from cms.api import builders
from cms.api.blocks import get_words, read_blocks, want_blocks
from cms.api.library import Part, Wanted
from cms.api.reading import BASE, Reading
from cms.api.rendering import render_body
from cms.api.richtext import want_text
from cms.core.models import StoryMixin, Topic

#: Makes one part of an item from its row and from what was read for the answer.
Builder = Callable[[Any, Reading], Any]
#: Adds what one part of a row refers to.
Want = Callable[[Any, Wanted], None]
#: The rows that belong to all items of an answer.
PartOf = Callable[[Sequence[Any], Reading], Part]

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
class Shape:
    """One page type in the API.

    `summary` describes an item of a list, `detail` a single one; a list can be asked for all parts
    of `detail` but those in `alone`, in one of `orders`. `shown_with` are foreign keys to read
    along. `builders` make parts that are not the row's attribute of the same name. What a part
    refers to is named in `wants`, child rows of a part in `rows`: both are read for all items of an
    answer at once.
    """

    model: type[Page]
    kind: str
    path: str
    summary: type[BaseModel]
    detail: type[BaseModel]
    shown_with: tuple[str, ...] = ()
    builders: Mapping[str, Builder] = field(default_factory=dict)
    wants: Mapping[str, Want] = field(default_factory=dict)
    rows: Mapping[str, PartOf] = field(default_factory=dict)
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

    def get_rows(self, reading: Reading) -> Any:
        """Pages that everybody can read, in the language of the answer."""
        rows = self.model.objects.readable(reading.reach).in_language(reading.reach.locale)
        return rows.select_related(*self.shown_with) if self.shown_with else rows

    def want(self, items: Sequence[Any], reading: Reading, names: Iterable[str]) -> None:
        """Read what `items` refer to, as far as the parts called `names` show it."""
        wanted = Wanted()
        names = set(names)
        wants = {**WANTS, **self.wants}
        # The four parts made of the body refer to the same.
        for want in {wants[name] for name in names & wants.keys()}:
            for item in items:
                want(item, wanted)
        if items:
            self._want_rows(items, reading, wanted, names)
        reading.read(wanted)

    def _want_rows(
        self, items: Sequence[Any], reading: Reading, wanted: Wanted, names: set[str]
    ) -> None:
        rows = {**ROWS, **self.rows}
        # A draft knows its topics itself.
        known = {"topics"} if reading.is_draft else set()
        for part in [rows[name](items, reading) for name in (names & rows.keys()) - known]:
            if not reading.is_draft:
                wanted.parts.append(part)
                continue
            for item in items:
                reading.library.keep_draft(part, item)
            if part.pages:
                wanted.pages |= reading.library.get_values(part.name, part.pages)

    def build(self, item: Any, reading: Reading, names: Iterable[str]) -> dict[str, Any]:
        """The parts of one item, all that they refer to being read."""
        made = self._builders
        return {name: made[name](item, reading) for name in names}

    @cached_property
    def _builders(self) -> dict[str, Builder]:
        own: dict[str, Builder] = {
            "type": lambda _item, _reading: self.kind,
            "api_url": self._get_api_url,
            "translations": self._get_translations,
        }
        known = {**BUILDERS, **own, **self.builders}
        return {name: known.get(name) or attribute(name) for name in self.detail.model_fields}

    def _get_api_url(self, item: Any, reading: Reading) -> str:
        return f"{reading.root}{BASE}/{self.path}/{item.pk}"

    def _get_translations(self, item: Any, reading: Reading) -> list[dict[str, Any]]:
        return [
            {
                "id": page.pk,
                "lang": reading.languages[page.locale_id].code,
                "title": page.title,
                "url": reading.get_url(page),
                "api_url": self._get_api_url(page, reading),
                "state": page.state or "current",
            }
            for page in reading.get_translations(item.translation_key)
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


def attribute(name: str) -> Builder:
    """Takes an attribute as it is."""
    get = attrgetter(name)
    return lambda item, _reading: get(item)


def want_image(key: str) -> Want:
    """Wants the image of a foreign key."""
    return lambda item, wanted: wanted.images.add(getattr(item, f"{key}_id"))


def want_document(key: str) -> Want:
    """Wants the document of a foreign key."""
    return lambda item, wanted: wanted.documents.add(getattr(item, f"{key}_id"))


def want_person(key: str) -> Want:
    """Wants the contact person of a foreign key."""
    return lambda item, wanted: wanted.people.add(getattr(item, f"{key}_id"))


def want_rich(name: str) -> Want:
    """Wants what a field of rich text leads to."""
    return lambda item, wanted: want_text(getattr(item, name), wanted)


def _want_texts(item: Any, wanted: Wanted) -> None:
    if isinstance(item, StoryMixin):
        want_blocks(item.body, wanted)


def _want_group(item: Any, wanted: Wanted) -> None:
    wanted.groups.add(item.translation_key)


def _want_related(item: Any, wanted: Wanted) -> None:
    wanted.pages.update(row["value"] for row in item.related_pages.raw_data)


def _get_topics(items: Sequence[Any], reading: Reading) -> Part:
    """Topics as the language asked for calls them; those it has no word for are left out."""
    field = type(items[0])._meta.get_field("topics")
    name = field.m2m_field_name()
    own = Topic.objects.filter(
        locale=reading.reach.locale, translation_key=OuterRef("topic__translation_key")
    )
    rows = field.remote_field.through.objects.filter(
        **{f"{name}__in": [item.pk for item in items]}
    ).annotate(own_name=Subquery(own.values("name")[:1]), own_slug=Subquery(own.values("slug")[:1]))
    fields = {"uuid": "topic__translation_key", "name": "own_name", "slug": "own_slug"}
    return Part("topics", rows.exclude(own_name=None), f"{name}_id", fields)


def _get_draft_topics(item: Any) -> list[dict[str, Any]]:
    return [
        {"uuid": str(topic.translation_key), "name": topic.name, "slug": topic.slug}
        for topic in item.get_own_topics()
    ]


def _topics(item: Any, reading: Reading) -> list[dict[str, Any]]:
    if reading.is_draft:
        return _get_draft_topics(item)
    rows = reading.library.get_part("topics", item.pk)
    terms = [{**row, "uuid": str(UUID(row["uuid"]))} for row in rows]
    return sorted(terms, key=lambda term: term["name"])


def _related(item: Any, reading: Reading) -> list[dict[str, Any]]:
    found = (reading.find_translation(row["value"]) for row in item.related_pages.raw_data)
    return [link for link in found if link]


def _body(item: Any, reading: Reading) -> list[dict[str, Any]]:
    if not isinstance(item, StoryMixin):
        return []
    # Two more parts are made from the blocks.
    made = item.__dict__.setdefault("_api_body", {})
    if reading.language not in made:
        made[reading.language] = read_blocks(item.body, reading)
    return made[reading.language]


def _text(item: Any, reading: Reading) -> str:
    return get_words(_body(item, reading))


BUILDERS: dict[str, Builder] = {
    # What was never saved has no key yet.
    "id": lambda item, _reading: item.pk or 0,
    "uuid": lambda item, _reading: str(item.translation_key),
    "lang": lambda _item, reading: reading.language,
    "url": lambda item, reading: reading.get_url(item),
    "published_at": attribute("first_published_at"),
    "updated_at": attribute("last_published_at"),
    "image": builders.lead,
    "body": _body,
    "body_html": render_body,
    "text": _text,
    "word_count": lambda item, reading: len(_text(item, reading).split()),
    "related": _related,
    "topics": _topics,
}
WANTS: dict[str, Want] = {
    "image": want_image("lead_image"),
    "translations": _want_group,
    "related": _want_related,
    **dict.fromkeys(("body", "body_html", "text", "word_count"), _want_texts),
}
ROWS: dict[str, PartOf] = {"topics": _get_topics}

# --- All shapes there are ----------------------------------------------------------------------

_shapes: dict[type[Page], Shape] = {}


def register(shape: Shape) -> Shape:
    """Make a page type known to `pages/{id}`, to search and to previews."""
    _shapes[shape.model] = shape
    return shape


def get_shape(model: type[Page]) -> Shape:
    """The shape of a page type; the plain one of its base where it has none of its own."""
    return _shapes.get(model) or _shapes[Page]


def get_shapes() -> list[Shape]:
    """All shapes, as they were registered."""
    return list(_shapes.values())
