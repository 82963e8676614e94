"""From an empty form on a phone to a page that everybody reads, with two screens and five mails."""

import email
import re
from collections.abc import Callable, Iterator
from email.message import Message
from email.policy import default
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Locator, Page, expect

from scripts import demo_site
from scripts.demo_site import Site
from tests.browser import admin
from tests.browser.devices import DESKTOP, PHONE, make_photograph
from tests.browser.waiting import wait_until
from tests.browser.watch import visit

TITLE, CREDIT = "Ein Igel am Wasserlauf", "Foto: Hanna Quittenbaum"
#: Sends what is due, as the scheduler does every minute.
SEND = """
from django.core.management import call_command
call_command("send_notifications")
"""
#: Makes all mails of the site sixteen minutes older: what was handed in is gathered for fifteen.
BACKDATE = """
from datetime import timedelta
from django.db.models import F
from cms.notifications.models import Notification
ago = timedelta(minutes=16)
Notification.objects.update(sent_at=F("sent_at") - ago, next_attempt_at=F("next_attempt_at") - ago)
"""
#: What writing, illustrating and handing in may cost a volunteer, login included.
MOST_CLICKS, MOST_FIELDS = 7, 8


class Recorder:
    """Counts what somebody taps and fills in."""

    def __init__(self) -> None:
        self.clicks = 0
        self.fields = 0

    def click(self, target: Locator) -> None:
        target.click()
        self.clicks += 1

    def fill(self, target: Locator, words: str) -> None:
        target.fill(words)
        self.fields += 1

    def choose_file(self, target: Locator, file: FilePayload) -> None:
        target.set_input_files(file)
        self.fields += 1


@pytest.fixture
def site(own_site: Site) -> Iterator[Site]:
    """A site of its own with its worker."""
    with demo_site.at_work(own_site):
        site = own_site
        # What the demo has to tell is told before.
        run(site, SEND + BACKDATE)
        yield site


def wait_for_mail(page: Page, site: Site, to: str, subject: str, count: int = 1) -> Message:
    """The newest mail to somebody with the subject, once there are `count` of them."""

    def find() -> list[Message]:
        mails = [mail for path in sorted(site.mails.glob("*")) for mail in read_mails(path)]
        own = [mail for mail in mails if mail["To"] == f"{to}@winzerla.example"]
        found = [mail for mail in own if mail["Subject"].strip() == subject]
        return found if len(found) >= count else []

    return wait_until(page, find, f"mail number {count} to {to}: {subject}")[-1]


def read_mails(path: Path) -> list[Message]:
    """Those sent within one second may share a file, each with a line below it."""
    texts = path.read_bytes().split(b"\n" + b"-" * 79 + b"\n")[:-1]
    return [email.message_from_bytes(text, policy=default) for text in texts]


def get_link(mail: Message) -> str:
    """Where the mail leads: its first address."""
    found = re.search(r"http://\S+", mail.get_content())
    assert found
    return found[0]


def run(site: Site, program: str) -> None:
    """On the site, in one process: each loads all of it."""
    site.manage("shell", "--no-imports", "--command", program)


def upload(page: Page, counter: Recorder) -> None:
    """A picture with credit and consent, through the chooser."""
    counter.click(page.get_by_role("button", name="Bild auswählen"))
    modal = page.locator(".modal")
    counter.choose_file(modal.locator("input[type=file]"), make_photograph())
    # The name that the phone gave says nothing.
    expect(modal.locator("[name$=-title]")).to_have_value("")
    counter.fill(modal.locator("[name$=-credit]"), CREDIT)
    counter.click(modal.locator("[name$=-consent]"))
    expect(modal.locator("[name$=-consent]")).to_be_checked()
    counter.click(modal.get_by_role("button", name="Hochladen"))
    expect(modal).to_have_count(0)
    counter.fill(page.locator("#id_lead_image_alt"), "Ein Igel trinkt aus dem Wasserlauf.")


def hand_in(page: Page, counter: Recorder) -> None:
    button = admin.get_hand_in(page)
    if not button.is_visible():
        counter.click(page.get_by_role("button", name="Mehr Aktionen"))
    counter.click(button)
    expect(page.locator(".messages .success").first).to_be_visible()


