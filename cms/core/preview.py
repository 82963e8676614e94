"""Shows what somebody is writing in a front end that stands elsewhere and reads the API.

The page is kept for an hour under a random token, unsaved as it is; the API hands it out under
`pages/preview/{token}` as it does with the editors' links to drafts.
"""

import secrets
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

SECONDS = 60 * 60
_KEY = "headless-preview-{}"


def is_headless() -> bool:
    """Whether previews are shown elsewhere at all."""
    return bool(settings.HEADLESS_PREVIEW_URL)


def render_front_end(page: Any, request: HttpRequest | None) -> HttpResponse:
    """The front end in a frame; it learns the token and the language from its address."""
    given = {"token": _keep(page), "lang": page.locale.language_code}
    sign = "&" if "?" in settings.HEADLESS_PREVIEW_URL else "?"
    url = f"{settings.HEADLESS_PREVIEW_URL}{sign}{urlencode(given)}"
    response = render(request, "core/headless_preview.html", {"url": url, "title": page.title})
    response.headers["Cache-Control"] = "private, no-store"
    return response


def find(token: str) -> Any:
    """The page kept under a token, if it still is."""
    # Tokens of links to drafts come here as well, and others make up what they like.
    return cache.get(_KEY.format(token)) if token.isalnum() else None


def _keep(page: Any) -> str:
    token = secrets.token_hex(32)
    cache.set(_KEY.format(token), page, SECONDS)
    return token
