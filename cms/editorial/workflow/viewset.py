"""The admin's views of all pages, with the house's own where Wagtail's offer too much."""

from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.views.pages.create import AddSubpageView
from wagtail.admin.viewsets.pages import PageViewSet

from cms.editorial.workflow.history import HouseHistoryView
from cms.editorial.workflow.permissions import may_create


class HouseAddSubpageView(AddSubpageView):
    """Offers the kinds of pages that this user makes; where it is one, its form opens."""

    def dispatch(
        self, request: HttpRequest, parent_page_id: int, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Wagtail's, with the list shortened before it is shown."""
        response = super().dispatch(request, parent_page_id, *args, **kwargs)
        self.page_types[:] = [
            kind
            for kind in self.page_types
            if may_create(request.user, self.parent_page, apps.get_model(kind[1], kind[2]))
        ]
        if len(self.page_types) == 1:
            _name, app_label, model_name, _description = self.page_types[0]
            return redirect("wagtailadmin_pages:add", app_label, model_name, self.parent_page.pk)
        return response


class HousePageViewSet(PageViewSet):
    """For every page type; registered after Wagtail's own."""

    add_subpage_view_class = HouseAddSubpageView
    history_view_class = HouseHistoryView
