"""The examples in the documentation do what it says."""

import io
import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from cms.webhooks.delivery import sign
from tests import factories
from tests.cms.changes.syncing import happen

DOCS = Path(__file__).parents[3] / "docs" / "api"


def load(name: str) -> dict[str, Any]:
    """What the only Python example of a page defines."""
    (code,) = re.findall(
        r"^```python\n(.*?)^```$", (DOCS / name).read_text(), re.DOTALL | re.MULTILINE
    )
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102 - our own documentation
    return names


@pytest.mark.django_db
def test_loop_keeps_a_copy_in_sync(client: Client) -> None:
    def urlopen(url: str) -> io.BytesIO:
        path = url.removeprefix("http://testserver")
        if "/pages/" in path:
            return io.BytesIO(json.dumps(path).encode())
        return io.BytesIO(client.get(path).content)

    names, copy = load("changes.md"), {}
    names["urlopen"] = urlopen
    page = happen(factories.standard_page)
    cursor = names["sync"](copy, "", site="http://testserver")
    assert copy[page.pk] == f"/api/v1/pages/{page.pk}"
    happen(page.unpublish)
    names["sync"](copy, cursor, site="http://testserver")
    assert page.pk not in copy


def test_receiver_believes_the_site_and_nobody_else() -> None:
    is_genuine = load("webhooks.md")["is_genuine"]
    secret, other = "whsec_" + "QUJD" * 8, "whsec_" + "REVG" * 8
    headers = sign(secret, "msg_1", int(time.time()), "{}")
    assert is_genuine(secret, headers, b"{}")
    assert not is_genuine(other, headers, b"{}")
    assert not is_genuine(secret, headers, b"{ }")
    assert not is_genuine(secret, sign(secret, "msg_1", 1, "{}"), b"{}")
