"""What Ninja writes into the contract without a word."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from pydantic import BaseModel


def check_schema_names(**_kwargs: Any) -> list[CheckMessage]:
    """The contract knows schemas by their name: of two alike, one would describe both."""
    from cms.api.api import api  # noqa: F401 - loads the schemas of all sections

    places: dict[str, set[str]] = defaultdict(set)
    ours = {"cms", "home", "search", *settings.SECTIONS}
    for schema in _find_below(BaseModel):
        if schema.__module__.split(".")[0] in ours:
            places[schema.__name__].add(schema.__module__)
    return [
        Error(
            f"Several schemas of the API are called {name}: in {', '.join(sorted(modules))}.",
            hint="Give that of your section another name; `type` and the address may stay.",
            id="api.E001",
        )
        for name, modules in sorted(places.items())
        if len(modules) > 1
    ]


def _find_below(schema: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for below in schema.__subclasses__():
        yield below
        yield from _find_below(below)
