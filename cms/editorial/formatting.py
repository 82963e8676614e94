"""Days, names and types of pages, as lists in the admin say them."""

from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page


def get_name(user: Any) -> str:
    """How somebody is called; empty when the account is gone."""
    return str(user.get_full_name() or user.get_username()) if user else ""


def get_kind(page: Page) -> str:
    """“Article”, “Event”: what the page is; no query once the process is warm."""
    return str(page.page_type_display_name)


def since(moment: datetime | None) -> str:
    """“since today”, “since yesterday”, “for 3 days”."""
    if moment is None:
        return ""
    days = (localdate() - localdate(moment)).days
    if days < 1:
        return _("since today")
    if days == 1:
        return _("since yesterday")
    return ngettext("for %(count)s day", "for %(count)s days", days) % {"count": days}


def on_day(moment: datetime | None) -> str:
    """“today”, “yesterday”, “on 3 May 2026”."""
    if moment is None:
        return ""
    day = localdate(moment)
    days = (localdate() - day).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    return _("on %(day)s") % {"day": date_format(day, "DATE_FORMAT")}
