"""How well the search finds what people mean, beside the backend that Wagtail brings.

    python scripts/bench_search.py [open|sealed]

Asks the judged queries of `tests/search/judged` on a copy of the demo, on both databases, each with
the index of either backend. Prints the mean reciprocal rank and, of the pages that are right, how
many are among the first ten, by class and by language, and the ten queries that do worst. Queries
whose right pages exist in German alone are left out.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import mean
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
FIRST = 10


def main() -> int:
    """Measure on both databases; the part of the set is the first argument."""
    part = sys.argv[1] if sys.argv[1:] else "open"
    if os.environ.get("BENCH_DATABASE"):
        measure(part)
        return 0
    from scripts import databases, demo_site
    from scripts.postgres import get_url, server

    with server(), tempfile.TemporaryDirectory() as folder:
        demo = demo_site.build()
        copy = Path(folder) / "db.sqlite3"
        shutil.copy(demo_site.build_on_sqlite() / "db.sqlite3", copy)
        with databases.copy_of(demo.template) as name:
            for url in (f"sqlite:///{quote(str(copy))}", get_url(name)):
                run(part, url)
    return 0


def run(part: str, url: str) -> None:
    """Measure in a process of its own, as Django knows one database for its lifetime."""
    environment = {**os.environ, "BENCH_DATABASE": url, "TEST_DATABASE_URL": url}
    environment["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
    subprocess.run([sys.executable, __file__, part], cwd=ROOT, env=environment, check=True)


def measure(part: str) -> None:
    """Ask all queries of both backends and print what came of it."""
    import django

    django.setup()
    from django.db import connection
    from django.test.utils import override_settings

    print(f"\n{connection.vendor}, {part}.tsv")
    stock = {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "german"}
    with override_settings(WAGTAILSEARCH_BACKENDS={"default": stock}):
        before = ask_all(part)
    show(before, ask_all(part))


def ask_all(part: str) -> list[tuple[Any, float, float, list[str]]]:
    """Each query with its reciprocal rank, its recall and the addresses that came first."""
    from django.core.management import call_command

    call_command("update_index", verbosity=0)
    from tests.search.judged_queries import FOLDER, find_addresses, read_judged

    judged = read_judged(FOLDER / f"{part}.tsv")
    own = {language: find_addresses(language) for language in {one.language for one in judged}}
    return [(one, *judge(one, own[one.language])) for one in judged if not one.is_german]


def judge(query: Any, addresses: dict[str, int]) -> tuple[float, float, list[str]]:
    """Reciprocal rank of the first page that is right, share of them among the first ten."""
    from wagtail.models import Locale

    from cms.core.search import Found, ReaderQuery, clean_query, get_readable_pages
    from cms.site.visibility import PublicScope
    from tests.search.judged_queries import match

    locale = Locale.objects.get(language_code=query.language)
    pages = get_readable_pages(PublicScope(locale, (), ()))
    names = {key: address for address, key in addresses.items()}
    hits = Found(ReaderQuery(clean_query(query.query), query.language), pages).hits
    found = [names.get(page.pk, page.url_path) for page in hits[:FIRST]]
    right = [set(match(page, found)) for page in query.pages]
    ranks = [found.index(address) for some in right for address in some]
    return (1 / (min(ranks) + 1) if ranks else 0.0), mean(map(bool, right)), found


def show(before: Sequence, after: Sequence) -> None:
    """A line for each class and language, and the ten worst."""
    for title, name in (("class", "kind"), ("language", "language")):
        print(f"{title:12} {'queries':>7} {'MRR':>6} {'recall':>6}   stock: MRR recall")
        groups = defaultdict(list)
        for old, new in zip(before, after, strict=True):
            groups[getattr(new[0], name)].append((old, new))
        for group, pairs in groups.items():
            print_line(group, pairs)
        if name == "language":
            print_line("all", [*zip(before, after, strict=True)])
    print("Worst:")
    for query, rank, recall, found in sorted(after, key=lambda one: one[1] + one[2])[:FIRST]:
        print(f"  {query.language} {query.kind} {query.query!r}: {rank:.2f} {recall:.2f}", end=" ")
        print(f"wanted {' '.join(query.pages)}; first {' '.join(found[:3])}")


def print_line(name: str, pairs: Iterable) -> None:
    """Mean figures of some queries."""
    old, new = zip(*pairs, strict=True)
    figures = [mean(one[place] for one in some) for some in (new, old) for place in (1, 2)]
    ours, stock = figures[:2], figures[2:]
    line = "{:12} {:7} {:6.3f} {:6.3f}          {:6.3f} {:6.3f}"
    print(line.format(name, len(new), *ours, *stock))


if __name__ == "__main__":
    sys.exit(main())
