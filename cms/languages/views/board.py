"""The translation board: what is missing, out of date, on its way, in every language."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.db.models.lookups import In
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Locale, Page, get_page_models
from wagtail.query import PageQuerySet

from cms.languages.drafts import find_translation, open_translation
from cms.languages.forms import TranslationForm
from cms.languages.models import ExcludedTranslation
from cms.languages.permissions import check_may_translate
from cms.languages.snippets import count_missing
from cms.languages.status import (
    LIGHTS,
    State,
    changed_before,
    count_states,
    describe_counts,
    get_languages,
    get_originals,
    get_state,
    read_states,
    with_states,
)
from cms.languages.switches import may_switch
from cms.languages.sync import accept_translation
from cms.sections import get_sections

PER_PAGE = 50
LIGHT_CHOICES = (
    ("", gettext_lazy("All")),
    ("red", gettext_lazy("Red: missing or out of date")),
    ("yellow", gettext_lazy("Yellow: on its way")),
    ("green", gettext_lazy("Green: current")),
)
AGES = (
    ("", gettext_lazy("All")),
    ("7", gettext_lazy("for a week")),
    ("30", gettext_lazy("for a month")),
    ("90", gettext_lazy("for 3 months")),
)


class BoardFilters(forms.Form):
    """Language, section, age and light; whatever is not a choice counts as not chosen."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    section = forms.ChoiceField(label=gettext_lazy("Section"), required=False)
    # Not "Light", which Wagtail calls a colour scheme.
    light = forms.ChoiceField(
        label=gettext_lazy("State of the translations"), required=False, choices=LIGHT_CHOICES
    )
    age = forms.ChoiceField(label=gettext_lazy("Unchanged in German"), required=False, choices=AGES)
    title = forms.CharField(label=gettext_lazy("Title"), required=False, max_length=100)

    def __init__(self, data: Any, locales: list[Locale]) -> None:
        super().__init__(data)
        self.locales = locales
        languages: Any = self.fields["language"]
        languages.choices = [
            ("", gettext_lazy("All")),
            *((locale.language_code, locale.get_display_name()) for locale in locales),
        ]
        sections: Any = self.fields["section"]
        sections.choices = [
            ("", gettext_lazy("All")),
            *((section.label, section.verbose_name) for section in get_sections()),
            ("home", gettext_lazy("The office")),
        ]
        self.is_valid()

    @property
    def chosen(self) -> list[Locale]:
        """The languages to show."""
        code = self.cleaned_data.get("language")
        return [each for each in self.locales if each.language_code == code] or self.locales

    def apply(self, pages: PageQuerySet) -> PageQuerySet:
        """Only what was asked for; a light counts if one of the languages shows it."""
        choice = self.cleaned_data
        if section := choice.get("section"):
            models = [model for model in get_page_models() if model._meta.app_label == section]
            pages = pages.type(tuple(models)) if models else pages.none()
        if title := choice.get("title"):
            pages = pages.filter(title__icontains=title)
        if age := choice.get("age"):
            pages = changed_before(pages, int(age))
        if light := choice.get("light"):
            states = [state for state in State if LIGHTS[state] == light]
            pages = pages.filter(_any_in(self.chosen, states))
        return pages


def _any_in(locales: list[Locale], states: list[State]) -> Q:
    found = Q(pk__in=[])
    for locale in locales:
        found |= Q(In(get_state(locale), states))
    return found


@dataclass(frozen=True)
class Cell:
    """One page in one language."""

    language: Locale
    state: State
    url: str

    @property
    def light(self) -> str:
        """Its colour."""
        return LIGHTS[self.state]


def index(request: HttpRequest) -> HttpResponse:
    """The matrix of pages and languages."""
    check_may_translate(request.user)
    filters = BoardFilters(request.GET, get_languages(request.user))
    locales = filters.chosen
    originals = get_originals()
    pages = filters.apply(originals).order_by("-words_changed_at", "pk")
    part = Paginator(pages, PER_PAGE).get_page(request.GET.get("p"))
    shown = read_states([page.pk for page in part], locales)
    rows = [(page, [_get_cell(page, locale) for locale in locales]) for page in shown]
    counts = count_states(originals, locales)
    context = {
        "filters": filters,
        "locales": locales,
        "rows": rows,
        "part": part,
        "snippets_missing": count_missing(),
        "may_switch": may_switch(request.user),
        "counts": [(locale, describe_counts(counts[locale.pk])) for locale in locales],
    }
    return TemplateResponse(request, "languages/admin/board.html", context)


def _get_cell(page: Page, locale: Locale) -> Cell:
    url = reverse("translation_cell", args=[page.pk, locale.language_code])
    return Cell(locale, State(getattr(page, f"state_{locale.pk}")), url)


def cell(request: HttpRequest, page_id: int, code: str) -> HttpResponse:
    """One page in one language: what has changed since, and what can be done about it."""
    check_may_translate(request.user)
    locale = get_object_or_404(Locale, language_code=code)
    page = get_object_or_404(with_states(get_originals(), [locale]), pk=page_id)
    if page.locale_id == locale.pk:
        raise PermissionDenied
    target = page.get_translation_or_none(locale)
    if request.method == "POST":
        return _act(request, page.specific, locale, target)
    translation = find_translation(target) if target else None
    form = TranslationForm(translation) if translation else None
    changed = [box for box in form.boxes if not box.is_done] if form else []
    rights = target.permissions_for_user(request.user) if target else None
    context = {
        "page": page,
        "language": locale,
        "target": target,
        "cell": _get_cell(page, locale),
        "changed": changed,
        "direction": "rtl" if locale.is_bidi else "ltr",
        "may_edit": bool(rights and rights.can_edit()),
        "may_accept_all": page.specific.permissions_for_user(request.user).has_publish_right,
        "may_accept": bool(rights and rights.has_publish_right and target and target.live),
    }
    return TemplateResponse(request, "languages/admin/cell.html", context)


def _act(request: HttpRequest, page: Page, locale: Locale, target: Page | None) -> HttpResponse:
    """Start, do not want, want again, or let the translation stand as it is."""
    here = redirect("translation_cell", page.pk, locale.language_code)
    key = {"translation_key": page.translation_key, "locale": locale}
    if "start" in request.POST and target is None:
        open_translation(page, locale)
        opened = page.get_translation(locale)
        if opened.permissions_for_user(request.user).can_edit():
            return redirect("wagtailadmin_pages:edit", opened.pk)
    elif "unwanted" in request.POST and target is None:
        ExcludedTranslation.objects.get_or_create(**key)
    elif "wanted" in request.POST:
        ExcludedTranslation.objects.filter(**key).delete()
    elif "accept" in request.POST and target:
        translation = find_translation(target)
        if not translation or not target.permissions_for_user(request.user).has_publish_right:
            raise PermissionDenied
        accept_translation(translation)
        messages.success(request, _("The translation counts as current again."))
    return here


def accept_all(request: HttpRequest, page_id: int) -> HttpResponse:
    """A small change: all translations of the page stand as they are."""
    page = get_object_or_404(get_originals(), pk=page_id).specific
    if request.method != "POST" or not page.permissions_for_user(request.user).has_publish_right:
        raise PermissionDenied
    for target in page.get_translations().live():
        translation = find_translation(target)
        if translation:
            accept_translation(translation)
    messages.success(request, _("All translations count as current again."))
    return redirect(f"{reverse('translation_board')}?{urlencode({'title': page.title})}")
