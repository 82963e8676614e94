"""Answers of the site itself where Django has its own, which speak to developers."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseForbidden
from django.views.defaults import permission_denied


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseForbidden:
    """A form that was open too long or came from elsewhere: the page that says what to do."""
    return permission_denied(request, PermissionDenied(reason))
