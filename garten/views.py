"""The form of the garden year, one month at a time."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from wagtail.models import Revision

from cms.editorial.views.pages import ModeratedPageViewSet, PageEditView
from garten.models import GardenYearPage
from garten.months import STATE_FIELD, get_month_state, read_month


class GardenYearEditView(PageEditView):
    """What was sent of a month goes into the newest version, whoever has saved that one.

    So it is out of date only where somebody has changed the same month meanwhile.
    """

    def get_object(self) -> Any:
        """The page, with the month that the address names."""
        page = super().get_object()
        page.edited_month = read_month(self.request.GET.get("month", ""))
        return page

    def get_edit_url(self) -> str:
        """Leads back to the same month."""
        return self._add_to_address()

    def redirect_and_remain(self) -> HttpResponse:
        """Wagtail's would write a second question mark into the address."""
        return redirect(self._add_to_address(next=self.next_url))

    def _add_to_address(self, **query: str | None) -> str:
        address: str = super().get_edit_url()
        query = {"month": self.page.edited_month, **query}
        said = urlencode({name: value for name, value in query.items() if value})
        return f"{address}?{said}" if said else address

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Begin a new version where the one that autosave made is no longer the latest."""
        if self.is_month_as_opened and super().is_out_of_date:
            data: Any = request.POST.copy()
            data.pop("overwrite_revision_id", None)
            request.POST = data
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    @cached_property
    def is_month_as_opened(self) -> bool:
        """Whether the newest version says of this month what the form was opened with."""
        month = self.page.edited_month
        state = self.request.POST.get(STATE_FIELD, "")
        return bool(month and state == get_month_state(self.page.tasks.all(), month))

    # Properties, as what Wagtail's own find out is kept under the same names.

    @property
    def is_out_of_date(self) -> bool:
        """For autosave, which stops then."""
        return not self.is_month_as_opened and bool(super().is_out_of_date)

    @property
    def newer_revision(self) -> Revision | None:
        """What is told, and keeps this version from being published."""
        return None if self.is_month_as_opened else super().newer_revision

    def get_editing_sessions(self) -> Any:
        """Who else is there; that they have saved another month is no reason to warn."""
        sessions = super().get_editing_sessions()
        if self.page.edited_month:
            sessions.revision_id = sessions.revision_created_at = None
        return sessions


class GardenYearViewSet(ModeratedPageViewSet):
    """In the place of the form that every page type has."""

    model = GardenYearPage
    edit_view_class = GardenYearEditView
