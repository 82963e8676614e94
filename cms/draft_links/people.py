"""Somebody's draft links, for whoever may change their login: when they leave, or lost a laptop."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.users.utils import change_user_perm

from cms.draft_links.models import DraftLink
from cms.draft_links.services import revoke
from cms.users.models import User
from cms.users.rights import may_manage


@method_decorator(permission_required(change_user_perm), name="dispatch")
class PersonLinksView(TemplateView):
    """Links that open now. Which pages they show is said, not what stands there."""

    template_name = "draft_links/admin/person_links.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Whose links they are."""
        super().setup(request, *args, **kwargs)
        self.person = get_object_or_404(User, pk=kwargs["pk"])

    def get_links(self) -> Any:
        """Refuse where the person has more rights than whoever asks.

        Raises:
            PermissionDenied: then nothing is shown or done.
        """
        if not may_manage(self.request.user, self.person):
            raise PermissionDenied
        return DraftLink.objects.valid().filter(created_by=self.person).select_related("page")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page shows."""
        return super().get_context_data(person=self.person, links=self.get_links(), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Revoke one."""
        link = get_object_or_404(self.get_links(), pk=request.POST.get("link") or 0)
        revoke(link, request.user)
        messages.success(request, _("The link no longer works."))
        return redirect("person_draft_links", pk=self.person.pk)
