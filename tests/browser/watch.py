"""Watchers: what a page does that it should not do, and what axe finds in it."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response, Route

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """
async (tags) => {
  const results = await axe.run(document, {
    runOnly: { type: "tag", values: tags },
    resultTypes: ["violations"],
  });
  return results.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}
"""
#: Down the page and back, so that what loads lazily does; then until every picture is there.
SEE_ALL = """
async () => {
  const step = window.innerHeight / 2;
  for (let top = 0; top < document.documentElement.scrollHeight; top += step) {
    window.scrollTo({ top, behavior: "instant" });
    await new Promise(requestAnimationFrame);
  }
  const pictures = [...document.images].filter((image) => image.checkVisibility());
  await Promise.all(pictures.map((image) => image.decode().catch(() => null)));
  window.scrollTo({ top: 0, behavior: "instant" });
  await document.fonts.ready;
}
"""


class Watch:
    """Takes down messages, errors, failed requests and requests to other hosts, which it blocks."""

    def __init__(self, page: Page, *addresses: str) -> None:
        self.page = page
        self.hosts = {urlsplit(address).netloc for address in addresses}
        self.messages: list[str] = []
        self.failed: list[str] = []
        self.elsewhere: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.messages.append(f"{page.url}: {error}"))
        page.on("response", self._response)
        page.on("requestfailed", self._request_failed)
        page.route("**/*", self._route)

    @property
    def problems(self) -> list[str]:
        """All of it, with what was left in the browser."""
        return [
            *self.messages,
            *self.failed,
            *(f"request to {url}" for url in self.elsewhere),
            *self.left_behind(),
        ]

    def left_behind(self) -> list[str]:
        """Cookies, and what lies in the storage of the page that is open."""
        cookies = [f"cookie {cookie.get('name')}" for cookie in self.page.context.cookies()]
        names = "Object.keys(localStorage).concat(Object.keys(sessionStorage))"
        return cookies + [f"stored {name}" for name in self.page.evaluate(names)]

    def _console(self, message: ConsoleMessage) -> None:
        # A page that is asked for and not there is the page under test, not something it lacks.
        if message.location.get("url") == self.page.url and "status of 404" in message.text:
            return
        if message.type in {"error", "warning"}:
            self.messages.append(f"{self.page.url}: {message.type}: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.failed.append(f"{self.page.url}: {response.status} {response.url}")

    def _request_failed(self, request: Request) -> None:
        # Leaving a page, or renewing a preview, ends what still loads.
        aborted = request.failure == "net::ERR_ABORTED"
        if self._is_own(request.url) and not aborted:
            self.failed.append(f"{self.page.url}: {request.failure} {request.url}")

    def _route(self, route: Route) -> None:
        if self._is_own(route.request.url):
            route.fallback()
            return
        self.elsewhere.append(route.request.url)
        route.abort()

    def _is_own(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme in {"data", "blob", "about"} or parts.netloc in self.hosts


def visit(page: Page, path: str) -> None:
    """Open a page; it must be there, unless it is the one that says that nothing is."""
    response = page.goto(path)
    assert response
    assert response.status == (404 if "gibt-es-nicht" in path else 200), (
        f"{path}: {response.status}"
    )


def see_all(page: Page) -> None:
    """Scroll through the page and wait for its pictures and fonts."""
    page.evaluate(SEE_ALL)


def violations(page: Page, tags: list[str] | None = None) -> list[str]:
    """What axe finds: rule, element and what is wrong with it."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_axe_source())
    found: list[Any] = page.evaluate(RUN_AXE, tags or TAGS)
    return [f"{page.url}: {line}" for line in found]


@cache
def _axe_source() -> str:
    return AXE.read_text(encoding="utf-8")
