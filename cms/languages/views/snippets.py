"""Translating what stands beside pages: rubrics, topics, the address book, menus, details.

Snippets have no drafts. Words are therefore kept apart from the row, and the row is written in one
step when every sentence has words and somebody other than its author has confirmed it: by somebody
who may change such snippets. Until then the language has no such row, and readers see nothing in
its place rather than German.
"""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Locale, TranslatableMixin
from wagtail.snippets.permissions import user_can_edit_snippet_type
from wagtail_localize.models import StringTranslation, Translation

from cms.editorial.views.kept_text import tell_device
from cms.languages.forms import TranslationForm
from cms.languages.machine_translation import draft_by_machine, find_machine
from cms.languages.permissions import check_may_translate, may_translate
from cms.languages.snippets import (
    confirm,
    find_or_open,
    find_unconfirmed,
    get_rows,
    get_snippet_models,
    publish_snippet,
)
from cms.languages.sync import sync_snippet_translations

NEW = "new"


def index(request: HttpRequest) -> HttpResponse:
    """Every snippet in every language."""
    check_may_translate(request.user)
    locales = list(Locale.objects.exclude(pk=Locale.get_default().pk).order_by("pk"))
    context = {"locales": locales, "groups": get_rows(locales)}
    return TemplateResponse(request, "languages/admin/snippets.html", context)


def edit(request: HttpRequest, type_id: int, pk: int, code: str) -> HttpResponse:
    """The translator's form for one snippet in one language."""
    check_may_translate(request.user)
    locale = get_object_or_404(Locale, language_code=code)
    original = _find_original(type_id, pk)
    if locale.pk == original.locale_id:
        raise Http404
    translation = find_or_open(original, locale)
    form = TranslationForm(translation)
    may_publish = user_can_edit_snippet_type(request.user, type(original))
    if request.method == "POST" and _save(request, form, may_publish=may_publish):
        saved = redirect(request.path)
        tell_device(request, saved)
        return saved
    context = {
        "original": original,
        "form": form,
        "language": locale,
        "direction": "rtl" if locale.is_bidi else "ltr",
        "may_publish": may_publish,
        "machine": find_machine(translation),
        "version": _get_version(translation),
    }
    response = TemplateResponse(request, "languages/admin/snippet.html", context)
    tell_device(request, response)
    return response


def redirect_to_translation(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """In place of Wagtail's form for snippets in other languages, which writes what readers see.

    Raises:
        PermissionDenied: this person does not translate.
    """
    locale = getattr(instance, "locale", None)
    if locale is None or locale.is_default:
        return None
    check_may_translate(request.user)
    original = instance.get_translation_or_none(Locale.get_default())
    if original is None:
        return _refuse_without_original(request)
    return redirect(get_address(original, locale))


def refuse_other_languages(request: HttpRequest, model: type[Any]) -> HttpResponse | None:
    """Before a new snippet: in other languages they come to be on the board alone."""
    code = request.GET.get("locale", "")
    if not issubclass(model, TranslatableMixin) or code in ("", settings.LANGUAGE_CODE):
        return None
    return _refuse_without_original(request)


def _refuse_without_original(request: HttpRequest) -> HttpResponse:
    messages.error(
        request,
        _("First it is written in German, then it is translated here. Nothing was changed."),
    )
    if may_translate(request.user):
        return redirect("snippet_translations")
    return redirect("wagtailadmin_home")


def sync_saved_snippet(request: HttpRequest, instance: Any) -> None:
    """After Wagtail's form is saved, rows below included: other languages take over the facts."""
    if not isinstance(instance, TranslatableMixin):
        return
    refused = sync_snippet_translations(instance)
    if refused:
        languages = ", ".join(str(locale) for locale in refused)
        sentence = _(
            "Saved. In %(languages)s everything stays as it was: there is another one of this kind."
        )
        messages.warning(request, sentence % {"languages": languages})


def get_address(original: Any, locale: Locale) -> str:
    """Of the form."""
    kind = ContentType.objects.get_for_model(original)
    return reverse("translate_snippet", args=[kind.pk, original.pk, locale.language_code])


def _find_original(type_id: int, pk: int) -> Any:
    model: Any = get_object_or_404(ContentType, pk=type_id).model_class()
    if model not in get_snippet_models():
        raise Http404
    return get_object_or_404(model, pk=pk, locale=Locale.get_default())


def _get_version(translation: Translation) -> str:
    """Changes whenever somebody saves words."""
    own = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale
    )
    newest = own.aggregate(newest=Max("updated_at"))["newest"]
    return newest.isoformat() if newest else NEW


def _save(request: HttpRequest, form: TranslationForm, *, may_publish: bool) -> bool:
    if request.POST.get("version") != _get_version(form.translation):
        form.fill(request.POST)
        messages.error(
            request,
            _(
                "Not saved yet: somebody has saved meanwhile. Both texts stand below; please decide"
                " and save again."
            ),
        )
        return False
    form.save(request.POST, request.user)
    if form.has_errors:
        messages.error(request, _("What could be kept is saved. Please look at the red lines."))
        return False
    fresh = TranslationForm(form.translation)
    if "machine" in request.POST:
        draft_by_machine(request, form.translation, request.POST["machine"])
    elif "publish" in request.POST and may_publish:
        return _publish(request, form, fresh)
    else:
        messages.success(request, _("Saved. Nobody sees it until the office has published it."))
    return True


def _publish(request: HttpRequest, form: TranslationForm, fresh: TranslationForm) -> bool:
    if fresh.missing or any(box.sentence.is_machine for box in fresh.boxes):
        sentence = _("Saved, not published: every sentence needs words that somebody has read.")
        messages.warning(request, sentence)
        return True
    confirm(form.translation, request.user)
    waiting = len(find_unconfirmed(form.translation))
    if waiting:
        sentence = ngettext(
            "Saved, not published: your own sentence is for somebody else to confirm.",
            "Saved, not published: your own %(count)s sentences are for somebody else to confirm.",
            waiting,
        )
        messages.warning(request, sentence % {"count": waiting})
        return True
    try:
        publish_snippet(form.translation, request.user)
    except ValidationError as error:
        form.show_errors(getattr(error, "message_dict", {"": error.messages}))
        messages.error(request, _("The sentences are saved, but do not fit yet."))
        return False
    messages.success(request, _("Published. Readers see it now."))
    return True
