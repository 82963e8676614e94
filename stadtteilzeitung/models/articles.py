"""An article of the paper."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, ClassVar, Self
from urllib.parse import urlencode

import segno
from django import forms
from django.apps import apps
from django.db import models
from django.db.models import OuterRef, Subquery
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
from cms.core.json_rows import json_rows
from cms.core.models import BasePage, BodyMixin, RelatedPagesMixin, TopicsMixin, json_topics
from cms.core.querysets import (
    BasePageManager,
    SelectRelatedPageQuerySet,
    select_related_unless_read,
)
from cms.fields import synchronised, translated
from cms.site.context import SiteContext, get_request_site_context
from cms.site.languages import get_foreign_language, localized_name
from cms.types import Link, Teaser
from stadtteilzeitung.forms import ArticlePageForm
from stadtteilzeitung.models.querysets import get_issues
from stadtteilzeitung.models.snippets import Author, Rubric

#: What a byline says of an author.
AUTHOR = ("id", "name", "is_group", "locale_id")


class ArticleQuerySet(SelectRelatedPageQuerySet):
    """Articles as pages and lists need them."""

    detail_select_related = ("rubric",)

    def with_detail_data(self) -> Self:
        """Authors, topics and the places in issues as well."""
        rows = {"topic_rows": json_topics(ArticlePage), "issue_rows": _json_places()}
        return super().with_detail_data().with_byline().annotate(**rows)

    def with_teaser_data_but_byline(self) -> Self:
        """What `get_teaser(byline=False)` shows."""
        return super().with_teaser_data().select_related("rubric")

    def with_teaser_data(self) -> Self:
        """Bylines as well."""
        return self.with_teaser_data_but_byline().with_byline()

    def with_byline(self) -> Self:
        """The authors come along with each article."""
        return self.annotate(author_rows=_json_authors())

    def in_rubric(self, slug: str) -> Self:
        """Only articles of one rubric."""
        return self.filter(rubric__slug=slug)

    def from_year(self, year: str) -> Self:
        """Only articles published in a year given as text; none when it is no year."""
        if not re.fullmatch(r"(19|20)[0-9]{2}", year):
            return self.none()
        return self.filter(first_published_at__year=int(year))


@cache
def _json_authors() -> Subquery:
    authors = ArticleAuthor.objects.filter(article=OuterRef("pk"))
    fields = {name: f"author__{name}" for name in AUTHOR}
    return json_rows(authors, "article", order="sort_order", **fields)


@cache
def _json_places() -> Subquery:
    key = "article__translation_key"
    entries = apps.get_model("stadtteilzeitung.IssueEntry").objects
    found = entries.filter(**{key: OuterRef("translation_key")})
    return json_rows(found, key, issue="issue_id", page="page")


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
        site_context = get_request_site_context(request)
        context["issue_entry"] = self.get_issue_entry(site_context)
        context["topics"] = self.get_topic_links(context["breadcrumbs"], site_context)
        context["related"] = self.get_related(request, context["context_pages"])
        context["qr_svg"] = qr_svg(context["meta"].canonical)
        return context

    @cached_property
    def byline(self) -> list[Author]:
        """The authors in their order, with what a byline says of them."""
        rows = sorted(self.author_rows or (), key=lambda row: row["order"] or 0)
        return [Author(**{name: row[name] for name in AUTHOR}) for row in rows]

    @cached_property
    def author_rows(self) -> Any:
        """The authors as rows; lists and the page bring them along (`ArticleQuerySet`)."""
        return [
            {"order": row.sort_order, **{name: getattr(row.author, name) for name in AUTHOR}}
            for row in select_related_unless_read(self.authors, "author")
        ]

    @cached_property
    def issue_rows(self) -> Any:
        """Where the article stands in issues of all languages; a page brings it along."""
        entries = apps.get_model("stadtteilzeitung.IssueEntry").objects
        return entries.filter(article__translation_key=self.translation_key).values("issue", "page")

    @property
    def own_rubric(self) -> Rubric | None:
        """The rubric, where there is one in the article's language."""
        return self.rubric if self.rubric and self.rubric.locale_id == self.locale_id else None

    def get_issue_entry(self, site_context: SiteContext) -> dict[str, Any] | None:
        """The first `issue` that printed the article, and the `page` there if it is known.

        As far as that issue can be read in the reader's language.
        """
        pages = {row["issue"]: row["page"] for row in self.issue_rows or ()}
        printed = (each for each in reversed(site_context.keep(get_issues)) if each.pk in pages)
        issue = next(printed, None)
        return {"issue": issue, "page": pages[issue.pk]} if issue else None

    def get_topic_links(self, breadcrumbs: list[Link], site_context: SiteContext) -> list[Link]:
        """Each topic with the address of all articles about it."""
        paper = breadcrumbs[-1].url if breadcrumbs else ""
        return [
            Link(topic.name, f"{paper}?{urlencode({'topic': topic.slug})}")
            for topic in self.get_own_topics(site_context)
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


@lru_cache(maxsize=1000)
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