def test_a_volunteers_article_goes_by_way_of_a_moderator_to_the_readers(
    new_context: Callable[..., BrowserContext],
    site: Site,
    record_property: Callable[[str, object], None],
) -> None:
    phone, desktop = new_context(**PHONE).new_page(), new_context(**DESKTOP).new_page()
    counter = Recorder()
    write(phone, counter)
    record_property("measured", f"volunteer: {counter.clicks} clicks, {counter.fields} fields")
    decision = get_link(wait_for_mail(desktop, site, "redaktion", f"Eingereicht: {TITLE}"))
    send_back(desktop, decision)
    mend(
        phone, get_link(wait_for_mail(phone, site, "ehrenamt", f"Zurück zum Überarbeiten: {TITLE}"))
    )
    run(site, BACKDATE + SEND)
    release(
        desktop,
        get_link(wait_for_mail(desktop, site, "redaktion", f"Eingereicht: {TITLE}", count=2)),
    )
    public = get_link(wait_for_mail(phone, site, "ehrenamt", f"Erschienen: {TITLE}"))
    read(new_context(**PHONE).new_page(), public)
    assert counter.clicks <= MOST_CLICKS
    assert counter.fields <= MOST_FIELDS


def write(page: Page, counter: Recorder) -> None:
    """The volunteer, on a phone: from the login until it is handed in."""
    visit(page, "/admin/login/")
    counter.fill(page.locator("[name=login]"), "ehrenamt")
    counter.fill(page.locator("[name=password]"), "winzerla-ehrenamt")
    counter.click(page.get_by_role("button", name="Anmelden", exact=True))
    admin.watch_edits(page)
    counter.click(page.get_by_role("link", name="Artikel schreiben"))
    admin.wait_until_watched(page)
    expect(page.get_by_role("button", name="Einreichen")).to_be_in_viewport()
    counter.fill(page.locator("#id_title"), TITLE)
    counter.click(page.get_by_role("radio", name="Aus dem Stadtteil"))
    counter.fill(page.locator("#id_teaser"), "Er kommt jeden Abend.")
    upload(page, counter)
    counter.fill(page.locator("[contenteditable=true]").first, "Am Wasserlauf lebt ein Igel.")
    hand_in(page, counter)


def send_back(page: Page, decision: str) -> None:
    """The moderator, straight from the mail: a comment in the margin, then back with a word."""
    visit(page, decision.replace(decision.split("/admin/", maxsplit=1)[0], ""))
    admin.fill_login(page, "Redaktion")
    expect(page).to_have_url(decision)
    admin.watch_edits(page)
    page.get_by_role("link", name="Zum Bearbeiten und für Randbemerkungen öffnen").click()
    admin.wait_until_watched(page)
    page.locator("[data-contentpath=teaser]").hover()
    page.locator("[data-contentpath=teaser] [data-comment-add]").click()
    page.locator(".comment textarea").fill("Wo genau?")
    # By keyboard: the panel may still be sliding in under a pointer.
    with page.expect_response(admin.is_save):
        page.locator(".comment button[type=submit]").press("Enter")
    saved = admin.get_indicator(page)
    expect(saved).to_have_attribute("data-w-autosave-state-value", "saved")
    visit(page, decision)
    page.get_by_label("Ein Wort an").fill("Bitte sagen Sie, wo der Igel lebt.")
    page.get_by_role("button", name="Zurückgeben").click()
    expect(page.locator(".messages .success")).to_be_visible()


def mend(page: Page, editor: str) -> None:
    """The volunteer finds the word on the start page and the comment in the margin."""
    visit(page, "/admin/")
    expect(page.get_by_text("Bitte sagen Sie, wo der Igel lebt.")).to_be_visible()
    admin.open_editor(page, editor)
    page.locator("[data-side-panel-toggle=comments]").click()
    expect(page.get_by_text("Wo genau?")).to_be_visible()
    page.locator("[data-side-panel-toggle=comments]").click()
    page.locator("#id_teaser").fill("Er kommt jeden Abend zur dritten Stufe.")
    hand_in(page, Recorder())


def release(page: Page, decision: str) -> None:
    """The moderator, straight from the mail."""
    visit(page, decision)
    page.get_by_role("button", name="Freigeben und veröffentlichen").click()
    expect(page.locator(".messages .success")).to_be_visible()


def read(page: Page, address: str) -> None:
    """Anybody, without a login."""
    visit(page, address)
    expect(page.locator("main h1")).to_have_text(TITLE)
    expect(page.get_by_role("img", name="Ein Igel trinkt aus dem Wasserlauf.")).to_be_visible()
    expect(page.get_by_text(CREDIT)).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.context.cookies() == []
