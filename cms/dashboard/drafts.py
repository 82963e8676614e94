"""The button that throws a draft away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from cms.dashboard.panels.base import get_edit_url
from cms.dashboard.panels.own import get_discardable


def discard(request: HttpRequest, key: int) -> HttpResponse:
    """Ask whether the draft is to go; sent, it goes with all of its versions, and is logged.

    Raises:
        PermissionDenied: somebody has taken the right to delete it away.
    """
    page = get_discardable(request.user).filter(pk=key).first()
    if page is None:
        messages.warning(request, _("This draft is gone, or somebody else has seen it meanwhile."))
        return redirect("wagtailadmin_home")
    if request.method != "POST":
        context = {"page": page, "edit_url": get_edit_url(page)}
        return render(request, "dashboard/discard.html", context)
    title = page.draft_title
    page.specific.delete(user=request.user)
    messages.success(request, _("“%(title)s” is discarded.") % {"title": title})
    return redirect("wagtailadmin_home")
