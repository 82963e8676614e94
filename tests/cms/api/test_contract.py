"""The contract holds: schemathesis asks every operation what the document allows, and what not.

It runs in process what `schemathesis run` runs on the command line: the document's examples, every
limit it names, made-up requests, and requests made of earlier answers.
"""

import gc
import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import DEFAULT_DB_ALIAS, close_old_connections, connections
from django.test import Client
from ninja import Schema
from schemathesis import Case, HookContext, engine
from schemathesis.engine import Status, events
from schemathesis.engine.recorder import ScenarioRecorder

from cms.api.checks import check_schema_names
from cms.wsgi import application
from tests.cms.api.addresses import find_known
from tests.cms.api.contract import document
from tests.cms.draft_links import making as draft_links

pytestmark = pytest.mark.django_db

#: Made-up requests of each operation.
EXAMPLES = [1, pytest.param(60, marks=pytest.mark.slow("makes up twenty times as much"))]
#: So many of what each list holds are looked at.
SHOWN = [2, pytest.param(None, marks=pytest.mark.slow("looks at all there is"))]
#: How often a parameter is something that is there instead of something made up.
REAL = 0.7
PREVIEW = "/api/v1/pages/preview/{token}"
#: Which known values fit parameters that are no keys.
QUERIES = {"path": "path", "since": "cursor", "topic": "slug", "rubric": "slug", "q": "word"}
#: What a schema cannot say: a cursor is one that was given before. All others are refused.
ALSO_REFUSED = {"/api/v1/changes": ["400", "410"]}


@pytest.fixture(scope="module")
def known(demo: Client) -> dict[str, list[str]]:
    """What stands in addresses, of the demo and of one draft more."""
    token = draft_links.make(draft_links.draft()).strip("/").rpartition("/")[2]
    cursor = demo.get("/api/v1/changes?limit=5").json()["cursor"]
    own = {PREVIEW: [token], "cursor": [cursor], "word": ["jena", "wasser"]}
    return {**find_known(demo), **own}


@pytest.fixture
def contract(known: dict[str, list[str]], request: pytest.FixtureRequest) -> Iterator[Any]:
    """The document as it is served, with the site behind it; the parameter counts examples."""
    config = schemathesis.Config.from_dict(configure(known, getattr(request, "param", 1)))
    logging.disable(logging.WARNING)
    # The connection is the test's, and is not over with a request.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    found = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", make_app(), config=config)
    found.hook("filter_case")(has_days_in_order)
    yield found
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    logging.disable(logging.NOTSET)


def make_app() -> Callable[..., Any]:
    """The site for another thread, which sees the test's database."""
    connection = connections[DEFAULT_DB_ALIAS]
    connection.inc_thread_sharing()

    def app(environ: dict[str, Any], start_response: Any) -> Any:
        connections[DEFAULT_DB_ALIAS] = connection
        # Schemathesis does not unpack what it gets in process.
        environ.pop("HTTP_ACCEPT_ENCODING", None)
        return application(environ, start_response)

    return app


def configure(known: dict[str, list[str]], examples: int) -> dict[str, Any]:
    """The same requests each time, half of them for what is there."""
    operations = []
    for path in document()["paths"]:
        refused = {"expected-statuses": ["2xx", "404", *ALSO_REFUSED.get(path, [])]}
        operation = {"include-path": path, "checks": {"positive_data_acceptance": refused}}
        if path in known:
            name = "path.token" if path == PREVIEW else "path.id"
            operation["parameters"] = {name: pick(path)}
        operations.append(operation)
    return {
        "generation": {"max-examples": examples, "deterministic": True, "database": "none"},
        "dictionaries": {key: {"values": cast(values)} for key, values in known.items() if values},
        "parameters": {f"query.{name}": pick(key) for name, key in QUERIES.items()},
        "operations": operations,
        "suppress-health-check": ["all"],
    }


def cast(values: list[str]) -> list[str | int]:
    """Numbers as numbers, or they count as wrong."""
    return [int(value) if value.isdecimal() else value for value in values]


def pick(key: str) -> dict[str, Any]:
    """Values of a parameter."""
    return {"dictionary": key, "probability": REAL}


def has_days_in_order(context: HookContext, case: Case) -> bool:
    """What a schema cannot say either: the last day is not before the first."""
    first, last = (case.query.get(name) for name in ("from", "to"))
    return case.path != "/api/v1/events" or not first or not last or str(first) <= str(last)


def find_failures(recorder: ScenarioRecorder) -> Iterator[str]:
    """What is wrong with the answers of some requests."""
    for checks in recorder.checks.values():
        for check in checks:
            if check.status != Status.SUCCESS and check.failure_info is not None:
                info = check.failure_info
                yield f"{check.name}: {info.failure.message[:500]}\n{info.code_sample[:500]}"


@pytest.mark.parametrize("contract", EXAMPLES, indirect=True)
def test_every_answer_is_as_the_document_says(contract: Any) -> None:
    failures: list[str] = []
    statuses: dict[str, Counter[int]] = defaultdict(Counter)
    for event in engine.from_schema(contract).execute():
        if isinstance(event, events.NonFatalError | events.FatalError):
            failures.append(str(event))
        if isinstance(event, events.ScenarioFinished):
            failures += find_failures(event.recorder)
            for key, interaction in event.recorder.interactions.items():
                if interaction.response is not None:
                    path = event.recorder.cases[key].value.path
                    statuses[path][interaction.response.status_code] += 1
    assert not failures, "\n\n".join(failures[:10])
    without = [path for path in document()["paths"] if not statuses[path][200]]
    assert not without, f"Nothing was ever shown at {without}"


@pytest.mark.parametrize("number", SHOWN)
def test_everything_there_is_is_shown_as_the_document_says(
    contract: Any, known: dict[str, list[str]], number: int | None
) -> None:
    for path in document()["paths"]:
        name = "token" if path == PREVIEW else "id"
        for key in known.get(path, [])[:number]:
            case = contract[path]["GET"].Case(path_parameters={name: key})
            assert case.call_and_validate().status_code == 200, (path, key)


def test_a_schema_that_would_take_the_place_of_another_in_the_contract_is_told() -> None:
    assert check_schema_names() == []

    class Notice(Schema):
        """The opening hours have one already."""

        __module__ = f"{settings.SECTIONS[0]}.api"

    [error] = check_schema_names()
    assert "cms.api.schemas.hours" in error.msg, error.msg
    del Notice
    gc.collect()
    assert check_schema_names() == []
