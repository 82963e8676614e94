"""The engine's own routes, and how all routes are found."""

from collections.abc import Iterator

from ninja import Router

from cms.api.resources import get_apis


def get_routers() -> Iterator[Router]:
    """The engine's routers and each section's."""
    from cms.api.routers import changes, network, pages, search, site, topics

    yield from (site.router, pages.build_router(), search.build_router())
    yield from (topics.router, network.router)
    yield from (api.router for api in get_apis())
    yield changes.router
