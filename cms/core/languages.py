"""Which language is active, without asking the database each time."""

from django.utils.translation import get_language

#: Keys of the locales met so far by language code; they do not change once they are made.
_keys: dict[str, int] = {}


def remember_locale(language: str, key: int) -> None:
    """Keep a locale's key for `is_active_language`."""
    _keys[language] = key


def is_active_language(locale_key: int) -> bool:
    """Whether a page with this locale is in the active language, as far as that is known.

    A "no" is not final: ask `Locale` before acting on it.
    """
    return _keys.get(get_language() or "") == locale_key
