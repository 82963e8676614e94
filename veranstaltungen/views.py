"""Views of the admin: the next dates in words, and the import of calendar files."""

from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from cms.editorial.permissions import get_addable_parents
from veranstaltungen.exchange.importing import (
    Report,
    get_error_sentences,
    import_calendar_file,
)
from veranstaltungen.exchange.reading import LARGEST
from veranstaltungen.forms import ImportForm
from veranstaltungen.models import CalendarPage, EventPage
from veranstaltungen.models.dates import get_draft_dates
from veranstaltungen.recurrence.entries import Status
from veranstaltungen.recurrence.sentences import read_sentence

DATES_SHOWN = 10


@require_POST
def preview_dates(request: HttpRequest) -> HttpResponse:
    """The next dates of what is in the editor's form, or what is wrong with it, as sentences."""
    try:
        event = _read_event(request)
    except ValidationError as error:
        context: dict[str, Any] = {"problems": list(dict.fromkeys(get_error_sentences(error)))}
    except (KeyError, ValueError):
        return HttpResponseBadRequest("This is not the form of an event.")
    else:
        context = {"dates": get_draft_dates(event, DATES_SHOWN)}
    return render(request, "veranstaltungen/admin/next_dates.html", context)


@require_GET
def read_when(request: HttpRequest) -> JsonResponse:
    """What a sentence about when something takes place comes to.

    `type` and `value` are a block of the form's dates, `words` say what was understood; or there is
    an `error`, a sentence.
    """
    block = EventPage.get_dates_block()
    try:
        sentence = read_sentence(request.GET.get("text", ""))
        raw = {"type": sentence.kind, "value": sentence.values}
        event = EventPage(dates=block.clean(block.to_python([raw])))
    except ValidationError as error:
        sentences = dict.fromkeys(get_error_sentences(error))
        return JsonResponse({"error": " ".join(str(each) for each in sentences)})
    child = event.dates[0]
    state = _as_typed(child.block.get_form_state(child.value))
    words = [*event.get_repetitions(), *(one.words for one in get_draft_dates(event, 1).upcoming)]
    return JsonResponse({"type": sentence.kind, "value": state, "words": words})


def _as_typed(state: Any) -> Any:
    """What fields show, with days and times as they stand in them."""
    if isinstance(state, dict):
        return {name: _as_typed(each) for name, each in state.items()}
    if isinstance(state, list | tuple):
        return [_as_typed(each) for each in state]
    if isinstance(state, date):
        return f"{state:%d.%m.%Y}"
    return f"{state:%H:%M}" if isinstance(state, time) else state


def _read_event(request: HttpRequest) -> EventPage:
    """An event with the dates and the status in a form.

    Raises:
        ValidationError: they cannot be.
        KeyError, ValueError: it is no form with dates.
    """
    int(request.POST["dates-count"])
    block = EventPage.get_dates_block()
    value = block.value_from_datadict(request.POST, request.FILES, "dates")
    status = request.POST.get("status", "")
    event = EventPage(
        dates=block.clean(value),
        status=status if status in Status.values else Status.PLANNED,
        new_date=forms.DateField(required=False).clean(request.POST.get("new_date", "")),
    )
    event.check_new_date()
    return event


def get_publishable_calendar(user: Any) -> CalendarPage | None:
    """A calendar below which `user` may publish, preferably a live one."""
    for page in CalendarPage.objects.filter(alias_of=None).order_by("-live", "path"):
        if page.permissions_for_user(user).can_publish_subpage():
            return page
    return None


def may_import(user: Any) -> bool:
    """Whether `user` may import calendar files; asked for every menu, so without a query."""
    calendars = get_addable_parents(user, EventPage)
    return any(page.permissions_for_user(user).can_publish_subpage() for page in calendars)


def import_calendar(request: HttpRequest) -> HttpResponse:
    """Upload a calendar file; afterwards say what became of each of its events."""
    calendar = get_publishable_calendar(request.user)
    if calendar is None:
        raise PermissionDenied
    form = ImportForm(request.POST or None, request.FILES or None)
    report: Report | None = None
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["file"].read(LARGEST + 1)
        report = import_calendar_file(content, calendar, request.user)
    context = {"form": form, "report": report, "title": _("Import dates")}
    return render(request, "veranstaltungen/admin/import.html", context)
