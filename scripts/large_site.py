"""Thousands of articles at once, as rows: for measuring and for attacking the search.

Sentences are the demo's, with words between them that are as rare or as frequent as words of a
language are: the word of rank r stands in every r-th article or so. The same ones each time.
"""

import random
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import accumulate, islice
from json import dumps
from pathlib import Path
from typing import Any
from uuid import UUID

ARTICLES = Path(__file__).resolve().parents[1] / "stadtteilzeitung" / "demo" / "articles"
#: Sentences of an article, and other words in each of them.
SENTENCES, OTHERS = (8, 14), 3
#: How many other words there are.
WORDS = 30_000
_BATCH = 500


def add_articles(number: int) -> None:
    """Articles below the newspaper until there are so many; not in the index yet."""
    from wagtail.models import Site

    from stadtteilzeitung.models import ArticlePage, NewspaperPage, Rubric

    home = Site.objects.get(is_default_site=True).root_page
    newspaper = NewspaperPage.objects.child_of(home).first()
    if newspaper is None:
        newspaper = NewspaperPage(title="Zeitung", slug="stadtteilzeitung", locale=home.locale)
        home.add_child(instance=newspaper)
    known = ArticlePage.objects.count()
    names = {"name": "Alles", "slug": "alles", "locale": home.locale}
    rubric = Rubric.objects.first() or Rubric.objects.create(**names)
    insert_pages(newspaper, _make_articles(rubric, known, number), known)


def insert_pages(parent: Any, pages: Iterable[Any], known: int) -> None:
    """Pages of one type as rows below `parent`, which has `known` of them, each an hour older."""
    from wagtail.models import Page

    numbered = iter(enumerate(pages, known))
    while batch := [_place(parent, page, number) for number, page in islice(numbered, _BATCH)]:
        Page.objects.bulk_create(batch)
        for page in batch:
            page.page_ptr_id = page.id
        # Django's own way is closed for models with a parent: the second table is written apart.
        fields = batch[0]._meta.local_concrete_fields
        type(batch[0])._base_manager.all()._batched_insert(batch, fields, None)  # noqa: SLF001
    below = Page.objects.child_of(parent).count()
    Page.objects.filter(pk=parent.pk).update(numchild=below)


def _place(parent: Any, page: Any, number: int) -> Any:
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone
    from wagtail.models import Page

    published = timezone.now() - timedelta(hours=number)
    page.draft_title = page.title
    page.locale_id = parent.locale_id
    page.translation_key = UUID(int=random.Random(page.slug).getrandbits(128))  # noqa: S311 - the same each time
    page.content_type = ContentType.objects.get_for_model(type(page))
    page.path = Page._get_path(parent.path, parent.depth + 1, number + 1000)  # noqa: SLF001
    page.depth = parent.depth + 1
    page.url_path = f"{parent.url_path}{page.slug}/"
    page.first_published_at = page.last_published_at = published
    page.latest_revision_created_at = published
    return page


def _make_articles(rubric: Any, start: int, end: int) -> Iterator[Any]:
    from stadtteilzeitung.models import ArticlePage

    texts = islice(make_texts(), start, end)
    for number, (title, teaser, body) in enumerate(texts, start):
        yield ArticlePage(
            title=title,
            slug=f"artikel-{number}",
            teaser=teaser,
            body=dumps([{"type": "text", "value": f"<p>{body}</p>"}]),
            rubric=rubric,
        )


def make_texts() -> Iterator[tuple[str, str, str]]:
    """Title, teaser and body of one article after the other, without end."""
    chance = random.Random(19)  # noqa: S311 - the same each time
    sentences = read_sentences()
    words = read_words(WORDS)
    # By rank, as Zipf has it.
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    while True:
        said = [
            _mix(chance.choice(sentences), chance.choices(words, cum_weights=weights, k=OTHERS))
            for _number in range(chance.randint(*SENTENCES))
        ]
        title = " ".join(chance.choices(words, cum_weights=weights, k=3))
        yield title, said[0][:300], " ".join(said[1:])


def _mix(sentence: str, others: Sequence[str]) -> str:
    return f"{sentence.rstrip('.')} {', '.join(others)}."


def read_sentences() -> list[str]:
    """The sentences of the demo's articles, as plain text."""
    texts = []
    for file in sorted(ARTICLES.glob("*.toml")):
        blocks = tomllib.loads(file.read_text(encoding="utf-8")).get("body", ())
        texts += [block["value"] for block in blocks if block["type"] == "text"]
    plain = re.sub(r"<[^>]+>", " ", " ".join(texts))
    # Shorter ones say nothing.
    return [one.strip() for one in re.findall(r"[^.!?]+\.", plain) if len(one.split()) > 4]  # noqa: PLR2004


def read_words(number: int) -> list[str]:
    """So many German nouns, mixed."""
    from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

    known = LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary("de")
    nouns = [word for word, lemma in known.items() if word == lemma and word.istitle()]
    # As long as words of texts are.
    nouns = [word for word in nouns if word.isalpha() and 4 <= len(word) <= 16]  # noqa: PLR2004
    return random.Random(20).sample(nouns, number)  # noqa: S311 - the same each time
