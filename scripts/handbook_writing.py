"""The handbook's pictures of writing: a volunteer on a phone, from the first page to handing in."""

import re

from playwright.sync_api import FilePayload, Locator, Page

from scripts.databases import ROOT
from scripts.handbook_camera import Camera, get_button, settle

TITLE = "Suppe für alle"
TEASER = "Jeden Mittwoch kocht jemand anderes. Der Topf reicht für alle, die Hunger mitbringen."
#: A picture to upload, which the picture of the form does not show.
UPLOAD = ROOT / "docs" / "images" / "front-page.png"


def start_page(camera: Camera) -> None:
    """What to do first, what came back, what was begun."""
    page = camera.page
    page.goto("/admin/")
    write = page.get_by_role("link", name="Artikel schreiben")
    returned, drafts = get_panel(page, "zurueckgegeben"), get_panel(page, "entwuerfe")
    headings = [panel.locator("h2") for panel in (returned, drafts)]
    camera.take(page.locator(".dashboard__greeting"), drafts, numbered=[write, *headings])


def write_article(camera: Camera) -> None:
    """The form's upper part, filled in."""
    page = camera.page
    page.get_by_role("link", name="Artikel schreiben").click()
    settle(page)
    page.locator("#id_title").fill(TITLE)
    page.get_by_role("radio", name="Aus dem Stadtteil").check()
    teaser = page.locator("#panel-child-inhalt-teaser-section [contenteditable], #id_teaser").first
    teaser.fill(TEASER)
    # Without a text nothing is handed in.
    page.locator("[data-contentpath=body] [contenteditable=true]").first.fill(TEASER)
    page.evaluate("document.activeElement.blur()")
    rubric = page.locator("#panel-child-inhalt-rubric-section")
    section = page.locator("#panel-child-inhalt-teaser-section")
    title = page.locator("#id_title")
    camera.take(title, section, numbered=[title, rubric, section])


def upload_image(camera: Camera) -> None:
    """Credit and consent belong to every picture."""
    page = camera.page
    section = page.locator("#panel-child-inhalt-bild-section")
    section.get_by_role("button", name="Bild auswählen").click()
    dialog = page.locator(".modal-content")
    field = {
        name: dialog.locator(f"[name=image-chooser-upload-{name}]")
        for name in ("file", "description", "credit", "consent")
    }
    payload: FilePayload = {
        "name": "suppentopf.png",
        "mimeType": "image/png",
        "buffer": UPLOAD.read_bytes(),
    }
    field["file"].set_input_files(payload)
    field["description"].fill("Ein Suppentopf in der Begegnungsstätte")
    field["credit"].fill("Foto: Tilda Hagebutt")
    field["consent"].check()
    page.evaluate("document.activeElement.blur()")
    # Not the field of the file: the browser words it, in the language of whoever takes the picture.
    numbered = [field["credit"], field["consent"]]
    more = dialog.locator(".upload-more")
    camera.take(dialog.get_by_text("Beschreibung").first, more, numbered=numbered)
    page.get_by_role("button", name="Schließen").click()


def save_draft(camera: Camera) -> None:
    """What stands below the form."""
    page = camera.page
    get_button(page, "Entwurf speichern").click()
    page.wait_for_url(re.compile(r"/pages/\d+/edit/"))
    settle(page)
    names = ("Entwurf speichern", "Einreichen")
    buttons = [get_button(page, name) for name in names]
    camera.take(page.locator("footer nav"), numbered=buttons, margin=10)


def hand_in(camera: Camera) -> None:
    """What waits stands on the first page: the new article, and one that readers see already."""
    page = camera.page
    get_button(page, "Einreichen").click()
    page.wait_for_load_state("networkidle")
    page.goto("/admin/")
    published = get_panel(page, "veroeffentlicht")
    published.get_by_role("link", name="Bearbeiten").first.click()
    settle(page)
    page.locator("#id_title").fill("Die Treppe am Hang hat endlich Licht")
    get_button(page, "Einreichen").click()
    page.wait_for_load_state("networkidle")
    page.goto("/admin/")
    handed_in, published = get_panel(page, "eingereicht"), get_panel(page, "veroeffentlicht")
    headings = [panel.locator("h2") for panel in (handed_in, published)]
    camera.take(handed_in, published, numbered=headings)


def get_panel(page: Page, name: str) -> Locator:
    """A list on the first page."""
    return page.locator(f".dashboard-panel--{name}")
