"""What every answer of the API has in common: errors, lists, fields, languages, the contract."""

import json
from itertools import product
from pathlib import Path

import pytest
from django.test import Client

from tests import factories
from tests.cms.api.contract import ask, document, titles
from tests.readers import site_address

pytestmark = pytest.mark.django_db

DOCUMENT = Path(__file__).parents[3] / "docs/api/openapi.json"


def test_committed_contract_is_that_of_the_code() -> None:
    committed = json.loads(DOCUMENT.read_text())
    assert committed == document(), "The contract has changed. Is that meant? Then: make openapi"


def test_every_part_of_every_answer_is_described() -> None:
    """What a name cannot say stands in a description, at the latest at the operation."""
    for path, methods in document()["paths"].items():
        for operation in methods.values():
            assert operation["description"], path


#: Addresses with the parameter that is wrong, and one of the values that the answer names.
WRONG = [
    ("articles?colour=red", "colour", "limit"),
    ("articles?limit=0", "limit", None),
    ("articles?limit=101", "limit", None),
    ("articles?limit=many", "limit", None),
    ("articles?offset=-1", "offset", None),
    ("articles?order=length", "order", "-published_at"),
    ("articles?fields=title,colour", "fields", "title"),
    ("articles?lang=xx", "lang", "de"),
    ("articles?lang=uk", "lang", "de"),
    ("articles?year=soon", "year", None),
    ("articles?author=me", "author", None),
    ("articles?rubric=%00", "rubric", None),
    ("articles/9223372036854775808", "id", None),
    (f"articles/{'9' * 40}", "id", None),
    ("events?from=soon", "from", None),
    ("events?from=2026-02-30", "from", None),
    ("events?from=0", "from", None),
    ("events?to=1e10", "to", None),
    ("events?from=20260612", "from", None),
    ("events?from=2026-06-12T00:00:00Z", "from", None),
    ("events?from=2026-06-12&to=2026-06-11", "to", None),
    ("events?free=perhaps", "free", None),
    ("events?status=late", "status", "cancelled"),
    ("search", "q", None),
    ("pages/find", "path", None),
    ("site?limit=1", "limit", "lang"),
]


def test_wrong_parameter_is_named_with_what_to_do(client: Client) -> None:
    for address, parameter, allowed in WRONG:
        problem = ask(client, address, status=422)
        (error,) = problem["errors"]
        assert error["parameter"] == parameter, address
        assert error["detail"] in problem["detail"], address
        assert not allowed or allowed in error["allowed"], address


def test_unknown_parameter_is_told_those_of_the_contract(client: Client) -> None:
    for path, methods in document()["paths"].items():
        if "{" in path:
            continue
        known = [one for one in methods["get"].get("parameters", ()) if one["in"] == "query"]
        needed = "".join(f"&{one['name']}=garten" for one in known if one.get("required"))
        problem = ask(client, f"{path.removeprefix('/api/v1/')}?colour=red{needed}", 422)
        (error,) = problem["errors"]
        assert sorted(error["allowed"]) == sorted(one["name"] for one in known), path


def test_what_is_not_there_is_a_problem_that_says_where_to_look(client: Client) -> None:
    for address in ("articles/999999", "pages/999999", "events/1", "garden/0"):
        assert ask(client, address, status=404)["detail"]
    paths = ["/v1/nothing", "/v1/articles/", "/v1/articles/one", "/v1/pages", "/v1/é", "/v2/x/"]
    paths += ["", "/", "/v1", "/v1/", "/v2/", "/v9/x", "/v1/../v1/x"]
    for path, method in product(paths, ("get", "post", "options", "trace")):
        response = getattr(client, method)(f"/api{path}")
        assert response.status_code == 404, (path, method)
        assert response.headers["Content-Type"] == "application/problem+json"
        assert "/api/v1/docs" in response.json()["detail"]


def test_nothing_can_be_written(client: Client) -> None:
    for method in ("post", "put", "patch", "delete"):
        response = getattr(client, method)("/api/v1/articles")
        assert response.status_code == 405, method
        assert response.headers["Allow"] == "GET, HEAD"
        assert response.headers["Content-Type"] == "application/problem+json"


def test_odd_words_and_days_are_answered(client: Client) -> None:
    for address in (
        "search?q=%20", "search?q=%01", "events?from=0001-01-01&to=9999-12-31",
        "events?to=0001-01-01",
    ):  # fmt: skip
        assert ask(client, address)["items"] == []


def test_lists_lead_on_and_back_even_from_beyond_their_end(client: Client) -> None:
    for number in range(5):
        factories.article(f"Artikel {number}", bare=True)
    part = ask(client, "articles?limit=2&order=title")
    assert (part["count"], part["previous"]) == (5, None)
    seen = titles(part)
    while part["next"]:
        assert part["next"].startswith(f"{site_address()}/api/v1/articles?")
        part = ask(client, part["next"].partition("/api/v1/")[2])
        seen += titles(part)
    assert seen == [f"Artikel {number}" for number in range(5)]
    back = ask(client, part["previous"].partition("/api/v1/")[2])
    assert titles(back) == ["Artikel 2", "Artikel 3"]
    beyond = ask(client, "articles?offset=100")
    assert (beyond["count"], beyond["items"], beyond["next"]) == (5, [], None)
    back = ask(client, beyond["previous"].partition("/api/v1/")[2])
    assert (len(back["items"]), back["previous"]) == (5, None)


def test_fields_give_these_parts_alone_and_without_them_a_list_leaves_the_texts_out(
    client: Client,
) -> None:
    factories.article("Wasser", bare=True)
    answer = ask(client, "articles?fields=title,word_count")
    assert answer["fields"] == ["title", "word_count"]
    assert answer["items"] == [{"title": "Wasser", "word_count": 4}]
    assert "body" not in ask(client, "articles")["items"][0]
    assert "body" in ask(client, "articles?fields=*")["items"][0]


def test_documentation_loads_everything_from_here(client: Client) -> None:
    response = client.get("/api/v1/docs")
    html = response.content.decode()
    assert "openapi.json" in html
    assert "//" not in html.replace("<!DOCTYPE", "").replace("http://www.w3.org", "")
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    assert client.get("/api/v1/openapi.json").json() == document()
