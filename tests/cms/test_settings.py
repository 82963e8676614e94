"""Settings: safe as they stand, and clear about what is missing."""

import json
import os
import subprocess
import sys
from pathlib import Path

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


def read(*names: str, settings: str = "base", **variables: str) -> list:
    """Values of these settings; None where a setting does not exist."""
    code = (
        "import json; from django.conf import settings;"
        f"print(json.dumps([getattr(settings, name, None) for name in {names!r}]))"
    )
    result = start(code, settings, **variables)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.parametrize("name", PRODUCTION)
def test_missing_variable_stops_the_start_with_one_sentence(name: str) -> None:
    variables = {key: value for key, value in PRODUCTION.items() if key != name}
    result = start("from django.conf import settings; settings.DEBUG", **variables)
    assert result.returncode == 1
    assert result.stderr.startswith(f"Set the environment variable {name}: ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITE_URL", "www.example.org"),
        ("SITE_URL", "https://"),
        ("DATABASE_URL", "carrier-pigeon://winzerla"),
        ("EMAIL_URL", "carrier-pigeon://winzerla"),
        ("LIBRETRANSLATE_URL", "127.0.0.1:5000"),
        ("DEEPL_URL", "file:///etc/passwd"),
    ],
)
def test_unreadable_variable_stops_the_start_with_one_sentence(name: str, value: str) -> None:
    code = "from django.conf import settings; settings.DEBUG"
    result = start(code, **PRODUCTION | {name: value})
    assert result.returncode == 1
    assert name in result.stderr
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
    found = read("WAGTAILLOCALIZE_MACHINE_TRANSLATOR", **PRODUCTION | variables)[0]
    assert found and found["CLASS"].rpartition(".")[2] == machine if machine else found is None


def test_encrypted_address_asks_for_encryption_everywhere() -> None:
    values = read(
        "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", **PRODUCTION
    )
    assert values == [True, True, True]
    assert read("SECURE_HSTS_SECONDS", **PRODUCTION)[0] >= 31_536_000


def test_plain_address_promises_no_encryption() -> None:
    variables = PRODUCTION | {"SITE_URL": "http://127.0.0.1:8000"}
    values = read(
        "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "SECURE_HSTS_SECONDS", **variables
    )
    assert values == [False, False, 0]


def test_site_answers_only_to_the_host_of_its_address() -> None:
    assert read("ALLOWED_HOSTS", **PRODUCTION) == [["www.example.org"]]


def test_no_header_makes_a_request_count_as_encrypted() -> None:
    """Gunicorn decides that, and believes only the proxies it was told of."""
    assert read("SECURE_PROXY_SSL_HEADER", **PRODUCTION) == [None]


@pytest.mark.parametrize("settings", ["base", "dev", "test"])
def test_demo_logins_exist_in_the_demo_alone(settings: str) -> None:
    assert read("DEMO_LOGINS", settings=settings, **PRODUCTION) == [None]
    assert read("DEMO_LOGINS", settings="demo", **PRODUCTION) != [None]


def test_only_dev_shows_errors_to_readers() -> None:
    shown = [read("DEBUG", settings=name, **PRODUCTION)[0] for name in ("base", "demo", "test")]
    assert shown == [False, False, False]


def test_sqlite_waits_for_its_turn_instead_of_failing() -> None:
    variables = PRODUCTION | {"DATABASE_URL": "sqlite:////srv/winzerla/db.sqlite3"}
    options = read("DATABASES", **variables)[0]["default"]["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] >= 10
    assert "journal_mode=WAL" in options["init_command"]


def test_svg_is_no_image() -> None:
    extensions = read("WAGTAILIMAGES_EXTENSIONS", **PRODUCTION)[0]
    assert "svg" not in extensions
    assert {"jpg", "jpeg", "png", "webp", "heic"} <= set(extensions)


def test_every_variable_is_explained() -> None:
    """`.env.example` names whatever the settings and gunicorn read."""
    explained = (ROOT / ".env.example").read_text()
    for name in [*PRODUCTION, "ALLOWED_HOSTS", "TRUSTED_PROXIES", "ADMINS", "BIND", "LOG_LEVEL"]:
        assert f"{name}=" in explained
