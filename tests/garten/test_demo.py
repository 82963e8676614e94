"""What the demo shows of the garden: something in every month."""

from cms.demo.site import read_toml
from garten.demo.build import CONTENT, read_diary
from garten.models import GardenDiaryPage, Plot
from garten.models.year import TaskKind
from garten.plan import overlap

MONTHS = set(range(1, 13))


def test_diary_tells_of_every_month_and_fills_more_than_a_page() -> None:
    entries = read_diary()
    assert {entry["month"] for entry in entries} == MONTHS
    assert len(entries) > GardenDiaryPage.entries_per_page
    assert any("image" not in entry for entry in entries)


def test_every_month_has_something_to_harvest_and_to_do() -> None:
    months = read_toml(CONTENT / "year.toml")["month"]
    assert {month["number"] for month in months} == MONTHS
    for month in months:
        assert month[TaskKind.HARVEST]
        assert month[TaskKind.DO]


def test_no_two_plots_share_a_square() -> None:
    rows = read_toml(CONTENT / "garden.toml")["plot"]
    fields = ("column", "row", "width", "height")
    plots = [Plot(name=row["name"], **dict(zip(fields, row["at"], strict=True))) for row in rows]
    for number, plot in enumerate(plots):
        assert not [other.name for other in plots[:number] if overlap(plot, other)]
