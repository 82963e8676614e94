"""What was typed on a keyboard for another language, or in letters of another script."""

from collections.abc import Iterator
from functools import cache

#: The same keys in the same order; both cases where the sign of a key has two.
_US = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`"
_LAYOUTS = {
    "de": "qwertzuiopü+asdfghjklöäyxcvbnm,.-^",
    "fr": "azertyuiop^$qsdfghjklmùwxcvbn,;:!²",
    "ru": "йцукенгшщзхъфывапролджэячсмитьбю.ё",
    "uk": "йцукенгшщзхїфівапролджєячсмитьбю.'",
    "ar": "ضصثقفغعهخحجدشسيبلاتنمكطئءؤر\0ىةوزظذ",
    "fa": "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو./\u200d",
}
#: Which keyboards readers of a language have beside their own.
_HANDS = {
    "de": ("de", "fr"), "de-simple": ("de", "fr"), "en": ("de", "fr"),
    "ru": ("ru",), "uk": ("uk", "ru"), "ar": ("ar",), "fa": ("fa",),
}  # fmt: skip
#: One key of an Arabic keyboard, two letters.
_ARABIC_B = "لا"


@cache
def _get_table(source: str, target: str) -> dict[int, str]:
    return {ord(a): b for a, b in zip(source, target, strict=False) if a != b}


def find_layouts(typed: str, language: str) -> Iterator[str]:
    """What the same keys are on other keyboards of a reader, a word as it was typed."""
    typed = typed.lower()
    for name in _HANDS.get(language, ()):
        # The hands know one keyboard, the machine has another.
        yield typed.translate(_get_table(_US, _LAYOUTS[name])).replace("\0", _ARABIC_B)
        yield typed.translate(_get_table(_LAYOUTS[name], _US))
    if language in ("de", "de-simple", "en"):
        for name in ("ru", "uk", "ar", "fa"):
            yield typed.translate(_get_table(_LAYOUTS[name], _US))
        if language != "en":
            for name in ("ru", "uk"):
                yield typed.translate(_get_table(_LAYOUTS[name], _LAYOUTS["de"]))


#: Letters of other scripts, each with the Latin ones for it; `-` for none.
_SCRIPTS = (
    (
        "абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяё",
        "a b v g g d e ye zh z i i yi y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya yo",
    ),
    (
        "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
        "a b p t th j ch h kh d dh r z zh s sh s d t z a gh f q k g l m n w h y",
    ),
)
_LATIN = {
    sign: latin.strip("-")
    for signs, row in _SCRIPTS
    for sign, latin in zip(signs, row.split(), strict=True)
}
_TABLE = str.maketrans(_LATIN)
#: Sounds that are written in several ways in Latin letters; folded words have no marks.
_SAME = (
    ("shch", "S"), ("sch", "S"), ("sh", "S"), ("tch", "C"), ("ch", "C"), ("zh", "Z"), ("kh", "h"),
    ("gh", "g"), ("ph", "f"), ("ca", "ka"), ("co", "ko"), ("cu", "ku"),
    ("cl", "kl"), ("cr", "kr"), ("th", "t"), ("dh", "d"), ("ts", "c"), ("tz", "c"), ("ck", "k"),
    ("q", "k"), ("w", "v"), ("x", "ks"), ("j", "y"), ("c", "z"), ("s", "z"),
    ("k", "g"), ("d", "t"), ("b", "p"), ("v", "f"),
)  # fmt: skip


def get_latin(folded: str) -> str:
    """A folded word in Latin letters."""
    return folded.translate(_TABLE)


def get_sound(folded: str, *, vowels: bool = True) -> str:
    """How a word sounds, roughly; without vowels for scripts that do not write them."""
    sound = get_latin(folded)
    for sign, same in _SAME:
        sound = sound.replace(sign, same)
    kept: list[str] = []
    for sign in sound:
        if sign in "aeiouy" and not vowels:
            continue
        one = "i" if sign == "y" else sign
        if not kept or kept[-1] != one:
            kept.append(one)
    return "".join(kept)
