"""What people ask about before they come, with panels, search and API fields."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from cms.core.models import Organisation, Place
from cms.fields import synchronised, translated
from cms.hours import words
from veranstaltungen.models.snippets import EventKind
from veranstaltungen.recurrence.checks import check_the_year, is_far
from veranstaltungen.recurrence.entries import Status


class WheelchairAccess(models.TextChoices):
    """Whether somebody in a wheelchair can take part."""

    UNKNOWN = "unknown", _("not known")
    YES = "yes", _("yes")
    NO = "no", _("no")


def _text(name: StrOrPromise, help_text: StrOrPromise = "") -> models.TextField:
    return models.TextField(name, blank=True, help_text=help_text)


class EventDetailsMixin(models.Model):
    """Kind, place, organiser, entry, access, registration and status of an event."""

    locale_id: int

    kind = models.ForeignKey(
        EventKind,
        verbose_name=_("kind of event"),
        null=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="events",
    )
    place_note = _text(
        _("how to find it"), _("Only what holds for this event, such as a room or a meeting point.")
    )
    organiser = models.ForeignKey(
        Organisation,
        verbose_name=_("organiser"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="events",
        help_text=_("Empty: the office itself."),
    )
    is_free = models.BooleanField(_("free entry"), default=False)
    entry = models.CharField(
        _("entry"),
        max_length=200,
        blank=True,
        help_text=_("For example “3 euros, children free” or “Donations welcome”."),
    )
    bring = _text(_("what to bring"))
    bad_weather = _text(_("in bad weather"))
    wheelchair = models.CharField(
        _("accessible by wheelchair"),
        max_length=10,
        choices=WheelchairAccess,
        default=WheelchairAccess.UNKNOWN,
    )
    wheelchair_note = models.CharField(_("about access"), max_length=255, blank=True)
    registration = _text(_("registration"), _("How, until when, and with whom."))
    registration_url = models.URLField(_("link to register"), blank=True)
    registration_email = models.EmailField(_("e-mail to register"), blank=True)
    edition = models.PositiveSmallIntegerField(
        _("edition"), null=True, blank=True, help_text=_("How many-th time it takes place.")
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=Status,
        default=Status.PLANNED,
        help_text=_("For all dates. A single date of a series is cancelled in its exceptions."),
    )
    status_note = models.CharField(
        _("why, and what now"), max_length=255, blank=True, help_text=_("One sentence for readers.")
    )
    new_date = models.DateField(
        _("new date"),
        null=True,
        blank=True,
        help_text=_("If it is postponed and the new day is known; the hours stay."),
    )

    #: The same in every language.
    details_synchronised = (
        "is_free",
        "wheelchair",
        "registration_url",
        "registration_email",
        "edition",
        "status",
        "new_date",
    )
    status_panels = (FieldPanel("status"), FieldPanel("status_note"), FieldPanel("new_date"))
    details_panels = (
        MultiFieldPanel(
            (FieldPanel("place"), FieldPanel("place_note"), FieldPanel("organiser")),
            heading=_("Where and with whom"),
        ),
        MultiFieldPanel(
            (
                FieldPanel("is_free"),
                FieldPanel("entry"),
                FieldPanel("bring"),
                FieldPanel("bad_weather"),
                FieldPanel("edition"),
            ),
            heading=_("Good to know"),
        ),
        MultiFieldPanel(
            (FieldPanel("wheelchair"), FieldPanel("wheelchair_note")), heading=_("Access")
        ),
        MultiFieldPanel(
            (
                FieldPanel("registration"),
                FieldRowPanel((FieldPanel("registration_url"), FieldPanel("registration_email"))),
            ),
            heading=_("Registration"),
        ),
    )
    details_search_fields = (
        index.SearchField("place_note"),
        index.SearchField("bring"),
        index.RelatedFields("kind", (index.SearchField("name"),)),
        index.RelatedFields("place", (index.SearchField("name"),)),
        index.RelatedFields("organiser", (index.SearchField("name"),)),
        index.FilterField("kind"),
        index.FilterField("status"),
    )

    details_translatable_fields = (
        *translated("kind", "place", "place_note", "organiser", "entry", "bring"),
        *translated("bad_weather", "wheelchair_note", "registration", "status_note"),
        *synchronised(*details_synchronised),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """What holds for every page, and for a new date."""
        super().clean()
        self.check_new_date()

    def check_new_date(self) -> None:
        """Only what is postponed has one.

        Raises:
            ValidationError: it is not postponed, or the day is too far away.
        """
        sentence: Any = ""
        if is_far(self.new_date):
            sentence = check_the_year()
        elif self.new_date and self.status != Status.POSTPONED:
            sentence = gettext(
                "There is a new date. Please choose “postponed” above, or empty this field."
            )
        if sentence:
            raise ValidationError({"new_date": sentence})

    @property
    def own_kind(self) -> EventKind | None:
        """The kind, where there is a word for it in the event's language."""
        return self.kind if self.kind and self.kind.locale_id == self.locale_id else None

    @property
    def has_registration(self) -> bool:
        """Whether there is anything to say about registration."""
        return bool(self.registration or self.registration_url or self.registration_email)

    @property
    def new_day(self) -> str:
        """The new date of a postponed event in words; empty while there is none."""
        if self.status != Status.POSTPONED or self.new_date is None:
            return ""
        return words.day(self.new_date)

    @property
    def wheelchair_words(self) -> str:
        """The answer as a sentence."""
        answers = {
            # Translators: for readers.
            WheelchairAccess.YES: gettext("You can get in with a wheelchair."),
            # Translators: for readers.
            WheelchairAccess.NO: gettext("Unfortunately you cannot get in with a wheelchair."),
            # Translators: for readers.
            WheelchairAccess.UNKNOWN: gettext("We do not know yet. Please ask us."),
        }
        return answers[WheelchairAccess(self.wheelchair)]
