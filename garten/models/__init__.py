"""The community garden: its page, its plots, the diary and the garden year."""

from garten.models.diary import DiaryEntryPage, GardenDiaryPage
from garten.models.garden import GardenPage, Plot
from garten.models.year import GardenTask, GardenYearPage

__all__ = [
    "DiaryEntryPage",
    "GardenDiaryPage",
    "GardenPage",
    "GardenTask",
    "GardenYearPage",
    "Plot",
]
