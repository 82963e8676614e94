"""The engine's own routes, and how all routes are found."""

from collections.abc import Iterator

from ninja import Router

from cms.core.sections import get_sections


def collect() -> Iterator[Router]:
    """The engine's routers, then each section's."""
    from cms.api.changes import routes as changes
    from cms.api.routers import network, pages, search, site, topics

    routers = (section.get_api_router() for section in get_sections())
    found = [router for router in routers if router is not None]
    # After the sections, which have made their page types known by now.
    yield from (site.router, pages.build_router(), search.build_router())
    yield from (topics.router, network.router)
    yield from found
    yield changes.router
