"""What a moderator finds, releases, sends back, schedules and shows (`redaktion.md`)."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.handbook import actions
from tests.browser.handbook.chapters import Chapter
from tests.browser.watch import visit

CHAPTER = Chapter(
    "redaktion",
    role="Redaktion",
    slow={
        "Entscheiden": "as in test_editorial_story.py",
        "Für einen bestimmten Tag freigeben, wieder wegnehmen": "an article and a release",
        "Einen Entwurf jemandem zeigen": "as in test_draft_links.py",
    },
)
REVIEWS = "/admin/freigaben/"
GUEST = "Bauamt, Frau Lindner"
NOW, LATER = "Ein Igel für heute", "Ein Igel für den Advent"
SEVERAL = ("Ein Igel am Morgen", "Ein Igel am Abend")


def get_review(page: Page, title: str) -> Locator:
    """A text in the list of what waits."""
    return page.locator(".review").filter(has=page.get_by_role("heading", name=title))


@CHAPTER.step("„Wartet auf Ihre Entscheidung“: was eingereicht ist, das Älteste zuerst.")
def see_what_waits(page: Page) -> None:
    panel = page.locator(".dashboard-panel--warteliste")
    expect(panel.locator("h2")).to_contain_text("Wartet auf Ihre Entscheidung")
    told = re.findall(r"seit (\d+|gestern|heute)", panel.inner_text())
    days = [int({"gestern": "1", "heute": "0"}.get(word, word)) for word in told]
    assert len(days) > 1
    assert days == sorted(days, reverse=True)


@CHAPTER.step(
    "„Nächste Ausgabe“: Tage bis zum Redaktionsschluss, wie viele Artikel eingeplant und"
    " freigegeben sind, wie viele warten, wie viele Seiten belegt sind. Eingeplant wird"
    " bei der Ausgabe."
)
def see_next_issue(page: Page) -> None:
    panel = page.locator("section[aria-labelledby=dashboard-naechste-ausgabe]")
    for words in ("Redaktionsschluss", "eingeplant", "freigegeben", "wart", "belegt"):
        expect(panel).to_contain_text(words)


@CHAPTER.begin("Entscheiden")
def open_reviews(page: Page) -> None:
    actions.hand_in_article(page, NOW)
    actions.follow_menu(page, "Wartet auf Freigabe")


@CHAPTER.step("„Hier lesen“ zeigt ihn so, wie er auf der Website aussehen wird.")
def read_here(page: Page) -> None:
    review = get_review(page, NOW)
    review.get_by_text("Hier lesen").click()
    expect(review.frame_locator("iframe").locator("main h1")).to_have_text(NOW)


@CHAPTER.step("Schreiben Sie ein Wort dazu. Beim Zurückgeben muss es sein.")
def write_a_word(page: Page) -> None:
    actions.press(get_review(page, NOW), "Zurückgeben")
    expect(get_review(page, NOW)).to_contain_text("Bitte sagen Sie in einem Satz")
    get_review(page, NOW).locator("textarea").fill("Ein schöner Text.")


@CHAPTER.step(
    "„Freigeben und veröffentlichen“: Der Text ist sofort auf der Website. Wer ihn geschrieben hat,"
    " bekommt die Adresse."
)
def release(page: Page) -> None:
    actions.press(get_review(page, NOW), "Freigeben und veröffentlichen")
    expect(page.locator(".messages .success")).to_contain_text(NOW)
    assert NOW in page.request.get("/stadtteilzeitung/").text()


@CHAPTER.step("„Zurückgeben“: Sagen Sie in einem Satz, was anders werden soll.")
def send_back(page: Page) -> None:
    visit(page, REVIEWS)
    review = page.locator(".review").first
    title = review.locator("h2").inner_text()
    review.locator("textarea").fill("Bitte nennen Sie den Ort.")
    actions.press(review, "Zurückgeben")
    expect(page.locator(".messages .success")).to_contain_text(title)
    expect(page.locator(".review h2", has_text=title)).to_have_count(0)


@CHAPTER.begin("Mehrere auf einmal entscheiden", slow="two articles and two decisions")
def let_several_wait(page: Page) -> None:
    for title in SEVERAL:
        actions.hand_in_article(page, title)
    visit(page, REVIEWS)


@CHAPTER.step(
    "Öffnen Sie über der Liste „Mehrere auf einmal entscheiden“ und setzen Sie einen Haken bei"
    " allem, was Sie gelesen haben."
)
def tick(page: Page) -> None:
    tick_these(page, SEVERAL)


def tick_these(page: Page, titles: tuple[str, ...]) -> None:
    page.get_by_text("Mehrere auf einmal entscheiden").click()
    for title in titles:
        page.get_by_role("checkbox", name=title).check()


@CHAPTER.step("Drücken Sie „Angehakte freigeben“ oder „Angehakte zurückgeben“.")
def decide_several(page: Page) -> None:
    expect(actions.find(page, "Angehakte zurückgeben")).to_be_visible()
    actions.press(page, "Angehakte freigeben")


@CHAPTER.step(
    "Die nächste Seite zeigt, worüber Sie entscheiden und was bleibt, wie es ist. Schreiben Sie ein"
    " Wort für alle dazu; beim Zurückgeben muss es sein. Drücken Sie dann „Mehrere freigeben“ oder"
    " „Mehrere zurückgeben“."
)
def confirm_several(page: Page) -> None:
    expect(page.locator(".several__chosen")).to_have_count(len(SEVERAL))
    actions.press(page, "Zurück zur Liste")
    tick_these(page, SEVERAL[1:])
    actions.press(page, "Angehakte zurückgeben")
    expect(page.locator(".several__chosen")).to_contain_text(SEVERAL[1])
    actions.press(page, "Mehrere zurückgeben")
    expect(actions.field(page, "Was soll anders werden?")).to_have_value("")
    actions.field(page, "Was soll anders werden?").fill("Bitte nennen Sie den Ort.")
    actions.press(page, "Mehrere zurückgeben")
    expect(page.locator(".messages .success")).to_contain_text("1 zurückgegeben")
    tick_these(page, SEVERAL[:1])
    actions.press(page, "Angehakte freigeben")
    page.get_by_label("Ein Wort an alle").fill("Sehr schön.")
    actions.press(page, "Mehrere freigeben")
    expect(page.locator(".messages .success")).to_contain_text("1 freigegeben")
    assert SEVERAL[0] in page.request.get("/stadtteilzeitung/").text()


@CHAPTER.begin("Für einen bestimmten Tag freigeben, wieder wegnehmen")
def hand_in(page: Page) -> None:
    actions.hand_in_article(page, LATER)


@CHAPTER.step("Öffnen Sie den Text und oben rechts den „Status“. Drücken Sie „Zeitplan festlegen“.")
def open_schedule(page: Page) -> None:
    visit(page, REVIEWS)
    actions.open_form(get_review(page, LATER), "Zum Bearbeiten und für Randbemerkungen öffnen")
    page.locator("[data-side-panel-toggle=status]").click()
    actions.press(page, "Zeitplan festlegen")


@CHAPTER.step(
    "Tragen Sie „Veröffentlicht ab“ ein. Soll die Seite wieder verschwinden, auch"
    " „Veröffentlicht bis“. Drücken Sie „Zeitplan speichern“."
)
def set_day(page: Page) -> None:
    dialog = page.locator("#schedule-publishing-dialog")
    actions.field(dialog, "Veröffentlicht ab").fill("01.12.2030 08:00")
    expect(actions.field(dialog, "Veröffentlicht bis")).to_be_visible()
    # The calendar below the field covers the button until somebody goes on.
    actions.find(dialog, "Zeitplan speichern").press("Enter")
    actions.expect_success(page)


@CHAPTER.step("Geben Sie den Text frei. Er erscheint dann zu dieser Zeit von selbst.")
def release_for_the_day(page: Page) -> None:
    actions.press_below(page, "Freigeben")
    visit(page, "/admin/")
    expect(page.locator(".dashboard-panel--geplant")).to_contain_text("1. Dezember 2030")


@CHAPTER.step(
    "Öffnen Sie den Entwurf. Oben neben dem Titel öffnen drei Punkte ein Menü; wählen Sie"
    " „Diesen Entwurf jemandem zeigen“."
)
def open_links(page: Page) -> None:
    actions.follow_menu(page, "Ausgaben")
    draft = page.locator("main tbody tr").filter(has_text="Entwurf").first
    draft.locator("td.title a").first.click()
    page.wait_for_url("**/edit/")
    page.locator("header").get_by_role("button", name="Aktionen").first.click()
    actions.press(page, "Diesen Entwurf jemandem zeigen")


@CHAPTER.step(
    "Sagen Sie, für wen der Link ist und wie lange er gilt, und drücken Sie „Link erstellen“."
)
def make_link(page: Page) -> None:
    page.locator("[name=recipient]").fill(GUEST)
    actions.press(page, "Link erstellen")


@CHAPTER.step("Kopieren Sie ihn gleich mit „Link kopieren“; er wird nur einmal angezeigt.")
def copy_link(page: Page) -> None:
    expect(actions.find(page, "Link kopieren")).to_be_visible()
    address = page.locator("#link-once-address").input_value()
    guest = page.request.get(address)
    assert guest.ok
    visit(page, page.url)
    expect(page.locator("#link-once-address")).to_have_count(0)
