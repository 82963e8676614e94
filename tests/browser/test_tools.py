"""The checks and the watchers see what they are there to see."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from scripts.demo_site import Site
from tests.browser import checks
from tests.browser.axe import contrast_violations, violations
from tests.browser.checks import NARROW, WIDE, Check, open_page, prepare
from tests.browser.waiting import limited
from tests.browser.watch import Watch, visit

#: What is broken in the open page, and the check that finds it at the width.
FAULTS: list[tuple[Check, int, str]] = [
    (checks.loading, WIDE, "main.style.marginBlockStart = '400px'"),
    (checks.reflow, NARROW, "main.querySelector('h2').style.inlineSize = '400px'"),
    (
        checks.reflow,
        WIDE,
        (
            "Object.assign(main.querySelector('h2').style,"
            " {inlineSize: '1em', overflowX: 'hidden', whiteSpace: 'nowrap'})"
        ),
    ),
    (checks.enlarged, NARROW, "main.querySelector('h2').style.inlineSize = '15rem'"),
    (checks.enlarged, WIDE, "main.querySelector('h2').style.inlineSize = '45rem'"),
    (checks.images, WIDE, "main.querySelector('img').removeAttribute('width')"),
    (checks.images, WIDE, "main.querySelector('img').removeAttribute('alt')"),
    (
        checks.images,
        WIDE,
        (
            "Object.assign(main.querySelector('img').style,"
            " {objectFit: 'fill', inlineSize: '100px', blockSize: '9px', aspectRatio: 'auto'})"
        ),
    ),
    (checks.images, WIDE, 'insert(\'<img alt="" src="/favicon.ico">\')'),
    (checks.images, WIDE, "main.querySelector('img').loading = 'lazy'"),
    (checks.images, WIDE, "main.querySelector('img').fetchPriority = 'auto'"),
    (checks.laziness, WIDE, "[...document.images].at(-1).removeAttribute('loading')"),
    (checks.light, WIDE, "insert('<h5>Sprung</h5>')"),
    (checks.dark, WIDE, "insert('<p style=\"color: #444\">Dunkel auf Dunkel</p>')"),
    (
        checks.forced_colours,
        WIDE,
        (
            "insert('<style>@media (forced-colors: active) { #pale { forced-color-adjust: none;"
            " color: #999; background: #fff } }</style><p id=pale>Blass</p>')"
        ),
    ),
    (checks.motion, WIDE, "main.style.transition = 'opacity 1s'"),
    (checks.motion, WIDE, "main.animate([{opacity: 0}, {opacity: 1}], 1e6)"),
    (checks.motion, WIDE, "document.documentElement.style.scrollBehavior = 'smooth'"),
    (checks.paper, WIDE, "main.style.blockSize = '40000px'"),
    (checks.paper, WIDE, "main.insertAdjacentHTML('afterbegin', '<p>Menü und Suche</p>')"),
    (
        checks.paper,
        WIDE,
        (
            "document.querySelector('header summary').closest('details').remove();"
            "document.body.insertAdjacentHTML('afterbegin',"
            " '<header><details><summary>Da</summary></details></header>')"
        ),
    ),
    (checks.keyboard, WIDE, "document.querySelector('.skip-link').style.outline = 'none'"),
    (checks.keyboard, NARROW, "main.querySelector('a').tabIndex = 1"),
    (
        checks.keyboard,
        WIDE,
        (
            "Object.assign(main.querySelector('a').style,"
            " {position: 'fixed', insetInlineStart: '-999px'})"
        ),
    ),
    (checks.quiet, WIDE, "console.warn('Achtung')"),
    (checks.quiet, WIDE, "console.error('Achtung')"),
    (checks.quiet, WIDE, "document.cookie = 'wer=ich'"),
    (checks.quiet, WIDE, "localStorage.setItem('was', 'alles')"),
    (checks.quiet, WIDE, "fetch('/static/gibt-es-nicht.css')"),
    (checks.quiet, WIDE, "fetch('https://fonts.example/a.woff2').catch(() => null)"),
    (checks.quiet, WIDE, "new Image().src = 'https://fonts.example/a.png'"),
    (checks.magnified, WIDE, "main.querySelector('h2').style.inlineSize = '400px'"),
]
BREAK = """
(fault) => {
  const main = document.querySelector("main");
  const insert = (html) => main.insertAdjacentHTML("beforeend", html);
  eval(fault);
}
"""
#: The page as it was, and as it was again.
KEEP = "() => { window.kept = document.body.cloneNode(true); }"
RESTORE = """
() => {
  document.body.replaceWith(window.kept.cloneNode(true));
  document.documentElement.removeAttribute("style");
}
"""
#: Sleeping makes a test slow on every machine and wrong on a busy one.
SLEEP = re.compile(r"wait_for_timeout\(|\bsleep\(")


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A profile in which the faults to be found are not stopped by the page's own rules."""
    return new_context(bypass_csp=True)


