"""The words of the public pages of a language: which are known, how rare they are."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import log
from threading import Lock
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from wagtail.models import Locale, Page

from cms.site.visibility import get_public_scope
from search.analysis.dates import drop_days
from search.analysis.terms import Terms, get_terms
from search.analysis.tokens import split_words
from search.index import read_texts
from search.keyboards import get_sound
from search.models import IndexedWord

_BATCH = 2_000
_CHUNK = 200
#: Letters of a word that is worth to be noted, and signs of its forms.
_LEAST, _MOST, _MOST_FORMS = 2, 60, 255
_SHORTEST_SOUND = 4
#: A word that no page has tells no page from another.
_UNKNOWN = 0.5

#: Written out: in Django's words it takes as long as all else that is read of a query.
_SPAN = """
SELECT (SELECT id FROM search_indexedword WHERE language = %s ORDER BY id LIMIT 1),
       (SELECT id FROM search_indexedword WHERE language = %s ORDER BY id DESC LIMIT 1)
"""

#: Words as they stand in a text, with what they are found by; by their folded form.
Words = dict[str, tuple[str, Terms]]
#: Terms by how they sound.
Sounds = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Vocabulary:
    """All that pages of one language can be found by.

    Threads share it: nothing in it changes, and more words make another one.
    """

    #: Terms with the number of pages that have them, or a little more.
    pages: Counter[str] = field(default_factory=Counter)
    #: Dictionary forms of words, by the word; only where they differ.
    lemmas: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: Words as pages have them, by their folded form; only where they differ: German nouns do.
    texts: dict[str, str] = field(default_factory=dict)
    #: Words that are asked for, though no page has them: those that synonyms are kept for.
    asked: Mapping[str, str] = field(default_factory=dict)
    #: Pages of the language, as far as its most frequent word tells.
    most: int = 0
    #: Keys of the first and the last row that was read.
    first: int = 0
    last: int = 0
    #: Terms by how they sound, with vowels and without; made when they are asked for.
    _sounds: dict[bool, Sounds] = field(default_factory=dict)

    def __contains__(self, term: object) -> bool:
        return term in self.pages

    def with_asked(self, words: Mapping[str, str]) -> "Vocabulary":
        """The same with words that synonyms are kept for, by their folded form."""
        return replace(self, asked=words)

    def get_text(self, term: str) -> str:
        """A term as a page or a synonym has it."""
        return self.texts.get(term) or self.asked.get(term) or term

    def get_weight(self, terms: Iterable[str]) -> float:
        """How much it says that a page has one of these: the rarer, the more."""
        pages = self.count_pages(terms)
        if not pages:
            return _UNKNOWN
        return log(1 + (self.most + 1) / (pages + 1))

    def count_pages(self, terms: Iterable[str]) -> int:
        """How many pages have the most frequent of these, roughly."""
        return max((self.pages[term] for term in terms), default=0)

    def get_sounds(self, *, vowels: bool) -> Sounds:
        """Terms by how they sound."""
        known = self._sounds.get(vowels)
        if known is None:
            known = self._sounds[vowels] = _add_sounds({}, self.pages, vowels=vowels)
        return known

    def with_rows(self, rows: Iterable[tuple[int, str, str, str, str, int]]) -> "Vocabulary":
        """The same and more words, with their keys, dictionary forms, parts and pages."""
        pages, lemmas, texts = Counter(self.pages), dict(self.lemmas), dict(self.texts)
        most, last = self.most, self.last
        for key, word, text, forms, parts, number in rows:
            last, most = max(last, key), max(most, number)
            pages.update(dict.fromkeys((word, *forms.split(), *parts.split()), number))
            if word != text:
                texts[word] = text
            if forms:
                lemmas[word] = tuple(forms.split())
        new = [term for term in pages if term not in self.pages]
        sounds = {
            vowels: _add_sounds(known, new, vowels=vowels)
            for vowels, known in list(self._sounds.items())
        }
        return replace(
            self, pages=pages, lemmas=lemmas, texts=texts, most=most, last=last, _sounds=sounds
        )


def _add_sounds(known: Sounds, terms: Iterable[str], *, vowels: bool) -> Sounds:
    sounds = dict(known)
    for term in terms:
        if len(term) >= _SHORTEST_SOUND:
            sound = get_sound(term, vowels=vowels)
            sounds[sound] = (*sounds.get(sound, ()), term)
    return sounds


_known: dict[tuple[str, str], Vocabulary] = {}
_lock = Lock()


def forget() -> None:
    """Read all words again when they are asked for."""
    with _lock:
        _known.clear()


def get_vocabulary(language: str) -> Vocabulary:
    """The words of a language; kept by the process, and read on where rows came since."""
    first, last = _read_span(language)
    key = (str(connection.settings_dict["NAME"]), language)
    with _lock:
        known = _known.get(key)
        if known is None or known.first != first or last < known.last:
            known = Vocabulary(first=first)
        if last != known.last:
            new = IndexedWord.objects.filter(language=language, pk__gt=known.last).order_by("pk")
            columns = ("pk", "word", "text", "lemmas", "parts", "pages")
            known = known.with_rows(new.values_list(*columns).iterator(_BATCH))
            _known[key] = replace(known, last=max(known.last, last))
        return known


def _read_span(language: str) -> tuple[int, int]:
    """Keys of the first and the last row of a language; each search asks."""
    with connection.cursor() as cursor:
        cursor.execute(_SPAN, [language, language])
        first, last = cursor.fetchone()
    return first or 0, last or 0


def add_page_words(objects: Iterable[Any]) -> None:
    """Note the words of pages that have just come into the index, if everybody may read them."""
    scope = get_public_scope(settings.LANGUAGE_CODE)
    found: dict[str, Words] = {}
    for one in objects:
        if isinstance(one.instance, Page) and scope.includes(one.instance):
            words = found.setdefault(one.language, {})
            words |= read_words(one.texts, one.language)
    for language, words in found.items():
        rows = IndexedWord.objects.filter(language=language, word__in=list(words))
        known = set(rows.values_list("word", flat=True))
        new = (_make_row(language, *found) for word, found in words.items() if word not in known)
        IndexedWord.objects.bulk_create(new, ignore_conflicts=True, batch_size=_BATCH)


def read_words(texts: Iterable[str], language: str) -> Words:
    """All words of texts, as they stand there and with their forms and parts."""
    tokens = {token for text in texts for token in split_words(drop_days(text))}
    found = ((token.text, get_terms(token, language)) for token in tokens)
    return {
        terms.word: (text, terms)
        for text, terms in found
        if _LEAST <= len(terms.word) <= _MOST and len(text) <= _MOST
    }


class WordCount:
    """Counts words of pages that everybody may read, page by page, and writes them at the end."""

    def __init__(self) -> None:
        self._words: dict[str, Words] = {}
        self._pages: dict[str, Counter[str]] = {}
        self._scope = get_public_scope(settings.LANGUAGE_CODE)

    def add(self, page: Any, texts: Iterable[str], language: str) -> None:
        """Count a page's words, if everybody may read it."""
        if not self._scope.includes(page):
            return
        found = read_words(texts, language)
        self._words.setdefault(language, {}).update(found)
        self._pages.setdefault(language, Counter()).update(found.keys())

    def write(self) -> int:
        """Replace all words that were known; returns how many there are."""
        rows = [
            _make_row(language, *found, self._pages[language][word])
            for language, words in self._words.items()
            for word, found in words.items()
        ]
        with transaction.atomic():
            IndexedWord.objects.all().delete()
            IndexedWord.objects.bulk_create(rows, batch_size=_BATCH)
        return len(rows)


def count_words() -> int:
    """Count the words of all public pages anew; returns how many there are."""
    count = WordCount()
    languages = dict(Locale.objects.values_list("pk", "language_code"))
    pages = Page.objects.live().filter(alias_of=None, depth__gt=1).order_by("pk")
    for page in pages.specific(defer=False).iterator(_CHUNK):
        count.add(page, read_texts(page), languages[page.locale_id])
    return count.write()


def _make_row(language: str, text: str, terms: Terms, pages: int = 1) -> IndexedWord:
    lemmas, parts = (" ".join(forms)[:_MOST_FORMS] for forms in (terms.lemmas, terms.parts))
    return IndexedWord(
        language=language, word=terms.word, text=text, lemmas=lemmas, parts=parts, pages=pages
    )
