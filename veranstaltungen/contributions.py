"""What the calendar shows outside its own pages."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cms.contributions import Contributions, HomeSection, SearchFacet
from cms.core.models import Place
from cms.site.context import get_request_site_context
from cms.types import ScheduledItem, TopicKeys, UpcomingEvent
from veranstaltungen.models import CalendarPage, EventPage, Occurrence
from veranstaltungen.models.listing import NAMES, by_day
from veranstaltungen.schedule import get_scheduled_dates

NEXT = 6
FOR_OTHERS = 5
#: Of one event, so that a weekly one does not push all others out.
FOR_OTHERS_EACH = 2
READ_FOR_OTHERS = 30


def next_events(request: HttpRequest) -> dict[str, Any] | None:
    """The next dates by day, and where there are more; one query."""
    site_context = get_request_site_context(request)
    found = Occurrence.objects.with_teaser_data().next_in(site_context, NEXT)
    if not found:
        return None
    for occurrence in found:
        occurrence.url = occurrence.event.get_url(request)
    calendar = site_context.sections.get("veranstaltungen")
    return {"days": by_day(found, localdate()), "url": calendar[0].url if calendar else ""}


class EventContributions(Contributions):
    """Menu, front page, the calendar to subscribe to, and dates for other sections' pages."""

    index_model = CalendarPage
    search_facets = (SearchFacet("place", _("Place"), EventPage, "place"),)
    feeds = (("iCalendar", "feed", "text/calendar"),)
    home_sections = (
        HomeSection(
            "next_events",
            _("What is on"),
            "veranstaltungen/teasers/next_events.html",
            next_events,
            narrow=True,
        ),
    )
    query_parameters = NAMES

    def get_next_change(self, moment: datetime) -> datetime | None:
        """When the next date is over: it leaves the lists then."""
        ends = Occurrence.objects.upcoming(moment).order_by("until")
        return ends.values_list("until", flat=True).first()

    def find_over(self, keys: Sequence[int]) -> set[int]:
        """Events that have had dates and have none to come."""
        to_come = Occurrence.objects.upcoming().values("event")
        events = EventPage.objects.filter(pk__in=keys, occurrences__isnull=False)
        return set(events.exclude(pk__in=to_come).values_list("pk", flat=True))

    def get_upcoming_events(
        self, topics: TopicKeys, place: Place | None, request: HttpRequest
    ) -> list[UpcomingEvent]:
        """The next dates about these topics or at this place."""
        about = EventPage.objects.filter(topics__translation_key__in=topics).values("pk")
        query = Q(event_id__in=about)
        if place:
            query |= Q(event__place__translation_key=place.translation_key)
        dates = Occurrence.objects.visible_in(get_request_site_context(request)).filter(query)
        found = []
        each: Counter[int] = Counter()
        for date in dates.upcoming().in_order().with_teaser_data()[:READ_FOR_OTHERS]:
            each[date.event_id] += 1
            if each[date.event_id] <= FOR_OTHERS_EACH:
                url = date.event.get_url(request) or ""
                found.append(
                    UpcomingEvent(date.name, url, date.start, date.words, date.status_label)
                )
        return found[:FOR_OTHERS]

    def get_scheduled_items(self, start: datetime, end: datetime) -> list[ScheduledItem]:
        """What begins in this time."""
        return get_scheduled_dates(start, end)
