"""The home page, composed by staff, and the plain pages about the office."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.core import structured_data
from cms.core.models import BasePage, BodyMixin
from cms.fields import synchronised, translated
from cms.sections import get_sections
from cms.site.context import SiteContext
from cms.site.links import absolute, require_address, translations_q
from home.blocks import HomeSectionsBlock, get_placed_sections


class HomePage(BasePage):
    """The front page of one language: a lead story and the sections' teasers."""

    is_moderated = False

    lead_page = models.ForeignKey(
        Page,
        verbose_name=_("lead story"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: the newest article."),
    )
    sections = StreamField(
        HomeSectionsBlock(),
        verbose_name=_("teasers"),
        blank=True,
        help_text=_("In this order; narrow ones stand in the side column."),
    )

    parent_page_types = ("wagtailcore.Page",)
    content_panels = (
        *Page.content_panels,
        FieldPanel("lead_page"),
        FieldPanel("sections"),
        MultiFieldPanel(BasePage.teaser_panels, heading=_("For search engines and other sites")),
    )

    translatable_fields = (
        *BasePage.translatable_fields,
        *translated("sections"),
        *synchronised("lead_page"),
    )

    class Meta:
        # Translators: for readers.
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def clean(self) -> None:
        """A page above all home pages is no story."""
        super().clean()
        try:
            require_address(self.lead_page)
        except ValidationError as error:
            raise ValidationError({"lead_page": error}) from error

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The lead story, and the teasers beside it, below it and over the whole width."""
        context = super().get_context(request, *args, **kwargs)
        lead = self.get_lead_page(request, context["context_pages"])
        context["lead"] = lead.get_teaser(request) if lead else None
        placed = get_placed_sections(self.sections, request)
        if lead:
            _leave_out(placed, lead.pk)
        wide = [teaser for teaser in placed if not teaser["narrow"]]
        context["side_teasers"] = [teaser for teaser in placed if teaser["narrow"]]
        # The side column is as a rule longer than the lead story alone.
        below = 1 if context["side_teasers"] else 0
        context["teasers_below_lead"], context["wide_teasers"] = wide[:below], wide[below:]
        return context

    def get_context_pages_q(self) -> Q:
        """The chosen lead story in every language comes with the neighbours."""
        chosen = translations_q([self.lead_page_id] if self.lead_page_id else [])
        return super().get_context_pages_q() | chosen

    def get_lead_page(
        self, request: HttpRequest, context_pages: dict[int, Page]
    ) -> BasePage | None:
        """The chosen page in this language, else what the sections offer first."""
        for page in context_pages.values():
            is_own = page.translation_key == self.translation_key
            if self.lead_page_id and not is_own and page.locale_id == self.locale_id:
                return page.specific_class.objects.with_teaser_data().filter(pk=page.pk).first()
        leads = (section.contributed.get_lead_page(request) for section in get_sections())
        return next((lead for lead in leads if lead), None)

    def get_structured_data(
        self, request: HttpRequest, site_context: SiteContext, context: dict[str, Any]
    ) -> Iterable[dict[str, Any]]:
        """The organisation, and the site with its search."""
        organization = structured_data.organization(site_context, request)
        search = absolute(site_context.search_url, request)
        if site_context.hours.is_known:
            # Hours belong to a place; this is the organisation that has one.
            organization |= {"@type": "LocalBusiness"}
            organization |= site_context.keep_today(_get_opening_hours)
        yield {"@context": "https://schema.org", **structured_data.drop_empty(organization)}
        yield {
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": structured_data.language_tagged(
                site_context.site_name, site_context.fallback_language
            ),
            "url": context["meta"].canonical,
            "inLanguage": site_context.language,
            "potentialAction": {
                "@type": "SearchAction",
                "target": f"{search}?q={{search_term_string}}",
                "query-input": "required name=search_term_string",
            },
        }


def _get_opening_hours(site_context: SiteContext) -> dict[str, Any]:
    return structured_data.opening_hours(site_context.hours.schedule)


def _leave_out(placed: list[dict[str, Any]], key: int) -> None:
    """The lead story does not stand twice on the page."""
    for teaser in placed:
        if "items" in teaser:
            teaser["items"] = [item for item in teaser["items"] if item.page.pk != key]


class StandardPage(BodyMixin, BasePage):
    """A plain page: about the office, its fields of work, how to join in, the legal notices."""

    is_moderated = False

    shows_opening_hours = models.BooleanField(
        _("show the opening hours"),
        default=False,
        help_text=_("Above the text, in every language. They are kept under “On every page”."),
    )

    needs_yearly_review = Q()
    content_panels = (
        *Page.content_panels,
        *BasePage.teaser_panels,
        FieldPanel("shows_opening_hours"),
        *BodyMixin.body_panels,
    )
    search_fields = (*BasePage.search_fields, *BodyMixin.body_search_fields)
    translatable_fields = (
        *BasePage.translatable_fields,
        *BodyMixin.body_translatable_fields,
        *synchronised("shows_opening_hours"),
    )
    parent_page_types = ("home.HomePage", "home.StandardPage")
    subpage_types = ("home.StandardPage",)

    class Meta:
        # Translators: for readers.
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def get_context_pages_q(self) -> Q:
        """The pages below this one are listed at its end."""
        below = Q(path__startswith=self.path, depth=self.depth + 1)
        return super().get_context_pages_q() | below

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Links to the pages below."""
        context = super().get_context(request, *args, **kwargs)
        below = [
            page.pk
            for page in context["context_pages"].values()
            if page.path.startswith(self.path) and page.depth == self.depth + 1
        ]
        pages = StandardPage.objects.filter(pk__in=below).with_teaser_data()
        context["children"] = [page.get_teaser(request) for page in pages.order_by("path")]
        return context
