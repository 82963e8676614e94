"""Reading what somebody has typed."""

import re
from collections.abc import Sequence
from itertools import pairwise

from wagtail.search.query import And, Or, SearchQuery

from search.analysis.compounds import find_splits, split_compound
from search.analysis.dates import name_months, take_days
from search.analysis.folding import fold, tidy_letters
from search.analysis.lemmas import DICTIONARIES
from search.analysis.stop_words import get_stop_words
from search.analysis.terms import get_terms
from search.analysis.tokens import Token, find_joined, split_words
from search.concepts import (
    EXACT,
    JOINED,
    LEAST_OF_PARTS,
    LEMMA,
    MEANT,
    PARTS,
    Concept,
    ParsedQuery,
    join,
)
from search.corrections import find_alike, find_meant, mend_compound
from search.synonyms import add_synonyms, read_synonyms
from search.vocabulary import Vocabulary

#: More words nobody needs, and each costs.
_MOST_WORDS = 12
#: Each is compared with all words of the index.
_MOST_CORRECTIONS = 4
#: Languages to look words up in, by a letter of their script.
_SCRIPTS = (
    (re.compile("[\u0400-\u04ff]"), ("ru", "uk")),
    (re.compile("[\u0600-\u06ff]"), ("ar", "fa")),
)
_LATIN = ("de", "en")
_PHRASES = re.compile('["„“”«»]([^"„“”«»]+)["„“”«»]')
_MINUS = re.compile(r"(?:(?<=\s)|^)[-−–](?=\w)(\S+)")


def parse(text: str, language: str, vocabulary: Vocabulary, reader: str = "") -> ParsedQuery:
    """Read what somebody has typed, in a language of the site.

    A `reader` of another language may type words of both; synonyms lead from one to the other, and
    nothing is put right.
    """
    parsed = ParsedQuery(language, text, corrects=reader in ("", language))
    stop_words = get_stop_words(language) | get_stop_words(reader)
    synonyms = read_synonyms(language, stop_words, reader)
    vocabulary = vocabulary.with_asked(synonyms.asked)
    text = _take_phrases(name_months(tidy_letters(text), language), parsed)
    text = _take_excluded(text, parsed)
    text = _take_days(text, parsed)
    chunks = [pair for chunk in text.split()[:_MOST_WORDS] for pair in _split(chunk, vocabulary)]
    telling = [pair for pair in chunks if fold(pair[1].text) not in stop_words]
    parsed.is_for_titles = not telling and not parsed.concepts
    chunks = chunks if parsed.is_for_titles else telling
    words = [_read_word(typed, token, parsed, vocabulary) for typed, token in chunks]
    words = [word for word in words if word.alternatives]
    _add_joined(words, text, vocabulary)
    parsed.also = add_synonyms(words, synonyms)
    parsed.asked = [*parsed.concepts, *words]
    parts = [part for word in words for part in _take_apart(word, language, vocabulary)]
    if len(parts) > len(words):
        parsed.also += add_synonyms([part for part in parts if part not in words], synonyms)
    words = parts
    parsed.concepts += words
    for concept in parsed.concepts:
        concept.weight = vocabulary.get_weight(concept.terms)
    return parsed


def take_apart(parsed: ParsedQuery, vocabulary: Vocabulary) -> bool:
    """Ask for the parts of compounds by themselves; whether there were any that pages have.

    For a query that nothing was found for: pages may have both parts, and none has them together.
    """
    parts = [
        part
        for one in parsed.concepts
        for part in _take_parts_apart(one, parsed.language, vocabulary)
    ]
    if len(parts) == len(parsed.concepts):
        return False
    parsed.concepts = parts
    parsed.least_coverage = LEAST_OF_PARTS
    for concept in parts:
        concept.weight = vocabulary.get_weight(concept.terms)
    return True


def parse_any(text: str, operator: str) -> SearchQuery:
    """Words in no certain language: in any form that one of the languages of their script has."""
    script = next((ones for sign, ones in _SCRIPTS if sign.search(text)), _LATIN)
    concepts = []
    for token in split_words(text):
        concept = Concept(token.text)
        for language in script:
            terms = get_terms(token, language)
            concept.add(EXACT, [terms.word, *terms.lemmas])
        concepts.append(concept)
    queries = [concept.to_query() for concept in concepts if concept.alternatives]
    return join(And if operator.lower() == "and" else Or, queries)


def fold_words(text: str) -> list[str]:
    """The folded words of a text."""
    return [word for token in split_words(text) if (word := fold(token.text))]


def _split(chunk: str, vocabulary: Vocabulary) -> list[tuple[str, Token]]:
    """The words of what stands between two blanks, each with what was typed for it.

    It is one word where the signs in it are letters of another keyboard.
    """
    tokens = list(split_words(chunk))
    if len(tokens) == 1 or not any(fold(token.text) in vocabulary for token in tokens):
        text = "".join(token.text for token in tokens) or chunk.strip("-–.,:;!?()")
        whole = tokens[0] if len(tokens) == 1 else Token(text)
        return [(chunk, whole)] if text else []
    return [(token.text, token) for token in tokens]


