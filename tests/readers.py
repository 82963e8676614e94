"""What a reader gets: pages as parsed HTML, the data in their head, and what they cost."""

import json
from typing import Any

from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site


def read(client: Client, url: str, status: int = 200) -> BeautifulSoup:
    """The parsed page at `url`, which answers with `status`."""
    response = client.get(url)
    assert response.status_code == status, f"{url} answers {response.status_code}"
    soup = BeautifulSoup(response.content, "html.parser")
    # Nobody sees what waits in a template for a script.
    for template in soup("template"):
        template.decompose()
    return soup


def text(soup: BeautifulSoup, selector: str = "main") -> str:
    """The words of a part of the page, single-spaced."""
    part = soup.select_one(selector)
    assert part is not None, f"no {selector}"
    # Where a word may break it is still one.
    for each in part("wbr"):
        each.decompose()
    part.smooth()
    return " ".join(part.get_text(" ").split())


def links(soup: BeautifulSoup, selector: str = "body") -> list[str]:
    """Addresses of all links in a part of the page."""
    return [str(link["href"]) for link in soup.select(f"{selector} a[href]")]


def structured(soup: BeautifulSoup, kind: str) -> dict[str, Any]:
    """The page's only JSON-LD object of a type."""
    scripts = soup.find_all("script", type="application/ld+json")
    objects = [json.loads(script.get_text()) for script in scripts]
    found = [item for item in objects if item["@type"] == kind]
    assert len(found) == 1, f"{len(found)} objects of type {kind}"
    return found[0]


def count_queries(client: Client, url: str) -> int:
    """How many queries an answer costs once the process is warm."""
    return len(queries(client, url))


def queries(client: Client, url: str) -> list[str]:
    """The SQL of an answer once the process is warm."""
    for _ in range(2):
        assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in captured.captured_queries]


def site_address() -> str:
    """Scheme and host that absolute addresses start with."""
    return Site.objects.get(is_default_site=True).root_url
