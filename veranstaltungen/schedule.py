"""The dates of events in the calendar of the staff."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.types import ScheduledItem
from veranstaltungen.models import EventPage, Occurrence


def get_scheduled_dates(start: datetime, end: datetime) -> list[ScheduledItem]:
    """What begins in this time; an event once, however many languages it is told in."""
    german = EventPage.objects.filter(locale=Locale.get_default(), live=True)
    told = german.filter(translation_key=OuterRef("event__translation_key"))
    dates = Occurrence.objects.filter(start__gte=start, start__lt=end, event__live=True)
    dates = dates.filter(Q(event__locale=Locale.get_default()) | ~Exists(told))
    return [
        ScheduledItem(
            date.event,
            date.name,
            date.start,
            _("takes place"),
            date.status_label or _("published"),
            date.times if date.only_day else date.words,
            is_public=True,
        )
        for date in dates.filter(event__alias_of=None).in_order().with_teaser_data()
    ]
