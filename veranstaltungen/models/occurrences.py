"""Every single date of every live event, so that the dates of a month are one query."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.core.querysets import readable_q
from cms.hours import words
from veranstaltungen.recurrence import text
from veranstaltungen.recurrence.entries import Status
from veranstaltungen.recurrence.expand import OccurrenceTimes

if TYPE_CHECKING:
    from wagtail.models import Locale

    from cms.site.context import SiteContext
    from cms.site.visibility import PublicScope

#: What tells two dates of an event apart, in the order of `OccurrenceTimes`.
FIELDS = tuple(OccurrenceTimes.__dataclass_fields__)
#: More than are over within a day.
FIRST_DATES = 50


def get_visible_events(site_context: "SiteContext") -> list[tuple[int, str]]:
    """Key and tree path of each event that can be read in a language; to be kept."""
    events = apps.get_model("veranstaltungen.EventPage").objects.visible_in(site_context)
    return list(events.in_language(site_context.locale).values_list("pk", "path"))


def get_first_dates(site_context: "SiteContext") -> list[int]:
    """Keys of the first dates that were not over when they were read; to be kept for a day."""
    dates = Occurrence.objects.of_calendar(site_context).upcoming().in_order()
    return list(dates.values_list("pk", flat=True)[:FIRST_DATES])


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    """Dates as readers may meet them."""

    def visible_in(self, scope: "PublicScope") -> Self:
        """Of events that are live, for everybody and no alias, in the scope's language."""
        return self.public(scope).in_language(scope.locale)

    def public(self, scope: "PublicScope") -> Self:
        """The same in every language."""
        return self.filter(readable_q(scope, "event__"))

    def in_language(self, locale: "Locale") -> Self:
        """Only dates of events in this language."""
        return self.filter(event__locale=locale)

    def of_calendar(self, site_context: "SiteContext", path: str = "") -> Self:
        """The same dates as `visible_in`, of events below a tree path.

        By keys of events, which are kept, so that the database begins with the dates and finds
        the next or the last ones without looking at all.
        """
        events = site_context.keep(get_visible_events)
        return self.filter(event__in=[key for key, below in events if below.startswith(path)])

    def next_in(self, site_context: "SiteContext", number: int) -> "list[Occurrence]":
        """The first dates of all calendars that are not over, in order.

        Looked for among those that the day has begun with, unless too few of them are left.
        """
        keys = site_context.keep_today(get_first_dates)
        found = self.filter(pk__in=keys).upcoming().in_order()[:number]
        if len(found) < number and len(keys) == FIRST_DATES:
            found = self.of_calendar(site_context).upcoming().in_order()[:number]
        return list(found)

    def between(self, start: datetime, end: datetime) -> Self:
        """What takes place at any time from `start` (included) to `end` (not included)."""
        return self.filter(until__gt=start, start__lt=end)

    def upcoming(self, moment: datetime | None = None) -> Self:
        """What is not over at `moment`, which is now unless given."""
        return self.filter(until__gt=moment or timezone.now())

    def past(self, moment: datetime | None = None) -> Self:
        """What is over at `moment`, which is now unless given."""
        return self.filter(until__lte=moment or timezone.now())

    def with_teaser_data(self) -> Self:
        """Event, place, kind and language come along."""
        return self.select_related("event__place", "event__kind", "event__locale")

    def in_order(self) -> Self:
        """By beginning; the key makes the order total, so pages never overlap."""
        return self.order_by("start", "pk")

    def latest_first(self) -> Self:
        """The other way round, for the archive."""
        return self.order_by("-start", "-pk")


class Occurrence(models.Model):
    """One date of an event, made from the event's rules and never edited by hand."""

    event = models.ForeignKey(
        "veranstaltungen.EventPage",
        verbose_name=_("event"),
        on_delete=models.CASCADE,
        related_name="occurrences",
    )
    start = models.DateTimeField(_("start"))
    end = models.DateTimeField(_("end"), null=True, blank=True)
    until = models.DateTimeField(_("over at"))
    all_day = models.BooleanField(_("all day"), default=False)
    open_end = models.BooleanField(_("open end"), default=False)
    about_start = models.BooleanField(_("begins at about this time"), default=False)
    about_end = models.BooleanField(_("ends at about this time"), default=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PLANNED)
    title = models.CharField(_("other title"), max_length=255, blank=True)
    original_start = models.DateTimeField(_("was planned for"), null=True, blank=True)

    #: The event's address; lists fill it in, as it depends on the request.
    url = ""

    objects: ClassVar[Any] = OccurrenceQuerySet.as_manager()

    changes_content_version = True

    class Meta:
        verbose_name = _("date of an event")
        verbose_name_plural = _("dates of events")
        ordering = ("start", "pk")
        indexes = (
            models.Index(fields=("start", "until"), name="occurrence_start"),
            models.Index(fields=("until",), name="occurrence_until"),
        )

    def __str__(self) -> str:
        return f"{self.name}, {self.words}"

    @cached_property
    def occurrence_times(self) -> OccurrenceTimes:
        """The date without its row."""
        return OccurrenceTimes(**{name: getattr(self, name) for name in FIELDS})

    @property
    def name(self) -> str:
        """The title on this day."""
        return self.title or self.event.title

    @property
    def words(self) -> str:
        """Day and times in words."""
        return text.whole(self.occurrence_times)

    @property
    def only_day(self) -> str:
        """The day in words; empty when it lasts several."""
        return words.day(self.first_day) if text.is_one_day(self.occurrence_times) else ""

    @property
    def times(self) -> str:
        """Only the times."""
        return text.time_range(self.occurrence_times)

    @property
    def first_day(self) -> date:
        """The day it begins on."""
        return self.occurrence_times.first_day

    @property
    def last_day(self) -> date:
        """The day it ends on."""
        return self.occurrence_times.last_day

    @property
    def machine_start(self) -> str:
        """The beginning for a `time` element."""
        start = timezone.localtime(self.start)
        return start.date().isoformat() if self.all_day else start.isoformat(timespec="minutes")

    @property
    def moved_from(self) -> str:
        """The day it was planned for first, in words; empty unless it was moved to another."""
        if self.original_start is None:
            return ""
        planned = timezone.localtime(self.original_start).date()
        return words.day(planned) if planned != self.first_day else ""

    @property
    def is_off(self) -> bool:
        """Whether nothing takes place on this day."""
        return self.status in {Status.CANCELLED, Status.POSTPONED}

    @property
    def status_label(self) -> str:
        """What readers must know about it; empty when it takes place as planned."""
        return "" if self.status == Status.PLANNED else str(self.get_status_display())
