"""What becomes of a section's pages once it is taken out; for a process of its own.

The demo is in the database. With the section in TEST_WITHOUT nothing of it answers anybody, nothing
that is left fails, and its rows stay; without, it is all there.
"""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.changes.reader import Cursor
from cms.site.visibility import get_public_scope, has_unknown_type
from tests.admin_screens import get_html, walk
from tests.cms.changes.syncing import App

ADDRESSES = (
    *("/", "/en/", "/uk/", "/ar/", "/sitemap.xml", "/api/v1/site", "/api/v1/search?q=Winzerla"),
    *("/suche/?q=Winzerla", "/api/v1/changes?limit=1000", "/api/v1/topics"),
)


def look_as_reader(section: str, pages: list[Page]) -> None:
    client = Client()
    for page in pages:
        address = urlsplit(page.url).path
        answer = client.get(address)
        assert answer.status_code == 404, (address, answer.status_code)
        assert client.get(f"/api/v1/pages/{page.pk}").status_code == 404, address
    for address in ADDRESSES:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        assert f"/{section}/" not in answer.content.decode(), address


def look_as_app(pages: list[Page]) -> None:
    """Nobody has compared yet; then apps are told that they are gone, and nothing else of them."""
    keys = {page.pk for page in pages}
    new, old = App(Client()), App(Client())
    old.cursor = str(Cursor(0))
    assert new.sync()
    assert old.sync()
    assert not keys & {entry["id"] for entry in (*new.received, *old.received)}
    call_command("sync_changes")
    for app in (new, old):
        news = [entry["what"] for entry in app.sync() if entry["id"] in keys]
        assert set(news) == {"unpublished"}
    assert not keys & {entry["id"] for entry in App(Client()).sync()}


def let_the_time_come(pages: list[Page]) -> None:
    """For one of the pages to go offline, for another's version and for one that is left."""
    past = timezone.now() - timedelta(hours=1)
    kept = [page.latest_revision_id for page in pages if page.latest_revision_id]
    rest = Page.objects.exclude(has_unknown_type()).filter(locale__language_code="de", live=True)
    left = rest.order_by("-depth", "path").values_list("latest_revision", flat=True)[:1]
    live = [page.pk for page in pages if page.live]
    Page.objects.filter(pk=live[0]).update(expire_at=past)
    for number, key in enumerate((kept[0], *left)):
        due_at = past + timedelta(minutes=number)
        Revision.objects.filter(pk=key).update(approved_go_live_at=due_at)
    before = list(Page.objects.filter(has_unknown_type()).order_by("pk").values())
    call_command("publish_scheduled")
    after = Page.objects.filter(has_unknown_type()).order_by("pk").values()
    assert list(after) == before
    due = Revision.objects.filter(
        approved_go_live_at__isnull=False, approved_go_live_at__lt=timezone.now()
    )
    assert [revision.pk for revision in due] == [kept[0]]


def look_as_editor(name: str, pages: list[Page], *, is_thorough: bool) -> str:
    """All that was shown; each page is asked for by itself as well, and stays as it is.

    Thorough: every screen that links lead to, which takes half a minute, and more of the pages.
    """
    client = Client()
    client.force_login(get_user_model().objects.get(username=name))
    shown = []
    lists = [f"/admin/pages/{page.pk}/" for page in pages[0].get_ancestors()]
    screens = walk(client) if is_thorough else ((url, client.get(url)) for url in lists)
    for url, answer in screens:
        assert answer.status_code < 500, (name, url, answer.status_code)
        shown.append(get_html(answer))
    board = client.get("/admin/uebersetzungen/", follow=True)
    # Others are led to their start page, which names their own texts.
    is_board = board.request["PATH_INFO"] == "/admin/uebersetzungen/"
    assert is_board or name != "admin"
    html = get_html(board) if is_board else ""
    assert not [page.title for page in pages if f"/admin/pages/{page.pk}/" in html]
    for page in pages[: 3 if is_thorough else 1]:
        for action in ("edit", "delete", "move", "copy", "history", "usage", "unpublish"):
            url = f"/admin/pages/{page.pk}/{action}/"
            for answer in (client.get(url, follow=True), client.post(url, follow=True)):
                assert answer.status_code in {200, 403}, (name, url, answer.status_code)
                shown.append(get_html(answer))
    parent = pages[0].get_parent()
    client.post(f"/admin/pages/{parent.pk}/delete/", {"next": ""})
    client.post(f"/admin/bulk/wagtailcore/page/delete/?id={pages[0].pk}")
    return "".join(shown)


def look_again(section: str) -> None:
    client = Client()
    scope = get_public_scope("de")
    pages = list(Page.objects.filter(content_type__app_label=section).order_by("path"))
    public = [page for page in pages if scope.includes(page)]
    assert public
    call_command("sync_changes")
    app = App(client)
    app.sync()
    assert {page.pk for page in public} <= app.pages.keys()
    for page in public:
        address = urlsplit(page.url).path
        assert client.get(address).status_code == 200, address


def main(section: str, media: str, thorough: str) -> None:
    """Look at the site as it is without the section, or with it again."""
    settings.MEDIA_ROOT = media
    is_back = section in settings.SECTIONS
    if not is_back:
        # Before migrating, which writes the site's address and has all pages compared.
        look_as_app(get_kept())
    call_command("migrate", verbosity=0)
    if is_back:
        look_again(section)
    else:
        look_without(section, is_thorough=bool(thorough))


def get_kept() -> list[Page]:
    return list(Page.objects.filter(has_unknown_type()).order_by("path"))


def look_without(section: str, *, is_thorough: bool) -> None:
    pages = get_kept()
    assert pages
    let_the_time_come(pages)
    before = read_rows()
    look_as_reader(section, pages)
    for name in ("admin", "ehrenamt"):
        shown = look_as_editor(name, pages, is_thorough=is_thorough)
        if name == "admin":
            assert "(Bereich herausgenommen)" in shown
            assert "bleibt unverändert aufbewahrt" in shown
    assert read_rows() == before


def read_rows() -> list[Any]:
    return [list(rows.order_by("pk").values()) for rows in (Page.objects, Revision.objects)]
