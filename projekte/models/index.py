"""The list of all projects."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from cms.core.models import BasePage, ListFilter, PaginatedListMixin
from projekte.models.projects import Status

STATUS_FILTER = ListFilter(
    "status",
    choices=(
        ("", _("All projects")),
        (Status.RUNNING.value, pgettext_lazy("projects", "Running")),
        (Status.PLANNED.value, pgettext_lazy("projects", "Planned")),
        (Status.FINISHED.value, pgettext_lazy("projects", "Finished")),
    ),
    label=_("Choose projects by stage"),
)


class ProjectIndexPage(PaginatedListMixin, BasePage):
    """Lists the projects, the running ones first."""

    is_moderated = False
    list_filters = (STATUS_FILTER,)

    content_panels = (*Page.content_panels, *BasePage.teaser_panels)
    parent_page_types = ("home.HomePage",)
    subpage_types = ("projekte.ProjectPage",)

    class Meta:
        verbose_name = _("index of projects")
        verbose_name_plural = _("indexes of projects")

    def get_entries(self, request: HttpRequest) -> Any:
        """Readable projects below this page, the running ones first."""
        return super().get_entries(request).running_first()
