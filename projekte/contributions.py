"""What the projects show outside their own pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cms.contributions import Contributions, SearchFacet
from cms.core.home_sections import newest_pages
from cms.site.context import SiteContext, get_request_site_context
from cms.types import Teaser, TopicKeys
from projekte.models import ProjectIndexPage, ProjectPage
from projekte.models.projects import Status

RUNNING = 3
ABOUT_TOPICS = 3


def get_projects(site_context: SiteContext) -> Any:
    """Readable projects of the frame's language, the running ones first."""
    return (
        ProjectPage.objects.visible_in(site_context)
        .in_language(site_context.locale)
        .running_first()
    )


class ProjectContributions(Contributions):
    """Menu, front page, and what pages about the same topics are offered."""

    index_model = ProjectIndexPage
    query_parameters = tuple(each.name for each in ProjectIndexPage.list_filters)
    search_facets = (SearchFacet("place", _("Place"), ProjectPage, "place"),)
    home_sections = (
        newest_pages(
            "projects",
            _("Projects in the district"),
            ProjectPage,
            count=RUNNING,
            more=_("All projects"),
            get_pages=lambda site_context: get_projects(site_context).filter(status=Status.RUNNING),
        ),
    )

    def get_pages_about(self, topics: TopicKeys, request: HttpRequest) -> list[Teaser]:
        """Projects about any of these topics."""
        projects = get_projects(get_request_site_context(request)).with_any_topic(topics)
        return [
            project.get_teaser(request) for project in projects.with_teaser_data()[:ABOUT_TOPICS]
        ]
