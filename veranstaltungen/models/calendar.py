"""The calendar: what is on, a table for each month, what was, and feeds to subscribe to."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path
from wagtail.models import Page

from cms.core.models import BasePage, PaginatedListMixin, Place
from cms.core.querysets import paginate
from cms.core.subpages import descendants_q
from cms.site.context import get_request_site_context
from cms.types import Link
from veranstaltungen.models.events import EventPage
from veranstaltungen.models.snippets import EventKind
from veranstaltungen.recurrence.entries import zone

DATES_A_PAGE = 30
#: A subscribed calendar keeps what was on in the last year.
FEED_PAST = timedelta(days=365)


class CalendarPage(PaginatedListMixin, BasePage):
    """Lists what is on; below it stand the months, the archive and the feeds."""

    is_moderated = False

    content_panels = (*Page.content_panels, *BasePage.teaser_panels)
    parent_page_types = ("home.HomePage",)
    subpage_types = ("veranstaltungen.EventPage",)
    entries_per_page = DATES_A_PAGE

    class Meta:
        verbose_name = _("calendar")
        verbose_name_plural = _("calendars")

    # Translators: the address of a month such as month/2026-12/, keep what is in brackets.
    @path(_("month/<str:month>/"), name="month")
    def month(self, request: HttpRequest, month: str) -> HttpResponse:
        """A month as a table."""
        context = self.get_month_context(request, month)
        template = "veranstaltungen/month.html"
        return self.render(request, context_overrides=context, template=template)

    # Translators: the address of the archive, lower-case letters only.
    @path(_("archive/"), name="archive")
    def archive(self, request: HttpRequest) -> HttpResponse:
        """What is over, latest first."""
        found = self.get_dates(request).past().latest_first().with_teaser_data()
        page_obj = paginate(request, found, DATES_A_PAGE)
        meta = self.get_meta_below(request, gettext("Past events"), self.reverse_subpage("archive"))
        context = {**self._list(request, page_obj), "meta": meta}
        template = "veranstaltungen/archive.html"
        return self.render(request, context_overrides=context, template=template)

    # Translators: the address of a feed, lower-case letters only.
    @path(_("feed/all/"), name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """Everything, for calendar programs."""
        return self._feed(request, self.title, Q())

    # Translators: the address of a feed, keep what is in brackets.
    @path(_("feed/kind/<str:slug>/"), name="feed_kind")
    def feed_kind(self, request: HttpRequest, slug: str) -> HttpResponse:
        """One kind of event, for calendar programs."""
        kind = get_object_or_404(EventKind, slug=slug, locale_id=self.locale_id)
        return self._feed(request, f"{self.title}: {kind}", Q(kind=kind))

    # Translators: the address of a feed, keep what is in brackets.
    @path(_("feed/place/<int:key>/"), name="feed_place")
    def feed_place(self, request: HttpRequest, key: int) -> HttpResponse:
        """One place, for calendar programs."""
        place = get_object_or_404(Place, pk=key, locale_id=self.locale_id)
        return self._feed(request, f"{self.title}: {place}", Q(place=place))

    def get_dates(self, request: HttpRequest) -> Any:
        """Readable dates of this calendar's events."""
        from veranstaltungen.models.occurrences import Occurrence

        return Occurrence.objects.of_calendar(get_request_site_context(request), self.path)

    def get_entry_locales(self, request: HttpRequest, paths: Iterable[str]) -> Any:
        """Of the dates that are to come or, in the archive, are over."""
        from veranstaltungen.models.occurrences import Occurrence

        found = Occurrence.objects.public(get_request_site_context(request))
        match = getattr(request, "routable_resolver_match", None)
        dates = found.past() if match and match.url_name == "archive" else found.upcoming()
        return dates.filter(descendants_q(paths, "event__path")).values_list("event__locale_id")

    def get_list_context(self, request: HttpRequest) -> dict[str, Any]:
        """What is on, by day, the filters with what is chosen, the ways to the other views."""
        from veranstaltungen.models import listing

        filters = listing.read_filters(request)
        dates = self.get_dates(request).upcoming(filters.start)
        found = listing.apply_filters(dates, filters).in_order().with_teaser_data()
        page_obj = paginate(request, found, DATES_A_PAGE)
        offered = listing.get_filter_choices(dates, filters, self.locale_id)
        first = timezone.localdate(filters.start) if filters.start else timezone.localdate()
        return {
            **self._list(request, page_obj, first),
            "choices": offered,
            "meta": self.get_list_meta(request, page_obj.number),
            "filters": filters,
            "example_day": listing.example_day(),
            "feeds": self.get_feed_links(request, offered, filters.values),
        }

    def _list(self, request: HttpRequest, page_obj: Any, first: date | None = None) -> dict:
        from veranstaltungen.models import listing

        url = self.get_url(request) or ""
        this_month = f"{timezone.localdate():%Y-%m}"
        self._give_language(request, page_obj)
        return {
            "page_obj": page_obj,
            "days": listing.by_day(page_obj, first),
            "agenda_url": url,
            "month_url": url + self.reverse_subpage("month", args=(this_month,)),
            "archive_url": url + self.reverse_subpage("archive"),
        }

    def _give_language(self, request: HttpRequest, occurrences: Any) -> None:
        """Addresses of events need their language, which is the site context's for all of them."""
        locale = get_request_site_context(request).locale
        for occurrence in occurrences:
            occurrence.event.locale = locale
            occurrence.url = occurrence.event.get_url(request)

    def get_month_context(self, request: HttpRequest, text: str) -> dict[str, Any]:
        """The month's table with the months around it.

        Raises:
            Http404: `text` is no month such as `2026-12`.
        """
        from veranstaltungen.models import listing
        from veranstaltungen.models.occurrences import Occurrence

        first = listing.read_month(text)
        if first is None:
            raise Http404(gettext("Please write the month like 2026-12."))
        dates = Occurrence.objects.visible_in(get_request_site_context(request))
        dates = dates.filter(event__path__startswith=self.path)
        begin, end = listing.month_limits(first)
        found = list(dates.between(begin, end).in_order().with_teaser_data())
        name = format_date(first, "F Y")
        earlier = dates.filter(start__lt=begin).exists()
        later = dates.filter(start__gte=end).exists()
        address = self.reverse_subpage("month", args=(text,))
        return {
            **self._list(request, found),
            "month": listing.build_month(first, found),
            "previous": self._month_link(request, listing.next_month(first, -1))
            if earlier
            else None,
            "next": self._month_link(request, listing.next_month(first)) if later else None,
            "meta": self.get_meta_below(request, name, address),
        }

    def _month_link(self, request: HttpRequest, first: date) -> Link:
        address = self.reverse_subpage("month", args=(f"{first:%Y-%m}",))
        return Link(format_date(first, "F Y"), (self.get_url(request) or "") + address)

    def get_feed_links(
        self, request: HttpRequest, offered: dict[str, list[Any]], values: dict[str, str]
    ) -> list[Link]:
        """Calendars to subscribe to: all, and the kind or place that is chosen."""
        links = [(gettext("Subscribe to all events as a calendar"), self.reverse_subpage("feed"))]
        if any(kind["value"] == values["kind"] for kind in offered["kind"]):
            address = self.reverse_subpage("feed_kind", args=(values["kind"],))
            links.append((gettext("Subscribe to this kind of event only"), address))
        if any(place["value"] == values["place"] for place in offered["place"]):
            address = self.reverse_subpage("feed_place", args=(values["place"],))
            links.append((gettext("Subscribe to this place only"), address))
        own = self.get_full_url(request) or ""
        return [
            Link(title, "webcal:" + own.partition(":")[2] + address) for title, address in links
        ]

    def _feed(self, request: HttpRequest, name: str, query: Q) -> HttpResponse:
        from veranstaltungen.export import build_calendar, calendar_response

        # From the beginning of the day, so that the file changes with the day alone.
        since = zone(datetime.combine(timezone.localdate() - FEED_PAST, time()))
        recent = self.get_dates(request).upcoming(since).values("event_id")
        site_context = get_request_site_context(request)
        events = EventPage.objects.visible_in(site_context).filter(query, pk__in=recent)
        events = events.for_calendars().order_by("path")
        is_public = not self.path.startswith(site_context.restricted_paths)
        calendar = build_calendar(events, name, request, site_context)
        return calendar_response(calendar, request, is_public=is_public)
