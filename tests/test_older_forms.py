"""Texts from before a release that has added fields and blocks: kept or sent, they open."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.editorial.views.kept_text import KEY, RESTORE
from tests import factories
from tests.editing import now, open_form, stored_streams

pytestmark = pytest.mark.django_db

KINDS = ("accordion", "interview", "programme", "table")
TABLE = {
    "caption": "",
    "column-count": "1",
    "column-0-type": "text",
    "column-0-order": "0",
    "column-0-heading": "Wort",
    "column-0-deleted": "",
    "row-count": "1",
    "row-0-order": "0",
    "row-0-deleted": "",
    "cell-0-0": "Zelle",
}


@pytest.fixture
def article() -> Any:
    """With blocks that have parts."""
    body = [each for each in factories.body_blocks() if each["type"] in KINDS]
    page = factories.article("Acht Bänke", bare=True, live=False)
    page.body = json.dumps(body)
    page.save_revision()
    return page


def without(sent: dict[str, Any], prefix: str) -> dict[str, Any]:
    """What a form without this field or block sends."""
    return {name: value for name, value in sent.items() if not name.startswith(prefix)}


def find_parts(sent: dict[str, Any]) -> list[str]:
    """Beginnings of the names of what has rows: streams, lists, tables and rows below the page."""
    numbers = re.compile(r"(.+?)-((?:column-)?count|TOTAL_FORMS)")
    found = (numbers.fullmatch(name) for name in sent)
    return sorted({f"{each[1]}-" for each in found if each and not each[1].endswith("-row")})


def test_text_that_knows_nothing_of_a_new_part_is_shown_and_saved(
    moderator: Client, article: Any
) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    sent = open_form(moderator, url) | stored_streams(article)
    (where,) = (name.removesuffix("type") for name in sent if sent[name] == "table")
    sent = without(sent, f"{where}value-table")
    sent |= {f"{where}value-table-{name}": value for name, value in TABLE.items()}
    parts = find_parts(sent)
    assert len(parts) >= 9, parts
    for part in parts:
        older = without(sent, part)
        if part in ("body-", "authors-"):
            shown = moderator.post(url, older | {KEY: "abc", RESTORE: "yes"})
            assert 'value="Acht Bänke"' in shown.content.decode(), part
        saved = moderator.post(url, older | {"title": f"Ohne {part}"})
        assert saved.status_code == 302, (part, saved.context["form"].errors)
        assert now(article).get_latest_revision_as_object().title == f"Ohne {part}"
