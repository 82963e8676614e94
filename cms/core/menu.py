"""Entries of the admin's menu."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem


class RestrictedMenuItem(MenuItem):
    """Shown to those users alone for whom `is_for` says yes, as the view behind it does."""

    def __init__(self, *args: Any, is_for: Callable[[Any], bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_for = is_for

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may open it."""
        return self.is_for(request.user)