@pytest.fixture
def home(page: Page, watch: Watch) -> Page:
    """The home page, watched."""
    visit(page, "/")
    assert watch.problems == []
    return page


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_every_check_sees_its_faults(page: Page, watch: Watch, width: int) -> None:
    prepare(page)
    seen = open_page(page, watch, "/", width, has_lead=True)
    page.evaluate(KEEP)
    missed = []
    for check, _, fault in [each for each in FAULTS if each[1] == width]:
        # What it has taken down before does not go away with the fault.
        before = list(check(seen)) if check is checks.quiet else []
        page.evaluate(BREAK, fault)
        if len(list(check(seen))) <= len(before):
            missed.append(f"{check.__name__}: {fault}")
        page.evaluate(RESTORE)
    assert not missed, "\n".join(missed)


def test_every_check_has_a_fault_to_see() -> None:
    proved = {check for check, _, _ in FAULTS} | {checks.weight}
    assert proved == {*checks.EVERYWHERE, *checks.WIDE_ONLY, *checks.LAST}


def test_a_heavy_page_is_seen(page: Page, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = open_page(page, watch, "/", WIDE)
    assert not list(checks.weight(seen))
    monkeypatch.setattr(checks, "MOST_BYTES", 5_000)
    monkeypatch.setattr(checks, "MOST_SCRIPT", 100)
    assert len(list(checks.weight(seen))) == 2


def test_axe_finds_faults(home: Page) -> None:
    faults = {
        "color-contrast": "<p style='color: #999; background: #fff'>Blass</p>",
        "image-alt": "<img src='/favicon.ico'>",
        "label": "<input>",
        "link-name": "<a href='/'><span style='display: block; block-size: 9px'></span></a>",
        "heading-order": "<h5>Sprung</h5>",
    }
    home.evaluate(
        "(html) => document.querySelector('main').insertAdjacentHTML('beforeend', html)",
        "".join(faults.values()),
    )
    found = violations(home)
    assert [rule for rule in faults if not any(f": {rule}: " in line for line in found)] == []
    assert any(": color-contrast: " in line for line in contrast_violations(home))


def test_what_a_page_says_and_asks_for_is_seen(home: Page, watch: Watch, site: Site) -> None:
    home.evaluate("setTimeout(() => { throw new Error('kaputt') })")
    watch.wait_for_message("kaputt")
    home.evaluate("() => { fetch('https://fonts.example/a.woff2').catch(() => null); }")
    assert watch.elsewhere == ["https://fonts.example/a.woff2"]
    home.evaluate("() => { fetch('/static/gibt-es-nicht.css'); }")
    assert watch.failed == [f"{site.address}/: 404 {site.address}/static/gibt-es-nicht.css"]


def test_a_list_is_only_read_once_its_request_has_come(home: Page, watch: Watch) -> None:
    """However long the browser takes to ask."""
    home.evaluate("() => { for (let n = 0; n < 50; n += 1) fetch(`/robots.txt?${n}`); }")
    home.evaluate("() => { fetch('https://fonts.example/last').catch(() => null); }")
    assert watch.elsewhere == ["https://fonts.example/last"]
    assert len([each for each in watch.finished if "robots.txt" in each.url]) == 50


def test_a_test_that_hangs_fails_by_its_name_and_leaves_the_browser_to_others(page: Page) -> None:
    hung = pytest.raises(pytest.fail.Exception, match="this test was not done")
    with hung, limited("this test", 1):
        page.evaluate("() => new Promise(() => null)")
    assert page.evaluate("() => 1 + 1") == 2


def test_no_test_waits_for_time() -> None:
    folder = Path(__file__).parent
    files = [
        path for path in folder.glob("*.py") if path.name not in {"waiting.py", "test_tools.py"}
    ]
    assert [path.name for path in files if SLEEP.search(path.read_text())] == []
