"""The list of all projects."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.core.models import BasePage
from cms.core.querysets import paginate
from cms.core.subpages import below
from cms.site.context import get_request_site_context
from projekte.models.projects import ProjectPage, Status

PROJECTS_A_PAGE = 12
FILTERS = (
    ("", _("All projects")),
    (Status.RUNNING.value, pgettext_lazy("projects", "Running")),
    (Status.PLANNED.value, pgettext_lazy("projects", "Planned")),
    (Status.FINISHED.value, pgettext_lazy("projects", "Finished")),
)


class ProjectIndexPage(BasePage):
    """Lists the projects, the running ones first."""

    is_moderated = False

    content_panels = (*Page.content_panels, *BasePage.teaser_panels)
    parent_page_types = ("home.HomePage",)
    subpage_types = ("projekte.ProjectPage",)
    entries_per_page = PROJECTS_A_PAGE

    class Meta:
        verbose_name = _("index of projects")
        verbose_name_plural = _("indexes of projects")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One page of projects; `?status=` narrows them down."""
        context = super().get_context(request, *args, **kwargs)
        # PostgreSQL takes no NUL; what stands for it fits nothing either.
        status = request.GET.get("status", "")[:20].replace("\0", "\ufffd")
        projects = self.get_projects(request)
        if status:
            projects = projects.with_status(status)
        page_obj = paginate(request, projects.with_teaser_data().running_first(), PROJECTS_A_PAGE)
        if page_obj.number > 1:
            title = gettext("Page %(number)s") % {"number": page_obj.number}
            meta = context["meta"]
            context["meta"] = replace(
                meta,
                title=f"{title} – {meta.title}",
                canonical=f"{meta.canonical}?page={page_obj.number}",
            )
        context["page_obj"] = page_obj
        context["projects"] = [project.get_teaser(request) for project in page_obj]
        context["filters"] = [
            {"value": value, "label": label, "chosen": value == status} for value, label in FILTERS
        ]
        context["heading"] = dict(FILTERS).get(status, "")
        context["is_narrowed"] = bool(status)
        return context

    def get_projects(self, request: HttpRequest) -> Any:
        """Readable projects below this page."""
        return ProjectPage.objects.child_of(self).visible_in(get_request_site_context(request))

    def get_entry_locales(self, request: HttpRequest, paths: Iterable[str]) -> Any:
        """Of the projects."""
        projects = ProjectPage.objects.visible_in(get_request_site_context(request))
        return projects.filter(below(paths)).values_list("locale_id")
