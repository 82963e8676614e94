"""An article prints like a clipping: its text, where it comes from, and nothing to click on."""

from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from scripts.demo_site import Site
from tests.browser.watch import see_all, visit


def print_text(page: Page) -> tuple[int, str]:
    """Number of sheets, and their text without line breaks."""
    reader = PdfReader(BytesIO(page.pdf(format="A4")))
    text = " ".join(sheet.extract_text() for sheet in reader.pages)
    return len(reader.pages), " ".join(text.split())


@pytest.fixture
def article(page: Page, site: Site) -> Page:
    """An article with all its pictures."""
    visit(page, site.special["embed"])
    see_all(page)
    return page


def test_an_article_is_a_clipping(article: Page, site: Site) -> None:
    title = article.get_by_role("heading", level=1).inner_text()
    sheets, text = print_text(article)
    assert 1 <= sheets <= 3
    letters = "".join(text.split())
    assert "".join(title.split()) in letters
    assert f"{site.address}{site.special['embed']}" in letters
    assert "Zum Inhalt springen" not in text
    assert "Menü und Suche" not in text


def test_nothing_to_click_on_stands_on_paper(article: Page) -> None:
    article.emulate_media(media="print")
    for part in ("nav", "form", "button", "a.button", "summary", ".skip-link"):
        assert article.locator(f"{part}:visible").count() == 0, part


def test_a_clipping_has_a_code_for_the_way_back(article: Page) -> None:
    article.emulate_media(media="print")
    code = article.locator(".clipping svg")
    box = code.bounding_box()
    assert box
    assert box["width"] >= 60
    assert abs(box["width"] - box["height"]) < 1


def test_what_is_folded_on_screen_is_open_on_paper(page: Page, site: Site) -> None:
    visit(page, site.special["accordion"])
    hidden = page.locator(".accordion details .prose").first.text_content()
    letters = "".join(print_text(page)[1].split()).replace("-", "")
    assert "".join(str(hidden).split())[:40].replace("-", "") in letters


@pytest.mark.few
def test_every_page_prints(page: Page, paths: list[str]) -> None:
    for path in paths:
        visit(page, path)
        see_all(page)
        sheets, text = print_text(page)
        assert sheets <= 30, f"{path}: {sheets} sheets"
        assert "Menü und Suche" not in text
