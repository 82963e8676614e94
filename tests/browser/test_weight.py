"""A page without its pictures costs less than 40 KB on the wire, its scripts less than 6 KB."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.watch import see_all, visit

PAGE = 40_000
SCRIPTS = 6_000
PICTURES = {"Image", "Media"}


def weigh(page: Page, path: str) -> dict[str, int]:
    """Bytes on the wire by kind, headers included, for somebody who comes the first time."""
    kinds: dict[str, str] = {}
    weight: dict[str, int] = {}
    session = page.context.new_cdp_session(page)
    session.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]}))

    def add(event: dict[str, object]) -> None:
        kind = kinds.get(str(event["requestId"]), "Other")
        weight[kind] = weight.get(kind, 0) + int(str(event["encodedDataLength"]).split(".")[0])

    session.on("Network.loadingFinished", add)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    visit(page, path)
    see_all(page)
    session.detach()
    return weight


@pytest.mark.few
def test_pages_are_light(new_context: Callable[..., BrowserContext], paths: list[str]) -> None:
    page = new_context(viewport={"width": 1280, "height": 800}).new_page()
    for path in paths:
        weight = weigh(page, path)
        assert {"Document", "Stylesheet"} <= set(weight)
        without_pictures = sum(size for kind, size in weight.items() if kind not in PICTURES)
        assert without_pictures < PAGE, f"{path}: {weight}"
        assert weight.get("Script", 0) < SCRIPTS, f"{path}: {weight}"
