"""What the search costs on a site of many articles, in parts of an uncached article page.

    python -m scripts.bench_search_large [SMALL LARGE]

Fills a database of either kind with 2,000 and then 20,000 articles (`scripts/large_site.py`), makes
the index anew and measures processor time, that of PostgreSQL's own process included: the machine
may do other things meanwhile. Words are those of the index, the most frequent and some of each
frequency. Ends with 1 where a promise is not kept.
"""

import logging
import os
import sys
import time
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any

from scripts.bench_steps import analyze, get, make_databases, run, take_step

SIZES = (2_000, 20_000)
#: Words of either kind that are asked for, and pages that are looked at for comparison.
MOST_FREQUENT, SPREAD, PAGES = 60, 240, 20
#: Queries of frequent words, and how many words those are.
ATTACKS, FREQUENT = 1_000, 100
#: A word that fewer pages have is not frequent.
RARE = 0.05
WORKER_MEGABYTES, REINDEX_SECONDS = 120, 300


def main() -> int:
    """Measure on both databases."""
    if take_step(build, measure):
        return 0
    sizes = [*map(int, sys.argv[1:])] or SIZES
    failed = []
    with make_databases() as urls:
        for url in urls:
            print(f"\n{url.partition(':')[0]}", flush=True)
            found = [
                run(__file__, "build", url, size) | run(__file__, "measure", url, size)
                for size in sizes
            ]
            failed += show(sizes, found)
    print("\n".join(failed) or "All promises are kept.")
    return 1 if failed else 0


# --- In a process with Django --------------------------------------------------------------------


def build(size: int) -> dict[str, Any]:
    """Add articles and make the index anew; how long that takes."""
    from django.core.management import call_command

    from scripts.large_site import add_articles
    from tests.processor import get_used

    add_articles(size)
    begun, used = time.perf_counter(), get_used()
    call_command("update_index", stdout=sys.stderr)
    found = {"reindex": time.perf_counter() - begun, "reindex_used": get_used() - used}
    analyze()
    return found


def measure(size: int) -> dict[str, Any]:
    """What words, an article page and a publication cost on a site that `build` has made."""
    from search.analysis.lemmas import load_dictionaries

    # What is no query to the API is told for each.
    logging.disable(logging.WARNING)
    load_dictionaries()
    page = measure_pages()
    before = get_memory()
    costs = measure_words()
    grown = get_memory() - before
    publish = measure_publishing()
    attack = measure_attack()
    return {
        "attack": attack,
        "size": size,
        "page": page,
        "words": costs,
        "grown": grown,
        "publish": publish,
    }


def measure_pages() -> float:
    """Seconds that an article page costs, the middle one of some."""
    from django.test import Client

    from stadtteilzeitung.models import ArticlePage
    from tests.processor import cost

    client = Client()
    articles = ArticlePage.objects.live().order_by("?")[: PAGES + 3]
    costs = [cost(partial(get, client, one.url)) for one in articles]
    return median(costs[3:])


