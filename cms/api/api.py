"""The public API, version 1: the engine's routes and those of all sections."""

from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any, get_type_hints

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.docs import Swagger
from ninja.openapi.schema import OpenAPISchema

from cms.api import errors
from cms.api.openapi import describe
from cms.api.routers import get_routers

DESCRIPTION = """
Everything that everybody can read on the site, typed, in every language. No key, no cookie.

Start with `/site`. Lists take `limit`, `offset`, `order`, `fields` and `lang`.
Errors are `application/problem+json` and say what to do.
""".strip()


class LocalDocs(Swagger):
    """Swagger UI with the site's own head: ninja's names a third party's icon."""

    template = "api/docs.html"

    def render_page(self, request: HttpRequest, api: Any, **kwargs: Any) -> HttpResponse:
        response = super().render_page(request, api, **kwargs)
        response.headers["Cache-Control"] = "public, max-age=300"
        return response


class PublicAPI(NinjaAPI):
    """Describes errors and comma-separated parameters as they really are."""

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        """Made once a process: routes stay as they are, and describing them takes half a second."""
        return self._document

    @cached_property
    def _document(self) -> OpenAPISchema:
        return describe(super().get_openapi_schema())


def refuse_unknown(operation: Callable[..., Any]) -> Callable[..., Any]:
    """Refuse parameters that an operation does not know: a misspelt filter would filter nothing."""
    hints = {name: hint for name, hint in get_type_hints(operation).items() if name != "return"}
    schemas = [hint for hint in hints.values() if hasattr(hint, "model_fields")]
    fields = {name: field for schema in schemas for name, field in schema.model_fields.items()}
    known = [field.alias or name for name, field in fields.items()]

    @wraps(operation)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        unknown = [name for name in request.GET if name not in known]
        if unknown:
            said = f"Use {', '.join(known)}." if known else "Leave it out: there are none here."
            detail = f"There is no such parameter. {said}"
            rows = [
                errors.WrongParameter(parameter=name[:80], detail=detail, allowed=known)
                for name in unknown
            ]
            raise errors.wrong_parameters(rows[:10])
        return operation(request, *args, **kwargs)

    return wrapper


def build_api() -> PublicAPI:
    """The API with all routes there are."""
    api = PublicAPI(
        title="Winzerla",
        version="1.0.0",
        description=DESCRIPTION,
        urls_namespace="api-v1",
        servers=[{"url": "/", "description": "Where this document comes from"}],
        docs=LocalDocs(),
        openapi_extra={"info": {"license": {"name": "Licences as each text and picture states"}}},
    )
    # Before the routers: decorators hold for what is added after them.
    api.add_decorator(refuse_unknown)
    for router in get_routers():
        api.add_router("", router)
    api.add_exception_handler(errors.ProblemError, _answer_problem)
    api.add_exception_handler(ValidationError, _answer_invalid)
    api.add_exception_handler(Http404, _answer_missing)
    api.add_exception_handler(HttpError, _answer_http_error)
    return api


def _answer_problem(request: HttpRequest, error: Any) -> HttpResponse:
    return errors.answer_problem(error)


def _answer_invalid(request: HttpRequest, error: Any) -> HttpResponse:
    return errors.answer_problem(errors.explain(error))


def _answer_missing(request: HttpRequest, error: Any) -> HttpResponse:
    return errors.answer_problem(errors.ProblemError(404, str(error) or errors.MISSING))


def _answer_http_error(request: HttpRequest, error: Any) -> HttpResponse:
    return errors.answer_problem(errors.ProblemError(error.status_code, str(error)))


api = build_api()
