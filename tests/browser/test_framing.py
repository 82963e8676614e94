"""Turning and cutting a picture where it is added, by thumb and by keyboard."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.demo_site import Site
from tests.browser import admin
from tests.browser.devices import PHONE, make_photograph


@pytest.fixture
def site(workshop: Site) -> Site:
    """Pictures are left behind."""
    return workshop


def open_dialog(page: Page) -> Locator:
    """The dialog for a picture with a photograph of 800 by 600 pixels chosen."""
    admin.log_in(page, "Redaktion", "/admin/images/add/")
    page.locator("[name=file]").set_input_files(make_photograph())
    stage = page.locator(".framing__stage")
    expect(stage).to_be_visible()
    return stage


def send(page: Page) -> Locator:
    """Upload it; its page in the library."""
    page.locator("[name=title]").fill("Beet von oben")
    page.locator("[name=credit]").fill("Foto: Büro")
    page.locator("[name=consent]").check()
    page.get_by_role("button", name="Hochladen").click()
    page.get_by_role("link", name="Beet von oben").first.click()
    return page.locator("main, #main")


def test_picture_is_turned_and_cut_by_thumb_and_stored_like_that(phone: Page) -> None:
    stage = open_dialog(phone)
    phone.get_by_role("button", name="Nach rechts drehen").tap()
    size = stage.bounding_box()
    assert size
    corner = stage.get_by_role("button", name="unten rechts")
    box = corner.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    phone.mouse.move(x, y)
    phone.mouse.down()
    phone.mouse.move(x - size["width"] / 2, y, steps=4)
    phone.mouse.up()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]
    # Turned it is 600 wide and 800 high; half of its width is left.
    expect(send(phone)).to_contain_text(re.compile(r"\b(299|300|301)x800\b"))


def test_corners_move_by_keyboard_and_the_whole_picture_comes_back(phone: Page) -> None:
    stage = open_dialog(phone)
    framing = phone.locator("[name=framing]")
    corner = stage.get_by_role("button", name="oben links")
    corner.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
        phone.keyboard.press(key)
    expect(framing).to_have_value('{"turn":0,"left":0.04,"top":0.02,"right":0,"bottom":0}')
    phone.keyboard.press("ArrowLeft")
    phone.keyboard.press("ArrowLeft")
    # Not beyond the edge.
    phone.keyboard.press("ArrowLeft")
    expect(framing).to_have_value('{"turn":0,"left":0,"top":0.02,"right":0,"bottom":0}')
    phone.get_by_role("button", name="Nach links drehen").tap()
    expect(framing).to_have_value('{"turn":270,"left":0.02,"top":0,"right":0,"bottom":0}')
    phone.get_by_role("button", name="Ganzes Bild").tap()
    phone.get_by_role("button", name="Nach rechts drehen").tap()
    expect(framing).to_have_value("")


def test_tap_marks_what_matters_most_and_goes_with_the_picture(phone: Page) -> None:
    stage = open_dialog(phone)
    framing = phone.locator("[name=framing]")
    mark = stage.get_by_role("button", name="Wichtigste Stelle")
    expect(mark).to_have_count(0)
    size = stage.locator("canvas").bounding_box()
    assert size
    stage.tap(position={"x": size["width"] / 4, "y": size["height"] / 2})
    expect(mark).to_be_visible()
    expect(framing).to_have_value(re.compile(r'"x":0\.2[45]\d*,"y":0\.(49|5)\d*}$'))
    box = mark.bounding_box()
    assert box
    assert abs(box["x"] + box["width"] / 2 - size["x"] - size["width"] / 4) < 2
    # It goes with the picture when that is turned, and away when it is tapped on.
    phone.get_by_role("button", name="Nach rechts drehen").tap()
    expect(framing).to_have_value(re.compile(r'"turn":90.*"x":0\.(49|5)\d*,"y":0\.2[45]\d*}$'))
    mark.tap()
    expect(mark).to_have_count(0)
    phone.get_by_role("button", name="Nach links drehen").tap()
    expect(framing).to_have_value("")
    stage.tap(position={"x": size["width"] * 0.75, "y": size["height"] / 4})
    send(phone)
    # Kept with the picture: Wagtail shows it in its form.
    chooser = phone.locator(".focal-point-chooser")
    expect(chooser).to_have_attribute("data-focal-point-x", re.compile("(59|60)."))
    expect(chooser).to_have_attribute("data-focal-point-y", re.compile("(14|15)."))


def test_what_matters_most_is_marked_by_keyboard(phone: Page) -> None:
    stage = open_dialog(phone)
    framing = phone.locator("[name=framing]")
    button = phone.get_by_role("button", name="Wichtigste Stelle markieren")
    button.focus()
    for key in ("Enter", "ArrowLeft", "ArrowLeft", "ArrowUp"):
        phone.keyboard.press(key)
    expect(stage.get_by_role("button", name="Wichtigste Stelle")).to_be_focused()
    expect(framing).to_have_value(re.compile(r'"x":0\.46,"y":0\.48}$'))
    phone.keyboard.press("Delete")
    expect(button).to_be_focused()
    expect(framing).to_have_value("")
