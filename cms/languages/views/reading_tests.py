"""In the admin: the rules applied to what is being typed, and who has tested a page."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.models import Page

from cms.languages.forms import ReadingTestForm
from cms.languages.models import ReadingTest
from cms.languages.reading_tests import is_plain, record, remove
from cms.languages.simple_german.hints import get_hints


@require_POST
def check_text(request: HttpRequest) -> HttpResponse:
    """Hints to a text that nobody has saved yet, as the form shows them beside the box."""
    hints = get_hints(request.POST.get("text", ""), is_rich="rich" in request.POST)
    context = {"hints": hints, "box": request.POST.get("box", "")}
    return render(request, "languages/admin/hints.html", context)


@require_http_methods(["GET", "POST"])
def reading_test(request: HttpRequest, page_id: int) -> HttpResponse:
    """Record a testing, or take it back."""
    page = get_object_or_404(Page.objects.select_related("locale"), pk=page_id)
    if not may_record(request.user, page):
        raise PermissionDenied
    found = ReadingTest.objects.filter(page=page).first()
    if "remove" in request.POST:
        remove(page, request.user)
        messages.success(request, _("The testing is removed."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    form = ReadingTestForm(request.POST if request.method == "POST" else None, instance=found)
    if form.is_bound and form.is_valid():
        record(page, user=request.user, **form.cleaned_data)
        messages.success(request, _("The testing is recorded. The page is in Leichte Sprache."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    context = {
        "page_title": _("Record a testing"),
        "page_subtitle": page.get_admin_display_title(),
        "header_icon": "group",
        "page": page,
        "form": form,
        "testing": found,
    }
    return render(request, "languages/admin/testing.html", context)


def may_record(user: Any, page: Page) -> bool:
    """Whoever may publish; and there is something to test."""
    rights = page.permissions_for_user(user)
    return bool(is_plain(page) and page.live and getattr(rights, "has_publish_right", False))


def describe(user: Any, page: Page) -> dict[str, Any]:
    """What the editor says of a page's testing."""
    return {
        "is_plain": is_plain(page),
        "testing": ReadingTest.objects.filter(page=page.pk).first() if is_plain(page) else None,
        "may_record": may_record(user, page),
    }
