"""What the newspaper shows outside its own pages."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.contributions import (
    ATOM,
    RSS,
    Contributions,
    HomeSection,
    SearchFacet,
    find_public_pages,
)
from cms.core.home_sections import newest_pages
from cms.site.context import SiteContext, get_request_site_context
from cms.types import LanguageScope, ScheduledItem, Teaser, TopicKeys
from stadtteilzeitung.models import ArticlePage, IssuePage, NewspaperPage
from stadtteilzeitung.models.querysets import get_issues
from stadtteilzeitung.schedule import get_scheduled_issues

if TYPE_CHECKING:
    from stadtteilzeitung.models.articles import ArticleQuerySet

NEWEST = 7
ABOUT_TOPICS = 4


def get_newest(site_context: SiteContext) -> "ArticleQuerySet":
    """Readable articles of the scope's language, newest first."""
    return (
        ArticlePage.objects.visible_in(site_context).in_language(site_context.locale).newest_first()
    )


def current_issue(request: HttpRequest) -> dict[str, Any] | None:
    """The newest issue with its cover and what is in it."""
    site_context = get_request_site_context(request)
    issues = site_context.keep(get_issues)
    if not issues:
        return None
    paper = site_context.sections.get("stadtteilzeitung")
    return {
        "issue": issues[0],
        "entries": site_context.keep(get_current_contents),
        "archive_url": paper[0].url + NewspaperPage().reverse_subpage("archive") if paper else "",
    }


def get_current_contents(site_context: SiteContext) -> list[dict[str, Any]]:
    """Headlines and pages of the newest issue; to be kept."""
    issue: IssuePage = site_context.keep(get_issues)[0]
    return issue.get_contents(site_context)


class NewspaperContributions(Contributions):
    """Menu, front page, feeds, the line below the masthead, and offers to other pages."""

    index_model = NewspaperPage
    query_parameters = tuple(each.name for each in NewspaperPage.list_filters)
    search_facets = (SearchFacet("rubric", gettext_lazy("Rubric"), ArticlePage, "rubric"),)
    feeds = (ATOM, RSS)
    home_sections = (
        newest_pages(
            "newest_articles",
            gettext_lazy("Newest articles"),
            ArticlePage,
            count=NEWEST,
            more=gettext_lazy("All articles"),
        ),
        HomeSection(
            "current_issue",
            gettext_lazy("Current issue"),
            "stadtteilzeitung/teasers/current_issue.html",
            current_issue,
            narrow=True,
        ),
    )

    def get_lead_page(self, request: HttpRequest) -> ArticlePage | None:
        """The newest article."""
        return get_newest(get_request_site_context(request)).with_teaser_data().first()

    def get_masthead_items(self, scope: LanguageScope) -> list[str]:
        """Period, volume and number of the newest issue."""
        issue = find_public_pages(IssuePage, scope).latest_first().first()
        if issue is None:
            return []
        number = _("No. %(number)s") % {"number": issue.number} if issue.number else ""
        return [part for part in (issue.period_label, issue.volume_label, number) if part]

    def get_pages_about(self, topics: TopicKeys, request: HttpRequest) -> list[Teaser]:
        """The newest articles about any of these topics."""
        articles = (
            get_newest(get_request_site_context(request))
            .with_any_topic(topics)
            .with_teaser_data_but_byline()
        )
        return [article.get_teaser(request, byline=False) for article in articles[:ABOUT_TOPICS]]

    def get_scheduled_items(self, start: datetime, end: datetime) -> list[ScheduledItem]:
        """Issues and their editorial deadlines."""
        return get_scheduled_issues(start, end)
