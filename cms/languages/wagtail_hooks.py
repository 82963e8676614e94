"""What this room adds to the admin, and what it takes out of wagtail-localize's additions."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail_localize import synctree
from wagtail_localize import wagtail_hooks as package_hooks

from cms.languages.authors import find_authors
from cms.languages.board import views as board
from cms.languages.editor import minor, package, sending, snippets, views
from cms.languages.editor.restoring import restore_revision
from cms.languages.gate import refuse_other_languages
from cms.languages.plain import hooks as plain_hooks  # noqa: F401 - registers its own

#: Before wagtail-localize, which answers to the same names and addresses.
FIRST = -10

hooks.register("before_edit_page", views.edit, order=FIRST)
hooks.register("before_edit_snippet", snippets.show_instead, order=FIRST)
hooks.register("after_edit_snippet", snippets.bring_along)
# After the house's own, which decide what is saved and put the buttons in a row.
hooks.register("before_edit_page", minor.note_box, order=100)
hooks.register("construct_page_action_menu", minor.add_box, order=100)
hooks.register("describe_review", minor.tell_reviewers)
hooks.register("find_authors", find_authors)
hooks.register("restore_revision", restore_revision)
# Before Wagtail asks for a password or a login, which would set a cookie.
hooks.register("before_serve_page", refuse_other_languages, order=FIRST)


@hooks.register("register_admin_urls", order=FIRST)
def add_addresses() -> list[URLPattern]:
    """Sending pages to translators; and the package's addresses, guarded."""
    return [
        path("uebersetzungen/", board.index, name="translation_board"),
        path("uebersetzungen/<int:page_id>/senden/", sending.send, name="send_to_translators"),
        path("uebersetzungen/<int:page_id>/gelten/", board.accept_all, name="accept_translations"),
        path("uebersetzungen/<int:page_id>/<str:code>/", board.cell, name="translation_cell"),
        path("uebersetzungen/angaben/", snippets.index, name="snippet_translations"),
        path(
            "uebersetzungen/angaben/<int:type_id>/<int:pk>/<str:code>/",
            snippets.edit,
            name="translate_snippet",
        ),
        *package.get_addresses(),
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


def retire(name: str, *functions: Any) -> None:
    """Take hooks of wagtail-localize back; Wagtail has no public way to."""
    registered = hooks._hooks[name]  # noqa: SLF001
    registered[:] = [each for each in registered if each[0] not in functions]


# Its ways to send and update pages, to make aliases, and its report, which the board replaces.
retire("register_page_header_buttons", package_hooks.page_listing_more_buttons)
retire("register_page_listing_more_buttons", package_hooks.page_listing_more_buttons)
retire(
    "register_page_action_menu_item",
    package_hooks.register_restart_translation_page_action_menu_item,
    package_hooks.register_convert_back_to_alias_page_action_menu_item,
)
retire("before_edit_page", package_hooks.before_edit_page)
retire("before_edit_snippet", package_hooks.before_edit_snippet)
retire("register_snippet_listing_buttons", package_hooks.register_snippet_listing_buttons)
retire(
    "register_snippet_action_menu_item",
    package_hooks.register_restart_translation_snippet_action_menu_item,
)
retire("after_create_page", synctree.after_create_page)
retire("register_reports_menu_item", package_hooks.register_wagtail_localize2_report_menu_item)
