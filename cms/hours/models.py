"""What staff fills in about opening hours, once for all languages."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, TranslatableMixin

from cms.fields import OncePerLanguage, once_per_language, synchronised, translated
from cms.forms import SnippetForm
from cms.hours.overlaps import OverlapsPanel
from cms.hours.week import WeekField


class OpeningHours(OncePerLanguage):
    """When the office is open, once a language: German has the facts, the others words alone."""

    base_form_class = SnippetForm

    week = WeekField(
        _("usual week"),
        help_text=_("Leave a line empty for a day that is closed. Write 9 or 9:30."),
    )
    note = models.CharField(
        _("note"),
        max_length=200,
        blank=True,
        help_text=_("Stands below the hours, for example how to get an appointment."),
    )

    panels = (
        MultiFieldPanel(
            (
                HelpPanel(
                    content=_(
                        "Times and days show in all languages at once, your own words once they are"
                        " translated. On public holidays of Thuringia it is closed by itself."
                    )
                ),
                FieldPanel("week"),
                FieldPanel("note"),
            ),
            heading=_("Usual hours"),
        ),
        InlinePanel("notices", heading=_("Notices above all pages"), label=_("Notice")),
        OverlapsPanel(
            heading=_("Closures that overlap"), template="hours/admin/overlaps_panel.html"
        ),
        InlinePanel("closures", heading=_("Closed on these days"), label=_("Closure")),
        InlinePanel("periods", heading=_("Days with other hours"), label=_("Other hours")),
        InlinePanel("school_holidays", heading=_("School holidays"), label=_("Holidays")),
    )

    translatable_fields = (
        *synchronised("week"),
        *translated("note", "notices", "closures", "periods"),
        *synchronised("school_holidays"),
    )

    changes_content_version = True

    class Meta(OncePerLanguage.Meta):
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        constraints = once_per_language("one_hours_a_language")

    def __str__(self) -> str:
        return str(_("Opening hours"))


class DateRangeRow(Orderable):
    """Days from the first to the last, both included."""

    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"), blank=True, help_text=_("Empty: only this one day."))

    changes_content_version = True

    class Meta(Orderable.Meta):
        abstract = True

    def clean(self) -> None:
        """A single day ends on itself; no other last day is before the first."""
        super().clean()
        # A form leaves empty what the database must have.
        row: Any = self
        if row.first_day and row.last_day is None:
            row.last_day = row.first_day
        if row.first_day and row.last_day and row.last_day < row.first_day:
            sentence = _("The last day is before the first. Please swap them or mend one.")
            raise ValidationError({"last_day": sentence})


DAYS = FieldRowPanel((FieldPanel("first_day"), FieldPanel("last_day")))
FACTS = ("first_day", "last_day", "sort_order")


class ClosureKind(models.TextChoices):
    """Why the office is closed, said in all languages without a translator."""

    # Translators: for readers.
    ILLNESS = "illness", _("illness")
    # Translators: for readers.
    HOLIDAYS = "holidays", _("office holidays")
    # Translators: for readers.
    TRAINING = "training", _("training of the team")
    # Translators: for readers.
    EVENT = "event", _("event elsewhere")
    # Translators: for readers.
    WORKS = "works", _("building works")


class Closure(TranslatableMixin, DateRangeRow):
    """Days on which the office is closed, and why."""

    hours = ParentalKey(OpeningHours, on_delete=models.CASCADE, related_name="closures")
    kind = models.CharField(
        _("reason"),
        max_length=10,
        choices=ClosureKind,
        blank=True,
        help_text=_("Shows in all languages at once."),
    )
    reason = models.CharField(
        _("or in your own words"),
        max_length=120,
        blank=True,
        help_text=_("Short, without a full stop. Other languages show it once it is translated."),
    )
    is_announced = models.BooleanField(
        _("say it above all pages"),
        default=False,
        help_text=_("From the first day to the end of the last one."),
    )

    panels = (DAYS, FieldPanel("kind"), FieldPanel("reason"), FieldPanel("is_announced"))
    translatable_fields = (*synchronised(*FACTS, "kind", "is_announced"), *translated("reason"))

    class Meta(TranslatableMixin.Meta, DateRangeRow.Meta):
        verbose_name = _("closure")
        verbose_name_plural = _("closures")

    def __str__(self) -> str:
        return self.reason or str(self.get_kind_display())


class OpeningPeriod(TranslatableMixin, DateRangeRow):
    """Days with hours of their own, such as the summer's."""

    hours = ParentalKey(OpeningHours, on_delete=models.CASCADE, related_name="periods")
    name = models.CharField(
        _("name"), max_length=80, blank=True, help_text=_("For example: Hours in summer.")
    )
    week = WeekField(_("week"))

    panels = (DAYS, FieldPanel("name"), FieldPanel("week"))
    translatable_fields = (*synchronised(*FACTS, "week"), *translated("name"))

    class Meta(TranslatableMixin.Meta, DateRangeRow.Meta):
        verbose_name = _("period")
        verbose_name_plural = _("periods")

    def __str__(self) -> str:
        return self.name


class SchoolHolidayKind(models.TextChoices):
    """The holidays of a year in the order they come in, and single free days."""

    # Translators: for readers.
    WINTER = "winter", _("winter holidays")
    # Translators: for readers.
    EASTER = "easter", _("Easter holidays")
    # Translators: for readers.
    SUMMER = "summer", _("summer holidays")
    # Translators: for readers.
    AUTUMN = "autumn", _("autumn holidays")
    # Translators: for readers.
    CHRISTMAS = "christmas", _("Christmas holidays")
    # Translators: for readers.
    FREE_DAY = "free_day", _("day without school")


class SchoolHoliday(DateRangeRow):
    """School holidays, which events may leave out."""

    hours = ParentalKey(OpeningHours, on_delete=models.CASCADE, related_name="school_holidays")
    kind = models.CharField(_("which"), max_length=10, choices=SchoolHolidayKind)

    panels = (FieldPanel("kind"), DAYS)

    class Meta(DateRangeRow.Meta):
        verbose_name = _("school holidays")
        verbose_name_plural = _("school holidays")

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Notice(TranslatableMixin, Orderable):
    """A sentence above all pages that goes away by itself."""

    hours = ParentalKey(OpeningHours, on_delete=models.CASCADE, related_name="notices")
    text = models.CharField(
        _("text"),
        max_length=200,
        help_text=_("One sentence. As long as it is not translated, others read it in German."),
    )
    starts_at = models.DateTimeField(
        _("from"), null=True, blank=True, help_text=_("Empty: at once.")
    )
    ends_at = models.DateTimeField(_("until"), help_text=_("Then it goes away by itself."))

    panels = (
        FieldPanel("text"),
        FieldRowPanel((FieldPanel("starts_at"), FieldPanel("ends_at"))),
    )
    translatable_fields = (
        *translated("text"),
        *synchronised("starts_at", "ends_at", "sort_order"),
    )

    changes_content_version = True

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """The end comes after the beginning, and a new one is still to come."""
        super().clean()
        is_over = self.ends_at and self.ends_at <= timezone.now()
        if is_over and not Notice.objects.filter(pk=self.pk, ends_at=self.ends_at).exists():
            sentence = _("This is over already: nobody would read the notice.")
            raise ValidationError({"ends_at": sentence})
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            sentence = _("The end is before the beginning. Please mend one of the times.")
            raise ValidationError({"ends_at": sentence})
