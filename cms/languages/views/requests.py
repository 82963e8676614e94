"""Giving a published page to translators: staff chooses languages, drafts are opened."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Locale, Page
from wagtail_localize.machine_translators import get_machine_translator

from cms.languages.drafts import open_translation
from cms.languages.machine_translation import draft_by_machine, find_machine
from cms.languages.permissions import may_request


class SendForm(forms.Form):
    """The languages that the page does not have yet."""

    locales = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Languages"),
        queryset=Locale.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Please choose at least one language.")},
    )
    machine = forms.BooleanField(
        label=gettext_lazy("Let a machine write a first draft"),
        required=False,
        help_text=gettext_lazy("Nobody sees it until somebody has read and released it."),
    )

    def __init__(self, *args: Any, page: Page, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["locales"]
        choices.queryset = get_open_locales(page)
        choices.label_from_instance = lambda locale: locale.get_display_name()
        if not get_machine_translator():
            del self.fields["machine"]


def get_open_locales(page: Page) -> QuerySet[Locale]:
    """Languages that the page neither is in nor was sent to."""
    own = page.get_translations(inclusive=True).values("locale")
    return Locale.objects.exclude(pk__in=own).order_by("pk")


def send(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask for the languages; POST opens a draft in each."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not may_request(request.user, page):
        raise PermissionDenied
    chosen = Locale.objects.filter(language_code=request.GET.get("language", ""))
    form = SendForm(request.POST or None, page=page, initial={"locales": chosen})
    if request.method == "POST" and form.is_valid():
        with_machine = form.cleaned_data.get("machine", False)
        for locale in form.cleaned_data["locales"]:
            translation = open_translation(page, locale)
            if with_machine and find_machine(translation):
                draft_by_machine(request, translation)
        return _answer(request, page, form.cleaned_data["locales"])
    return TemplateResponse(request, "languages/admin/send.html", {"page": page, "form": form})


def _answer(request: HttpRequest, page: Page, locales: list[Locale]) -> HttpResponse:
    names = ", ".join(locale.get_display_name() for locale in locales)
    sentence = _("“%(title)s” can be translated now: %(languages)s.")
    messages.success(request, sentence % {"title": page.title, "languages": names})
    if len(locales) == 1:
        target = page.get_translation(locales[0])
        if target.permissions_for_user(request.user).can_edit():
            return redirect("wagtailadmin_pages:edit", target.pk)
    return redirect("translation_board")
