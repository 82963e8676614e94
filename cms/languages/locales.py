"""The languages a new site begins with."""

from typing import Any

from django.conf import settings
from wagtail.models import Locale


def set_up(**kwargs: Any) -> None:
    """Add the languages of the settings to a site that has none but its own.

    Later the administration decides: a language removed by hand does not come back, and a language
    added to the settings waits for a click under Settings → Languages.
    """
    if Locale.objects.exclude(language_code=settings.LANGUAGE_CODE).exists():
        return
    Locale.objects.bulk_create(
        Locale(language_code=code)
        for code, _name in settings.LANGUAGES
        if code != settings.LANGUAGE_CODE
    )
