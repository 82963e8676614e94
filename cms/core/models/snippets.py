"""People, places, organisations and topics: kept once, used by every section."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from cms.fields import PhoneField, independent, synchronised, translated
from cms.forms import NamedForm
from cms.images.models import CustomImage


class Term(TranslatableMixin, index.Indexed, models.Model):
    """A word that lists can be narrowed down to, with its part of the address."""

    base_form_class = NamedForm

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(
        _("address part"), max_length=80, allow_unicode=True, help_text=_("Used in web addresses.")
    )

    panels: tuple[Any, ...] = (FieldPanel("name"), FieldPanel("slug"))
    search_fields = (index.SearchField("name"), index.AutocompleteField("name"))
    translatable_fields: tuple[Any, ...] = (*translated("name"), *independent("slug"))

    changes_content_version = True

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                fields=("locale", "slug"), name="unique_%(app_label)s_%(class)s_slug"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Topic(Term):
    """What something is about; ties articles, projects and events together."""

    class Meta(Term.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class Place(TranslatableMixin, index.Indexed, models.Model):
    """Somewhere in the district, with a note on how to find it."""

    base_form_class = NamedForm

    name = models.CharField(_("name"), max_length=120)
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    city = models.CharField(_("town"), max_length=80, blank=True)
    directions = models.TextField(
        _("how to find it"), blank=True, help_text=_("Stop, entrance, floor, bell.")
    )
    accessibility = models.TextField(
        _("accessibility"), blank=True, help_text=_("Steps, lift, toilet, hearing loop.")
    )

    panels = (
        FieldPanel("name"),
        FieldPanel("street"),
        FieldRowPanel((FieldPanel("postal_code"), FieldPanel("city"))),
        FieldPanel("directions"),
        FieldPanel("accessibility"),
    )
    search_fields = (
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("street"),
    )
    translatable_fields = (
        *translated("name", "directions", "accessibility"),
        *synchronised("street", "postal_code", "city"),
    )

    changes_content_version = True

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Organisation(TranslatableMixin, index.Indexed, models.Model):
    """A member of the district's network: school, parish, club, counselling."""

    base_form_class = NamedForm

    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(
        _("kind"), max_length=80, blank=True, help_text=_("For example school, club, counselling.")
    )
    description = models.TextField(_("description"), blank=True)
    url = models.URLField(_("website"), blank=True)
    phone = PhoneField(_("phone"))
    email = models.EmailField(_("e-mail"), blank=True)
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="organisations",
    )

    panels = (
        FieldPanel("name"),
        FieldPanel("kind"),
        FieldPanel("description"),
        FieldPanel("place"),
        FieldPanel("url"),
        FieldRowPanel((FieldPanel("phone"), FieldPanel("email"))),
    )
    search_fields = (
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("description"),
        index.FilterField("kind"),
    )
    translatable_fields = (
        *translated("name", "kind", "description", "place"),
        *synchronised("url", "phone", "email"),
    )

    changes_content_version = True

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class ContactPersonManager(models.Manager["ContactPerson"]):
    """People with their photo: whatever shows one shows the other."""

    def get_queryset(self) -> models.QuerySet["ContactPerson"]:
        return super().get_queryset().select_related("photo")


class ContactPerson(TranslatableMixin, index.Indexed, models.Model):
    """Whom to turn to: a role first, a person's name where they agreed to it."""

    base_form_class = NamedForm

    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("For example head of the office.")
    )
    phone = PhoneField(_("phone"))
    email = models.EmailField(_("e-mail"), blank=True)
    office_hours = models.CharField(_("can be reached"), max_length=160, blank=True)
    photo = models.ForeignKey(
        CustomImage,
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = ContactPersonManager()

    panels = (
        FieldPanel("name"),
        FieldPanel("role"),
        FieldRowPanel((FieldPanel("phone"), FieldPanel("email"))),
        FieldPanel("office_hours"),
        FieldPanel("photo"),
    )
    search_fields = (
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("role"),
    )
    translatable_fields = (
        *translated("name", "role", "office_hours"),
        *synchronised("phone", "email", "photo"),
    )

    changes_content_version = True

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("contact person")
        verbose_name_plural = _("contact people")
        ordering = ("name",)

    def __str__(self) -> str:
        return f"{self.name} ({self.role})" if self.role else self.name
