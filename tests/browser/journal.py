"""What stood in the browser when a test failed: printed below it, as nobody can look afterwards."""

from collections import deque

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
    Response,
    WebError,
)

#: Lines of what happened last, and characters of each page.
LAST, LONGEST = 40, 2_000
#: The innermost of what lies on top, else the whole page.
SHOWN = """
() => {
  const top = [...document.querySelectorAll(".modal, dialog[open], [role=alert], .messages")];
  const seen = top.filter((element) => element.checkVisibility());
  return (seen.length ? seen : [document.body]).map(({ innerText }) => innerText).join("\\n\\n");
}
"""


class Journal:
    """Takes down what the profiles of one test send and complain about."""

    def __init__(self) -> None:
        self.contexts: list[BrowserContext] = []
        self.lines: deque[str] = deque(maxlen=LAST)

    def attach(self, context: BrowserContext) -> None:
        """From now on."""
        self.contexts.append(context)
        context.on("response", self._response)
        context.on("requestfailed", self._request_failed)
        context.on("console", self._console)
        context.on("weberror", self._web_error)

    def leave(self, context: BrowserContext) -> None:
        """From now on somebody else follows it."""
        self.contexts.remove(context)
        context.remove_listener("response", self._response)
        context.remove_listener("requestfailed", self._request_failed)
        context.remove_listener("console", self._console)
        context.remove_listener("weberror", self._web_error)

    def tell(self) -> str:
        """What happened last, then every open page: its address and what can be read on it."""
        pages = [page for context in self.contexts for page in context.pages]
        return "\n".join([*self.lines, *(f"\n== {page.url}\n{_read(page)}" for page in pages)])

    def _response(self, response: Response) -> None:
        if response.request.method != "GET" or response.status >= 400:
            self.lines.append(f"{response.status} {response.request.method} {response.url}")

    def _request_failed(self, request: Request) -> None:
        self.lines.append(f"{request.failure}: {request.method} {request.url}")

    def _web_error(self, error: WebError) -> None:
        self.lines.append(f"error: {error.error}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.lines.append(f"{message.type}: {message.text}")


def _read(page: Page) -> str:
    try:
        return str(page.evaluate(SHOWN))[:LONGEST]
    except Error as error:
        return f"cannot be read: {error.message}"
