"""Events plug into the engine here."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from cms.sections import Job, PageGrant, QuickAdd, Role, SectionConfig


class EventsConfig(SectionConfig):
    name = "veranstaltungen"
    # Translators: for readers.
    verbose_name = _("Events")
    default = True
    contributions = "veranstaltungen.contributions.EventContributions"
    demo = "veranstaltungen.demo.build"
    api = "veranstaltungen.api"
    grants = (PageGrant(Role.VOLUNTEERS, "CalendarPage", ("add",)),)
    quick_adds = (
        QuickAdd(
            "EventPage",
            _("Announce an event"),
            "calendar-alt",
            word_file_label=_("Event from a Word file"),
        ),
    )
    jobs = (Job("refresh_occurrences", every=timedelta(days=1), hour=4),)

    def ready(self) -> None:
        from veranstaltungen import receivers

        receivers.connect()
