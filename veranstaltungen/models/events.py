"""An event: what, when, where, and everything people ask about before they come."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self
from urllib.parse import urlencode

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.core.models import BasePage, BodyMixin, TopicsMixin, json_topics
from cms.core.querysets import BasePageManager, SelectRelatedPageQuerySet
from cms.fields import partly_translated
from cms.hours.office import read_schedule
from cms.hours.schedule import Schedule
from cms.site.context import SiteContext, get_request_site_context
from cms.types import Link, Teaser
from veranstaltungen.blocks import DatesBlock, get_entries
from veranstaltungen.models.details import EventDetailsMixin
from veranstaltungen.panels import NextDatesPanel, WhenPanel
from veranstaltungen.recurrence import text
from veranstaltungen.recurrence.days_off import leave_out
from veranstaltungen.recurrence.entries import Entry, Status
from veranstaltungen.recurrence.series import write

if TYPE_CHECKING:
    from veranstaltungen.models.dates import EventDates

#: Dates that an event's page names.
DATES_SHOWN = 8
#: A weekly event has more; who looks for a day looks for one that is near or special.
DAYS_TO_SEARCH = 60


class EventQuerySet(SelectRelatedPageQuerySet):
    """Events as pages and lists need them."""

    detail_select_related = ("kind", "place", "organiser")

    def with_detail_data(self) -> Self:
        """Topics as well."""
        return super().with_detail_data().annotate(topic_rows=json_topics(EventPage))

    def with_teaser_data(self) -> Self:
        """Kind and place as well."""
        return super().with_teaser_data().select_related("kind", "place")

    def for_calendars(self) -> Self:
        """All that a calendar file says about an event."""
        return self.select_related("kind", "place", "organiser", "locale")


class EventPage(RoutablePageMixin, BodyMixin, EventDetailsMixin, TopicsMixin, BasePage):
    """An event with its dates; what readers see of them are `Occurrence` rows."""

    dates = StreamField(
        DatesBlock(),
        verbose_name=_("dates"),
        blank=True,
        help_text=_(
            "Write it above in one sentence, or press the plus and choose whether it takes place"
            " once or again and again."
            " For different hours on different days please make several entries."
        ),
    )
    #: The dates as RFC 5545 writes them; made from `dates` whenever the page is saved.
    calendar = models.TextField(_("calendar"), blank=True, editable=False)
    #: How often, and when at last, dates changed without a new version: with closures or holidays.
    calendar_changes = models.PositiveIntegerField(default=0, editable=False)
    calendar_changed_at = models.DateTimeField(null=True, editable=False)
    #: Who the event is to other calendars; empty unless it came from one.
    uid = models.CharField(max_length=255, blank=True, editable=False, db_index=True)
    #: What the calendar said when it was imported last.
    import_digest = models.CharField(max_length=64, blank=True, editable=False)

    objects: ClassVar[Any] = BasePageManager.from_queryset(EventQuerySet)()

    #: A calendar has events of which nobody says more than what, when and where.
    told_by = ("new_date", "dates")
    untold = _("Please say when it takes place. Until then you can save it as a draft.")
    content_panels = (
        *Page.content_panels,
        FieldPanel("kind"),
        WhenPanel(heading=_("When?")),
        FieldPanel("dates"),
        NextDatesPanel(),
        MultiFieldPanel(EventDetailsMixin.status_panels, heading=_("Does it take place?")),
        *BasePage.teaser_panels,
        *EventDetailsMixin.details_panels,
        *BodyMixin.body_panels,
        *TopicsMixin.topics_panels,
    )
    search_fields = (
        *BasePage.search_fields,
        *BodyMixin.body_search_fields,
        *EventDetailsMixin.details_search_fields,
        index.SearchField("get_days_to_search"),
    )
    # Days and times of `dates` follow the original, only titles in it are texts.
    translatable_fields = (
        *BasePage.translatable_fields,
        *BodyMixin.body_translatable_fields,
        *EventDetailsMixin.details_translatable_fields,
        *partly_translated("dates"),
        *TopicsMixin.topics_translatable_fields,
    )
    exclude_fields_in_copy: ClassVar[list[str]] = [
        *("uid", "import_digest", "calendar_changes", "calendar_changed_at"),
    ]
    not_in_pattern = ("dates", "status", "status_note", "new_date", "edition")
    parent_page_types = ("veranstaltungen.CalendarPage",)
    subpage_types = ()

    class Meta:
        # Translators: for readers.
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the calendar anew, whoever saves."""
        # Gives every block its identity, which the calendar needs.
        self.dates.get_prep_value()
        self.calendar = self.write_calendar()
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "EventPage":
        """The event of a version; that dates have changed since remains so."""
        page: Any = super().with_content_json(content)
        page.calendar_changes = self.calendar_changes
        page.calendar_changed_at = self.calendar_changed_at
        return page

    def get_entries(self) -> list[Entry]:
        """All dates and rules, and the new date of an event that is postponed."""
        entries = get_entries(self.dates, self.translation_key, self.uid)
        if self.status == Status.POSTPONED and self.new_date and entries:
            entries.append(_postponed(entries[0], self.new_date))
        return entries

    def write_calendar(self) -> str:
        """The dates as RFC 5545 writes them, without the days that are left out as of now."""
        entries = self.get_entries()
        schedule = read_schedule() if any(entry.days_off for entry in entries) else Schedule()
        return write(leave_out(entry, schedule) for entry in entries)

    @classmethod
    def get_dates_block(cls) -> Any:
        """What reads and checks dates, for those who bring their own."""
        field: Any = cls._meta.get_field("dates")
        return field.stream_block

    def get_days_to_search(self) -> str:
        """Days of the next dates, which readers look for as well."""
        starts = self.occurrences.upcoming().in_order().values_list("start", flat=True)
        days = (localdate(start).isoformat() for start in starts[:DAYS_TO_SEARCH])
        return " ".join(dict.fromkeys(days))

    def get_repetitions(self) -> list[str]:
        """The rules in words, such as “every Thursday”."""
        found = (text.series(entry) for entry in self.get_entries() if entry.rule)
        return list(dict.fromkeys(sentence for sentence in found if sentence))

    @path("")
    def details(self, request: HttpRequest) -> HttpResponse:
        """The event with its next dates."""
        return self.render(request)

    @path("ics/", name="ics")
    def ics(self, request: HttpRequest) -> HttpResponse:
        """The event for a reader's own calendar."""
        from veranstaltungen.export import build_calendar, calendar_response

        site_context = get_request_site_context(request)
        return calendar_response(
            build_calendar([self], self.title, request, site_context),
            request,
            filename=self.slug,
            is_public=not self.path.startswith(site_context.restricted_paths),
        )

    @cached_property
    def next_dates(self) -> "EventDates":
        """The dates to come as rows, and the latest past one if there are none."""
        from veranstaltungen.models.dates import get_event_dates

        return get_event_dates(self, DATES_SHOWN)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Next dates, repetitions, the way into a reader's calendar, topics."""
        if getattr(request, "is_preview", False):
            from veranstaltungen.models.dates import get_draft_dates

            self.next_dates = get_draft_dates(self, DATES_SHOWN)
        context = super().get_context(request, *args, **kwargs)
        calendar = context["breadcrumbs"][-1].url if context["breadcrumbs"] else ""
        ics = self.reverse_subpage("ics")
        return context | {
            "dates": self.next_dates,
            "repetitions": self.get_repetitions(),
            "ics_url": (self.get_url(request) or "") + ics,
            "calendar_url": calendar,
            "topics": self.get_topic_links(calendar, get_request_site_context(request)),
        }

    def get_topic_links(self, calendar: str, site_context: SiteContext) -> list[Link]:
        """Each topic in this language with the address of all events about it."""
        return [
            Link(topic.name, f"{calendar}?{urlencode({'topic': topic.slug})}")
            for topic in self.get_own_topics(site_context)
        ]

    def get_teaser(self, request: HttpRequest | None = None) -> Teaser:
        """With the kind of event as its label."""
        return replace(super().get_teaser(request), label=str(self.own_kind or ""))

    def get_structured_data(
        self, request: HttpRequest, site_context: SiteContext, context: dict[str, Any]
    ) -> Iterable[dict[str, Any]]:
        """`Event` for each of the next dates."""
        from veranstaltungen.structured_data import event_data

        for occurrence in self.next_dates.shown:
            yield event_data(occurrence, self, context["meta"], site_context, request)


def _postponed(entry: Entry, day: date) -> Entry:
    """The new date: the hours of the first entry, once."""
    last = day + entry.days if entry.last_day else None
    return Entry(
        uid=f"{entry.uid}-new",
        day=day,
        start=entry.start,
        end=entry.end,
        last_day=last,
        about_start=entry.about_start,
        about_end=entry.about_end,
        open_end=entry.open_end,
        moved_from=entry.day if not entry.rule else None,
    )
