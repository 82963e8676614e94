"""The languages of the site; one more is a line here, a catalogue in `locale/` and a click."""

from django.conf.locale import LANG_INFO


def gettext_noop(text: str) -> str:
    """Mark a text for the catalogues. Django's own would ask for the settings being read here."""
    return text


#: Code and own name, German first: it is the source of every translation and has no prefix.
LANGUAGES = [
    ("de", "Deutsch"),
    ("de-simple", "Einfache Sprache"),
    ("en", "English"),
    ("uk", "Українська"),
    ("ru", "Русский"),
    ("ar", "العربية"),
    ("fa", "فارسی"),
]

# Django does not know the variant `simple` (registered for BCP 47) and would call it Deutsch.
LANG_INFO["de-simple"] = {
    "bidi": False,
    "code": "de-simple",
    # Translators: for readers.
    "name": gettext_noop("Simple German"),
    "name_local": "Einfache Sprache",
}
