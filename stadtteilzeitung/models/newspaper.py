"""The newspaper's front door: newest articles, filters, and the archive by year."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from cms.core.frame import get_request_frame
from cms.core.models import BasePage, Topic
from cms.core.models.pages import PageMetadata
from cms.core.query import paginate
from cms.core.subpages import below
from stadtteilzeitung.models.articles import ArticlePage
from stadtteilzeitung.models.issues import IssuePage
from stadtteilzeitung.models.snippets import Rubric

ARTICLES_A_PAGE = 12


class NewspaperPage(RoutablePageMixin, BasePage):
    """Lists the articles; below it stand the archive and the feeds."""

    is_moderated = False

    content_panels = (*Page.content_panels, *BasePage.teaser_panels)
    parent_page_types = ("home.HomePage",)
    subpage_types = ("stadtteilzeitung.ArticlePage", "stadtteilzeitung.IssuePage")
    entries_per_page = ARTICLES_A_PAGE

    class Meta:
        verbose_name = _("newspaper")
        verbose_name_plural = _("newspapers")

    def get_meta_below(self, request: HttpRequest, title: str, address: str) -> PageMetadata:
        """The head of a list below this page: a title and an address of its own."""
        meta = self.get_meta(request, get_request_frame(request))
        title = f"{title} – {meta.title}"
        return replace(meta, title=title, canonical=meta.canonical + address)

    @path("")
    def articles(self, request: HttpRequest) -> HttpResponse:
        """Newest articles; `?rubric=`, `?topic=` and `?year=` narrow them down."""
        return self.render(request, context_overrides=self.get_articles_context(request))

    # Translators: the address of the archive, lower-case letters only.
    @path(_("archive/"), name="archive")
    def archive(self, request: HttpRequest) -> HttpResponse:
        """All issues by year with their covers."""
        context = {
            "years": self.get_issues_by_year(request),
            "meta": self.get_meta_below(
                request, gettext("All issues"), self.reverse_subpage("archive")
            ),
        }
        template = "stadtteilzeitung/archive.html"
        return self.render(request, context_overrides=context, template=template)

    @path("feed/atom/", name="atom")
    def atom(self, request: HttpRequest) -> HttpResponse:
        """Newest articles as Atom."""
        from stadtteilzeitung.feeds import AtomArticleFeed

        return AtomArticleFeed()(request, newspaper=self)

    @path("feed/rss/", name="rss")
    def rss(self, request: HttpRequest) -> HttpResponse:
        """Newest articles as RSS."""
        from stadtteilzeitung.feeds import RssArticleFeed

        return RssArticleFeed()(request, newspaper=self)

    def get_articles_context(self, request: HttpRequest) -> dict[str, Any]:
        """One page of articles, the filters with what is chosen, the current issue."""
        # PostgreSQL takes no NUL; what stands for it fits nothing either.
        filters = {
            name: request.GET.get(name, "")[:80].replace("\0", "\ufffd")
            for name in ("rubric", "topic", "year")
        }
        articles = self.get_articles(request)
        if filters["rubric"]:
            articles = articles.in_rubric(filters["rubric"])
        if filters["topic"]:
            articles = articles.about(filters["topic"])
        if filters["year"]:
            articles = articles.from_year(filters["year"])
        page_obj = paginate(request, articles.with_teaser_data().newest_first(), ARTICLES_A_PAGE)
        return {
            "meta": self.get_list_meta(request, page_obj.number),
            "page_obj": page_obj,
            "articles": [article.get_teaser(request) for article in page_obj],
            "filters": filters,
            "rubrics": Rubric.objects.filter(locale_id=self.locale_id),
            "topics": Topic.objects.filter(locale_id=self.locale_id),
            "archive_url": self.get_url(request) + self.reverse_subpage("archive"),
            "current_issue": self.get_issues(request).latest_first().with_cover().first(),
        }

    def get_list_meta(self, request: HttpRequest, number: int) -> PageMetadata:
        """Later pages of the list are pages of their own; filters only narrow them down."""
        if number == 1:
            return self.get_meta(request, get_request_frame(request))
        title = gettext("Page %(number)s") % {"number": number}
        return self.get_meta_below(request, title, f"?page={number}")

    def get_articles(self, request: HttpRequest) -> Any:
        """Readable articles of this paper."""
        return ArticlePage.objects.child_of(self).readable(get_request_frame(request))

    def get_entry_locales(self, request: HttpRequest, paths: Iterable[str]) -> Any:
        """Of the articles."""
        articles = ArticlePage.objects.readable(get_request_frame(request))
        return articles.filter(below(paths)).values_list("locale_id")

    def get_issues(self, request: HttpRequest) -> Any:
        """Readable issues of this paper."""
        return IssuePage.objects.child_of(self).readable(get_request_frame(request))

    def get_issues_by_year(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Issues of each year, both newest first."""
        issues = self.get_issues(request).exclude(first_month=None).latest_first().with_cover()
        years = groupby(issues, key=lambda issue: issue.first_month.year)
        return [{"year": year, "issues": list(found)} for year, found in years]