def measure_words() -> list[tuple[str, int, float]]:
    """Words, on how many pages they stand, and seconds of a first page of hits."""
    from search.models import IndexedWord
    from tests.processor import cost

    rows = IndexedWord.objects.filter(language="de").order_by("-pages", "word")
    words = list(rows.values_list("text", "pages"))
    step = max(len(words) // SPREAD, 1)
    chosen = [*words[:MOST_FREQUENT], *words[MOST_FREQUENT::step]]
    look_for(chosen[0][0])
    # The first one pays for what a process keeps.
    return [(word, pages, min(cost(partial(look_for, word)) for _ in range(2)))
            for word, pages in chosen]  # fmt: skip


@cache
def get_locale() -> Any:
    """German, as requests know it already."""
    from wagtail.models import Locale

    return Locale.get_default()


def look_for(word: str) -> None:
    """What the search page asks of the search: ten hits, how many there are, what they are."""
    from cms.core.facets import MOST_COUNTED
    from cms.core.search import Found, ReaderQuery, get_readable_pages
    from cms.site.visibility import PublicScope

    pages = get_readable_pages(PublicScope(get_locale(), (), ()))
    found = Found(ReaderQuery(word, "de"), pages)
    list(found.hits[:10])
    found.hits.count()
    found.read_facts(MOST_COUNTED + 1)


def measure_attack() -> float:
    """Seconds of the dearest of a thousand queries of the most frequent words and of operators."""
    from django.test import Client

    from search.models import IndexedWord
    from tests.processor import cost
    from tests.search.hostile import make_hostile

    words = IndexedWord.objects.filter(language="de").order_by("-pages", "word")
    frequent = list(words.values_list("text", flat=True)[:FREQUENT])
    client = Client()
    addresses = ("/suche/?q=", "/api/v1/search?limit=20&q=")
    return max(
        cost(partial(get, client, f"{addresses[place // 2 % 2]}{query}"))
        for place, query in enumerate(make_hostile(ATTACKS, frequent))
    )


def measure_publishing() -> list[float]:
    """Seconds of publishing an article with our backend and with the stock one, in turn."""
    from django.test.utils import override_settings

    from stadtteilzeitung.models import ArticlePage
    from tests.processor import cost

    stock = {"default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "german"}}
    immediate = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    ours: list[float] = []
    theirs: list[float] = []
    articles = list(ArticlePage.objects.live().order_by("pk")[:24])
    with override_settings(TASKS=immediate):
        for place, article in enumerate(articles):
            article.title = f"{article.title} neu"
            if place % 2:
                with override_settings(WAGTAILSEARCH_BACKENDS=stock):
                    theirs.append(cost(partial(publish, article)))
            else:
                ours.append(cost(partial(publish, article)))
    return [median(ours[2:]), median(theirs[2:])]


def publish(article: Any) -> None:
    """Save a version and release it, with all that hangs on it."""
    article.save_revision().publish()


def get_memory() -> float:
    """Megabytes of memory that this process has of its own and shares."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


# --- What came of it -----------------------------------------------------------------------------


def show(sizes: Sequence[int], found: Sequence[dict[str, Any]]) -> list[str]:
    """Print a table; the promises that are not kept."""
    print(f"{'':42}{'promised':>10}" + "".join(f"{size:>10}" for size in sizes))
    failed = []
    for name, promised, figures in read_lines(sizes, found):
        line = "".join(f"{figure:10.2f}" for figure in figures)
        print(f"{name:42}{promised or '':>10}{line}", flush=True)
        if promised and figures[-1] > promised:
            failed.append(f"{name}: {figures[-1]:.2f}, promised {promised}")
    worst = sorted(found[-1]["words"], key=lambda one: -one[2])[:5]
    print("Dearest: " + ", ".join(f"{word} ({pages} pages)" for word, pages, _cost in worst))
    return failed


def read_lines(sizes: Sequence[int], found: Sequence[dict[str, Any]]) -> list[tuple]:
    """What is printed: a name, what was promised, a figure a size."""
    ratios = [[cost / one["page"] for _w, _p, cost in one["words"]] for one in found]
    rare = [
        mean(cost for _w, pages, cost in one["words"] if pages < RARE * size)
        for size, one in zip(sizes, found, strict=True)
    ]
    return [
        ("article page, milliseconds", None, [one["page"] * 1000 for one in found]),
        ("search / page, mean", 0.5, [mean(one) for one in ratios]),
        ("search / page, median", None, [median(one) for one in ratios]),
        ("search / page, p95", 1, [quantiles(one, n=20)[-1] for one in ratios]),
        ("search / page, dearest word", 5, [max(one) for one in ratios]),
        ("rare words, to the smaller site", 2, [cost / rare[0] for cost in rare]),
        ("dearest of 1,000 attacks, seconds", 0.5, [one["attack"] for one in found]),
        ("dearest of 1,000 attacks / page", None, [one["attack"] / one["page"] for one in found]),
        ("index anew, seconds", REINDEX_SECONDS, [one["reindex"] for one in found]),
        ("index anew, seconds of processor", None, [one["reindex_used"] for one in found]),
        ("publishing / with the stock backend", 1.33,
         [one["publish"][0] / one["publish"][1] for one in found]),
        ("worker grows by, MB", WORKER_MEGABYTES, [one["grown"] for one in found]),
    ]  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
