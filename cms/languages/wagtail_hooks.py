"""What translating adds to the admin.

wagtail-localize's own additions are taken back by `cms/patches/localize_hooks.py`.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from cms.core.menu import RestrictedMenuItem
from cms.languages.authors import find_authors
from cms.languages.drafts import restore_revision
from cms.languages.permissions import may_request, may_translate
from cms.languages.reading_tests import RECORDED, REMOVED
from cms.languages.schedules import HELD
from cms.languages.switches import SWITCHED_OFF, SWITCHED_ON, may_switch
from cms.languages.views import (
    board,
    minor_edits,
    page_editor,
    po,
    reading_tests,
    requests,
    snippets,
    switches,
)
from cms.site.middleware import refuse_other_languages

#: Before all other hooks.
FIRST = -10

hooks.register("before_edit_page", page_editor.edit, order=FIRST)
hooks.register("before_edit_snippet", snippets.redirect_to_translation)
hooks.register("before_create_snippet", snippets.refuse_other_languages)
hooks.register("after_edit_snippet", snippets.sync_saved_snippet)
# After the editorial app's, which decide what is saved and put the buttons in a row.
hooks.register("before_edit_page", minor_edits.read_minor_edit_box, order=100)
hooks.register("construct_page_action_menu", minor_edits.add_box, order=100)
hooks.register("describe_review", minor_edits.tell_reviewers)
hooks.register("find_authors", find_authors)
hooks.register("restore_revision", restore_revision)
# Before Wagtail asks for a password or a login, which would set a cookie.
hooks.register("before_serve_page", refuse_other_languages, order=FIRST)


@hooks.register("register_admin_urls")
def add_addresses() -> list[URLPattern]:
    """The board, sending pages to translators, files, snippets, switches, and Simple German."""
    return [
        path("uebersetzungen/", board.index, name="translation_board"),
        path("uebersetzungen/<int:page_id>/senden/", requests.send, name="send_to_translators"),
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
        path("sprachen-online/", switches.index, name="languages_online"),
        path("sprachen-online/<str:code>/", switches.language, name="language_online"),
        path("sprachen-online/<str:code>/ansehen/", switches.preview, name="language_preview"),
        path("einfache-sprache/pruefen/", reading_tests.check_text, name="check_simple_german"),
        path("einfache-sprache/<int:page_id>/", reading_tests.reading_test, name="reading_test"),
    ]


@hooks.register("register_admin_menu_item")
def add_board() -> MenuItem:
    """The board stands in the menu of those who translate or have pages translated."""
    return RestrictedMenuItem(
        _("Translations"),
        reverse_lazy("translation_board"),
        name="translations",
        icon_name="globe",
        order=60,
        is_for=may_translate,
    )


@hooks.register("register_settings_menu_item")
def add_switches() -> MenuItem:
    """Among the settings of those who decide about it."""
    return RestrictedMenuItem(
        _("Languages online"),
        reverse_lazy("languages_online"),
        name="languages-online",
        icon_name="globe",
        order=605,
        is_for=may_switch,
    )


@hooks.register("register_permissions")
def register_permissions() -> QuerySet[Permission]:
    """Groups may be given the right to switch languages."""
    return Permission.objects.filter(
        content_type__app_label="site", codename="change_offlinelanguage"
    )


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def add_send_button(page: Page, user: Any, **kwargs: Any) -> Iterable[Button]:
    """One click to the choice of languages."""
    if may_request(user, page):
        url = reverse("send_to_translators", args=[page.pk])
        yield Button(_("Have it translated"), url, icon_name="globe", priority=60)


@hooks.register("construct_translated_pages_to_cascade_actions")
def take_translations_along(pages: list[Page], action: str) -> dict[Page, Any]:
    """What goes offline or away in German does so in all languages; the confirmation says so."""
    if action not in {"unpublish", "delete"}:
        return {}
    originals = [page for page in pages if page.locale.is_default and not page.alias_of_id]
    return {page: page.get_translations() for page in originals}


@hooks.register("register_page_header_buttons")
def add_testing_button(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    """Beside the title, also of pages that are no translations."""
    if page.pk and reading_tests.may_record(user, page):
        address = reverse("reading_test", args=[page.pk])
        yield Button(_("Record a testing"), address, icon_name="group", priority=64)


class ReadingTestFormatter(LogFormatter):
    """A sentence for the history, with the group's name."""

    def format_message(self, log_entry: Any) -> str:
        """Names the group."""
        return str(self.message % {"group": log_entry.data.get("group", "")})


@hooks.register("register_log_actions")
def add_log_actions(actions: Any) -> None:
    """Testings stand in the page's history, languages in the report of all that happened."""

    @actions.register_action(RECORDED)
    class _Recorded(ReadingTestFormatter):
        label = _("Testing: record")
        message = _("Recorded that “%(group)s” has tested the page")

    actions.register_action(SWITCHED_ON, _("Language: switch on"), _("Shown to readers"))
    actions.register_action(SWITCHED_OFF, _("Language: switch off"), _("Taken from readers"))

    actions.register_action(
        HELD, _("Hold until the original has a day"), _("Waits for the original")
    )

    @actions.register_action(REMOVED)
    class _Removed(ReadingTestFormatter):
        label = _("Testing: remove")
        message = _("Removed that “%(group)s” has tested the page")
