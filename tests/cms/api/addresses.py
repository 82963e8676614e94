"""Addresses of the API with values that are right, taken from the contract and from its lists."""

from collections import defaultdict
from typing import Any
from urllib.parse import quote

from django.test import Client

from tests.cms.api.contract import document
from tests.cms.api.hostile import Address


def find_known(client: Client) -> dict[str, list[str]]:
    """Values of what stands in addresses, found by reading the lists: keys by path, and paths."""
    known: dict[str, list[str]] = defaultdict(list)
    for path in document()["paths"]:
        listing = path.removesuffix("/{id}")
        if listing != path and listing in document()["paths"]:
            items = client.get(f"{listing}?limit=100").json()["items"]
            known[path] = [str(item["id"]) for item in items]
            known["slug"] += [item["slug"] for item in items if "slug" in item]
            known["uuid"] += [item["uuid"] for item in items]
    entries = client.get("/api/v1/changes?limit=1000").json()["entries"]
    known["/api/v1/pages/{id}"] = [str(entry["id"]) for entry in entries]
    known["path"] = [entry["url"] for entry in entries]
    # Nobody has given these away; what is made up may stand elsewhere in the request as well.
    known["/api/v1/pages/preview/{token}"] = ["e", "api", "testserver"]
    return known


def find_right(known: dict[str, list[str]]) -> list[Address]:
    """Every operation of the contract."""
    found = [Address("/api/v1/docs"), Address("/api/v1/openapi.json")]
    for path, methods in document()["paths"].items():
        given = {
            row["name"]: _right_values(row["name"], row["schema"], known)
            for row in methods["get"]["parameters"]
            if row["in"] == "query"
        }
        keys = known.get(path, ["1"])[:3]
        paths = [path.replace("{id}", key).replace("{token}", key) for key in keys]
        found += [Address(one, given) for one in paths]
    return found


def _right_values(name: str, schema: dict[str, Any], known: dict[str, list[str]]) -> list[str]:
    if schema["type"] == "array":
        return [*schema["items"]["enum"], ",".join(schema["items"]["enum"][1:4])]
    if "enum" in schema:
        return [str(value) for value in schema["enum"]]
    made = {
        "integer": [str(schema.get("minimum", 1)), str(max(schema.get("minimum", 1), 2))],
        "boolean": ["true", "false"],
    }
    formats = {"date": ["2026-12-01", "2026-12-31"], "uuid": known["uuid"][:5]}
    names = {"path": known["path"][:20], "since": [""], "q": ["jena", "wasser garten"]}
    text = formats.get(schema.get("format", "")) or names.get(name) or known["slug"][:5]
    return [quote(value) for value in made.get(schema["type"]) or text]


#: Addresses below /api/ where nothing is.
NOWHERE = [
    Address(f"/api{path}") for path in ("", "/", "/v1", "/v1/", "/v2", "/v2/", "/v2/x/", "/v9/x")
]

#: Pages for people that take parameters.
PAGES = [
    Address("/", {"page": ["1", "2"]}),
    Address("/suche/", {"q": ["jena", "wasser"], "section": ["garten"], "page": ["1", "2"]}),
    Address("/stadtteilzeitung/", {"page": ["1"], "rubric": ["x"], "year": ["2025"]}),
    Address("/veranstaltungen/", {"from": ["2026-12-01"], "to": ["2027-01-31"], "kind": ["x"]}),
    Address("/veranstaltungen/", {"free": ["1"], "place": ["1"], "topic": ["x"], "page": ["1"]}),
    Address("/veranstaltungen/feed/alle/", {"from": ["2026-12-01"]}),
    Address("/veranstaltungen/feed/art/x/"),
    Address("/veranstaltungen/feed/ort/1/"),
    Address("/projekte/", {"status": ["running", "finished"], "page": ["1"]}),
    Address("/garten/tagebuch/", {"season": ["spring"], "page": ["1", "2"]}),
    Address("/sitemap.xml", {"p": ["1"]}),
    Address("/dokumente/1/x.pdf"),
    Address("/entwurf/e/", {"sent": ["1"]}),
]
