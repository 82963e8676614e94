"""The handbook's pictures of deciding: a moderator and an administrator at a desktop."""

import re

from playwright.sync_api import Page

from scripts.handbook_camera import Camera, get_button, settle

#: What waits longest on the demo site, and a text that is online.
WAITING = "Die Bank am Wasserlauf steht wieder"
ONLINE = "Die Treppe am Hang"
#: Pixels around a picture whose numbers stand beside what they are about.
MARGIN = 36


def start_page(camera: Camera) -> None:
    """What waits, and how far the next issue is."""
    page = camera.page
    waiting = page.locator(".dashboard-panel--warteliste")
    issue = page.locator("section[aria-labelledby=dashboard-naechste-ausgabe]")
    numbered = [panel.locator("h2") for panel in (waiting, issue)]
    camera.take(page.locator(".dashboard__greeting"), issue, numbered=numbered, margin=MARGIN)


def decide(camera: Camera) -> None:
    """Read, write a word, release or send back."""
    page = camera.page
    page.goto("/admin/freigaben/")
    first = page.locator(".review").first
    first.locator("summary").click()
    page.frame_locator("iframe").first.locator("main h1").wait_for()
    page.wait_for_load_state("networkidle")
    numbered = [
        first.locator("summary"),
        first.locator("textarea"),
        *first.get_by_role("button").all(),
    ]
    # It bears today's date.
    page.frame_locator("iframe").first.locator(".masthead-items").evaluate("line => line.remove()")
    camera.take(first, numbered=numbered, margin=MARGIN)


def compare(camera: Camera) -> None:
    """What was changed about an article that readers see."""
    page = camera.page
    page.goto("/admin/freigaben/")
    changed = page.get_by_role("article").filter(has_text=ONLINE)
    changed.get_by_role("link", name="Was sich an der veröffentlichten Seite ändert").click()
    page.wait_for_load_state("networkidle")
    camera.take(page.locator("main header").first, page.locator("main table"), margin=0)


def comment(camera: Camera) -> None:
    """A word in the margin of a field."""
    page = camera.page
    open_waiting(page)
    page.locator("[data-side-panel-toggle=comments]").click()
    field = page.locator("#panel-child-inhalt-teaser-section")
    field.hover()
    field.locator("[data-comment-add]").click()
    page.locator(".comment__input").fill("Geht das in einem Satz?")
    # Says when it was written, to the minute.
    page.add_style_tag(content=".comment-header__date { visibility: hidden; }")
    camera.take(field, page.locator(".comment"))


def buttons(camera: Camera) -> None:
    """What stands below a text that waits."""
    page = camera.page
    open_waiting(page)
    page.locator("footer").get_by_role("button", name="Mehr Aktionen").click()
    page.locator("[name=action-cancel-workflow]").wait_for()
    # What the buttons lie upon looks torn off beside them.
    page.add_style_tag(content="main .w-panel { visibility: hidden; }")
    names = ("Zurückgeben", "Freigeben")
    numbered = [get_button(page, name) for name in names]
    more = page.locator("footer .w-dropdown__content")
    camera.take(page.locator("footer nav"), more, numbered=numbered, margin=0)


def schedule(camera: Camera) -> None:
    """Release for a date."""
    page = camera.page
    open_waiting(page)
    page.locator("[data-side-panel-toggle=status]").click()
    page.get_by_role("button", name="Zeitplan festlegen").click()
    dialog = page.locator("#schedule-publishing-dialog .w-dialog__box")
    dialog.locator("[name=go_live_at]").fill("01.12.2030 08:00")
    page.locator(".xdsoft_datetimepicker").evaluate_all("all => all.forEach(each => each.remove())")
    page.evaluate("document.activeElement.blur()")
    camera.take(dialog, margin=0)


def share_draft(camera: Camera) -> None:
    """A link for somebody without an account."""
    page = camera.page
    open_waiting(page)
    key = re.search(r"/pages/(\d+)/", page.url)
    page.goto(f"/admin/entwurfslinks/{key[1] if key else ''}/")
    page.locator("[name=recipient]").fill("Bauamt, Frau Lindner")
    page.evaluate("document.activeElement.blur()")
    camera.take(page.locator("section[aria-labelledby=new-draft-link]"))


def history(camera: Camera) -> None:
    """Every version, and the button that brings one back."""
    page = camera.page
    page.goto("/admin/freigaben/")
    page.get_by_role("article").filter(has_text=ONLINE).get_by_role(
        "link", name="Zum Bearbeiten"
    ).click()
    settle(page)
    page.goto(page.url.replace("/edit/", "/history/"))
    camera.take(page.locator("main table"), margin=0)


def four_eyes(camera: Camera) -> None:
    """The rule, and where it is switched off."""
    page = camera.page
    page.goto("/admin/settings/editorial/editorialsettings/")
    settle(page)
    field = page.locator("#panel-four_eyes-section, .w-panel").first
    camera.take(field)


def open_waiting(page: Page) -> None:
    """The form of the text that waits longest."""
    page.goto("/admin/freigaben/")
    first = page.locator(".review").filter(has_text=WAITING)
    first.get_by_role("link", name="Zum Bearbeiten").click()
    settle(page)
