"""The page that explains the API; everything on it comes from here."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja.openapi.docs import Swagger


class LocalDocs(Swagger):
    """Swagger UI with the site's own head: ninja's names a third party's icon."""

    template = "api/docs.html"

    def render_page(self, request: HttpRequest, api: Any, **kwargs: Any) -> HttpResponse:
        response = super().render_page(request, api, **kwargs)
        response.headers["Cache-Control"] = "public, max-age=300"
        return response
