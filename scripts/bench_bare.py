"""What Django costs alone: seven of its middlewares, and a view that hands out bytes it has.

Served by gunicorn as the site is; `BENCH_BODY` names the file with the bytes.
"""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

BODY = Path(os.environ["BENCH_BODY"]).read_bytes()

settings.configure(
    SECRET_KEY="of nothing",  # noqa: S106 - there is nothing to sign
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.gzip.GZipMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
)


def bare(_request: HttpRequest) -> HttpResponse:
    """The bytes, packed already."""
    return HttpResponse(BODY, headers={"Content-Encoding": "br"})


urlpatterns = [path("", bare)]
application = get_wsgi_application()
