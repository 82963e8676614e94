"""What the projects show outside their own pages."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Locale

from cms.core.frame import get_request_frame
from cms.core.models.pages import Teaser
from cms.core.sections import TopicKeys
from projekte.models import ProjectIndexPage, ProjectPage
from projekte.models.projects import Status

RUNNING = 3
ABOUT_TOPICS = 3


def get_indexes(locale: Locale) -> list[ProjectIndexPage]:
    """The indexes of a language; one, as a rule."""
    return list(ProjectIndexPage.objects.live().public().in_language(locale).filter(alias_of=None))


def _get_projects(request: HttpRequest) -> Any:
    """Readable projects of the active language, the running ones first."""
    frame = get_request_frame(request)
    projects = ProjectPage.objects.readable(frame).in_language(frame.locale)
    return projects.for_lists().running_first()


def running_projects(request: HttpRequest) -> dict[str, Any] | None:
    """Teasers of the running projects, and where there are more."""
    projects = _get_projects(request).with_status(Status.RUNNING)[:RUNNING]
    if not projects:
        return None
    index = get_request_frame(request).sections.get("projekte")
    items = [project.get_teaser(request) for project in projects]
    return {"items": items, "url": index[0].url if index else ""}


def get_projects_about(topics: TopicKeys, request: HttpRequest) -> list[Teaser]:
    """Projects about any of these topics, for pages of other sections."""
    projects = _get_projects(request).about_any(topics)[:ABOUT_TOPICS]
    return [project.get_teaser(request) for project in projects]
