"""Settings: safe as they stand, and clear about what is missing."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PRODUCTION = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-0123456789-0123456789",
    "SITE_URL": "https://www.example.org",
    "DATABASE_URL": "postgres:///winzerla",
    "MEDIA_ROOT": "/srv/media",
    "EMAIL_URL": "smtp+tls://mail.example.org:587",
    "DEFAULT_FROM_EMAIL": "office@example.org",
}
SAFE = ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
SAFE += ("SECURE_HSTS_SECONDS", "ALLOWED_HOSTS", "SECURE_PROXY_SSL_HEADER")
SAFE += ("WAGTAILIMAGES_EXTENSIONS",)


def start(code: str, settings: str = "base", **variables: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process that knows nothing but these variables."""
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": f"cms.settings.{settings}"}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def read(*names: str, settings: str = "base", **variables: str) -> dict[str, Any]:
    """Values of these settings; None where a setting does not exist."""
    code = (
        "import json; from django.conf import settings;"
        f"print(json.dumps({{name: getattr(settings, name, None) for name in {names!r}}}))"
    )
    result = start(code, settings, **variables)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, None) for name in PRODUCTION),
        ("SITE_URL", "www.example.org"),
        ("SITE_URL", "https://"),
        ("DATABASE_URL", "carrier-pigeon://winzerla"),
        ("EMAIL_URL", "carrier-pigeon://winzerla"),
        ("LIBRETRANSLATE_URL", "127.0.0.1:5000"),
        ("DEEPL_URL", "file:///etc/passwd"),
    ],
)
def test_missing_or_unreadable_variable_stops_the_start_with_one_sentence(
    name: str, value: str | None
) -> None:
    variables = {key: each for key, each in {**PRODUCTION, name: value}.items() if each}
    result = start("from django.conf import settings; settings.DEBUG", **variables)
    assert result.returncode == 1
    assert name in result.stderr
    assert value or result.stderr.startswith(f"Set the environment variable {name}: ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("variables", "machine"),
    [
        ({}, None),
        ({"DEEPL_KEY": " "}, None),
        ({"DEEPL_KEY": "geheim:fx"}, "DeepL"),
        ({"LIBRETRANSLATE_URL": "http://127.0.0.1:5000/"}, "LibreTranslate"),
        ({"LIBRETRANSLATE_URL": "http://127.0.0.1", "DEEPL_KEY": "geheim"}, "LibreTranslate"),
    ],
)
def test_a_machine_drafts_translations_only_where_one_is_named(
    variables: dict[str, str], machine: str | None
) -> None:
    name = "WAGTAILLOCALIZE_MACHINE_TRANSLATOR"
    found = read(name, **PRODUCTION | variables)[name]
    assert (found["CLASS"].rpartition(".")[2] if found else None) == machine


def test_production_is_safe_as_it_stands() -> None:
    values = read(*SAFE, **PRODUCTION)
    assert values["SECURE_SSL_REDIRECT"]
    assert values["SESSION_COOKIE_SECURE"]
    assert values["CSRF_COOKIE_SECURE"]
    assert values["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert values["ALLOWED_HOSTS"] == ["www.example.org"]
    # Gunicorn decides what counts as encrypted, and believes only the proxies it was told of.
    assert values["SECURE_PROXY_SSL_HEADER"] is None
    assert "svg" not in values["WAGTAILIMAGES_EXTENSIONS"]
    assert {"jpg", "jpeg", "png", "webp", "heic"} <= set(values["WAGTAILIMAGES_EXTENSIONS"])


def test_plain_address_promises_no_encryption_and_sqlite_waits_for_its_turn() -> None:
    address = {"SITE_URL": "http://127.0.0.1:8000", "DATABASE_URL": "sqlite:////srv/db.sqlite3"}
    values = read(*SAFE, "DATABASES", **PRODUCTION | address)
    assert not values["SECURE_SSL_REDIRECT"]
    assert not values["SESSION_COOKIE_SECURE"]
    assert values["SECURE_HSTS_SECONDS"] == 0
    options = values["DATABASES"]["default"]["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] >= 10
    assert "journal_mode=WAL" in options["init_command"]


def test_demo_logins_exist_in_the_demo_and_errors_are_shown_in_development_alone() -> None:
    for name in ("base", "dev", "demo", "test"):
        values = read("DEMO_LOGINS", "DEBUG", settings=name, **PRODUCTION)
        assert bool(values["DEMO_LOGINS"]) == (name == "demo"), name
        assert values["DEBUG"] == (name == "dev"), name


def test_every_variable_is_explained() -> None:
    """`.env.example` names whatever the settings and gunicorn read."""
    explained = (ROOT / ".env.example").read_text()
    for name in [*PRODUCTION, "ALLOWED_HOSTS", "TRUSTED_PROXIES", "ADMINS", "BIND", "LOG_LEVEL"]:
        assert f"{name}=" in explained
