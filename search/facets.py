"""Hits by section, so that a reader can look at dates or articles alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext

from cms.core.models import BasePage
from cms.sections import SectionConfig, get_sections


@dataclass(frozen=True)
class Facet:
    """One way to narrow the hits down: how it is called, how many there are, and where."""

    label: Any
    count: int
    url: str
    is_chosen: bool


def get_section(name: str) -> SectionConfig | None:
    """The section that is asked for; None for a word that is none."""
    return next((section for section in get_sections() if section.name == name), None)


def get_kinds(section: SectionConfig) -> set[int]:
    """Keys of the content types of a section's pages; remembered by Django."""
    models = [model for model in section.get_models() if issubclass(model, BasePage)]
    return {kind.pk for kind in ContentType.objects.get_for_models(*models).values()}


def get_facets(query: str, counts: Mapping[int, int], chosen: SectionConfig | None) -> list[Facet]:
    """All hits, then those of each section that has any, most first; nothing for one section.

    `counts` are numbers of hits by content type.
    """
    found = [
        (section, sum(counts.get(kind, 0) for kind in get_kinds(section)))
        for section in get_sections()
    ]
    found = [(section, count) for section, count in found if count or section is chosen]
    if len(found) < 2:  # noqa: PLR2004 - with a single section there is nothing to choose
        return []
    found.sort(key=lambda pair: -pair[1])
    everything = Facet(
        gettext("All"), sum(counts.values()), f"?{urlencode({'q': query})}", chosen is None
    )
    return [everything, *(_facet(query, *pair, chosen) for pair in found)]


def _facet(query: str, section: SectionConfig, count: int, chosen: SectionConfig | None) -> Facet:
    address = f"?{urlencode({'q': query, 'section': section.name})}"
    label = section.search_facet or section.verbose_name
    return Facet(label, count, address, section is chosen)
