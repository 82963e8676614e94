"""What stands on every page and staff edits: name, contact, funders, menus.

Opening hours are in `cms.hours`.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Locale, Orderable, Page, TranslatableMixin

from cms.fields import (
    OncePerLanguage,
    PhoneField,
    once_per_language,
    synchronised,
    translated,
)
from cms.forms import SnippetForm
from cms.images.models import CustomImage


def _page_link(name: StrOrPromise, help_text: StrOrPromise = "") -> models.ForeignKey:
    return models.ForeignKey(
        Page,
        verbose_name=name,
        help_text=help_text,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )


class SiteDetails(OncePerLanguage):
    """Name, contact, legal pages and funders of the site, once a language."""

    base_form_class = SnippetForm

    site_name = models.CharField(_("name of the site"), max_length=80)
    tagline = models.CharField(_("tagline"), max_length=160, blank=True)
    publisher = models.CharField(
        _("publisher"), max_length=160, blank=True, help_text=_("Who answers for the site by law.")
    )
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    city = models.CharField(_("town"), max_length=80, blank=True)
    phone = PhoneField(_("phone"))
    email = models.EmailField(_("e-mail"), blank=True)
    imprint = _page_link(_("legal notice"))
    privacy = _page_link(_("privacy notice"))
    accessibility = _page_link(_("accessibility statement"))

    panels = (
        MultiFieldPanel(
            (FieldPanel("site_name"), FieldPanel("tagline"), FieldPanel("publisher")),
            heading=_("Name"),
        ),
        MultiFieldPanel(
            (
                FieldPanel("street"),
                FieldRowPanel((FieldPanel("postal_code"), FieldPanel("city"))),
                FieldRowPanel((FieldPanel("phone"), FieldPanel("email"))),
            ),
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            (FieldPanel("imprint"), FieldPanel("privacy"), FieldPanel("accessibility")),
            heading=_("Pages the law asks for"),
        ),
        InlinePanel("funders", heading=_("Funders"), label=_("Funder")),
    )

    translatable_fields = (
        *translated("site_name", "tagline", "publisher", "funders"),
        *synchronised("street", "postal_code", "city", "phone", "email"),
        *synchronised("imprint", "privacy", "accessibility"),
    )

    changes_content_version = True

    class Meta(OncePerLanguage.Meta):
        verbose_name = _("details of the site")
        verbose_name_plural = _("details of the site")
        constraints = once_per_language("one_details_a_language")

    def __str__(self) -> str:
        return self.site_name

    @property
    def legal_pages(self) -> list[Page]:
        """The pages the law asks for, as far as they are chosen."""
        return [page for page in (self.imprint, self.privacy, self.accessibility) if page]


class Funder(TranslatableMixin, Orderable):
    """A funder whose logo and wording stand on every page, as the grant requires."""

    details = ParentalKey(SiteDetails, on_delete=models.CASCADE, related_name="funders")
    name = models.CharField(_("name"), max_length=160)
    wording = models.CharField(
        _("prescribed wording"), max_length=255, blank=True, help_text=_("Word for word.")
    )
    logo = models.ForeignKey(
        CustomImage,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    url = models.URLField(_("website"), blank=True)

    panels = (
        FieldPanel("name"),
        FieldPanel("wording"),
        FieldPanel("logo"),
        FieldPanel("url"),
    )

    translatable_fields = (
        *translated("name", "wording"),
        *synchronised("logo", "url", "sort_order"),
    )

    changes_content_version = True

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("funder")
        verbose_name_plural = _("funders")

    def __str__(self) -> str:
        return self.name


class MenuPosition(models.TextChoices):
    """Where a menu stands."""

    MAIN = "main", _("Top of the page")
    FOOTER = "footer", _("Foot of the page")


class Menu(OncePerLanguage):
    """A menu in one language, composed by staff."""

    base_form_class = SnippetForm

    position = models.CharField(_("position"), max_length=10, choices=MenuPosition)

    panels = (
        FieldPanel("position"),
        InlinePanel("items", heading=_("Entries"), label=_("Entry"), min_num=1),
    )

    translatable_fields = (*translated("items"), *synchronised("position"))

    changes_content_version = True

    class Meta(OncePerLanguage.Meta):
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        constraints = once_per_language("one_menu_a_position_and_language", "position")

    def __str__(self) -> str:
        return str(self.get_position_display())


class MenuItem(TranslatableMixin, Orderable):
    """One entry: a page of this site, or an address elsewhere."""

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    page = _page_link(_("page"))
    url = models.URLField(_("or address"), blank=True)
    title = models.CharField(
        _("label"), max_length=60, blank=True, help_text=_("Empty: the page's own title.")
    )

    panels = (FieldPanel("page"), FieldPanel("url"), FieldPanel("title"))
    translatable_fields = (*translated("title"), *synchronised("page", "url", "sort_order"))

    changes_content_version = True

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("menu entry")
        verbose_name_plural = _("menu entries")

    def __str__(self) -> str:
        return self.title or (self.page.title if self.page else self.url)

    def clean(self) -> None:
        """An entry leads somewhere."""
        super().clean()
        if not self.page_id and not self.url:
            raise ValidationError({"page": _("Please choose a page, or enter an address below.")})


class OfflineLanguage(models.Model):
    """Staff has switched this language off: readers see nothing of it, whatever is published."""

    locale = models.OneToOneField(Locale, on_delete=models.CASCADE, related_name="+")

    changes_content_version = True

    class Meta:
        default_permissions = ("change",)
        verbose_name = _("language readers see")
        verbose_name_plural = _("languages readers see")

    def __str__(self) -> str:
        return str(self.locale)


class ContentVersion(models.Model):
    """Changes of what readers see; the sum of all increments is the version of the content.

    Each statement that changes something adds a row of its own, so that no transaction waits for
    another (`cms.site.content_triggers`); the scheduler merges them (`cms.site.content_version`).
    """

    #: Key of the row into which the others are merged.
    MERGED = ""

    change = models.CharField(max_length=80, primary_key=True)
    #: Drawn at random, up to 2 to the power of 32: a change that was undone, or is lost because a
    #: backup was put back, never shares its version with another one.
    increment = models.BigIntegerField()
    #: Of the merged row alone.
    changed_at = models.DateTimeField(null=True)

    changes_content_version = False

    class Meta:
        verbose_name = _("change of the content")
        verbose_name_plural = _("changes of the content")

    def __str__(self) -> str:
        return self.change
