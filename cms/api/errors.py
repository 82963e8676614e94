"""Errors as `application/problem+json` (RFC 9457): what is wrong, what is allowed, what to do."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from ninja.errors import ValidationError
from pydantic import BaseModel, Field
from pydantic.json_schema import SkipJsonSchema

MEDIA_TYPE = "application/problem+json"
MISSING = (
    "There is no such item that everybody can read in this language."
    " Ask the list for what there is, or try another `lang`."
)
TITLES = {
    400: "This request cannot be read",
    404: "There is nothing here",
    405: "This method is not allowed",
    406: "This cannot be answered",
    410: "This is gone",
    422: "A parameter is wrong",
    429: "Too many requests",
    500: "Something went wrong here",
    503: "Too many ask at once",
}
#: Letters as they are, and no spaces between.
_AS_IN_ANSWERS = {"ensure_ascii": False, "separators": (",", ":")}


def _left_out(schema: dict[str, Any]) -> None:
    """Says that a part is not there rather than null; with a default it would be promised."""
    del schema["default"]


class WrongParameter(BaseModel):
    """One parameter that cannot be used as it is."""

    parameter: str = Field(description="Its name in the address.", examples=["limit"])
    detail: str = Field(
        description="What is wrong and what to do.", examples=["Use a number from 1 to 100."]
    )
    allowed: list[str] | SkipJsonSchema[None] = Field(
        default=None,
        description="All values it takes, where they can be counted.",
        json_schema_extra=_left_out,
    )


class Problem(BaseModel):
    """An error as RFC 9457 describes it."""

    type: str = Field(default="about:blank", description="Always this one: the status says it all.")
    title: str = Field(description="The same for every error of this status.")
    status: int = Field(description="The HTTP status once more.", examples=[422])
    detail: str = Field(description="What is wrong with this request, and what to do.")
    errors: list[WrongParameter] | SkipJsonSchema[None] = Field(
        default=None,
        description="With status 422: every parameter that is wrong.",
        json_schema_extra=_left_out,
    )


class ProblemError(Exception):
    """Ends an operation with a problem."""

    def __init__(
        self, status: int, detail: str, errors: Iterable[WrongParameter] | None = None
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = list(errors) if errors else None


def wrong(name: str, detail: str, allowed: Iterable[str] | None = None) -> ProblemError:
    """What to raise when one parameter is wrong."""
    values = None if allowed is None else [str(value) for value in allowed]
    return wrong_parameters([WrongParameter(parameter=name, detail=detail, allowed=values)])


def wrong_parameters(errors: list[WrongParameter]) -> ProblemError:
    """What to raise when these parameters are wrong."""
    said = " ".join(f"{error.parameter}: {error.detail}" for error in errors)
    return ProblemError(422, said, errors)


def answer_problem(error: ProblemError) -> HttpResponse:
    """The answer; nobody keeps it."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": TITLES.get(error.status, "This did not work"),
        "status": error.status,
        "detail": error.detail,
    }
    if error.errors:
        body["errors"] = [row.model_dump(exclude_none=True) for row in error.errors]
    response = JsonResponse(
        body, status=error.status, content_type=MEDIA_TYPE, json_dumps_params=_AS_IN_ANSWERS
    )
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Language"] = "en"
    return response


@csrf_exempt
def not_found(request: HttpRequest) -> HttpResponse:
    """The answer at an address that is none."""
    return answer_problem(
        ProblemError(
            404, "There is nothing at this address. See /api/v1/docs for all addresses there are."
        )
    )


def explain(error: ValidationError) -> ProblemError:
    """What ninja found wrong with the parameters, in words that say what to do."""
    return wrong_parameters([_explain_one(row) for row in error.errors])


def _explain_one(row: dict[str, Any]) -> WrongParameter:
    name = str(row["loc"][-1])
    context = row.get("ctx") or {}
    if row["type"] == "missing":
        return WrongParameter(parameter=name, detail="This parameter is missing. Add it.")
    if "expected" in context:
        allowed = [value.strip(" '") for value in _split(str(context["expected"]))]
        detail = f"Use one of {', '.join(allowed)}."
        return WrongParameter(parameter=name, detail=detail, allowed=allowed)
    return WrongParameter(parameter=name, detail=_sentence(row["type"], row["msg"], context))


def _split(expected: str) -> list[str]:
    """“'a', 'b' or 'c'”, as pydantic words it, in its parts."""
    return expected.replace(" or ", ", ").split(", ")


def _sentence(kind: str, message: str, context: dict[str, Any]) -> str:
    sentences = {
        "int_parsing": "Use a whole number.",
        "int_parsing_size": "Use a smaller number.",
        "int_from_float": "Use a whole number.",
        "bool_parsing": "Use true or false.",
        "uuid_parsing": "Use a UUID such as 6f1c0a1e-58c8-4b63-9c3f-0d8f7a1b2c3d.",
        "greater_than_equal": f"Use {context.get('ge')} or more.",
        "less_than_equal": f"Use {context.get('le')} or less.",
        "string_too_long": f"Use at most {context.get('max_length')} characters.",
        "string_too_short": f"Use at least {context.get('min_length')} characters.",
        # There is no other pattern.
        "string_pattern_mismatch": "Leave out the sign NUL (%00).",
    }
    if kind.startswith(("date", "timezone")):
        return "Use a day such as 2026-06-12."
    return sentences.get(kind, f"{message}.")
