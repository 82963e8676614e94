"""What links to drafts add to Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from cms.draft_links import views
from cms.draft_links.models import DraftNote
from cms.draft_links.people import PersonLinksView
from cms.draft_links.services import may_share
from cms.users.models import User
from cms.users.rights import may_manage


@hooks.register("register_admin_urls")
def add_addresses() -> list[URLPattern]:
    """A page's links, and what can be done with a link and with a note."""
    return [
        path("users/<int:pk>/draft-links/", PersonLinksView.as_view(), name="person_draft_links"),
        path("entwurfslinks/<int:page_id>/", views.draft_links, name="draft_links"),
        path(
            "entwurfslinks/widerrufen/<int:link_id>/",
            views.revoke_draft_link,
            name="draft_link_revoke",
        ),
        path(
            "entwurfslinks/notizen/<int:note_id>/",
            views.handle_draft_note,
            name="draft_note_handle",
        ),
    ]


@hooks.register("register_page_header_buttons")
def add_button(page: Page, user: Any, **kwargs: Any) -> list[Button]:
    """In the menu beside a page's title, for those who may and where there is a version."""
    if page.latest_revision_id is None or not may_share(user, page):
        return []
    address = reverse("draft_links", args=[page.pk])
    label = _("Show this draft to somebody")
    return [Button(label, address, icon_name="link", priority=62)]


@hooks.register("before_edit_page")
def show_note_count(request: HttpRequest, page: Page) -> None:
    """Whoever opens a page that guests have left notes on is told so."""
    if request.method != "GET":
        return
    waiting = DraftNote.objects.filter(link__page_id=page.pk, handled_at=None).count()
    if waiting and may_share(request.user, page):
        sentence = ngettext(
            "A guest has left %(count)d note on a draft of this page.",
            "Guests have left %(count)d notes on drafts of this page.",
            waiting,
        ) % {"count": waiting}
        address = f"{reverse('draft_links', args=[page.pk])}#draft-links"
        button = messages.button(address, _("Read the notes"))
        messages.info(request, sentence, buttons=[button])


@hooks.register("register_user_listing_buttons")
def offer_links_of_person(user: User, request_user: User) -> Iterator[Button]:
    """In the row of each person whom one may change."""
    if may_manage(request_user, user):
        url = reverse("person_draft_links", args=[user.pk])
        yield Button(_("Draft links"), url, icon_name="link", priority=50)


class DraftLinkFormatter(LogFormatter):
    """A sentence for the history, with the name of whom the link is for where there is one."""

    named: Any = ""

    def format_message(self, log_entry: Any) -> str:
        recipient = log_entry.data.get("recipient")
        return str(self.named % {"recipient": recipient} if recipient else self.message)


@hooks.register("register_log_actions")
def add_log_actions(actions: Any) -> None:
    """Making a link, revoking it, and every note left through it stand in the page's history."""

    @actions.register_action("winzerla.draft_link.create")
    class _Made(DraftLinkFormatter):
        label = _("Draft link: make")
        message = _("Link to the draft made")
        named = _("Link to the draft made for %(recipient)s")

    @actions.register_action("winzerla.draft_link.revoke")
    class _Revoked(DraftLinkFormatter):
        label = _("Draft link: revoke")
        message = _("Link to the draft revoked")
        named = _("Link to the draft for %(recipient)s revoked")

    @actions.register_action("winzerla.draft_link.note")
    class _NoteLeft(DraftLinkFormatter):
        label = _("Draft link: note of a guest")
        message = _("A guest left a note on the draft")
        named = _("A guest left a note on the draft for %(recipient)s")
