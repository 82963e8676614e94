"""What axe finds in an open page."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
#: The rules that ask what something looks like; only these can answer differently in dark.
CONTRAST = ("color-contrast", "link-in-text-block")
RUN = """
async ([runOnly, within]) => {
  const part = within ? { include: within } : document;
  const results = await axe.run(part, { runOnly, resultTypes: ["violations"] });
  return results.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}
"""


def violations(page: Page, within: str = "") -> list[str]:
    """All that axe finds: address, rule, element and what is wrong with it.

    `within` is a selector; beside an open dialog axe cannot tell what the dialog covers.
    """
    return _run(page, {"type": "tag", "values": TAGS}, within)


def contrast_violations(page: Page) -> list[str]:
    """The same, of the rules about contrast alone."""
    return _run(page, {"type": "rule", "values": CONTRAST})


def _run(page: Page, rules: dict[str, Any], within: str = "") -> list[str]:
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_read_source())
    found: list[Any] = page.evaluate(RUN, [rules, within])
    return [f"{page.url}: {line}" for line in found]


@cache
def _read_source() -> str:
    return SOURCE.read_text(encoding="utf-8")
