"""A page is silent, whole and private: no message, nothing missing, nothing from elsewhere."""

from playwright.sync_api import Page

from tests.browser.watch import Watch, see_all, visit


def test_no_message_no_failure_nothing_from_elsewhere_no_cookie(
    page: Page, watch: Watch, paths: list[str]
) -> None:
    for path in paths:
        visit(page, path)
        see_all(page)
        assert not watch.problems, "\n".join(watch.problems)
