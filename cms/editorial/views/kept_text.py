"""Text that a device has kept while the site was away: into the form again, or known to be saved.

`static/js/admin/kept_text.js` keeps what a page's form would send. To restore it, it sends exactly
that here, and the form is shown with it as it is after an error: every block, chooser and row is
read by the field that it belongs to, and nothing is saved by it.
"""

import re
from typing import Any

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    JsonResponse,
)
from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Revision

#: Fields that the script adds: which text it is, and the wish to have it back.
KEY, RESTORE = "kept_text", "kept_text_restore"
_KEY = re.compile(r"[0-9a-f-]{1,40}")
#: In seconds; the page that comes next reads the cookie and removes it.
_COOKIE_AGE = 60


def tell_device(request: HttpRequest, response: HttpResponse) -> None:
    """Let the next page know whether the text that this request brought is saved."""
    key = request.POST.get(KEY, "")
    if _KEY.fullmatch(key) and isinstance(response, (HttpResponseRedirect, TemplateResponse)):
        state = "saved" if isinstance(response, HttpResponseRedirect) else "shown"
        path = reverse("wagtailadmin_home")
        response.set_cookie(KEY, f"{state}.{key}", _COOKIE_AGE, path=path, samesite="Lax")


class KeptTextMixin:
    """For the forms of pages. What became of a text is told to the next page by a cookie.

    `saved` may go from the device, `shown` stands in the form, and everything else stays there.
    """

    request: HttpRequest
    page: Any
    form: Any
    has_unsaved_changes: bool
    is_restoring = False

    @property
    def newer_revision(self) -> Revision | None:
        """What somebody else has saved since the form was opened; of a new page nothing."""
        return None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Wagtail's, or the form with the text that is sent."""
        response: HttpResponse
        if RESTORE in request.POST:
            response = self._show_kept_text()
        else:
            response = super().post(request, *args, **kwargs)  # type: ignore[misc] # a mixin
        tell_device(request, response)
        return response

    def _show_kept_text(self) -> HttpResponse:
        if self.page.alias_of_id:
            return HttpResponseNotAllowed(["GET"])
        self.is_restoring = True
        self.form = self._read_kept_text()
        # The script tells Wagtail, which no longer watches a form that begins with changes.
        self.has_unsaved_changes = False
        if self.newer_revision:
            self._tell_newer(self.newer_revision)
        else:
            messages.success(self.request, _("The text from this device stands in the form again."))
        response: HttpResponse = self.render_to_response(self.get_context_data())  # type: ignore[attr-defined] # a mixin
        return response

    def _read_kept_text(self) -> Any:
        """The form as autosave reads it; what is wrong with a field stands beside it."""
        view: Any = self
        form = view.form_class(
            self.request.POST,
            instance=self.page,
            subscription=view.subscription,
            parent_page=self.page.get_parent() if self.page.pk else view.parent_page,
            for_user=self.request.user,
        )
        form.defer_required_fields()
        form.is_valid()
        form.restore_required_fields()
        return form

    def _tell_newer(self, newer: Revision) -> None:
        sentence = _(
            "The text from this device stands in the form, and is not saved yet. Meanwhile %(name)s"
            " had saved as well: please compare. “Save draft” saves yours as the newest version;"
            " both stay in the history."
        )
        name = get_user_display_name(newer.user) if newer.user else _("Somebody else")
        url = reverse("wagtailadmin_pages:history", args=[self.page.pk])
        button = messages.button(url, _("History"))
        messages.warning(self.request, sentence % {"name": name}, buttons=[button])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Beside a newer version the form stays one that was opened before it.

        So saving in the background does not hide that version, as from an open window.
        """
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc] # a mixin
        if self.is_restoring and self.newer_revision:
            kept = self.request.POST.get("loaded_revision_created_at", "")
            is_newest = kept == context["loaded_revision_created_at"]
            context["loaded_revision_created_at"] = "" if is_newest else kept
        return context


@require_GET
@never_cache
def get_csrf_token(request: HttpRequest) -> JsonResponse:
    """For an open editor whose saving has failed: `user` who is logged in now, and a new `token`.

    Nobody logged in gets 403 if they ask by script.
    """
    return JsonResponse({"user": request.user.pk, "token": get_token(request)})
