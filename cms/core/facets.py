"""What the hits of a search can be narrowed down by, and how many there are of each.

Sections and years are known of every page. Topics belong to all page types with `TopicsMixin`;
sections add what their own pages refer to (`Contributions.search_facets`). One query for each of
these; what the search knows of its hits anyway costs none.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from wagtail.models import get_page_models

from cms.contributions import SearchFacet
from cms.core.models import BasePage, TopicsMixin
from cms.core.search import PageFacts, clean_query
from cms.sections import SectionConfig, get_sections
from cms.site.visibility import PublicScope

#: With more hits they are counted no further.
MOST_COUNTED = 2_000
#: Of each facet, the most frequent ones.
MOST_VALUES = 12
SECTION, TOPIC, YEAR = "section", "topic", "year"
LAST_YEAR = 9_998

#: A value as it stands in addresses, and as readers call it.
Value = tuple[str, StrOrPromise]
#: Values of each hit that has any.
Values = Mapping[int, Sequence[Value]]


@dataclass(frozen=True)
class Choice:
    """One way to narrow the hits down; `count` is None where they are too many to count."""

    value: str
    label: StrOrPromise
    count: int | None
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """What hits differ in; most frequent first, years newest first."""

    name: str
    label: StrOrPromise
    choices: list[Choice]


class Facets:
    """The facets of a language, with what somebody has chosen of them."""

    def __init__(self, scope: PublicScope, given: Mapping[str, str]) -> None:
        self._scope = scope
        self._terms = _find_term_facets()
        self.names = get_facet_names()
        self.chosen = {name: value for name in self.names if (value := _read(name, given))}

    def narrow(self, pages: Any) -> Any:
        """Only pages that have all that was chosen."""
        for name, value in self.chosen.items():
            pages = pages.filter(self._narrow(name, value))
        return pages

    def _narrow(self, name: str, value: str) -> Q:
        if name == SECTION:
            section = get_section(value)
            return Q(content_type__in=get_kinds(section) if section else ())
        if name == YEAR:
            days = (date(int(value) + more, 1, 1) for more in (0, 1))
            first, end = (make_aware(datetime.combine(day, time.min)) for day in days)
            return Q(first_published_at__gte=first, first_published_at__lt=end)
        query = Q(pk__in=())
        for facet in self._terms[name]:
            own = _find_own(facet, self._scope).annotate(_value=_get_value(facet))
            keys = own.filter(_value=value).values("translation_key")
            found = facet.model.objects.filter(**{f"{facet.field}__translation_key__in": keys})
            query |= Q(pk__in=found.values("pk"))
        return query

    def count(self, hits: Sequence[PageFacts]) -> list[Facet]:
        """All facets with what they have for these hits; those that were chosen count elsewhere.

        `hits` are all of the words, whatever was chosen.
        """
        is_counted = len(hits) <= MOST_COUNTED
        keys = [hit.key for hit in hits]
        values, by_kind = _group(hits)
        values |= {name: self._read_terms(name, by_kind) for name in self._terms}
        return [
            Facet(name, self._get_label(name), choices)
            for name in self.names
            if (choices := self._count(name, keys, values, is_counted=is_counted))
        ]

    def _read_terms(self, name: str, by_kind: Mapping[int, Sequence[int]]) -> Values:
        """One query, and none where no page among the hits has such a thing."""
        parts = [
            _read_terms(facet, keys, self._scope)
            for facet in self._terms[name]
            if (keys := by_kind.get(ContentType.objects.get_for_model(facet.model).pk))
        ]
        found: dict[int, list[Value]] = {}
        for key, value, label in parts[0].union(*parts[1:], all=True) if parts else ():
            if label:
                found.setdefault(key, []).append((value, label))
        return found

    def _count(
        self, name: str, keys: Iterable[int], values: Mapping[str, Values], *, is_counted: bool
    ) -> list[Choice]:
        others = [(other, value) for other, value in self.chosen.items() if other != name]
        counts: Counter[str] = Counter()
        labels: dict[str, StrOrPromise] = {}
        for key in keys:
            is_left = all(
                any(one == value for one, _label in values[other].get(key, ()))
                for other, value in others
            )
            for value, label in values[name].get(key, ()) if is_left else ():
                counts[value] += 1
                labels[value] = label
        chosen = self.chosen.get(name)
        if chosen and chosen not in counts:
            counts[chosen], labels[chosen] = 0, self._get_missing(name, chosen)
        # A single one narrows nothing down.
        if len(counts) < 2 and not chosen:  # noqa: PLR2004
            return []
        ranked = counts.most_common(MOST_VALUES)
        ranked.sort(
            key=lambda pair: (-int(pair[0]) if name == YEAR else -pair[1], str(labels[pair[0]]))
        )
        return [
            Choice(value, labels[value], count if is_counted else None, value == chosen)
            for value, count in ranked
        ]

    def _get_missing(self, name: str, value: str) -> StrOrPromise:
        section = get_section(value) if name == SECTION else None
        return _get_section_label(section) if section else value

    def _get_label(self, name: str) -> StrOrPromise:
        if name in self._terms:
            return self._terms[name][0].label
        # Translators: for readers.
        return _("Section") if name == SECTION else _("Published in")


def get_facet_names() -> tuple[str, ...]:
    """All parameters, in the order in which the facets are shown."""
    return (SECTION, *_find_term_facets(), YEAR)


def get_section(name: str) -> SectionConfig | None:
    """The section that is asked for; None for a word that is none."""
    return next((section for section in get_sections() if section.name == name), None)


def get_kinds(section: SectionConfig) -> set[int]:
    """Keys of the content types of a section's pages; remembered by Django."""
    models = [model for model in section.get_models() if issubclass(model, BasePage)]
    return {kind.pk for kind in ContentType.objects.get_for_models(*models).values()}


