"""An article of the paper."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar, Self
from urllib.parse import urlencode

import segno
from django import forms
from django.apps import apps
from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index

from cms.core import structured_data
from cms.core.models import BasePage, BodyMixin, RelatedPagesMixin, TopicsMixin
from cms.core.querysets import (
    BasePageManager,
    SelectRelatedPageQuerySet,
    readable_q,
    select_related_unless_read,
)
from cms.fields import synchronised, translated
from cms.site.context import SiteContext, get_request_site_context
from cms.site.languages import get_foreign_language, localized_name
from cms.types import Link, Teaser
from stadtteilzeitung.forms import ArticlePageForm
from stadtteilzeitung.models.snippets import Author, Rubric


class ArticleQuerySet(SelectRelatedPageQuerySet):
    """Articles as pages and lists need them."""

    detail_select_related = ("rubric",)

    def with_teaser_data_but_byline(self) -> Self:
        """What `get_teaser(byline=False)` shows: one query however many articles."""
        return super().with_teaser_data().select_related("rubric")

    def with_teaser_data(self) -> Self:
        """Bylines as well: two queries however many articles."""
        authors = ArticleAuthor.objects.select_related("author")
        pages = self.with_teaser_data_but_byline()
        return pages.prefetch_related(Prefetch("authors", queryset=authors))

    def in_rubric(self, slug: str) -> Self:
        """Only articles of one rubric."""
        return self.filter(rubric__slug=slug)

    def from_year(self, year: str) -> Self:
        """Only articles published in a year given as text; none when it is no year."""
        if not re.fullmatch(r"(19|20)[0-9]{2}", year):
            return self.none()
        return self.filter(first_published_at__year=int(year))


class CorrectionBlock(blocks.StructBlock):
    """What the editors put right later."""

    date = blocks.DateBlock(label=_("Date"))
    text = blocks.TextBlock(label=_("Text"), rows=2)

    class Meta:
        icon = "edit"
        label = _("Correction")


class ArticlePage(BodyMixin, RelatedPagesMixin, TopicsMixin, BasePage):
    """An article: signed, with a rubric; it may belong to an issue, or to none."""

    subtitle = models.CharField(_("subheadline"), max_length=200, blank=True)
    rubric = models.ForeignKey(
        Rubric,
        verbose_name=_("rubric"),
        null=True,
        on_delete=models.PROTECT,
        related_name="articles",
    )
    corrections = StreamField(
        [("correction", CorrectionBlock())],
        verbose_name=_("corrections by the editors"),
        blank=True,
        help_text=_("What was wrong, and what is right. The text above is mended as well."),
    )

    objects: ClassVar[Any] = BasePageManager.from_queryset(ArticleQuerySet)()

    base_form_class = ArticlePageForm
    told_by = ("body",)
    open_graph_kind = "article"
    shows_teaser = False
    content_panels = (
        *Page.content_panels,
        FieldPanel("rubric", widget=forms.RadioSelect),
        *BasePage.teaser_panels,
        *BodyMixin.body_panels,
        InlinePanel("authors", heading=_("Authors"), label=_("Author"), min_num=0),
        MultiFieldPanel(
            (
                FieldPanel("subtitle"),
                *TopicsMixin.topics_panels,
                *RelatedPagesMixin.related_panels,
            ),
            heading=_("Further details"),
            classname="collapsed",
        ),
        # For those who keep the rubrics: the office.
        FieldPanel("corrections", permission="stadtteilzeitung.change_rubric"),
    )
    search_fields = (
        *BasePage.search_fields,
        *BodyMixin.body_search_fields,
        index.SearchField("subtitle"),
        index.RelatedFields("rubric", (index.SearchField("name"),)),
        index.RelatedFields(
            "authors", (index.RelatedFields("author", (index.SearchField("name"),)),)
        ),
        index.FilterField("rubric"),
    )
    translatable_fields = (
        *BasePage.translatable_fields,
        *BodyMixin.body_translatable_fields,
        *translated("subtitle", "rubric", "authors", "corrections"),
        *TopicsMixin.topics_translatable_fields,
        *RelatedPagesMixin.related_translatable_fields,
    )
    parent_page_types = ("stadtteilzeitung.NewspaperPage",)
    subpage_types = ()

    class Meta:
        # Translators: for readers.
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Byline, issue, topics, related pages and the code that leads back from paper."""
        context = super().get_context(request, *args, **kwargs)
        context["byline"] = self.byline
        context["issue_entry"] = self.get_issue_entry(get_request_site_context(request))
        context["topics"] = self.get_topic_links(context["breadcrumbs"])
        context["related"] = self.get_related(request, context["context_pages"])
        context["qr_svg"] = qr_svg(context["meta"].canonical)
        return context

    @cached_property
    def byline(self) -> list[Author]:
        """The authors in their order."""
        return [row.author for row in select_related_unless_read(self.authors, "author")]

    @property
    def own_rubric(self) -> Rubric | None:
        """The rubric, where there is one in the article's language."""
        return self.rubric if self.rubric and self.rubric.locale_id == self.locale_id else None

    def get_issue_entry(self, site_context: SiteContext) -> Any:
        """Where the article was printed, as far as that issue can be read in this language.

        An `IssueEntry`, or None; issues are built upon articles.
        """
        entries = apps.get_model("stadtteilzeitung.IssueEntry").objects.filter(
            readable_q(site_context, "issue__"),
            article__translation_key=self.translation_key,
            issue__locale_id=self.locale_id,
        )
        return entries.select_related("issue__cover").order_by("issue__first_month").first()

    def get_topic_links(self, breadcrumbs: list[Link]) -> list[Link]:
        """Each topic with the address of all articles about it."""
        paper = breadcrumbs[-1].url if breadcrumbs else ""
        return [
            Link(topic.name, f"{paper}?{urlencode({'topic': topic.slug})}")
            for topic in self.get_own_topics()
        ]

    def get_teaser(self, request: HttpRequest | None = None, *, byline: bool = True) -> Teaser:
        """With rubric, date and, unless the list names nobody, who wrote it."""
        return replace(
            super().get_teaser(request),
            label=self.own_rubric.name if self.own_rubric else "",
            date=self.first_published_at,
            byline=tuple(localized_name(author) for author in self.byline) if byline else (),
        )

    def get_structured_data(
        self, request: HttpRequest, site_context: SiteContext, context: dict[str, Any]
    ) -> Iterable[dict[str, Any]]:
        """`NewsArticle` with its authors and corrections."""
        meta = context["meta"]
        yield structured_data.drop_empty(
            {
                "@context": "https://schema.org",
                "@type": "NewsArticle",
                "headline": self.title,
                "alternativeHeadline": self.subtitle,
                "description": meta.description,
                "url": meta.canonical,
                "mainEntityOfPage": meta.canonical,
                "image": meta.image,
                "datePublished": _iso(self.first_published_at),
                "dateModified": _iso(self.last_published_at),
                **structured_data.creative_work(context["language_links"], request),
                "articleSection": self.own_rubric.name if self.own_rubric else None,
                "author": [
                    {
                        "@type": "Organization" if author.is_group else "Person",
                        "name": structured_data.language_tagged(
                            author.name, get_foreign_language(author)
                        ),
                    }
                    for author in self.byline
                ],
                "publisher": structured_data.organization(site_context, request),
                "correction": [
                    structured_data.drop_empty(
                        {
                            "@type": "CorrectionComment",
                            "text": correction.value["text"],
                            "datePublished": _iso(correction.value["date"]),
                        }
                    )
                    for correction in self.corrections
                ],
            }
        )


def _iso(moment: Any) -> str | None:
    return moment.isoformat() if moment else None


def qr_svg(address: str) -> SafeString:
    """A QR code for print, as inline SVG of about one kilobyte."""
    code = segno.make(address or "/", error="m", micro=False)
    # Safe: segno draws modules only, the address itself is not in the markup.
    return mark_safe(code.svg_inline(svgclass="qr", lineclass=None, omitsize=True))  # noqa: S308


class ArticleAuthor(TranslatableMixin, Orderable):
    """One of an article's authors."""

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="authors")
    author = models.ForeignKey(
        Author, verbose_name=_("author"), on_delete=models.CASCADE, related_name="articles"
    )

    panels = (FieldPanel("author"),)
    translatable_fields = (*translated("author"), *synchronised("sort_order"))

    changes_content_version = True

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("author of the article")
        verbose_name_plural = _("authors of the article")

    def __str__(self) -> str:
        return str(self.author)
