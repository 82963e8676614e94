"""What the board can be narrowed down to."""

from typing import Any

from django import forms
from django.db.models import Q
from django.db.models.lookups import In
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, get_page_models
from wagtail.query import PageQuerySet

from cms.core.sections import get_sections
from cms.languages.board.states import LIGHTS, State, changed_before, get_state

LIGHT_CHOICES = (
    ("", _("All")),
    ("red", _("Red: missing or out of date")),
    ("yellow", _("Yellow: on its way")),
    ("green", _("Green: current")),
)
AGES = (("", _("All")), ("7", _("for a week")), ("30", _("for a month")), ("90", _("for 3 months")))


class BoardFilters(forms.Form):
    """Language, section, age and light; whatever is not a choice counts as not chosen."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    section = forms.ChoiceField(label=_("Section"), required=False)
    light = forms.ChoiceField(label=_("Light"), required=False, choices=LIGHT_CHOICES)
    age = forms.ChoiceField(label=_("Unchanged in German"), required=False, choices=AGES)
    title = forms.CharField(label=_("Title"), required=False, max_length=100)

    def __init__(self, data: Any, locales: list[Locale]) -> None:
        super().__init__(data)
        self.locales = locales
        languages: Any = self.fields["language"]
        languages.choices = [
            ("", _("All")),
            *((locale.language_code, locale.get_display_name()) for locale in locales),
        ]
        sections: Any = self.fields["section"]
        sections.choices = [
            ("", _("All")),
            *((section.label, section.verbose_name) for section in get_sections()),
            ("home", _("The office")),
        ]
        self.is_valid()

    @property
    def chosen(self) -> list[Locale]:
        """The languages to show."""
        code = self.cleaned_data.get("language")
        return [each for each in self.locales if each.language_code == code] or self.locales

    def narrow(self, pages: PageQuerySet) -> PageQuerySet:
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
