"""The newspaper's front door: newest articles, filters, and the archive by year."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path
from wagtail.models import Page

from cms.core.models import BasePage, ListFilter, PaginatedListMixin, Topic
from cms.site.context import get_request_site_context
from stadtteilzeitung.feeds import AtomArticleFeed, RssArticleFeed
from stadtteilzeitung.models.articles import ArticleQuerySet
from stadtteilzeitung.models.issues import IssuePage
from stadtteilzeitung.models.snippets import Rubric


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
        return {
            **super().get_list_context(request),
            "rubrics": Rubric.objects.filter(locale_id=self.locale_id),
            "topics": Topic.objects.filter(locale_id=self.locale_id),
            "archive_url": self.get_url(request) + self.reverse_subpage("archive"),
            "current_issue": self.get_issues(request).latest_first().with_cover().first(),
        }

    def get_issues(self, request: HttpRequest) -> Any:
        """Readable issues of this paper."""
        return IssuePage.objects.child_of(self).visible_in(get_request_site_context(request))

    def get_issues_by_year(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Issues of each year, both newest first."""
        issues = self.get_issues(request).exclude(first_month=None).latest_first().with_cover()
        years = groupby(issues, key=lambda issue: issue.first_month.year)
        return [{"year": year, "issues": list(found)} for year, found in years]
