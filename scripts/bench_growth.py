"""What pages cost on a site that grows from a hundred articles to a hundred thousand.

    python -m scripts.bench_growth [--sqlite] [SMALL ... LARGE]

Fills a database with articles, dates, pictures and translated pages (`large_site.py`,
`large_rows.py`) and measures the processor time of each page as it is made anew, PostgreSQL's own
process included: the machine may do other things meanwhile. Ends with 1 where a page of the largest
site costs too much beside the smallest one's.
"""

import sys
import time
from functools import partial
from statistics import median
from typing import Any

from scripts.bench_steps import analyze, get, make_databases, run, take_step

SIZES = (100, 10_000, 100_000)
#: Dates and pictures on a site of so many articles: a small one has more of them for each.
DATES, IMAGES = 1_000, 5_000
#: The board of translations shows so many pages at most that are translated.
TRANSLATED = 10_000
#: Page → how many times the smallest site's it may cost on the largest.
PROMISED = {
    "article": 1.3,
    "front page": 1.3,
    "listing": 1.3,
    "month": 1.3,
    "API list": 1.3,
    "API authors": 2,
    "explorer": 1.3,
    "article list": 1.3,
    "board": 2,
}
ROUNDS = 15


def main() -> int:
    """Build, measure and print, size by size."""
    if take_step(build, measure):
        return 0
    sizes = [int(each) for each in sys.argv[1:] if each.isdigit()] or SIZES
    found = []
    with make_databases() as urls:
        url = urls[0 if "--sqlite" in sys.argv[1:] else 1]
        for size in sizes:
            took = run(__file__, "build", url, size)["seconds"]
            print(f"{size} articles after {took:.0f} s", file=sys.stderr, flush=True)
            found.append(run(__file__, "measure", url, size))
    return show(sizes, found)


# --- In a process with Django --------------------------------------------------------------------


def build(size: int) -> dict[str, Any]:
    """Add what is missing of a site of this size."""
    from django.db import connection

    from cms.site.content_version import begin_new_version
    from scripts import large_rows
    from scripts.large_site import add_articles

    begun = time.perf_counter()
    branch = find_branch()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Triggers and foreign keys of a hundred thousand rows take longer than the rows.
            cursor.execute("SET session_replication_role = replica")
    add_articles(size)
    large_rows.add_authors()
    large_rows.add_occurrences(max(DATES, size))
    large_rows.add_images(max(IMAGES, size))
    large_rows.add_translated_pages(branch, min(size, TRANSLATED))
    begin_new_version()
    analyze()
    return {"seconds": time.perf_counter() - begun}


def find_branch() -> Any:
    """The page below which translated ones lie; the front page shows articles and dates."""
    from wagtail.models import Page

    from tests import factories

    branch = Page.objects.filter(slug="uebersetzt").first()
    if branch is None:
        factories.site_details()
        home = factories.home_page()
        sections = ({"teaser": "newest_articles"}, {"teaser": "next_events"})
        home.sections = [("section", {"title": "", **each}) for each in sections]
        home.save_revision().publish()
        branch = factories.standard_page(slug="uebersetzt")
    return branch


def measure(_size: int) -> dict[str, Any]:
    """Seconds that each page costs, the middle one of some, and its queries."""
    import logging

    from django.test import Client

    from tests.editing import come_back
    from tests.processor import cost
    from tests.readers import count_queries

    logging.disable(logging.WARNING)
    reader, moderator = Client(), come_back("messung")
    found = {}
    for name, url in find_pages().items():
        client = moderator if url.startswith("/admin/") else reader
        number = count_queries(client, url)
        found[name] = (median(cost(partial(get, client, url)) for _ in range(ROUNDS)), number)
    return found


def find_pages() -> dict[str, str]:
    """The address of each page that is measured."""
    from django.urls import reverse
    from django.utils.timezone import localdate

    from stadtteilzeitung.models import ArticlePage
    from tests import factories
    from tests.veranstaltungen import events

    newspaper = factories.newspaper()
    return {
        "article": ArticlePage.objects.get(slug="artikel-10").url,
        "front page": "/",
        "listing": newspaper.url,
        "month": f"{events.calendar().url}monat/{localdate():%Y-%m}/",
        "API list": "/api/v1/articles?limit=20",
        "API authors": "/api/v1/authors?limit=20",
        "explorer": reverse("wagtailadmin_explore", args=[newspaper.pk]),
        "article list": reverse("articles:index"),
        "board": reverse("translation_board"),
    }


# --- What came of it -----------------------------------------------------------------------------


def show(sizes: Any, found: list[dict[str, Any]]) -> int:
    """Print a table; 1 where a promise is not kept."""
    print(
        f"{'':14}{'promised':>9}" + "".join(f"{size:>11} {'times':>7}{'asks':>5}" for size in sizes)
    )
    failed = 0
    for name, promised in PROMISED.items():
        first = found[0][name][0]
        print(f"{name:14}{promised:9}", end="")
        for seconds, asked in (each[name] for each in found):
            print(f"{seconds * 1000:8.1f} ms {seconds / first:7.2f}{asked:5}", end="")
        failed |= found[-1][name][0] > promised * first
        print()
    return failed


if __name__ == "__main__":
    sys.exit(main())
