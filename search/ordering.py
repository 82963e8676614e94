"""Which hits come first: worked out here, so that it is the same with every database.

A concept counts by where a page says it and how: in the title, the teaser or the body; as it was
typed, in another form, or by a synonym. Rare concepts count more than frequent ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from math import sqrt

from django.utils import timezone

from search.analysis.stop_words import get_stop_words
from search.analysis.terms import ROW_END
from search.concepts import SYNONYM, Alternative, Concept, ParsedQuery
from search.index import PART_END

#: So many hits are put in order; readers do not look at more.
MOST_HITS = 200
_TITLE, _TEASER, _BODY = 4.0, 2.0, 1.0
#: A word, its dictionary form, a part of it: what a synonym is a part of may be anything.
_ROWS, _SYNONYM_ROWS = (1.0, 0.95, 0.7), (1.0, 0.95, 0.3)
#: Words of a body in which one more counts half.
_LONG = 800
#: What is over comes after what is to come.
_OVER = -0.3


@dataclass(frozen=True)
class Hit:
    """Something found, with its analysed texts as the index has them."""

    key: int
    title: str
    body: str
    date: datetime | None = None
    #: Whether it was an event and is over.
    is_over: bool = False


@dataclass(frozen=True)
class _Field:
    rows: tuple[str, ...]
    boost: float
    length: int


def rank(hits: Sequence[Hit], query: ParsedQuery, *, is_relaxed: bool) -> list[int]:
    """Keys of the hits, best first; with `is_relaxed` those that have too little are left out."""
    now = timezone.now()
    scored = []
    for hit in hits:
        score, coverage = _score(hit, query)
        if is_relaxed and coverage < query.least_coverage:
            continue
        scored.append((score + _get_freshness(hit, now), hit.key))
    return [key for _score_, key in sorted(scored, reverse=True)]


def _score(hit: Hit, query: ParsedQuery) -> tuple[float, float]:
    """The score of a hit, and how much of the query it has, twice what stands in its title."""
    fields = _read_fields(hit)
    total = sum(concept.weight for concept in query.concepts) or 1
    score = coverage = title = named = 0.0
    for concept in query.concepts:
        in_fields = [_match(concept, one) for one in fields]
        # Who says it in the title says it again in the teaser or not.
        found = sum(in_fields) - (in_fields[1] / 2 if in_fields[0] else 0)
        if found:
            coverage += concept.weight
        if in_fields[0]:
            title += concept.weight
            # Not by a part of what was asked for.
            named += concept.weight if concept in query.asked else 0
        score += concept.weight * found
    coverage /= total
    score = score / total * coverage**2
    # All of it in the title, and little else: the page is about it.
    if query.concepts and title == total:
        score += _get_title_bonus(query, fields[0])
    score += _get_nearness(query, fields) * coverage
    # What a page is called by it is about, whatever else was asked for.
    return score, coverage + named / total


def _get_title_bonus(query: ParsedQuery, title: _Field) -> float:
    """More for a short title, and for one that begins with what was asked for."""
    stop_words = get_stop_words(query.language)
    words = [word for word in title.rows[0].split() if word not in stop_words] or [""]
    begins = any(words[0] in concept.terms for concept in query.concepts)
    return 2 / sqrt(len(words)) + (0.3 if begins else 0)


def _match(concept: Concept, field: _Field) -> float:
    """How well a field says a concept: by the best of its ways; in a body, by all of them."""
    worths = [_match_one(one, field) for one in concept.alternatives]
    if field.boost != _BODY:
        return max(worths, default=0.0) * field.boost
    times = sum(worths)
    return times / (times + 1 + field.length / _LONG) if times else 0.0


def _match_one(alternative: Alternative, field: _Field) -> float:
    if alternative.is_phrase:
        phrase = " ".join(term for (term,) in alternative.groups)
        return alternative.weight * field.rows[0].count(f" {phrase} ")
    rows = _SYNONYM_ROWS if alternative.weight == SYNONYM else _ROWS
    worth = min(max(_count(term, field, rows) for term in group) for group in alternative.groups)
    return alternative.weight * worth


def _count(term: str, field: _Field, worths: Sequence[float]) -> float:
    """How often a field has a term; outside of bodies once is enough."""
    term = f" {term} "
    for row, worth in zip(field.rows, worths, strict=True):
        if times := row.count(term):
            return worth * (times if field.boost == _BODY else 1)
    return 0.0


def _get_nearness(query: ParsedQuery, fields: Sequence[_Field]) -> float:
    """More where words stand beside each other as they were typed."""
    typed = [concept.alternatives[0].groups[0][0] for concept in query.concepts]
    pairs = [f" {first} {second} " for first, second in pairwise(typed)]
    found = sum(any(pair in field.rows[0] for field in fields) for pair in pairs)
    return found / len(pairs) if pairs else 0.0


def _get_freshness(hit: Hit, now: datetime) -> float:
    """A little for what is new, so that it comes first among equals; less for what is over."""
    if hit.is_over:
        return _OVER
    if hit.date is None:
        return 0.0
    age = max((now - hit.date).days, 0)
    return 0.1 / (1 + age / 365)


def _read_fields(hit: Hit) -> tuple[_Field, ...]:
    teaser, _sign, body = hit.body.partition(PART_END.strip())
    return _read(hit.title, _TITLE), _read(teaser, _TEASER), _read(body, _BODY)


def _read(text: str, boost: float) -> _Field:
    rows = [f" {row.strip()} " for row in text.split(ROW_END.strip())]
    rows += [" "] * (len(_ROWS) - len(rows))
    return _Field(tuple(rows[: len(_ROWS)]), boost, rows[0].count(" ") - 1)
