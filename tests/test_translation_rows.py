"""Rows of projects and gardens survive translation: words are translated, figures follow."""

from datetime import date
from decimal import Decimal

import pytest
from wagtail.models import Locale

from tests.garten import factories as gardens
from tests.projekte import factories as projects
from tests.translating import language, publish_translation

pytestmark = pytest.mark.django_db


@pytest.fixture
def french() -> Locale:
    """A second language with a home page; its words are French for those who write this."""
    return language("uk")


def test_funding_lines_keep_their_figures_and_change_their_words(french: Locale) -> None:
    line = projects.line("Stadt", amount=Decimal("102137.34"), share=Decimal("20.5"), note="Rest")
    project = projects.project(
        "Brunnen", lines=[line], start_month=date(2026, 1, 1), status="planned"
    )
    projects.index().copy_for_translation(french)
    translated = publish_translation(
        project, french, Brunnen="Fontaine", Stadt="Ville", Rest="Reste"
    )
    assert translated.title == "Fontaine"
    assert (translated.status, translated.start_month) == ("planned", date(2026, 1, 1))
    row = translated.funding_lines.get()
    assert (row.source, row.note) == ("Ville", "Reste")
    assert (row.amount, row.share) == (Decimal("102137.34"), Decimal("20.50"))

    source = project.funding_lines.get()
    source.amount = Decimal(500)
    project.funding_lines.set([source])
    project.save_revision().publish()
    again = publish_translation(project, french, Stadt="Ville").funding_lines.get()
    assert (again.pk, again.source, again.amount) == (row.pk, "Ville", Decimal(500))


def test_plots_tasks_and_diary_keep_figures_and_change_their_words(french: Locale) -> None:
    plot = gardens.plot(7, "Ofen", kind="oven", note="Heiß", column=3, row=4, width=5, height=6)
    plot.looked_after_by = "Alle"
    garden = gardens.garden(plots=[plot], area=1600)
    translated = publish_translation(garden, french, Ofen="Four", Heiß="Chaud", Alle="Tous")
    assert translated.area == 1600
    row = translated.plots.get()
    assert (row.name, row.note, row.looked_after_by) == ("Four", "Chaud", "Tous")
    assert (row.number, row.kind) == (7, "oven")
    assert (row.column, row.row, row.width, row.height) == (3, 4, 5, 6)

    year = gardens.year(gardens.task(3, "Erbsen", kind="sow", note="Vlies"))
    row = publish_translation(year, french, Erbsen="Pois", Vlies="Voile").tasks.get()
    assert (row.month, row.kind, row.what, row.note) == (3, "sow", "Pois", "Voile")

    day = date(2026, 4, 2)
    entry = gardens.entry("Frost", day, weather="Kalt")
    gardens.diary().copy_for_translation(french)
    translated = publish_translation(entry, french, Frost="Gel", Kalt="Froid")
    assert (translated.title, translated.weather, translated.date) == ("Gel", "Froid", day)
