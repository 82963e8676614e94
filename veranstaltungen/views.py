"""Views of the editors' rooms: the next dates in words, and the import of calendar files."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from veranstaltungen.blocks import get_entries
from veranstaltungen.exchange.importing import Report, import_calendar_file
from veranstaltungen.forms import ImportForm
from veranstaltungen.models import CalendarPage, EventPage
from veranstaltungen.recurrence import words
from veranstaltungen.recurrence.entries import Status
from veranstaltungen.recurrence.expand import expand
from veranstaltungen.recurrence.series import write
from veranstaltungen.sentences import sentences

DATES_SHOWN = 10


@require_POST
def preview_dates(request: HttpRequest) -> HttpResponse:
    """The next dates of what is in the editor's form, or what is wrong with it, as sentences."""
    block = EventPage.get_dates_block()
    context: dict[str, Any] = {"lines": [], "problems": [], "total": 0}
    try:
        value = block.clean(block.value_from_datadict(request.POST, request.FILES, "dates"))
    except ValidationError as error:
        context["problems"] = list(dict.fromkeys(sentences(error)))
    else:
        moments = expand(write(get_entries(value, uuid4())))
        coming = [moment for moment in moments if moment.until > timezone.now()]
        context["lines"] = [_line(moment) for moment in coming[:DATES_SHOWN]]
        context["total"] = len(moments)
    return render(request, "veranstaltungen/admin/next_dates.html", context)


def _line(moment: Any) -> dict[str, str]:
    label = "" if moment.status == Status.PLANNED else str(Status(moment.status).label)
    return {"text": words.whole(moment), "title": moment.title, "status": label}


def get_publishable_calendar(user: Any) -> CalendarPage | None:
    """A calendar below which `user` may publish, preferably a live one."""
    for page in CalendarPage.objects.filter(alias_of=None).order_by("-live", "path"):
        if page.permissions_for_user(user).can_publish_subpage():
            return page
    return None


def may_import(user: Any) -> bool:
    """Whether `user` may import calendar files."""
    return get_publishable_calendar(user) is not None


def import_calendar(request: HttpRequest) -> HttpResponse:
    """Upload a calendar file; afterwards say what became of each of its events."""
    calendar = get_publishable_calendar(request.user)
    if calendar is None:
        raise PermissionDenied
    form = ImportForm(request.POST or None, request.FILES or None)
    report: Report | None = None
    if request.method == "POST" and form.is_valid():
        report = import_calendar_file(form.cleaned_data["file"].read(), calendar, request.user)
    context = {"form": form, "report": report, "title": _("Import dates")}
    return render(request, "veranstaltungen/admin/import.html", context)
