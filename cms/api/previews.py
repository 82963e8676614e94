"""Drafts for programs: what the editors' links to drafts show, as data."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from cms.api.answers import answer_item
from cms.api.problems import ProblemError, answer_problem
from cms.api.reading import Reading
from cms.api.shapes import get_shape
from cms.core import headless
from cms.core.models import BasePage
from cms.editorial.drafts.links import find_draft
from cms.editorial.drafts.views import keep_secret

GONE = (
    "This link to a draft does not work, or does not work any more. Ask those who gave it to you"
    " for another one."
)


@keep_secret
def answer_preview(request: HttpRequest, token: str) -> HttpResponse:
    """The draft behind a token, in its own language; one answer for all links that do not work."""
    page = find_preview(token, opening=request.META["REQUEST_METHOD"] == "GET")
    if page is None or not isinstance(page, BasePage):
        return answer_problem(ProblemError(404, GONE))
    # Dates of an event are worked out from the draft, not read from what is published.
    page.is_api_draft = True
    reading = Reading(page.locale.language_code, request, is_draft=True)
    return answer_item(reading, get_shape(type(page)), page)


def find_preview(token: str, *, opening: bool) -> Any:
    """The page of a link that works now, or what somebody is writing at this moment."""
    page = headless.find(token)
    if page is not None:
        return page
    link = find_draft(token, opening=opening)
    return link.get_draft() if link else None
