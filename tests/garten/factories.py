"""The garden for tests; see `tests/factories.py`."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from garten.models import (
    DiaryEntryPage,
    GardenDiaryPage,
    GardenPage,
    GardenTask,
    GardenYearPage,
    Plot,
)
from tests import factories

_numbers = count(1)


def plot(number: int, name: str = "", **fields: Any) -> Plot:
    """A plot that belongs to no garden yet."""
    fields = {"name": name or f"Beet {number}", "kind": "raised_bed", **fields}
    return Plot(number=number, locale=factories.language(), **fields)


def garden(**fields: Any) -> GardenPage:
    """The garden; made once, then the same. `plots` and `topics` are lists."""
    known = GardenPage.objects.filter(slug="garten").first()
    if known:
        return known
    plots, topics = fields.pop("plots", []), fields.pop("topics", [])
    page = GardenPage(**{"title": "Stadtteilgarten", "slug": "garten", "teaser": "Kommt", **fields})
    page.plots.set(factories.in_order(plots))
    page.topics.set(topics)
    return factories._add(factories.home_page(), page, {})


def diary() -> GardenDiaryPage:
    """The diary; made once, then the same."""
    known = GardenDiaryPage.objects.first()
    page = GardenDiaryPage(title="Gartentagebuch", slug="tagebuch", teaser="Was war")
    return known or factories._add(garden(), page, {})


def entry(title: str = "", day: date | None = None, **fields: Any) -> DiaryEntryPage:
    """An entry of the diary; each next one tells of an earlier day."""
    number = next(_numbers)
    options = {name: fields.pop(name) for name in ("live", "published") if name in fields}
    given = {
        "teaser": f"Anreißer {number}",
        "body": [("text", f"<p>Text von Eintrag {number}.</p>")],
        "lead_image": factories.image(),
        "lead_image_alt": f"Bild zu Eintrag {number}",
    }
    page = DiaryEntryPage(
        title=title or f"Eintrag {number}",
        date=day or date(2026, 1, 1) - timedelta(days=number),
        **{**given, **fields},
    )
    return factories._add(diary(), page, options)


def task(month: int, what: str = "", **fields: Any) -> GardenTask:
    """A task that belongs to no year yet."""
    fields = {"kind": "do", **fields}
    what = what or f"Aufgabe {next(_numbers)}"
    return GardenTask(month=month, what=what, locale=factories.language(), **fields)


def year(*tasks: GardenTask, **fields: Any) -> GardenYearPage:
    """The garden year with these tasks."""
    options = {"live": fields.pop("live", True)}
    given = {"title": "Das Gartenjahr", "slug": "gartenjahr", "teaser": "Monat für Monat"}
    page = GardenYearPage(**{**given, **fields})
    page.tasks.set(factories.in_order(tasks))
    return factories._add(garden(), page, options)