def _get_section_label(section: SectionConfig) -> StrOrPromise:
    return section.search_facet or section.verbose_name


def _read(name: str, given: Mapping[str, str]) -> str:
    """What was chosen of a facet; nothing for what cannot be."""
    value = clean_query(str(given.get(name) or ""))
    if name == SECTION:
        return value if get_section(value) else ""
    if name == YEAR:
        return value if value.isascii() and value.isdigit() and 0 < int(value) <= LAST_YEAR else ""
    return value


def _find_term_facets() -> dict[str, list[SearchFacet]]:
    """Facets by their parameter; several page types may have the same."""
    # Translators: for readers.
    topic = _("Topic")
    found = [
        SearchFacet(TOPIC, topic, model, "topics")
        for model in get_page_models()
        if issubclass(model, TopicsMixin)
    ]
    found += [facet for section in get_sections() for facet in section.contributed.search_facets]
    facets: dict[str, list[SearchFacet]] = {}
    for facet in sorted(found, key=lambda facet: facet.name == TOPIC):
        facets.setdefault(facet.name, []).append(facet)
    return facets


def _find_own(facet: SearchFacet, scope: PublicScope) -> Any:
    """What the facet's pages refer to, in the words of one language."""
    model: Any = facet.model._meta.get_field(facet.field).related_model
    return model.objects.filter(locale=scope.locale)


def _get_value(facet: SearchFacet) -> Any:
    model: Any = facet.model._meta.get_field(facet.field).related_model
    has_slug = any(field.name == "slug" for field in model._meta.fields)
    return Cast("slug" if has_slug else "pk", CharField())


def _read_terms(facet: SearchFacet, keys: Sequence[int], scope: PublicScope) -> Any:
    group = OuterRef(f"{facet.field}__translation_key")
    own = _find_own(facet, scope).filter(translation_key=group).order_by()
    rows = facet.model.objects.filter(pk__in=keys, **{f"{facet.field}__isnull": False})
    value = Subquery(own.annotate(_value=_get_value(facet)).values("_value")[:1])
    return rows.order_by().values_list("pk", value, Subquery(own.values("name")[:1]))


def _group(hits: Iterable[PageFacts]) -> tuple[dict[str, Values], dict[int, list[int]]]:
    """Section and year of each hit, and hits by their content type."""
    sections = {kind: section for section in get_sections() for kind in get_kinds(section)}
    by_section: dict[int, list[Value]] = {}
    by_year: dict[int, list[Value]] = {}
    by_kind: dict[int, list[int]] = {}
    for key, kind, published in hits:
        by_kind.setdefault(kind, []).append(key)
        if section := sections.get(kind):
            by_section[key] = [(section.name, _get_section_label(section))]
        if published:
            year = str(localtime(published).year)
            by_year[key] = [(year, year)]
    return {SECTION: by_section, YEAR: by_year}, by_kind
