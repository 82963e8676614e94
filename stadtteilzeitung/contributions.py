"""What the newspaper shows outside its own pages."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from cms.core.contributions import Contributions, HomeSection
from cms.core.frame import Frame, get_request_frame
from cms.types import Link, Teaser, TopicKeys
from stadtteilzeitung.models import ArticlePage, IssuePage, NewspaperPage

if TYPE_CHECKING:
    from stadtteilzeitung.models.articles import ArticleQuerySet

NEWEST = 7
ABOUT_TOPICS = 4


def get_newest(frame: Frame) -> "ArticleQuerySet":
    """Readable articles of the frame's language, newest first."""
    return ArticlePage.objects.readable(frame).in_language(frame.locale).newest_first()


def newest_articles(request: HttpRequest) -> dict[str, Any] | None:
    """Teasers of the newest articles, and where there are more."""
    frame = get_request_frame(request)
    articles = get_newest(frame).with_teaser_data()[:NEWEST]
    if not articles:
        return None
    paper = frame.sections.get("stadtteilzeitung")
    items = [article.get_teaser(request) for article in articles]
    return {"items": items, "url": paper[0].url if paper else ""}


def current_issue(request: HttpRequest) -> dict[str, Any] | None:
    """The newest issue with its cover and what is in it."""
    frame = get_request_frame(request)
    issue = _newest_issue(frame)
    if issue is None:
        return None
    paper = frame.sections.get("stadtteilzeitung")
    return {
        "issue": issue,
        "entries": issue.get_contents(request),
        "archive_url": paper[0].url + NewspaperPage().reverse_subpage("archive") if paper else "",
    }


def _newest_issue(frame: Frame) -> IssuePage | None:
    issues = IssuePage.objects.readable(frame).in_language(frame.locale)
    return issues.latest_first().with_cover().first()


def _get_newspapers(locale: Locale) -> Any:
    """The newspapers of a language; one, as a rule."""
    return NewspaperPage.objects.live().public().in_language(locale).filter(alias_of=None)


class NewspaperContributions(Contributions):
    """Menu, front page, feeds, the line below the masthead, and offers to other pages."""

    def get_index_links(self, locale: Locale) -> list[Link]:
        """The newspapers."""
        return [Link(page.title, page.url) for page in _get_newspapers(locale)]

    def get_home_sections(self) -> list[HomeSection]:
        """The newest articles, and the newest issue."""
        return [
            HomeSection(
                "newest_articles",
                # Translators: for readers.
                gettext_lazy("Newest articles"),
                "stadtteilzeitung/teasers/newest_articles.html",
                newest_articles,
            ),
            HomeSection(
                "current_issue",
                # Translators: for readers.
                gettext_lazy("Current issue"),
                "stadtteilzeitung/teasers/current_issue.html",
                current_issue,
                narrow=True,
            ),
        ]

    def get_lead_page(self, request: HttpRequest) -> ArticlePage | None:
        """The newest article."""
        return get_newest(get_request_frame(request)).with_teaser_data().first()

    def get_feeds(self, locale: Locale) -> list[Link]:
        """Atom and RSS."""
        return [
            Link(f"{page.title} ({name})", page.url + page.reverse_subpage(route), kind)
            for page in _get_newspapers(locale)
            for name, route, kind in (
                ("Atom", "atom", "application/atom+xml"),
                ("RSS", "rss", "application/rss+xml"),
            )
        ]

    def get_masthead_items(self, locale: Locale) -> list[str]:
        """Period, volume and number of the newest issue."""
        issue = IssuePage.objects.live().public().in_language(locale).latest_first().first()
        if issue is None:
            return []
        number = _("No. %(number)s") % {"number": issue.number} if issue.number else ""
        return [part for part in (issue.period_label, issue.volume_label, number) if part]

    def get_pages_about(self, topics: TopicKeys, request: HttpRequest) -> list[Teaser]:
        """The newest articles about any of these topics."""
        articles = (
            get_newest(get_request_frame(request))
            .with_any_topic(topics)
            .with_teaser_data_but_byline()
        )
        return [article.get_teaser(request, byline=False) for article in articles[:ABOUT_TOPICS]]
