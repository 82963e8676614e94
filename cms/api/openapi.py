"""The OpenAPI document, where ninja's is not exact enough."""

from typing import Any

from cms.api.errors import MEDIA_TYPE, Problem

#: What any operation may answer besides what it says itself.
_PROBLEMS = {
    "404": "There is nothing here that everybody can read.",
    "422": "A parameter is wrong; the answer says which and what to do.",
    "429": "Too many requests. Wait as many seconds as `Retry-After` says.",
    "503": "Too many ask at once. Wait as many seconds as `Retry-After` says.",
}
#: What only some operations answer.
_ALSO = {
    "/api/v1/changes": {
        "400": "The cursor is none of ours.",
        "410": "The cursor is too old. Begin anew, without one.",
    }
}
#: Operations whose answers nobody keeps.
_UNKEPT = ("/api/v1/changes", "/api/v1/pages/preview/")
_KEPT = {
    "ETag": "Send it back in `If-None-Match`: unchanged answers come as 304 without a body.",
    "Last-Modified": "When anything on the site changed last.",
}


def describe(document: Any) -> Any:
    """`document` with its errors, headers and comma-separated parameters as they are."""
    schemas = document["components"].setdefault("schemas", {})
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(problem.pop("$defs", {}), Problem=problem)
    for path, methods in document["paths"].items():
        for operation in methods.values():
            # JSON knows no numbers as names.
            found = operation["responses"].items()
            operation["responses"] = {str(status): answer for status, answer in found}
            _add_problems(
                operation, _ALSO.get(path, {}), has_key="{" in path or path.endswith("/find")
            )
            if not path.startswith(_UNKEPT):
                _add_headers(operation)
            # Descriptions are Markdown, summaries are not.
            first = operation["description"].split("\n")[0]
            operation["summary"] = first.rstrip(".").replace("`", "")
            for parameter in operation["parameters"]:
                _simplify(parameter)
    # Parameters stand with their operations.
    for name in [name for name in schemas if name.endswith(("Params", "Filters"))]:
        del schemas[name]
    return document


def _add_problems(operation: dict[str, Any], also: dict[str, str], *, has_key: bool) -> None:
    for status, text in {**_PROBLEMS, **also}.items():
        if status != "404" or has_key or "404" in operation["responses"]:
            schema = {"$ref": "#/components/schemas/Problem"}
            operation["responses"][status] = {
                "description": text,
                "content": {MEDIA_TYPE: {"schema": schema}},
            }


def _add_headers(operation: dict[str, Any]) -> None:
    operation["responses"]["200"]["headers"] = {
        name: {"description": text, "schema": {"type": "string"}} for name, text in _KEPT.items()
    }


def _simplify(parameter: dict[str, Any]) -> None:
    """Parameters as they stand in an address: never null, several values in one."""
    schema = parameter["schema"]
    name = "allOf" if "allOf" in schema else "anyOf"
    kinds = [kind for kind in schema.get(name, ()) if kind != {"type": "null"}]
    if len(kinds) == 1:
        # In an address nothing can be null; what is optional is left out.
        schema.pop(name)
        # What the parameter says of itself is more exact than its type.
        parameter["schema"] = schema = {**kinds[0], **schema}
    if schema.get("type") == "array":
        parameter |= {"style": "form", "explode": False}
