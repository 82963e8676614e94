"""Whatever is asked is answered, and what cannot be answered says what to do."""

import gzip
import json
import logging
import os
import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any
from urllib.parse import unquote_to_bytes

import brotli
import pytest
from django.db import transaction
from django.test import Client

from tests.cms.api import addresses
from tests.cms.api.hostile import Address, Request, make_requests

pytestmark = pytest.mark.django_db

#: With other seeds other requests are made.
SEED = int(os.environ.get("SEED", "20260612"))
#: Of the API; pages for people are asked a tenth as often.
NUMBERS = [250, pytest.param(10_000, marks=pytest.mark.slow("asks forty times as much"))]
#: Words of sentences that tell somebody what to do.
ADVICE = re.compile(r"\b(Use|Add|See|Ask|Mend|Send|Swap|Leave|leave|Change|Begin)\b")
#: Headers that WSGI calls by other names.
PLAIN = {"Content-Type": "CONTENT_TYPE", "Content-Length": "CONTENT_LENGTH"}


@pytest.fixture(scope="module", autouse=True)
def _quiet() -> Iterator[None]:
    """Thousands of refused requests are not worth a line each."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def reader(demo: Client) -> Client:
    """Somebody who is shown what the server answers when it fails."""
    return Client(raise_request_exception=False)


def send(client: Client, request: Request) -> Any:
    """The answer to a request just as it is; the test client would mend its address."""
    path, _sign, query = request.target.partition("?")
    headers = {
        PLAIN.get(name, f"HTTP_{name.upper().replace('-', '_')}"): value
        for name, value in request.headers.items()
    }
    path = unquote_to_bytes(path).decode("latin-1")
    return client.request(
        REQUEST_METHOD=request.method, PATH_INFO=path, QUERY_STRING=query, **headers
    )


def ask_all(client: Client, every: Sequence[Address], number: int) -> tuple[list[str], float]:
    """What is wrong with the answers, and the share of those that are good."""
    faults, good = [], 0
    for request in make_requests(every, number, SEED):
        # A database that refuses a value answers nothing more in the transaction of a test.
        point = transaction.savepoint()
        response = send(client, request)
        transaction.savepoint_rollback(point)
        good += 200 <= response.status_code < 300
        fault = find_fault(request, response)
        if fault:
            faults.append(f"{response.status_code} {fault} {request}")
    return faults, good / number


def find_fault(request: Request, response: Any) -> str:
    """What is wrong with an answer, if anything is."""
    status = response.status_code
    if status >= 500 or status == 429:
        return "The server has failed."
    is_refusal = status >= 400 and request.method != "HEAD"
    return find_silence(request, response) if is_refusal and request.is_for_programs else ""


def find_silence(request: Request, response: Any) -> str:
    """What a refusal of the API fails to say."""
    if response.headers["Content-Type"] != "application/problem+json":
        return "This is no problem as RFC 9457 has it."
    body = json.loads(unpack(response))
    if not ADVICE.search(body["detail"]):
        return f"This does not say what to do: {body['detail']}"
    return find_unnamed(request, body) if response.status_code == 422 else ""


def find_unnamed(request: Request, body: Any) -> str:
    """What an answer about wrong parameters fails to say about one of them."""
    given = unquote_to_bytes(request.target.replace("+", " ")).decode(errors="replace")
    for error in body["errors"]:
        if not ADVICE.search(error["detail"]):
            return f"This does not say what to do: {error}"
        is_known = error["parameter"] in {"id", ""} or "is missing" in error["detail"]
        if not is_known and error["parameter"] not in given:
            return f"Nobody has given this: {error}"
    return ""


def unpack(response: Any) -> bytes:
    """The body as it was before it was packed."""
    unpackers = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
    return unpackers[response.headers.get("Content-Encoding", "")](response.content)


@pytest.mark.parametrize("number", NUMBERS)
def test_whatever_is_asked_of_the_api_is_answered_with_what_to_do(
    reader: Client, number: int
) -> None:
    right = addresses.find_right(addresses.find_known(reader))
    every = [*right, *right, *addresses.NOWHERE]
    faults, share = ask_all(reader, every, number)
    assert not faults, "\n".join([f"{len(faults)} faults", *faults[:10]])
    assert share >= 0.3


@pytest.mark.parametrize("number", NUMBERS)
def test_whatever_is_asked_of_pages_breaks_none(reader: Client, number: int) -> None:
    faults, share = ask_all(reader, addresses.PAGES, number // 10)
    assert not faults, "\n".join(faults[:10])
    assert share >= 0.3


def test_foreign_host_is_refused_as_a_problem(reader: Client) -> None:
    paths = ("v1/site", "v1/pages/1", "v9/")
    for path, host in product(paths, ("elsewhere.example", "a b", "[::1", "\xff", "")):
        response = reader.get(f"/api/{path}", HTTP_HOST=host)
        assert response.status_code == 400, host
        assert response.headers["Content-Type"] == "application/problem+json"
        assert ADVICE.search(response.json()["detail"])


def test_json_comes_whatever_is_preferred(reader: Client) -> None:
    accepted = ("text/html", "application/xml", "x", "")
    for path, accept in product(("v1/site", "v1/articles", "v1/search?q=jena"), accepted):
        response = reader.get(f"/api/{path}", headers={"Accept": accept})
        assert response.headers["Content-Type"] == "application/json"
        assert response.json()
