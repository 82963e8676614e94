"""The first page of the admin, as somebody of a role meets it."""

import json
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils.timezone import now, timedelta
from wagtail.models import Page, TaskState, WorkflowState

from cms.sections import Role
from tests import factories
from tests.readers import read

DASHBOARD = "/admin/"
# Headings of the panels.
SENT_BACK, DRAFTS = "An Sie zurückgegeben", "Ihre Entwürfe"
HANDED_IN, PUBLISHED = "Von Ihnen eingereicht", "Veröffentlicht"
WAITING, ISSUE = "Wartet auf Ihre Entscheidung", "Nächste Ausgabe"
SCHEDULED = "Erscheint demnächst von selbst"
SILENT, STALE = "Bilder ohne Beschreibung", "Seit einem Jahr nicht durchgesehen"


class Person:
    """Somebody of a role, logged in."""

    def __init__(self, role: Role | None, name: str = "", **fields: Any) -> None:
        self.user = factories.user(name or str(role), role, **fields)
        self.client = Client()
        self.client.force_login(self.user)

    def open_dashboard(self) -> BeautifulSoup:
        """Their first page."""
        return read(self.client, DASHBOARD)


def words(part: Tag | None) -> str:
    """The words of a part, single-spaced."""
    assert part is not None
    return " ".join(part.get_text(" ").split())


def get_panels(soup: BeautifulSoup) -> dict[str, Tag]:
    """The panels by heading, without the count, in their order."""
    panels = {}
    for panel in soup.select(".dashboard-panel"):
        heading = panel.select_one("h1, h2")
        assert heading
        count = heading.select_one(".dashboard-panel__count")
        title = words(heading)
        panels[title.removesuffix(words(count)).strip() if count else title] = panel
    return panels


def get_titles(panel: Tag) -> list[str]:
    """What is listed in a panel."""
    return [words(title) for title in panel.select(".dashboard-row__title")]


def get_lists(soup: BeautifulSoup) -> dict[str, list[str]]:
    """What is listed in each panel."""
    return {heading: get_titles(panel) for heading, panel in get_panels(soup).items()}


def get_buttons(soup: BeautifulSoup) -> dict[str, str]:
    """The big buttons and where they lead."""
    return {words(link): str(link["href"]) for link in soup.select(".dashboard-button")}


def get_menu(soup: BeautifulSoup) -> list[str]:
    """Labels of the main menu; a menu within it as “Menu: entry, entry”."""
    props = json.loads(soup.select("#wagtail-sidebar-props")[0].get_text())
    modules = {module["_type"]: module["_args"] for module in props["modules"]}
    return [_describe(item) for item in modules["wagtail.sidebar.MainMenuModule"][0]]


def _describe(item: dict[str, Any]) -> str:
    label = item["_args"][0]["label"]
    if item["_type"].endswith("SubMenuItem"):
        entries = ", ".join(entry["_args"][0]["label"] for entry in item["_args"][1])
        return f"{label}: {entries}"
    return str(label)


def hand_in(page: Page, user: Any, days_ago: int = 0) -> WorkflowState:
    """`user` hands the page in, some days ago."""
    workflow = page.get_workflow()
    assert workflow
    state = workflow.start(page, user)
    begun = now() - timedelta(days=days_ago)
    TaskState.objects.filter(workflow_state=state).update(started_at=begun)
    return state


def send_back(page: Page, author: Any, reviewer: Any, comment: str) -> None:
    """`author` hands the page in, `reviewer` sends it back with a comment."""
    task = hand_in(page, author).current_task_state
    assert task
    task.specific.reject(user=reviewer, comment=comment)


def draft(author: Any, title: str, **fields: Any) -> Any:
    """An article that somebody has begun."""
    return factories.article(title, owner=author, live=False, **fields)


def age(page: Page, days: int) -> None:
    """The page was published some days ago and not changed since."""
    Page.objects.filter(pk=page.pk).update(last_published_at=now() - timedelta(days=days))


def get_next_step(person: Person) -> str:
    """The sentence of the welcome panel."""
    return words(person.open_dashboard().select_one(".welcome-panel__sentence"))
