"""An article prints like a clipping: its text, where it comes from, and nothing to click on."""

from io import BytesIO

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from scripts.demo_site import Site
from tests.browser.watch import see_all, visit


def print_text(page: Page) -> tuple[int, str]:
    """Number of sheets, and their text without line breaks."""
    reader = PdfReader(BytesIO(page.pdf(format="A4")))
    text = " ".join(sheet.extract_text() for sheet in reader.pages)
    return len(reader.pages), " ".join(text.split())


def test_an_article_prints_as_a_clipping(page: Page, site: Site) -> None:
    visit(page, site.special["embed"])
    see_all(page)
    title = page.get_by_role("heading", level=1).inner_text()
    sheets, text = print_text(page)
    assert 1 <= sheets <= 3
    letters = "".join(text.split())
    assert "".join(title.split()) in letters
    assert f"{site.address}{site.special['embed']}" in letters
    assert "Zum Inhalt springen" not in text
    page.emulate_media(media="print")
    for part in ("nav", "form", "button", "a.button", "summary", ".skip-link"):
        expect(page.locator(f"{part}:visible"), part).to_have_count(0)
    has_code_for_the_way_back(page)


def has_code_for_the_way_back(page: Page) -> None:
    """Large enough for a phone's camera."""
    box = page.locator(".clipping svg").bounding_box()
    assert box
    assert box["width"] >= 60
    assert abs(box["width"] - box["height"]) < 1


def test_what_is_folded_on_screen_is_open_on_paper(page: Page, site: Site) -> None:
    visit(page, site.special["accordion"])
    hidden = page.locator(".accordion details .prose").first.text_content()
    letters = "".join(print_text(page)[1].split()).replace("-", "")
    assert "".join(str(hidden).split())[:40].replace("-", "") in letters
