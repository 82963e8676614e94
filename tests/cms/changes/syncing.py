"""An app that keeps a copy: asks for changes as `docs/api/changes.md` says."""

from collections.abc import Callable
from typing import Any

from django.test import Client, TestCase
from wagtail.models import Page

from home.models import StandardPage
from tests import factories
from tests.readers import read


class App:
    """Knows the public pages by key, and all that it was told."""

    def __init__(self, client: Any, limit: int = 100) -> None:
        self.client, self.limit, self.cursor = client, limit, ""
        self.pages: dict[int, str] = {}
        self.received: list[dict[str, Any]] = []

    def sync(self) -> list[dict[str, Any]]:
        """Ask until there is no more; returns what was told this time."""
        news: list[dict[str, Any]] = []
        while True:
            query = {"since": self.cursor, "limit": self.limit}
            response = self.client.get("/api/v1/changes", query)
            assert response.status_code == 200, response.content
            answer = response.json()
            news += answer["entries"]
            self.cursor = answer["cursor"]
            if not answer["has_more"]:
                break
        for entry in news:
            if entry["url"]:
                self.pages[entry["id"]] = entry["url"]
            elif entry["id"]:
                self.pages.pop(entry["id"], None)
        self.received += news
        return news


def events(entries: list[dict[str, Any]]) -> list[tuple[str, int | None]]:
    """Occasion and page of each entry."""
    return [(entry["what"], entry["id"]) for entry in entries]


def happen(deed: Callable[[], Any]) -> Any:
    """Do something and commit it, as far as the site can tell."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        return deed()


def make(parent: Page | None = None, title: str = "", **fields: Any) -> StandardPage:
    return happen(lambda: factories.standard_page(parent, title, **fields))


def get_public_urls(client: Client) -> set[str]:
    """What the sitemap names: the same question asked elsewhere."""
    return {loc.get_text() for loc in read(client, "/sitemap.xml").select("url > loc")}
