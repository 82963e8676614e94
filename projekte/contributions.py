"""What the projects show outside their own pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from cms.contributions import Contributions, HomeSection
from cms.site.context import get_request_site_context
from cms.types import Link, Teaser, TopicKeys
from projekte.models import ProjectIndexPage, ProjectPage
from projekte.models.projects import Status

RUNNING = 3
ABOUT_TOPICS = 3


def _get_projects(request: HttpRequest) -> Any:
    """Readable projects of the active language, the running ones first."""
    site_context = get_request_site_context(request)
    projects = ProjectPage.objects.visible_in(site_context).in_language(site_context.locale)
    return projects.with_teaser_data().running_first()


def running_projects(request: HttpRequest) -> dict[str, Any] | None:
    """Teasers of the running projects, and where there are more."""
    projects = _get_projects(request).with_status(Status.RUNNING)[:RUNNING]
    if not projects:
        return None
    index = get_request_site_context(request).sections.get("projekte")
    items = [project.get_teaser(request) for project in projects]
    return {"items": items, "url": index[0].url if index else ""}


class ProjectContributions(Contributions):
    """Menu, front page, and what pages about the same topics are offered."""

    def get_index_links(self, locale: Locale) -> list[Link]:
        """The indexes of a language; one, as a rule."""
        pages = ProjectIndexPage.objects.live().public().in_language(locale).filter(alias_of=None)
        return [Link(page.title, page.url) for page in pages]

    def get_home_sections(self) -> list[HomeSection]:
        """The running projects."""
        return [
            HomeSection(
                "projects",
                # Translators: for readers.
                _("Projects in the district"),
                "projekte/teasers/running_projects.html",
                running_projects,
            )
        ]

    def get_pages_about(self, topics: TopicKeys, request: HttpRequest) -> list[Teaser]:
        """Projects about any of these topics."""
        projects = _get_projects(request).with_any_topic(topics)[:ABOUT_TOPICS]
        return [project.get_teaser(request) for project in projects]
