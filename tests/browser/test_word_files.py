"""A mail with a Word file and two photographs becomes an article that is handed in, on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from scripts.demo_site import Site
from tests.browser import admin
from tests.browser.axe import violations
from tests.browser.devices import count_from_first_page, make_photograph
from tests.cms.word_files.files import everything
from tests.cms.word_files.writer import DOCX, paragraph, write

MOST = 12


@pytest.fixture
def site(own_site: Site) -> Site:
    """Handing in leaves something behind."""
    return own_site


def mail() -> list[FilePayload]:
    """What hangs on the mail."""
    blocks = (
        paragraph("Ein Igel am Wasserlauf", style="Heading1"),
        paragraph("Am Abend kam er heraus, und alle Kinder sahen ihn."),
        paragraph("Was er frisst", style="Heading2"),
        paragraph("Schnecken und Käfer."),
    )
    word: FilePayload = {"name": "igel.docx", "mimeType": DOCX, "buffer": write(*blocks)}
    return [word, make_photograph(), {**make_photograph(), "name": "IMG_2042.jpg"}]


def test_mail_with_two_photographs_becomes_an_article_in_at_most_twelve_actions(
    phone: Page, record_property: Callable[[str, object], None]
) -> None:
    page = phone
    actions = count_from_first_page(page, "Ehrenamt")
    page.get_by_role("link", name="Artikel aus Word-Datei").tap()
    with page.expect_file_chooser() as chooser:
        page.get_by_label("Word-Datei").tap()
    chooser.value.set_files(mail())
    page.get_by_role("button", name="Weiter", exact=True).tap()
    for number, seen in enumerate(("Ein Igel trinkt.", "Kinder sehen ihm zu.")):
        described = page.locator(f"[name=picture-{number}-description]")
        described.tap()
        described.fill(seen)
        page.locator(f"[name=picture-{number}-consent]").tap()
    page.get_by_role("button", name="Entwurf anlegen").tap()
    page.wait_for_url("**/edit/")
    expect(page.locator("#id_title")).to_have_value("Ein Igel am Wasserlauf")
    expect(page.locator("#id_teaser")).to_have_value(
        "Am Abend kam er heraus, und alle Kinder sahen ihn."
    )
    expect(page.locator("#id_lead_image-chooser img").first).to_be_visible()
    admin.get_hand_in(page).tap()
    page.wait_for_url("**/admin/")
    handed_in = page.locator(".dashboard-panel--eingereicht")
    expect(handed_in).to_contain_text("Ein Igel am Wasserlauf")
    record_property("measured", f"an article of a Word file: {len(actions)} actions")
    assert len(actions) <= MOST, actions


@pytest.mark.slow("two pages of the admin that few see, each in two widths")
@pytest.mark.parametrize("width", [390, 1280])
def test_both_steps_are_accessible_and_say_what_is_missing(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    admin.log_in(page, "Ehrenamt")
    page.get_by_role("link", name="Artikel aus Word-Datei").click()
    expect(page.get_by_label("Word-Datei")).to_be_visible()
    assert not violations(page)
    page.get_by_role("button", name="Weiter", exact=True).click()
    expect(page.get_by_text("Bitte wählen Sie eine Word-Datei.")).to_be_visible()
    page.get_by_label("Word-Datei").set_input_files(
        {"name": "brief.odt", "mimeType": "x", "buffer": b"Hallo"}
    )
    page.get_by_role("button", name="Weiter", exact=True).click()
    expect(page.get_by_text("Das ist keine Word-Datei.")).to_be_visible()
    assert not violations(page)
    page.get_by_label("Word-Datei").set_input_files(
        [{"name": "fest.docx", "mimeType": DOCX, "buffer": everything()}, make_photograph()]
    )
    page.get_by_role("button", name="Weiter", exact=True).click()
    expect(page.get_by_text("2 Kommentare, 1 Diagramm, 1 Zeichnung")).to_be_visible()
    assert not violations(page)
    page.get_by_role("button", name="Entwurf anlegen").click()
    expect(page.get_by_text("Bitte sagen Sie in einem Satz")).to_be_visible()
    assert not violations(page)
    page.get_by_role("button", name="Ohne Bilder").click()
    page.wait_for_url("**/edit/")
    expect(page.get_by_text("2 Kommentare, 1 Diagramm, 1 Zeichnung")).to_be_visible()
