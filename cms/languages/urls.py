"""Addresses below the prefix of each language."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from cms.languages.views.not_translated import not_translated

urlpatterns = [
    # Translators: part of an address, lower-case letters only, keep what is in brackets.
    path(_("not-translated/<int:key>/"), not_translated, name="not_translated"),
]
