"""The newspaper's front door: newest articles, filters, and the archive by year."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path
from wagtail.models import Page

from cms.core.models import BasePage, ListFilter, PaginatedListMixin, get_topics
from cms.site.context import SiteContext, get_request_site_context
from stadtteilzeitung.feeds import AtomArticleFeed, RssArticleFeed
from stadtteilzeitung.models.articles import ArticleQuerySet
from stadtteilzeitung.models.querysets import get_issues
from stadtteilzeitung.models.snippets import Rubric


def get_rubrics(site_context: SiteContext) -> list[Rubric]:
    """All rubrics of a language in their order; to be kept."""
    return list(Rubric.objects.filter(locale=site_context.locale))


class NewspaperPage(PaginatedListMixin, BasePage):
    """Lists the articles; below it stand the archive and the feeds."""

    is_moderated = False
    list_filters = (
        ListFilter("rubric", ArticleQuerySet.in_rubric),
        ListFilter("topic", ArticleQuerySet.about),
        ListFilter("year", ArticleQuerySet.from_year),
    )

    content_panels = (*Page.content_panels, *BasePage.teaser_panels)
    parent_page_types = ("home.HomePage",)
    subpage_types = ("stadtteilzeitung.ArticlePage", "stadtteilzeitung.IssuePage")

    class Meta:
        verbose_name = _("newspaper")
        verbose_name_plural = _("newspapers")

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
        return AtomArticleFeed()(request, page=self)

    @path("feed/rss/", name="rss")
    def rss(self, request: HttpRequest) -> HttpResponse:
        """Newest articles as RSS."""
        return RssArticleFeed()(request, page=self)

    def get_list_context(self, request: HttpRequest) -> dict[str, Any]:
        """The rubrics and topics to choose from, and the printed paper, besides."""
        site_context = get_request_site_context(request)
        return {
            **super().get_list_context(request),
            "rubrics": site_context.keep(get_rubrics),
            "topics": site_context.keep(get_topics),
            "archive_url": self.get_url(request) + self.reverse_subpage("archive"),
            "current_issue": next(iter(self.get_issues(site_context)), None),
        }

    def get_issues(self, site_context: SiteContext) -> list[Any]:
        """Readable issues of this paper, the latest first."""
        return [one for one in site_context.keep(get_issues) if one.path.startswith(self.path)]

    def get_issues_by_year(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Issues of each year, both newest first."""
        issues = self.get_issues(get_request_site_context(request))
        dated = (issue for issue in issues if issue.first_month)
        years = groupby(dated, key=lambda issue: issue.first_month.year)
        return [{"year": year, "issues": list(found)} for year, found in years]
