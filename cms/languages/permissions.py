"""Who may have pages translated, and translate what stands beside them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import Page

#: wagtail-localize brings it; translators and moderators have it.
SUBMIT_TRANSLATION = "wagtail_localize.submit_translation"


def may_translate(user: Any) -> bool:
    """Whether the board is for this person."""
    return bool(user.has_perm(SUBMIT_TRANSLATION))


def check_may_translate(user: Any) -> None:
    """Let nobody else in.

    Raises:
        PermissionDenied: the person may not.
    """
    if not may_translate(user):
        raise PermissionDenied


def may_request(user: Any, page: Page) -> bool:
    """Whether `user` may have this page translated: what readers see, and no translation itself."""
    is_public = page.live and not page.alias_of_id and not page.is_root()
    return bool(may_translate(user) and is_public and page.locale.is_default)
