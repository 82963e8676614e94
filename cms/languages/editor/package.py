"""The addresses of wagtail-localize, each either guarded or answered by the house's own view.

As shipped they publish for people who may not, ignore locks, and turn pages into aliases that show
German under another language's name. Nothing of the package is changed: the house's addresses are
the same and come first.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource, get_edit_url
from wagtail_localize.views import edit_translation

from cms.languages.editor.machine import draft, keep
from cms.languages.editor.po import FileRefusedError, download, take_over
from cms.languages.editor.sending import send
from cms.languages.editor.snippets import submit

View = Callable[..., HttpResponse]


def for_pages(view: View) -> View:
    """The package's view, but not for a page that is locked or waits for its release."""

    @wraps(view)
    def guarded(request: HttpRequest, translation_id: int, **kwargs: Any) -> HttpResponse:
        translation = get_object_or_404(Translation, pk=translation_id)
        if not issubclass(translation.source.specific_content_type.model_class(), Page):
            # Snippets have a form of their own, and no files.
            raise Http404
        target = translation.get_target_instance()
        lock = target.get_lock()
        if request.method == "POST" and lock and lock.for_user(request.user):
            messages.error(request, _("This page is locked. Nothing was changed."))
            return redirect("wagtailadmin_pages:edit", target.pk)
        return view(request, translation_id, **kwargs)

    return guarded


def upload(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Words from a PO file become a draft."""
    translation = get_object_or_404(Translation, pk=translation_id)
    target = translation.get_target_instance()
    if not edit_translation.user_can_edit_instance(request.user, target):
        raise PermissionDenied
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, _("Please choose a file first."))
    elif request.method == "POST":
        _take_over(request, translation, file)
    return redirect(get_edit_url(target))


def _take_over(request: HttpRequest, translation: Translation, file: Any) -> None:
    try:
        taken, others = take_over(translation, file, request.user)
    except FileRefusedError as refusal:
        messages.error(request, str(refusal))
        return
    told = ngettext("One sentence taken over.", "%(count)s sentences taken over.", taken)
    told = f"{told % {'count': taken}} {others}"
    obstacle = keep(translation, request.user) if taken else ""
    told = f"{told} {obstacle}".strip()
    level = messages.warning if others or obstacle else messages.success
    level(request, told)


def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """What the button in the form does, for whoever comes by the package's address."""
    translation = get_object_or_404(Translation, pk=translation_id)
    target = translation.get_target_instance()
    if not edit_translation.user_can_edit_instance(request.user, target):
        raise PermissionDenied
    if request.method == "POST":
        draft(request, translation)
    return redirect(get_edit_url(target))


def refuse(*args: Any, **kwargs: Any) -> HttpResponse:
    """What the house does not do at all."""
    raise PermissionDenied


def update(request: HttpRequest, translation_source_id: int) -> HttpResponse:
    """Originals reach translators by themselves when they are released."""
    source = get_object_or_404(TranslationSource, pk=translation_source_id)
    if not isinstance(source.get_source_instance(), Page):
        raise PermissionDenied
    messages.info(request, _("Translators see what has changed as soon as a page is published."))
    return redirect("translation_board")


def get_addresses() -> list[URLPattern]:
    """In the place of the package's own."""
    one = "localize/translate/<int:translation_id>/"
    return [
        path("localize/submit/page/<int:page_id>/", send),
        path("localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/", submit),
        path("localize/update/<int:translation_source_id>/", update),
        path("localize/page/<int:page_id>/convert_to_alias/", refuse),
        path(f"{one}strings/<int:string_segment_id>/edit/", refuse),
        path(f"{one}overrides/<int:overridable_segment_id>/edit/", refuse),
        path(f"{one}disable/", refuse),
        path(f"{one}pofile/download/", for_pages(download)),
        path(f"{one}pofile/upload/", for_pages(upload)),
        path(f"{one}machine_translate/", for_pages(machine_translate)),
    ]
