"""What the tests of the API share: answers that fit the contract."""

import json
from functools import cache
from typing import Any

import jsonschema_rs
from django.test import Client

BASE = "/api/v1"


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document as programs get it."""
    from cms.api.api import api

    return json.loads(json.dumps(api.get_openapi_schema(), default=str))


@cache
def _validator(path: str, status: int, media_type: str) -> Any:
    answers = document()["paths"][path]["get"]["responses"]
    schema = answers[str(status)]["content"][media_type]["schema"]
    return jsonschema_rs.validator_for({**schema, "components": document()["components"]})


def ask(client: Client, address: str, status: int = 200, **headers: Any) -> Any:
    """The answer at an address below `/api/v1/`, which is as the document says."""
    response = client.get(f"{BASE}/{address}", **headers)
    assert response.status_code == status, response.content.decode()[:500]
    media_type = response.headers["Content-Type"]
    path = find_operation(response.wsgi_request.path)
    for error in _validator(path, status, media_type).iter_errors(response.json()):
        raise AssertionError(f"{address}: {str(error)[-600:]}")
    return response.json()


def find_operation(path: str) -> str:
    """The path of the document that an address stands for."""
    if path in document()["paths"]:
        return path
    stem, _sign, key = path.rpartition("/")
    name = "id" if key.isdecimal() else "token"
    return f"{stem}/{{{name}}}"


def titles(answer: dict[str, Any]) -> list[str]:
    """The titles of a list's items."""
    return [item["title"] for item in answer["items"]]
