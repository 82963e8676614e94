"""The whole of a list, and two buttons: a page is still right, a draft is thrown away."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.log_actions import log

from cms.core.querysets import paginate
from cms.dashboard.homepage import get_panels
from cms.dashboard.models import PageReview
from cms.dashboard.panels.base import ListPanel, get_edit_url
from cms.dashboard.panels.moderation import get_current_pages
from cms.dashboard.panels.own import get_discardable

ROWS_A_PAGE = 30
#: Named in the log of a page.
LOOKED_OVER = "cms.looked_over"


def panel_list(request: HttpRequest, name: str) -> HttpResponse:
    """Everything that a panel of this person's first page has; nothing left sends them back."""
    panels = [panel for panel in get_panels(request) if panel.name == name]
    if not panels or not isinstance(panels[0], ListPanel):
        messages.info(request, _("There is nothing left in this list."))
        return redirect("wagtailadmin_home")
    panel = panels[0]
    page_obj = paginate(request, panel.get_items(), ROWS_A_PAGE)
    rows = panel.describe(list(page_obj.object_list))
    context = {"panel": panel, "page_obj": page_obj, "rows": rows}
    return render(request, "dashboard/panel_list.html", context)


@require_POST
def mark_reviewed(request: HttpRequest, key: int) -> HttpResponse:
    """Somebody who may publish the page says that everything on it is still right.

    Raises:
        Http404: there is no such page, or it is none that is meant to stay true.
        PermissionDenied: only those who may publish it can say so.
    """
    page = get_object_or_404(get_current_pages(), pk=key).specific
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    review = {"reviewed_at": now(), "reviewed_by": request.user}
    PageReview.objects.update_or_create(page_id=page.pk, defaults=review)
    log(instance=page, action=LOOKED_OVER, user=request.user)
    said = _("Thank you. “%(title)s” rests for a year.") % {"title": page.title}
    messages.success(request, said)
    return HttpResponseRedirect(_get_way_back(request))


def _get_way_back(request: HttpRequest) -> str:
    """Where the button was pressed, if that is an address of this site."""
    way = request.POST.get("next", "")
    host = request.get_host()
    return way if url_has_allowed_host_and_scheme(way, {host}) else reverse("wagtailadmin_home")


def discard_draft(request: HttpRequest, key: int) -> HttpResponse:
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
