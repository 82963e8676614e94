"""An issue of the paper: what was printed when, and in which order."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
)
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from cms.core import structured_data
from cms.core.blocks.text import FEATURES
from cms.core.forms import AdminMonthInput
from cms.core.models import BasePage
from cms.core.querysets import BasePageManager
from cms.documents.models import CustomDocument
from cms.fields import synchronised, translated
from cms.images.models import CustomImage
from cms.site.context import SiteContext, get_request_site_context, get_site_context
from cms.site.links import absolute
from cms.types import Link
from stadtteilzeitung.forms import IssuePageForm, get_appearance
from stadtteilzeitung.models.articles import ArticlePage
from stadtteilzeitung.models.entries import IssueEntry
from stadtteilzeitung.models.querysets import IssueQuerySet
from stadtteilzeitung.panels import ArticlesPanel


def _document(name: StrOrPromise) -> models.ForeignKey:
    return models.ForeignKey(
        CustomDocument,
        verbose_name=name,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )


def _count(name: StrOrPromise, help_text: StrOrPromise = "") -> models.PositiveIntegerField:
    return models.PositiveIntegerField(
        name, null=True, blank=True, validators=[MinValueValidator(1)], help_text=help_text
    )


class IssuePage(BasePage):
    """One issue: period, volume, cover, editorial, PDFs and its articles in print order."""

    is_moderated = False
    base_form_class = IssuePageForm

    first_month = models.DateField(
        _("first month"), null=True, help_text=_("Any day of the month; only the month counts.")
    )
    last_month = models.DateField(
        _("last month"), null=True, blank=True, help_text=_("Only for a double issue.")
    )
    volume = _count(_("volume"), _("As printed. It is not computed: the real sequence jumps."))
    number = _count(_("number"), _("Which issue of the volume."))
    deadline = models.DateField(_("editorial deadline"), null=True, blank=True)
    publication_date = models.DateField(
        _("day of publication"),
        null=True,
        blank=True,
        help_text=_("Once released, the issue goes online by itself on this day, not earlier."),
    )
    print_run = _count(_("copies printed"))
    print_pages = _count(_("pages in print"))
    online_pages = _count(_("pages of the online edition"), _("Only if it is longer."))
    cover = models.ForeignKey(
        CustomImage,
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    editorial = RichTextField(_("editorial"), features=FEATURES, blank=True)
    editorial_by = models.CharField(_("signed by"), max_length=120, blank=True)
    print_pdf = _document(_("PDF as printed"))
    online_pdf = _document(_("PDF of the online edition"))

    objects: ClassVar[Any] = BasePageManager.from_queryset(IssueQuerySet)()

    content_panels = (
        *Page.content_panels,
        MultiFieldPanel(
            (
                FieldRowPanel(
                    (
                        FieldPanel("first_month", widget=AdminMonthInput),
                        FieldPanel("last_month", widget=AdminMonthInput),
                    )
                ),
                FieldRowPanel((FieldPanel("volume"), FieldPanel("number"))),
                FieldRowPanel((FieldPanel("deadline"), FieldPanel("publication_date"))),
            ),
            heading=_("Period"),
        ),
        ArticlesPanel(
            "entries",
            chooser_field_name="article",
            heading=_("Articles in print order"),
            label=_("Article"),
            help_text=_(
                "Choose several at once. Drag them into the order of the paper, or move them with"
                " the arrow keys on the buttons of a row."
            ),
        ),
        MultiFieldPanel(
            (FieldPanel("editorial"), FieldPanel("editorial_by")), heading=_("Editorial")
        ),
        MultiFieldPanel(
            (
                FieldPanel("cover"),
                FieldPanel("print_pdf"),
                FieldPanel("online_pdf"),
                FieldRowPanel((FieldPanel("print_pages"), FieldPanel("online_pages"))),
                FieldPanel("print_run"),
            ),
            heading=_("The printed paper"),
        ),
        FieldPanel("teaser"),
    )
    search_fields = (
        *BasePage.search_fields,
        index.SearchField("editorial"),
        index.FilterField("first_month"),
    )
    not_in_pattern = (
        *("first_month", "last_month", "number", "deadline", "publication_date", "entries"),
        *("cover", "print_pdf", "online_pdf"),
    )
    parent_page_types = ("stadtteilzeitung.NewspaperPage",)
    subpage_types = ()

    translatable_fields = (
        *BasePage.translatable_fields,
        *translated("editorial", "editorial_by"),
        *synchronised("first_month", "last_month", "volume", "number", "deadline"),
        *synchronised("print_run", "print_pages", "online_pages", "cover"),
        *synchronised("print_pdf", "online_pdf", "entries"),
        # The day, and the moment that follows from it.
        *synchronised("publication_date", "go_live_at"),
    )

    class Meta:
        # Translators: for readers.
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        indexes = (models.Index(fields=("first_month",), name="issue_first_month"),)

    def clean(self) -> None:
        """Months are stored as their first day; a double issue ends after it begins.

        An issue goes online on its day of publication: at the hour that was set for it, or when the
        day begins.
        """
        super().clean()
        day: date | None = self.publication_date
        moment: datetime | None = self.go_live_at  # type: ignore[has-type] # Wagtail's
        if day and (appears := get_appearance(day, moment)):
            self.go_live_at = appears
        if self.first_month:
            self.first_month = self.first_month.replace(day=1)
        if self.last_month:
            self.last_month = self.last_month.replace(day=1)
        if self.first_month and self.last_month and self.last_month <= self.first_month:
            raise ValidationError(
                {
                    "last_month": _(
                        "The last month must come after the first."
                        " Leave it empty for an issue of one month."
                    )
                }
            )

    @property
    def period_label(self) -> str:
        """“June 2026”, “July/August 2026”, “December 2025/January 2026”."""
        first, last = self.first_month, self.last_month
        if first is None:
            return self.title
        if last is None:
            return _month(first)
        if last.year == first.year:
            return f"{MONTHS[first.month]}/{_month(last)}"
        return f"{_month(first)}/{_month(last)}"

    @property
    def volume_label(self) -> str:
        """“26th volume”, as far as it is known."""
        # Translators: for readers.
        return str(_("Volume %(volume)s") % {"volume": self.volume}) if self.volume else ""

    @property
    def pdfs(self) -> list[dict[str, Any]]:
        """The PDFs that can be had, each with its label and page count."""
        offered = (
            # Translators: for readers.
            (self.print_pdf, _("The paper as printed"), self.print_pages),
            # Translators: for readers.
            (self.online_pdf, _("The longer online edition"), self.online_pages),
        )
        return [
            {"document": document, "title": title, "pages": pages}
            for document, title, pages in offered
            if document
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The articles of the issue that can be read, with their page."""
        context = super().get_context(request, *args, **kwargs)
        context["entries"] = self.get_entries(request)
        return context

    def get_entries(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Articles in print order: `article` as a teaser, `page` it stands on or None.

        In another language these are the articles' translations, as far as they can be read.
        """
        rows = list(self.entries.all())
        chosen = Page.objects.filter(pk__in=[row.article_id for row in rows])
        keys = dict(chosen.values_list("pk", "translation_key"))
        site_context = (
            get_request_site_context(request)
            if request
            else get_site_context(self.locale.language_code)
        )
        articles = ArticlePage.objects.visible_in(site_context)
        articles = articles.filter(translation_key__in=keys.values(), locale=self.locale)
        readable = {article.translation_key: article for article in articles.with_teaser_data()}
        found = ((readable.get(keys.get(row.article_id)), row.page) for row in rows)
        return [
            {"article": article.get_teaser(request), "page": page}
            for article, page in found
            if article
        ]

    def get_contents(self, site_context: SiteContext) -> list[dict[str, Any]]:
        """Headlines and pages in print order, as published; one query, for teasers."""
        entries = IssueEntry.objects.filter(issue=self.pk)
        place = entries.filter(article__translation_key=OuterRef("translation_key"))
        articles = (
            ArticlePage.objects.visible_in(site_context)
            .filter(locale_id=self.locale_id)
            .filter(translation_key__in=entries.values("article__translation_key"))
            .annotate(
                place=Subquery(place.values("sort_order")[:1]),
                printed_on=Subquery(place.values("page")[:1]),
            )
        )
        return [
            {
                "article": Link(article.title, article.url or ""),
                "page": article.printed_on,
            }
            for article in articles.order_by("place", "pk")
        ]

    def get_structured_data(
        self, request: HttpRequest, site_context: SiteContext, context: dict[str, Any]
    ) -> Iterable[dict[str, Any]]:
        """`PublicationIssue` of the `Periodical`."""
        cover = self.cover.get_widest("jpeg", 1280) if self.cover else None
        published = self.publication_date or self.first_month
        paper = structured_data.language_tagged(
            site_context.site_name, site_context.fallback_language
        )
        yield structured_data.drop_empty(
            {
                "@context": "https://schema.org",
                "@type": "PublicationIssue",
                "name": self.title,
                "issueNumber": self.number,
                "datePublished": published.isoformat() if published else None,
                **structured_data.creative_work(context["language_links"], request),
                "url": context["meta"].canonical,
                "image": absolute(cover.url, request) if cover else None,
                "isPartOf": {
                    "@type": "PublicationVolume",
                    "volumeNumber": self.volume,
                    "isPartOf": {"@type": "Periodical", "name": paper},
                },
                "publisher": structured_data.organization(site_context, request),
            }
        )


def _month(day: date) -> str:
    return f"{MONTHS[day.month]} {day.year}"
