"""Events plug into the engine here."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cms.core.roles import Grant, Role
from cms.core.sections import (
    HomeTeaser,
    Job,
    Link,
    NextDate,
    SectionConfig,
    TopicKeys,
    Writing,
)

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.models import Locale

    from cms.core.models import Place
    from cms.demo.site import DemoSite


class EventsConfig(SectionConfig):
    name = "veranstaltungen"
    # Translators: for readers.
    verbose_name = _("Events")
    default = True
    api = "veranstaltungen.api"
    grants = (Grant(Role.VOLUNTEERS, "CalendarPage", ("add",)),)
    writing = (Writing("EventPage", _("Announce an event"), "calendar-alt"),)
    jobs = (Job("refresh_occurrences", every=timedelta(days=1)),)

    def ready(self) -> None:
        from veranstaltungen import receivers

        receivers.connect()

    def get_index_links(self, locale: "Locale") -> list[Link]:
        from veranstaltungen.teasers import get_calendars

        return [Link(page.title, page.url) for page in get_calendars(locale)]

    def get_home_teasers(self) -> list[HomeTeaser]:
        from veranstaltungen.teasers import next_events

        return [
            HomeTeaser(
                "next_events",
                # Translators: for readers.
                _("What is on"),
                "veranstaltungen/teasers/next_events.html",
                next_events,
                narrow=True,
            )
        ]

    def get_feeds(self, locale: "Locale") -> list[Link]:
        from veranstaltungen.teasers import get_feeds

        return get_feeds(locale)

    def get_next_dates(
        self, topics: TopicKeys, place: "Place | None", request: "HttpRequest"
    ) -> list[NextDate]:
        from veranstaltungen.teasers import get_next_dates

        return get_next_dates(topics, place, request)

    def build_demo(self, demo: "DemoSite") -> None:
        from veranstaltungen.demo.build import build

        build(demo)
