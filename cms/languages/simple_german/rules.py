"""The rules of Leichte Sprache that a program can check, and what to write instead.

After the rules of the Netzwerk Leichte Sprache. Only sure signs count: a check that is wrong too
often is not read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.languages.simple_german import abbreviations, numbers
from cms.languages.simple_german.sentences import split
from cms.languages.simple_german.verbs import find_passive

MOST_WORDS = 15
#: Letters of a word without a middle dot or hyphen. Shorter ones are often in one piece.
LONGEST_WORD = 15


@dataclass(frozen=True)
class Finding:
    """Where a text breaks a rule: a span of it, what is wrong, and what to do."""

    start: int
    end: int
    rule: str
    advice: str


# Each pattern takes time in proportion to the text: a part that repeats begins at one place and
# gives nothing back (`++`), so that nothing is tried from each of its letters.
_TAG = re.compile(r"<[^<>]*+>|&#?\w++;")
_LINE_BREAK = re.compile(r"<br[^<>]*+>")
_TOKEN = re.compile(r"\S++")
_LINK = re.compile(r"https?://|www\.")
_DOMAIN = re.compile(r"(?<![\w-])-*+(?P<name>[\w-]++)\.(?:de|org|com|net|eu)\b")
_PHONE = re.compile(r"(?:\+\d|\(?\b0)\d[\d ()/–-]{4,}\d")
_LABELLED = re.compile(r"(?:Telefon|Tel\.?|Handy|Fax|Konto)\b[^\d\n]{0,12}(\d[\d ()/–-]{3,}\d)")
_ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?: ?\d{4}){3,}(?: ?\d{1,4})?\b")
_WORD = re.compile(r"[^\W_]+(?:[·.:,’-][^\W_]+)*")
_LONG_WORD = re.compile(rf"(?<![\w·-])[^\W\d_]{{{LONGEST_WORD + 1},}}(?![\w·-])")
_SUBJUNCTIVE = re.compile(
    r"\b(?:hätte|könnte|müsste|sollte|wäre|würde|dürfte)(?:n|st|t|test)?\b", re.IGNORECASE
)
_NEGATION = re.compile(r"\bnicht\b", re.IGNORECASE)
_ADJECTIVES = r"(?:[a-zäöüß·]+en\s+){0,2}"
_NOUN = r"[A-ZÄÖÜ][\w·-]*(?:s|n)\b"
_GENITIVE = re.compile(
    rf"(?<!Straße )(?<!Platz )(?<!Weg )(?<!Allee )\b(?:[Dd]es|[EeMmDdSs]eines|[Ee]ines|[Ii]hres|"
    rf"[Uu]nseres|[Ee]ures)\s+{_ADJECTIVES}(?P<noun>{_NOUN})"
    rf"|\b[Dd]ieses\s+(?:Jahres|Monats|Tages|Sommers|Winters|Hauses)\b"
)
#: “des Weiteren”, “eines Tages”: no genitive that “von” could replace.
_FIXED = re.compile("(?:Weiter|Öfter|Länger|Kürzer|Näher)en|Tages|Abends|Morgens|Nachts")
_SIGNS = {"&": "und", "§": "Paragraf"}
_SIGN = re.compile(r"[&§;]")


def check(text: str, *, is_rich: bool = False) -> list[Finding]:
    """All findings in reading order. Tags of rich text count as blanks."""
    # Blanks instead of what is no sentence keep every place where it is.
    if is_rich:
        text = _LINE_BREAK.sub(lambda tag: "\n" * len(tag.group()), text)
        text = _blank(_TAG, text)
    text = _TOKEN.sub(lambda token: _blank_address(token.group()), text)
    quiet = _blank(_ACCOUNT, _blank(_PHONE, _blank(_LABELLED, text, 1)))
    counted = list(_check_numbers(quiet))
    # “siebenundzwanzig” is long as well, and needs no dot but digits.
    known = {(each.start, each.end) for each in counted}
    words = [each for each in _check_words(text) if (each.start, each.end) not in known]
    found = [*_check_sentences(text), *words, *counted]
    return sorted(found, key=lambda each: (each.start, each.end))


def _blank(pattern: re.Pattern[str], text: str, group: int = 0) -> str:
    pieces, last = [], 0
    for found in pattern.finditer(text):
        start, end = found.span(group)
        pieces += [text[last:start], " " * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])


def _blank_address(token: str) -> str:
    """What stands between two blanks, without the address of a site or a mailbox in it."""
    end = len(token)
    while end and not (token[end - 1].isalnum() or token[end - 1] in "_/"):
        end -= 1
    at = token.find("@", 1)
    if 0 < at < end - 1:
        return " " * end + token[end:]
    found = _LINK.search(token) or _DOMAIN.search(token)
    if not found:
        return token
    start = found.start("name") if "name" in found.groupdict() else found.start()
    return token[:start] + " " * (end - start) + token[end:] if end > found.end() - 1 else token


def _check_sentences(text: str) -> Iterator[Finding]:
    for start, end in split(text):
        sentence = text[start:end]
        count = len(_WORD.findall(sentence))
        if count > MOST_WORDS:
            advice = _(
                "%(count)s words in one sentence. Please make two of it: one statement each,"
                " 15 words at most, 8 are better."
            )
            yield Finding(start, end, "length", advice % {"count": count})
        for first, last in find_passive(sentence):
            advice = _(
                "Passive: nobody learns who does it. Please write who does it, such as “We build"
                " the path” instead of “The path is built”."
            )
            yield Finding(start + first, start + last, "passive", advice)


def _check_words(text: str) -> Iterator[Finding]:
    for found in _GENITIVE.finditer(text):
        if not _FIXED.fullmatch(found["noun"] or ""):
            advice = _("Genitive. Please write “von”, such as “das Dach von dem Haus”.")
            yield Finding(*found.span(), "genitive", advice)
    for start, end, words in abbreviations.find(text):
        advice = _("Abbreviation. Please write the whole word: “%(words)s”.")
        yield Finding(start, end, "abbreviation", advice % {"words": words})
    for found in _SUBJUNCTIVE.finditer(text):
        advice = _("Conjunctive. Please write what is: “Sie können”, not “Sie könnten”.")
        yield Finding(*found.span(), "subjunctive", advice)
    for found in _LONG_WORD.finditer(text):
        advice = _("Long word. Please set a dot between its parts: “Stadt·teil”.")
        yield Finding(*found.span(), "long-word", advice)
    # Once: what cannot be said otherwise may stay.
    for found in list(_NEGATION.finditer(text))[:1]:
        advice = _(
            "“nicht” is easily missed. Better write what is: “Der Eintritt ist frei”, not “Sie"
            " müssen nicht zahlen”. If that cannot be said, leave it."
        )
        yield Finding(*found.span(), "negation", advice)
    for found in _SIGN.finditer(text):
        yield Finding(*found.span(), "sign", _advise_on_sign(found.group()))


def _advise_on_sign(sign: str) -> str:
    if sign == ";":
        return _("Semicolon. Please make a full stop and a new sentence.")
    return _("Special sign. Please write the word: “%(words)s”.") % {"words": _SIGNS[sign]}


def _check_numbers(text: str) -> Iterator[Finding]:
    for span in numbers.find_large(text):
        advice = _("Large number. Please write “viele”, or a number that people can picture.")
        yield Finding(*span, "large-number", advice)
    for span in numbers.find_percentages(text):
        advice = _("Percentage. Please write for example “die Hälfte”, “viele” or “wenige”.")
        yield Finding(*span, "percentage", advice)
    for span in numbers.find_old_years(text):
        advice = _("A year long ago. Please write “vor langer Zeit” or “vor mehr als 100 Jahren”.")
        yield Finding(*span, "old-year", advice)
    for start, end, value in numbers.find_roman(text):
        advice = _("Roman numeral. Please write “%(number)s”.")
        yield Finding(start, end, "roman", advice % {"number": value})
    for start, end, value in numbers.find_words(text):
        advice = _("Number as a word. Please write digits: “%(number)s”.")
        yield Finding(start, end, "number-word", advice % {"number": value})
