"""Which languages readers see: the list, and each with what it shows or would show."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from cms.languages.permissions import may_translate
from cms.languages.switches import LanguageSwitch, get_switches, may_switch, switch


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All languages."""
    _require_right(request)
    context = {"switches": get_switches()}
    return TemplateResponse(request, "languages/admin/switches.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def language(request: HttpRequest, code: str) -> HttpResponse:
    """One language: what readers would see, and the button that shows it or takes it away."""
    _require_right(request)
    found = _find(code)
    name = found.locale.get_display_name()
    if request.method == "POST" and ("on" in request.POST or "off" in request.POST):
        on = "on" in request.POST
        switch(found.locale, request.user, on=on)
        said = _("Readers see “%(name)s” now.") if on else _("Readers do not see “%(name)s” now.")
        if on and not _find(code).is_online:
            said = _("“%(name)s” is switched on. Readers see it once its front page is released.")
        messages.success(request, said % {"name": name})
        return redirect("languages_online")
    context = {"switch": found, "name": name, "may_translate": may_translate(request.user)}
    return TemplateResponse(request, "languages/admin/switch.html", context)


@require_safe
def preview(request: HttpRequest, code: str) -> HttpResponse:
    """The front page of a language as readers would see it, also while it is switched off.

    Raises:
        Http404: it has none.
    """
    _require_right(request)
    home = _find(code).home
    if home is None:
        raise Http404
    page = home.specific if home.live else home.get_latest_revision_as_object()
    response: HttpResponse = page.make_preview_request(request, page.default_preview_mode)
    return response


def _find(code: str) -> LanguageSwitch:
    """A language that can be switched, as it is now."""
    for each in get_switches():
        if each.locale.language_code == code:
            return each
    raise Http404


def _require_right(request: HttpRequest) -> None:
    if not may_switch(request.user):
        raise PermissionDenied
