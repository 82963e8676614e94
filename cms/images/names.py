"""What devices and programs call pictures, which says nothing about what they show."""

import re
from pathlib import Path

from django.utils.translation import gettext_lazy as _

IS_NAME = _("This is the name of a file. Please say in a sentence what can be seen.")
#: Endings of files, as people see them.
_EXTENSION = re.compile(
    r"\.(jpe?g|jfif|png|gif|webp|hei[cf]|avif|tiff?|bmp|svg|pdf)$", re.IGNORECASE
)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
#: Parts of names that devices and programs give, in the languages of their menus.
_GIVEN = (
    "bild bilder foto fotos photo photos image images img picture pic imag datei file scan"
    " dsc dscn dscf dcim pxl mvimg vid mov burst cover pano edited edit bearbeitet kopie copy"
    " screenshot screen shot bildschirmfoto bildschirm aufnahme unbenannt untitled ohne titel"
    " download received whatsapp signal telegram facebook instagram snapchat threema unnamed"
    " fullsizeoutput fullsizerender attachment anhang neu neue neues final the von vom and und"
    " фото снимок изображение зображення знімок صورة تصوير عکس تصویر"
)
_NO_WORDS = frozenset(_GIVEN.split())
#: Letters of the shortest word that says something.
_SHORTEST = 3


def has_words(name: str) -> bool:
    """Whether something in it may say what can be seen: a word of three letters or more."""
    if _UUID.search(name):
        return False
    words = re.findall(r"[^\W_]+", _EXTENSION.sub("", name.strip()))
    # “Bild1” is a name that was counted on.
    words = [word.strip("0123456789").casefold() for word in words]
    return any(
        len(word) >= _SHORTEST and word.isalpha() and word not in _NO_WORDS for word in words
    )


def is_file_name(text: str) -> bool:
    """Whether somebody, or a program, has written a file's name where a description belongs."""
    return bool(text.strip()) and (bool(_EXTENSION.search(text.strip())) or not has_words(text))


def is_name_of(text: str, file_name: str) -> bool:
    """Whether a text repeats the name of this file, as people or storage write it."""
    return bool(text.strip()) and _simplify(text) == _simplify(file_name)


def propose_title(file_name: str) -> str:
    """A title out of the words of a file's name; empty where it has none."""
    name = _EXTENSION.sub("", Path(file_name).name)
    return re.sub(r"[\s_]+", " ", name).strip() if has_words(name) else ""


def _simplify(text: str) -> str:
    return re.sub(r"[\W_]+", "", _EXTENSION.sub("", text.strip())).casefold()
