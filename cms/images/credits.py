"""Who took or drew a picture, said in the reader's language."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_noop

# Editors write credits in German, one for all languages. What is always the same in them has its
# words here; the name stays as it is.

#: What the picture is, as credits begin: “Foto: M. Muster”. English words are the msgids.
PHOTO = gettext_noop("Photo: %(name)s")
PHOTOS = gettext_noop("Photos: %(name)s")
DRAWING = gettext_noop("Drawing: %(name)s")
GRAPHIC = gettext_noop("Graphic: %(name)s")
PICTURE = gettext_noop("Picture: %(name)s")
EDITORS = gettext_noop("the editors")
KINDS = {
    "foto": PHOTO,
    "fotos": PHOTOS,
    "zeichnung": DRAWING,
    "illustration": DRAWING,
    "grafik": GRAPHIC,
    "bild": PICTURE,
}


def translate_credit(credit: str, language: str) -> SafeString:
    """A credit as HTML; what is left in the language it was written in is marked with `language`.

    `language` is empty where that is the reader's own.
    """
    kind, _, name = (part.strip() for part in credit.partition(":"))
    words = KINDS.get(kind.casefold())
    if not language or not words or not name:
        return _mark(credit, language)
    if name.casefold() == "redaktion":
        return format_html("{}", gettext(words) % {"name": gettext(EDITORS)})
    return format_html(gettext(words).replace("%(name)s", "{}"), _mark(name, language))


def _mark(text: str, language: str) -> SafeString:
    attributes = format_html(' lang="{}" dir="auto"', language) if language else ""
    return format_html("<bdi{}>{}</bdi>", attributes, text)
