"""A real browser, the system's Chromium driven by Playwright, and the demo site it looks at."""

import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from scripts import demo_site
from scripts.databases import ROOT
from scripts.demo_browser import find_chromium
from tests.browser.devices import PHONE
from tests.browser.journal import Journal
from tests.browser.waiting import LIMIT, PATIENCE, SLOW_LIMIT, limited
from tests.browser.watch import Watch

# Root has no sandbox; the rest keeps the browser from calling home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: What the log says of an answer that failed; none may have.
FAULT = "Internal Server Error"
#: How much of the server's log stands below a failed test, in characters.
LOGGED = 4_000

expect.set_options(timeout=PATIENCE * 1000)

# Playwright's loop runs in the tests' thread; Django would take the tests for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Figures that tests have measured with `record_property("measured", …)`."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        if report.when == "call":
            for name, words in report.user_properties:
                if name == "measured":
                    terminalreporter.write_line(str(words))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Below a test that has failed: what stood in its browser."""
    report = yield
    used = getattr(item, "funcargs", {})
    if call.when == "call" and report.failed and "journal" in used:
        report.sections.append(("In the browser", used["journal"].tell()))
        report.sections.append(("On the server", used["site"].log.read_text()[-LOGGED:]))
    return report


@pytest.fixture(autouse=True)
def limit(request: pytest.FixtureRequest) -> Iterator[None]:
    """Ends a test that hangs, and what closes its browser behind it; not what tests share."""
    is_slow = request.node.get_closest_marker("slow")
    with limited(request.node.nodeid, SLOW_LIMIT if is_slow else LIMIT):
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a process."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[demo_site.Site]:
    """The site that the tests of a process share, on one server; none may break anything in it."""
    with demo_site.serve(tmp_path_factory.mktemp("site")) as site:
        yield site
    assert FAULT not in site.log.read_text()


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[demo_site.Site]:
    """The site that tests share which publish or hand in: each works on things of its own.

    A server of one's own costs ten seconds.
    """
    with demo_site.serve(tmp_path_factory.mktemp("workshop")) as site:
        yield site
    assert FAULT not in site.log.read_text()


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[demo_site.Site]:
    """A site for one test that publishes: it stands in nobody's way, and begins as the demo."""
    with demo_site.serve(tmp_path / "own") as site:
        yield site
    assert FAULT not in site.log.read_text()


@pytest.fixture
def journal() -> Journal:
    """What the test's browser would tell, should it fail."""
    return Journal()


@pytest.fixture
def new_context(
    browser: Browser, site: demo_site.Site, journal: Journal
) -> Iterator[Callable[..., BrowserContext]]:
    """Makes fresh profiles that speak German and move nothing, unless told otherwise."""
    made = []

    def make(**options: object) -> BrowserContext:
        settings = {"locale": "de-DE", "reduced_motion": "reduce", "base_url": site.address}
        made.append(browser.new_context(**(settings | options)))
        made[-1].set_default_timeout(PATIENCE * 1000)
        journal.attach(made[-1])
        return made[-1]

    yield make
    for context in made:
        context.close()


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A reader's profile."""
    return new_context()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty tab."""
    return context.new_page()


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    """An empty tab of a phone."""
    return new_context(**PHONE).new_page()


@pytest.fixture
def watch(page: Page, site: demo_site.Site) -> Watch:
    """Takes down what the tab does."""
    return Watch(page, site.address)


@pytest.fixture
def node_modules() -> Path:
    """What npm has installed."""
    return ROOT / "node_modules"
