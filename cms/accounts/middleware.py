"""Whoever must have a second factor and has none gets nowhere but to where it is set up."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cms.accounts.encryption import LOST, KeyLostError
from cms.accounts.factors import has_factor, must_have_factor

#: What is needed for setting one up, and the way out.
OPEN = {
    *("mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes"),
    *("mfa_download_recovery_codes", "mfa_generate_recovery_codes"),
    *("account_login", "account_reauthenticate", "account_change_password"),
    *("wagtailadmin_logout", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog"),
}


class SecondFactorMiddleware:
    """For every address, not only the admin's: a session opens private pages and drafts as well.

    Readers are not even looked at: they have no session.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _values: Any
    ) -> HttpResponse | None:
        """Lead there; what scripts ask for is refused.

        Raises:
            PermissionDenied: a script asked.
        """
        if not settings.SECOND_FACTOR_REQUIRED or not is_lacking(request):
            return None
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            raise PermissionDenied
        return redirect("mfa_index")

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say so where recovery codes were to be shown and nothing can read them."""
        if not isinstance(error, KeyLostError):
            return None
        return render(request, "accounts/admin/key_lost.html", {"text": LOST}, status=503)


def is_lacking(request: HttpRequest) -> bool:
    """Whether a factor is missing for what is asked for."""
    match = request.resolver_match
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or (match and match.url_name in OPEN):
        return False
    user: Any = request.user
    return user.is_authenticated and not has_factor(user) and must_have_factor(user)
