"""What hits can be narrowed down by, as links that add it to the address or take it away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from cms.core.facets import SECTION, Choice, Facet


@dataclass(frozen=True)
class FacetLink:
    """One way to narrow the hits down: how it is called, how many there are, and where.

    `count` is None where nobody has counted.
    """

    label: StrOrPromise
    count: int | None
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class FacetLinks:
    """The ways that one facet offers; of a chosen one the link takes it back."""

    name: str
    label: StrOrPromise
    links: list[FacetLink]

    @property
    def is_chosen(self) -> bool:
        """Whether one of them holds now."""
        return any(link.is_chosen for link in self.links)


def get_section_links(
    facets: Sequence[Facet], query: str, chosen: Mapping[str, str]
) -> list[FacetLink]:
    """All hits, then those of each section that has any; nothing for one section."""
    facet = next((facet for facet in facets if facet.name == SECTION), None)
    if facet is None or len(facet.choices) < 2:  # noqa: PLR2004 - there is nothing to choose
        return []
    counts = [choice.count for choice in facet.choices]
    total = None if None in counts else sum(count or 0 for count in counts)
    everything = FacetLink(
        _("All"), total, get_address(query, {**chosen, SECTION: ""}), SECTION not in chosen
    )
    links = [
        _link(choice, get_address(query, {**chosen, SECTION: choice.value}))
        for choice in facet.choices
    ]
    return [everything, *links]


def get_facet_links(
    facets: Sequence[Facet], query: str, chosen: Mapping[str, str]
) -> list[FacetLinks]:
    """All facets but the sections."""
    return [
        FacetLinks(
            facet.name,
            facet.label,
            [
                _link(
                    choice,
                    get_address(
                        query, {**chosen, facet.name: "" if choice.is_chosen else choice.value}
                    ),
                )
                for choice in facet.choices
            ],
        )
        for facet in facets
        if facet.name != SECTION
    ]


def get_address(query: str, chosen: Mapping[str, str]) -> str:
    """The address of these hits, from the search page."""
    return f"?{urlencode({'q': query, **{name: one for name, one in chosen.items() if one}})}"


def _link(choice: Choice, url: str) -> FacetLink:
    return FacetLink(choice.label, choice.count, url, choice.is_chosen)
