"""What a volunteer finds and writes (`ehrenamt.md`)."""

from playwright.sync_api import Page, expect

from tests.browser import admin
from tests.browser.handbook import actions
from tests.browser.handbook.chapters import Chapter
from tests.browser.watch import visit

CHAPTER = Chapter("ehrenamt", role="Ehrenamt")
TITLE = "Ein Igel am Wasserlauf"


@CHAPTER.step("„Artikel schreiben“ führt gleich ins Formular.")
def go_to_the_form(page: Page) -> None:
    actions.open_form(page, "Artikel schreiben")
    expect(page.locator("#id_title")).to_be_visible()
    visit(page, "/admin/")


@CHAPTER.step("„An Sie zurückgegeben“ steht zuoberst, mit dem, was anders werden soll.")
def find_what_came_back(page: Page) -> None:
    first = page.locator(".dashboard-panel").first
    expect(first.locator("h2")).to_contain_text("An Sie zurückgegeben")
    expect(first.locator("blockquote, q, .dashboard-row__quote").first).not_to_be_empty()


@CHAPTER.step(
    "„Ihre Entwürfe“ haben Sie begonnen und noch nicht eingereicht. Was Sie nicht mehr brauchen,"
    " nehmen Sie mit „Verwerfen“ weg, solange es niemand sonst gesehen hat."
)
def discard_a_draft(page: Page) -> None:
    drafts = page.locator(".dashboard-panel--entwuerfe li")
    count = drafts.count()
    actions.press(page.locator(".dashboard-panel--entwuerfe"), "Verwerfen")
    actions.press(page.locator("main"), "Verwerfen")
    actions.expect_success(page)
    expect(drafts).to_have_count(count - 1)


@CHAPTER.step("Drücken Sie „Artikel schreiben“ und geben Sie oben den Titel ein.")
def begin_article(page: Page) -> None:
    actions.open_form(page, "Artikel schreiben")
    actions.fill_title(page, TITLE)


@CHAPTER.step("Tippen Sie auf eine Rubrik. Steht schon eine da, ist es die Ihres letzten Artikels.")
def choose_rubric(page: Page) -> None:
    page.locator("#id_rubric").get_by_role("radio", name="Aus dem Stadtteil").check()


@CHAPTER.step("Schreiben Sie in den „Kurztext“ zwei Sätze, die Lust auf den Text machen.")
def write_teaser(page: Page) -> None:
    actions.field(page, "Kurztext").fill("Er kommt jeden Abend. Niemand weiß, woher.")


@CHAPTER.step(
    "Schreiben Sie unter „Text“ los. Eine Zeile, die mit zwei Rauten und einem Leerzeichen beginnt,"
    " wird zur Überschrift. Beim Speichern macht die Website daraus einen eigenen Block."
)
def write_with_heading(page: Page) -> None:
    actions.write(page, "Am Wasserlauf lebt ein Igel.")
    page.keyboard.press("Enter")
    page.keyboard.type("## Am Abend")
    page.keyboard.press("Enter")
    page.keyboard.type("Dann trinkt er.")


@CHAPTER.step("Drücken Sie unten „Einreichen“.")
def hand_in(page: Page) -> None:
    admin.hand_in(page)
    handed_in = page.locator(".dashboard-panel--eingereicht")
    expect(handed_in).to_contain_text(TITLE)
    actions.press(handed_in, TITLE)
    page.wait_for_url("**/edit/")
    visit(page, page.url.replace("/edit/", "/view_draft/"))
    expect(page.get_by_role("heading", name="Am Abend")).to_be_visible()
