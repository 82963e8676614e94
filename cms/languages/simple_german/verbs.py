"""The passive, told by its participle: rather one too few than one too many."""

import re
from collections.abc import Iterator

_SEPARABLE = (
    "(?:ab|an|auf|aus|bei|dar|durch|ein|fern|fest|frei|her|hin|los|mit|nach|statt|teil|um|unter|über|"
    "vor|voll|weg|weiter|wieder|zu|zurück|zusammen|her(?:aus|unter|ein)|hin(?:aus|ein|zu)|vorbei|"
    "bekannt|bereit|fertig|kennen|sauber)"
)
_INSEPARABLE = "(?:be|ent|er|ver|zer|miss|über|unter|wieder|durch)"
#: Stems of strong participles that are no infinitive as well: “geschrieben”, “verschoben”.
_STRONG = (
    "schrieb|schob|bot|schloss|schied|fohl|fund|stand|sproch|nomm|bund|broch|zog|worf|wonn|gonn|hob|"
    "goss|schnitt|strich|wies|trieb|mied|lor|troff|sung|trunk|ritt|lieh|log|bog|wog|schoss"
)
#: With “ge” all of them are certain.
_STRONG_GE = (
    _STRONG + "|geb|gess|fahr|halt|holf|les|trag|wasch|back|grab|lad|lass|ruf|seh|stohl|stoch|"
    "bet|rieb|mess|stoß|fang|häng"
)
_PARTICIPLE = re.compile(
    rf"(?:{_SEPARABLE}?ge(?:[a-zäöüß]{{2,}}t|(?:{_STRONG_GE})en)"
    rf"|{_SEPARABLE}?{_INSEPARABLE}(?:[a-zäöüß]{{3,}}t|(?:{_STRONG})en)"
    rf"|[a-zäöüß]{{3,}}iert|{_SEPARABLE}?getan|begangen)"
)
#: Adjectives, adverbs and verbs that only look like one.
_OTHERS = re.compile(
    "bekannt|beliebt|bereit|bereits|berühmt|bestimmt|bewusst|erkältet|ernst|gefällt|"
    "gehört|gelassen|gelingt|genießt|genügt|gerecht|gerät|gesamt|geschickt|geschieht|"
    "gesteht|gewinnt|gewohnt|gewöhnt|insgesamt|verliebt|verrückt|vertraut|verwandt|"
    "überhaupt|übermorgen|unterwegs|passiert|existiert|funktioniert|interessiert|bekommt|"
    "besteht|beginnt|erhält|entsteht|vergeht|versteht|verschieden|erst|besorgt|entspannt|"
    "gespannt|gestresst"
)
_AUXILIARY = re.compile("wird|wirst|werden?|werdet|wurden?|wurdest|wurdet|worden", re.IGNORECASE)
_JOINING = re.compile("und|oder|aber|denn|sondern")
#: What may come after the participle that ends a clause.
_AFTER = re.compile(
    rf"{_AUXILIARY.pattern}|{_JOINING.pattern}|"
    "als|am|an|ans|auf|aus|bei|beim|bis|durch|für|gegen|hinter|im|in|ins|kann|können|mit|"
    "muss|müssen|nach|neben|ohne|seit|soll|sollen|unter|vom|von|vor|während|wegen|wie|zu|"
    "zum|zur|zwischen|darf|dürfen|sowie"
)
_CLAUSE = re.compile(r"[^,;:–()\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:[·-][^\W\d_]+)*")


def find_passive(sentence: str) -> Iterator[tuple[int, int]]:
    """Start and end of each passive, from its first to its last word."""
    for clause in _CLAUSE.finditer(sentence):
        words = list(_WORD.finditer(sentence, *clause.span()))
        partners = _find_partners(words)
        last = -1
        for place, word in enumerate(words):
            if not _AUXILIARY.fullmatch(word.group()) or word.start() < last:
                continue
            found = _find_partner(words, place, partners)
            if found:
                last = found[1]
                yield found


def _find_partners(words: list[re.Match[str]]) -> list[int]:
    """For each place, that of the next participle that may belong to an auxiliary before it.

    “Es wird warm und alles ergrünt” is none: beyond “und” only the certain ones count. Read from
    the end, so that each word is looked at once; as many as there are words: there is none.
    """
    none = len(words)
    found, any_next, certain = [none] * (none + 1), none, none
    for place in range(none - 1, -1, -1):
        word = words[place].group()
        if _JOINING.fullmatch(word):
            any_next = certain
        elif is_participle(word) and _ends_clause(words, place):
            any_next = place
            certain = place if "ge" in word else certain
        found[place] = any_next
    return found


def _find_partner(
    words: list[re.Match[str]], place: int, partners: list[int]
) -> tuple[int, int] | None:
    """The span of the auxiliary at `place` and its participle, right before it or further on."""
    auxiliary = words[place]
    if place and is_participle(words[place - 1].group(), is_first=place == 1):
        return words[place - 1].start(), auxiliary.end()
    partner = partners[place + 1]
    if auxiliary.group().lower() == "worden" or partner == len(words):
        return None
    return auxiliary.start(), words[partner].end()


def _ends_clause(words: list[re.Match[str]], position: int) -> bool:
    return position + 1 == len(words) or bool(_AFTER.fullmatch(words[position + 1].group()))


def is_participle(word: str, *, is_first: bool = False) -> bool:
    """Whether a word can be nothing else here; only the first of a sentence is capitalised."""
    word = word.replace("·", "").replace("-", "")
    word = word[:1].lower() + word[1:] if is_first else word
    return not _OTHERS.fullmatch(word) and bool(_PARTICIPLE.fullmatch(word))
