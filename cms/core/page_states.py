"""What one says in the admin about a page that readers cannot open."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.site.visibility import PublicScope


def describe_state(page: Page, scope: PublicScope) -> str:
    """Why not everybody can read a page; empty for one that is public."""
    if not page.live:
        return _describe_unpublished(page)
    if page.path.startswith(scope.restricted_paths):
        return _("not for everybody")
    if not any(language.has_page(page) for language in scope.languages):
        return _("language not online")
    return ""


def _describe_unpublished(page: Page) -> str:
    if page.expired:
        return _("expired")
    planned = page.scheduled_revision
    if planned:
        moment = date_format(localtime(planned.approved_go_live_at), "SHORT_DATETIME_FORMAT")
        return _("online from %(moment)s") % {"moment": moment}
    return _("taken offline") if page.first_published_at else _("draft")
