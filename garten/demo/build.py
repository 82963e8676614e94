"""The garden's part of the demo site: a plan, a garden year, and a year of diary."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils.timezone import get_current_timezone, localdate

from cms.core.models import Place
from cms.demo.body import to_stream
from cms.demo.moments import stand_in
from cms.demo.site import DemoSite, read_toml
from cms.sections import Role
from garten.models import (
    DiaryEntryPage,
    GardenDiaryPage,
    GardenPage,
    GardenTask,
    GardenYearPage,
    Plot,
)
from garten.months import TaskKind

CONTENT = Path(__file__).parent
#: Numbers below are the newspaper's; see `cms.demo.moments`.
FIRST_STAND_IN = 100


def build(demo: DemoSite) -> None:
    """The garden, below it the diary with its entries and the garden year."""
    plan = read_toml(CONTENT / "garden.toml")
    garden = _make_garden(demo, plan)
    demo.add_page(demo.home, garden)
    demo.index_pages.append(garden)
    diary = GardenDiaryPage(slug="tagebuch", **plan["diary"])
    demo.add_page(garden, diary)
    for number, each in enumerate(read_diary()):
        moment = stand_in(FIRST_STAND_IN + number)
        demo.add_page(diary, _make_entry(demo, each, moment.date()), moment)
    year = GardenYearPage(slug="gartenjahr", **plan["year"])
    year.tasks.set(_make_tasks(demo))
    demo.add_page(garden, year)


def read_diary() -> list[dict[str, Any]]:
    """All entries, in no order of days but always in the same."""
    files = sorted(CONTENT.glob("diary-*.toml"))
    return [entry for path in files for entry in read_toml(path)["entry"]]


def find_day(today: date, month: int, day: int) -> date:
    """The latest such day that is over."""
    found = date(today.year, month, day)
    return found if found < today else found.replace(year=today.year - 1)


def _make_garden(demo: DemoSite, plan: dict[str, Any]) -> GardenPage:
    data = plan["garden"]
    garden = GardenPage(
        title=data["title"],
        slug="garten",
        teaser=data["teaser"],
        show_in_menus=True,
        area=data["area"],
        hours=data["hours"].strip(),
        joining=data["joining"],
        place=Place.objects.get(name=data["place"], locale=demo.locale),
        contact=demo.person(data["contact"]),
        body=to_stream(demo, plan["body"]),
        **_lead_image(demo, data),
    )
    garden.topics.set(demo.topics(data["topics"]))
    garden.plots.set(
        [_make_plot(demo, number, plot) for number, plot in enumerate(plan["plot"], start=1)]
    )
    return garden


def _make_plot(demo: DemoSite, number: int, data: dict[str, Any]) -> Plot:
    column, row, width, height = data["at"]
    return Plot(
        locale=demo.locale,
        sort_order=number,
        number=number,
        name=data["name"],
        kind=data["kind"],
        looked_after_by=data["group"],
        note=data["note"],
        column=column,
        row=row,
        width=width,
        height=height,
    )


def _make_tasks(demo: DemoSite) -> list[GardenTask]:
    tasks: list[GardenTask] = []
    for month in read_toml(CONTENT / "year.toml")["month"]:
        for kind in TaskKind.values:
            for what, note in month.get(kind, []):
                task = GardenTask(month=month["number"], kind=kind, what=what, note=note)
                task.locale, task.sort_order = demo.locale, len(tasks)
                tasks.append(task)
    return tasks


def get_moments(now: datetime) -> dict[int, datetime]:
    """The evening on which each entry of the diary was published, by its number."""
    days = (find_day(localdate(now), each["month"], each["day"]) for each in read_diary())
    return {
        FIRST_STAND_IN + number: datetime.combine(day, time(20), tzinfo=get_current_timezone())
        for number, day in enumerate(days)
    }


def build_current(demo: DemoSite) -> None:
    """Yesterday's entry, which the gardener has handed in."""
    diary = GardenDiaryPage.objects.get(slug="tagebuch", locale=demo.locale)
    data = read_toml(CONTENT / "work_in_progress.toml")["entry"]
    entry = _make_entry(demo, data, localdate(demo.now) - timedelta(days=1))
    demo.add_work(diary, entry, Role.GARDENERS, "waiting", 1)


def _make_entry(demo: DemoSite, data: dict[str, Any], day: date) -> DiaryEntryPage:
    return DiaryEntryPage(
        title=data["title"],
        slug=f"{day:%Y-%m}-{data['slug']}",
        date=day,
        weather=data["weather"],
        teaser=data["teaser"],
        body=to_stream(demo, [{"type": "text", "value": data["text"]}]),
        **_lead_image(demo, data),
    )


def _lead_image(demo: DemoSite, data: dict[str, Any]) -> dict[str, Any]:
    """The fields of a lead picture, where there is one."""
    image = data.get("image")
    if image is None:
        return {}
    return {
        "lead_image": demo.image(image),
        "lead_image_alt": image["alt"],
        "lead_image_caption": image["caption"],
    }