def _read_word(typed: str, token: Token, parsed: ParsedQuery, words: Vocabulary) -> Concept:
    """What one word asks for, and what else it may have meant if no page has it."""
    terms = get_terms(token, parsed.language)
    lemmas = (*terms.lemmas, *words.lemmas.get(terms.word, ()))
    concept = Concept(token.text)
    concept.add(EXACT, [terms.word])
    concept.add(LEMMA, lemmas)
    concept.add(PARTS, *_get_parts(token, parsed.language))
    if parsed.corrects and not any(term in words for term in (terms.word, *lemmas)):
        _add_meant(concept, typed, parsed, words)
    return concept


def _take_apart(concept: Concept, language: str, words: Vocabulary) -> list[Concept]:
    """Two things instead of one, where no page has a compound but its parts."""
    if any(one.is_in(words) for one in concept.alternatives):
        return [concept]
    return _cut(concept, language, words)


def _take_parts_apart(concept: Concept, language: str, words: Vocabulary) -> list[Concept]:
    """The same where pages have its parts, but not the word, nor another one for it."""
    if any(one.is_in(words) for one in concept.alternatives if len(one.groups) == 1):
        return [concept]
    return _cut(concept, language, words)


def _cut(concept: Concept, language: str, words: Vocabulary) -> list[Concept]:
    """The parts of a compound, cut where pages have most of it; itself if that is very little."""
    if DICTIONARIES.get(language) != "de":
        return [concept]
    best, most = [concept], len(concept.text) // 3
    for parts in find_splits(concept.text.lower()):
        concepts = [_read_part(part, language) for part in parts]
        letters = sum(len(one.text) for one in concepts if any(map(words.__contains__, one.terms)))
        if letters > most:
            best, most = concepts, letters
    return best


def _read_part(part: str, language: str) -> Concept:
    terms = get_terms(Token(part.capitalize()), language)
    concept = Concept(part)
    concept.add(LEMMA, [terms.word, *terms.lemmas])
    return concept


def _get_parts(token: Token, language: str) -> list[tuple[str, ...]]:
    """The two parts of a compound, each with its forms."""
    if DICTIONARIES.get(language) != "de":
        return []
    found = split_compound(token.text.lower())
    parts = [get_terms(Token(part.capitalize()), language) for part in found]
    return [(part.word, *part.lemmas) for part in parts]


def _add_meant(concept: Concept, typed: str, parsed: ParsedQuery, words: Vocabulary) -> None:
    """A word that no page has: made of two that pages have, or another one."""
    if fold(concept.text) in words.asked or parsed.corrections >= _MOST_CORRECTIONS:
        return
    parsed.corrections += 1
    folded = fold(concept.text)
    stop_words = get_stop_words(parsed.language)
    for cut in range(3, len(folded) - 2):
        first, second = folded[:cut], folded[cut:]
        if all(half in words and half not in stop_words for half in (first, second)):
            concept.add(JOINED, [first], [second])
            concept.add(MEANT, find_alike(folded, parsed.language, words))
            return
    meant = find_meant(typed, parsed.language, words)
    if not meant and DICTIONARIES.get(parsed.language) == "de":
        _add_mended(concept, parsed.language, mend_compound(concept.text, words))
    for term in meant:
        concept.add(MEANT, [term, *words.lemmas.get(term, ())])
    if meant:
        parsed.meant[typed] = words.get_text(meant[0])


def _add_mended(concept: Concept, language: str, mended: str) -> None:
    """What a compound without its mistake is found by, and cut by."""
    if not mended:
        return
    token = Token(mended.capitalize())
    terms = get_terms(token, language)
    concept.text = mended
    concept.add(MEANT, [terms.word, *terms.lemmas])
    concept.add(PARTS, *_get_parts(token, language))


def _add_joined(words: Sequence[Concept], text: str, vocabulary: Vocabulary) -> None:
    """Two words that pages write in one, and numbers in groups."""
    for first, second in pairwise(words):
        joined = fold(first.text + second.text)
        if joined in vocabulary:
            first.add(JOINED, [joined])
            second.add(JOINED, [joined])
    for joined in map(fold, find_joined(text)):
        for word in words:
            if fold(word.text) in joined and joined in vocabulary:
                word.add(JOINED, [joined])


def _take_phrases(text: str, parsed: ParsedQuery) -> str:
    for phrase in _PHRASES.findall(text):
        words = [fold(token.text) for token in split_words(phrase)]
        concept = Concept(phrase)
        concept.add(EXACT, *([word] for word in words), is_phrase=len(words) > 1)
        if concept.alternatives:
            parsed.concepts.append(concept)
    return _PHRASES.sub(" ", text).replace('"', " ")


def _take_excluded(text: str, parsed: ParsedQuery) -> str:
    for found in _MINUS.findall(text):
        for token in split_words(found):
            terms = get_terms(token, parsed.language)
            concept = Concept(token.text)
            concept.add(EXACT, [term for term in (terms.word, *terms.lemmas) if term])
            if concept.alternatives:
                parsed.excluded.append(concept)
    return _MINUS.sub(" ", text)


def _take_days(text: str, parsed: ParsedQuery) -> str:
    """Days are asked for as such, in whatever way they are written."""
    days, rest = take_days(text)
    concept = Concept(text.strip())
    concept.add(EXACT, days)
    if days:
        parsed.concepts.append(concept)
    return rest
