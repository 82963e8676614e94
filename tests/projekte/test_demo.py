"""What the demo shows of the projects: every stage, with money and without."""

from cms.demo.site import read_folder
from projekte.demo.build import CONTENT
from projekte.models.projects import Status


def test_demo_has_projects_of_every_stage() -> None:
    projects = [data for _, data in read_folder(CONTENT / "projects")]
    assert len(projects) >= 8
    assert {project["status"] for project in projects} == set(Status.values)


def test_demo_shows_sums_shares_and_neither() -> None:
    lines = [line for _, data in read_folder(CONTENT / "projects") for line in data["funding"]]
    assert any("amount" in line and "share" in line for line in lines)
    assert any("share" in line and "amount" not in line for line in lines)
    assert any("share" not in line and "amount" not in line for line in lines)
