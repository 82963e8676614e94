"""What a page does that it should not do, taken down and told once nothing is on its way."""

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response, Route

from tests.browser.waiting import wait_until

#: What the watcher has the page ask for, to know that all earlier requests have come: `settle`.
LAST = "/.last-request"
#: Down the page and back, so that what loads lazily does; then until every picture is there.
SEE_ALL = """
async () => {
  const step = window.innerHeight / 2;
  for (let top = 0; top < document.documentElement.scrollHeight; top += step) {
    window.scrollTo({ top, behavior: "instant" });
    await new Promise(requestAnimationFrame);
  }
  // A frame may be too short for a lazy picture to be asked for, and `decode` gives up on one that
  // is still on its way when its source is chosen anew. What never comes is told by the checks.
  for (const image of [...document.images].filter((each) => each.checkVisibility())) {
    const done = new Promise((end) => {
      for (const name of ["load", "error"]) image.addEventListener(name, end, { once: true });
    });
    if (image.complete && image.currentSrc) continue;
    image.scrollIntoView({ block: "center", behavior: "instant" });
    const enough = new Promise((end) => setTimeout(end, 60_000));
    if (!image.complete) await Promise.race([done, enough]);
  }
  window.scrollTo({ top: 0, behavior: "instant" });
  await document.fonts.ready;
}
"""


class Watch:
    """Takes down messages, errors, failed requests and requests to other hosts, which it blocks.

    What it has taken down is only told once the page has settled: whoever reads it cannot be
    quicker than the request that it is about. A test that expects something waits for it.
    """

    def __init__(self, page: Page, *addresses: str) -> None:
        self.page = page
        #: At the first of the hosts: the policy of another page may forbid to ask its own.
        self.last = addresses[0] + LAST
        self.hosts = {urlsplit(address).netloc for address in addresses}
        self._messages: list[tuple[str, str]] = []
        self._failed: list[str] = []
        self._elsewhere: list[str] = []
        self._open: list[Request] = []
        self._finished: list[Request] = []
        #: Pages that were asked for and not there: they are under test, nothing is missing.
        self._missing: set[str] = set()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._messages.append((page.url, str(error))))
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("requestfinished", self._request_finished)
        page.on("requestfailed", self._request_failed)
        page.route("**/*", self._route)

    @property
    def messages(self) -> list[str]:
        """What the console says, and errors of scripts."""
        self.settle()
        return [
            f"{url}: {text}"
            for url, text in self._messages
            # Whose address cannot be told: the browser says it with the page still to come.
            if not (url in self._missing and "status of 404" in text)
        ]

    @property
    def failed(self) -> list[str]:
        """Requests to the own hosts that came to nothing."""
        self.settle()
        return list(self._failed)

    @property
    def elsewhere(self) -> list[str]:
        """Addresses of requests to other hosts."""
        self.settle()
        return list(self._elsewhere)

    @property
    def finished(self) -> list[Request]:
        """Requests that were answered."""
        self.settle()
        return list(self._finished)

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
        self.settle()
        cookies = [f"cookie {cookie.get('name')}" for cookie in self.page.context.cookies()]
        names = "Object.keys(localStorage).concat(Object.keys(sessionStorage))"
        return cookies + [f"stored {name}" for name in self.page.evaluate(names)]

    def settle(self) -> None:
        """Wait until all that the page has asked for so far has been answered or has failed.

        A script may go on before its request has left the browser. Requests leave one after the
        other, so the page makes one more: when that is there, none before it can be missing here.
        """
        self.page.wait_for_load_state()
        ask = "async (url) => { await fetch(url, { mode: 'no-cors' }); }"
        self.page.evaluate(ask, self.last)
        wait_until(self.page, lambda: not self._open, f"answers to {self._open}")

    def forget(self) -> None:
        """Begin anew with the next page, as somebody who was never here."""
        self.settle()
        self.page.context.clear_cookies()
        self.page.evaluate("localStorage.clear(); sessionStorage.clear();")
        for taken_down in (self._messages, self._failed, self._elsewhere, self._finished):
            taken_down.clear()
        self._missing.clear()

    def wait_for_elsewhere(self, url: str) -> None:
        """Until a request to this address of another host has been made."""
        wait_until(self.page, lambda: url in self._elsewhere, f"a request to {url}")

    def wait_for_message(self, part: str) -> None:
        """Until the console, or an error, says this."""
        wait_until(self.page, lambda: any(part in text for _, text in self._messages), part)

    def wait_for_failed(self, line: str) -> None:
        """Until the request of this line, with its status, has failed."""
        wait_until(self.page, lambda: line in self._failed, line)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            url = message.location.get("url") or self.page.url
            self._messages.append((url, f"{message.type}: {message.text}"))

    def _request(self, request: Request) -> None:
        if not _is_last(request):
            self._open.append(request)

    def _response(self, response: Response) -> None:
        request = response.request
        if response.status < 400:
            return
        if request.is_navigation_request():
            self._missing.add(response.url)
        else:
            self._failed.append(f"{self.page.url}: {response.status} {response.url}")

    def _request_finished(self, request: Request) -> None:
        if not _is_last(request):
            self._finished.append(request)
            self._close(request)

    def _request_failed(self, request: Request) -> None:
        # Leaving a page, or renewing a preview, ends what still loads.
        aborted = request.failure == "net::ERR_ABORTED"
        if self._is_own(request.url) and not aborted and not _is_last(request):
            self._failed.append(f"{self.page.url}: {request.failure} {request.url}")
        self._close(request)

    def _close(self, request: Request) -> None:
        if request in self._open:
            self._open.remove(request)

    def _route(self, route: Route) -> None:
        if _is_last(route.request):
            route.fulfill(status=204)
        elif self._is_own(route.request.url):
            route.fallback()
        else:
            self._elsewhere.append(route.request.url)
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


def _is_last(request: Request) -> bool:
    return urlsplit(request.url).path == LAST
