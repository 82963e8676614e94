"""Tells an open editor who is logged in now, and gives it the token that saving takes."""

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET


@require_GET
@never_cache
def get_pass(request: HttpRequest) -> JsonResponse:
    """`user` and `token`; nobody logged in gets 403 if they ask by script."""
    return JsonResponse({"user": request.user.pk, "token": get_token(request)})
