"""The engine's part of the admin."""

from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.core.content_checker import SiteContentChecker
from cms.core.middleware import refuse_unknown_type
from cms.core.models import ContactPerson, Organisation, Place, Topic
from cms.core.views import read_typed_date
from cms.site.visibility import has_unknown_type
from cms.viewsets import BaseSnippetViewSet

#: So many pages, with those below, are deleted once the site's name was typed: Wagtail's number.
NAMED_DELETION = 10


class ContactPersonViewSet(BaseSnippetViewSet):
    model = ContactPerson
    icon = "user"
    list_display = ("name", "role", "phone", "email")
    search_fields = ("name", "role", "email")
    list_filter = ("role",)


class PlaceViewSet(BaseSnippetViewSet):
    model = Place
    icon = "site"
    list_display = ("name", "street", "city")
    search_fields = ("name", "street")
    list_filter = ("city",)


class OrganisationViewSet(BaseSnippetViewSet):
    model = Organisation
    icon = "group"
    list_display = ("name", "kind", "phone", "email")
    search_fields = ("name", "kind", "description")
    list_filter = ("kind",)


class TopicViewSet(BaseSnippetViewSet):
    model = Topic
    icon = "tag"
    list_display = ("name", "slug")
    search_fields = ("name",)


class NetworkViewSetGroup(SnippetViewSetGroup):
    """People, places and organisations: what all sections share."""

    items = (ContactPersonViewSet, PlaceViewSet, OrganisationViewSet, TopicViewSet)
    menu_label = _("Address book")
    menu_name = "address-book"
    menu_icon = "group"
    menu_order = 310


register_snippet(NetworkViewSetGroup)


@hooks.register("construct_wagtail_userbar")
def use_own_content_checks(_request: HttpRequest, items: list[Any], _page: Any) -> None:
    """Put our checks where Wagtail's own are."""
    for position, item in enumerate(items):
        if isinstance(item, ContentCheckerItem):
            items[position] = SiteContentChecker(in_editor=item.in_editor)


@hooks.register("insert_global_admin_css")
def add_site_colours() -> SafeString:
    """The admin has the colours of the site."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


# Before Wagtail asks for a password or a login.
@hooks.register("before_serve_page", order=-10)
def hide_unknown_types(
    page: Page, _request: HttpRequest, _args: list[Any], _kwargs: dict[str, Any]
) -> None:
    """Serve no page whose section has been taken out; Wagtail would show its bare title.

    Raises:
        Http404: there is no such type of page here.
    """
    if page.cached_content_type.model_class() is None:
        raise Http404


@hooks.register("before_delete_page", order=-20)
def keep_unknown_types(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Delete no page above some whose section has been taken out."""
    return _keep_below(request, [page])


@hooks.register("before_bulk_action", order=-20)
def keep_unknown_types_among_many(
    request: HttpRequest, _action_type: str, objects: list[Any], _action: Any
) -> HttpResponse | None:
    """The same for whatever is done to many pages at once."""
    return _keep_below(request, [each for each in objects if isinstance(each, Page)])


def _keep_below(request: HttpRequest, pages: list[Page]) -> HttpResponse | None:
    below = reduce(or_, (Q(path__startswith=page.path) for page in pages), Q(pk__in=()))
    kept = Page.objects.filter(has_unknown_type() & below).first()
    return refuse_unknown_type(request, kept) if kept else None


@hooks.register("before_delete_page")
def ask_before_much_is_deleted(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Whoever leaves out the site's name, which Wagtail then does not ask for, is asked again."""
    return _ask_for_name(request, [page])


@hooks.register("before_bulk_action")
def ask_before_many_are_deleted(
    request: HttpRequest, action_type: str, objects: list[Any], _action: Any
) -> HttpResponse | None:
    """The same for many pages at once."""
    is_deletion = action_type == "delete"
    return _ask_for_name(
        request, [page for page in objects if is_deletion and isinstance(page, Page)]
    )


def _ask_for_name(request: HttpRequest, pages: list[Page]) -> HttpResponse | None:
    if request.method != "POST" or request.POST.get("confirm_site_name"):
        return None
    if sum(page.get_descendant_count() + 1 for page in pages) < NAMED_DELETION:
        return None
    text = gettext("Please type “%(name)s” to confirm.")
    messages.error(request, text % {"name": settings.WAGTAIL_SITE_NAME})
    return redirect(request.get_full_path())


@hooks.register("insert_global_admin_js")
def keep_typed_dates() -> SafeString:
    """After the date picker's own script, before any field that uses it."""
    script = '<script src="{}" data-read="{}"></script>'
    return format_html(script, static("js/admin/dates.js"), reverse("typed_date"))


@hooks.register("insert_global_admin_js")
def name_dialogs() -> SafeString:
    """A dialog has the name that stands at its top, which Wagtail leaves out."""
    return format_html('<script src="{}"></script>', static("js/admin/dialogs.js"))


@hooks.register("insert_editor_js")
def help_writing() -> SafeString:
    """What helps while one writes a page or a snippet."""
    return render_to_string("core/admin/writing.html")


@hooks.register("register_admin_urls")
def register_typed_dates() -> list[URLPattern]:
    """Where the scripts of fields for days and times ask what was typed."""
    return [path("typed-date/", read_typed_date, name="typed_date")]


@hooks.register("register_icons")
def add_info_icon(icons: list[str]) -> list[str]:
    """For messages of the level `info`: Wagtail asks for an icon of that name, and has none."""
    return [*icons, "wagtailadmin/icons/info.svg"]
