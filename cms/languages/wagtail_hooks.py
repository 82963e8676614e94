"""What translating adds to the admin.

wagtail-localize's own additions are taken back by `cms/patches/localize_hooks.py`.
"""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.languages.authors import find_authors
from cms.languages.board import views as board
from cms.languages.editor import minor, po, sending, snippets, views
from cms.languages.editor.restoring import restore_revision
from cms.languages.gate import refuse_other_languages
from cms.languages.plain import hooks as plain_hooks  # noqa: F401 - registers its own

#: Before all other hooks.
FIRST = -10

hooks.register("before_edit_page", views.edit, order=FIRST)
hooks.register("before_edit_snippet", snippets.show_instead)
hooks.register("after_edit_snippet", snippets.bring_along)
# After the house's own, which decide what is saved and put the buttons in a row.
hooks.register("before_edit_page", minor.note_box, order=100)
hooks.register("construct_page_action_menu", minor.add_box, order=100)
hooks.register("describe_review", minor.tell_reviewers)
hooks.register("find_authors", find_authors)
hooks.register("restore_revision", restore_revision)
# Before Wagtail asks for a password or a login, which would set a cookie.
hooks.register("before_serve_page", refuse_other_languages, order=FIRST)


@hooks.register("register_admin_urls")
def add_addresses() -> list[URLPattern]:
    """The board, sending pages to translators, files for them, and translating snippets."""
    return [
        path("uebersetzungen/", board.index, name="translation_board"),
        path("uebersetzungen/<int:page_id>/senden/", sending.send, name="send_to_translators"),
        path("uebersetzungen/<int:page_id>/gelten/", board.accept_all, name="accept_translations"),
        path("uebersetzungen/po/<int:translation_id>/laden/", po.download, name="download_po"),
        path("uebersetzungen/po/<int:translation_id>/einlesen/", po.upload, name="upload_po"),
        path("uebersetzungen/<int:page_id>/<str:code>/", board.cell, name="translation_cell"),
        path("uebersetzungen/angaben/", snippets.index, name="snippet_translations"),
        path(
            "uebersetzungen/angaben/<int:type_id>/<int:pk>/<str:code>/",
            snippets.edit,
            name="translate_snippet",
        ),
    ]


class BoardMenuItem(MenuItem):
    """Only for people who translate or have pages translated."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the board would open."""
        return bool(request.user.has_perm(sending.RIGHT))


@hooks.register("register_admin_menu_item")
def add_board() -> MenuItem:
    """The board stands in the menu."""
    address = reverse_lazy("translation_board")
    return BoardMenuItem(
        _("Translations"), address, name="translations", icon_name="globe", order=60
    )


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def add_send_button(page: Page, user: Any, **kwargs: Any) -> Iterable[Button]:
    """One click to the choice of languages."""
    if sending.may_send(user, page):
        url = reverse("send_to_translators", args=[page.pk])
        yield Button(_("Have it translated"), url, icon_name="globe", priority=60)


@hooks.register("construct_translated_pages_to_cascade_actions")
def take_translations_along(pages: list[Page], action: str) -> dict[Page, Any]:
    """What goes offline or away in German does so in all languages; the confirmation says so."""
    if action not in {"unpublish", "delete"}:
        return {}
    originals = [page for page in pages if page.locale.is_default and not page.alias_of_id]
    return {page: page.get_translations() for page in originals}
