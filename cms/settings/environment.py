"""How the settings read the environment: one clear sentence when something needed is missing."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

BASE_DIR = Path(__file__).resolve().parents[2]
#: What running the site on this machine leaves behind: database, uploads, collected files.
VAR_DIR = BASE_DIR / "var"

env = environ.Env()

# SQLite takes one writer at a time. WAL lets readers go on meanwhile; a transaction that is going
# to write takes the lock at once, so that it waits for its turn instead of failing half-way.
SQLITE_OPTIONS = {
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
}


def required(name: str, purpose: str) -> str:
    """Value of a variable the site cannot start without; else leave with one sentence."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise SystemExit(f"Set the environment variable {name}: {purpose} (see .env.example).")
    return value


def site_url() -> str:
    """Public address without a trailing slash, such as `https://www.example.org`."""
    url = required("SITE_URL", "the public address of the site, such as https://www.example.org")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SystemExit(f"SITE_URL must start with http:// or https:// and a host, not {url!r}.")
    return url.rstrip("/")


def database() -> dict[str, Any]:
    """Django's entry for DATABASE_URL, tuned for SQLite or PostgreSQL."""
    url = required("DATABASE_URL", "where the database is, such as postgres://user@host/name")
    try:
        config = env.db_url_config(url)
    except (ImproperlyConfigured, ValueError) as error:
        raise SystemExit(f"DATABASE_URL cannot be read: {error}.") from error
    engine = config.get("ENGINE", "").rpartition(".")[2]
    if engine not in {"sqlite3", "postgresql"}:
        raise SystemExit("DATABASE_URL must start with postgres:// or sqlite://.")
    if engine == "sqlite3":
        config["OPTIONS"] = {**SQLITE_OPTIONS, **config.get("OPTIONS", {})}
    else:
        # No query of ours runs so long that compiling it first would pay; and a database lies in
        # memory or on a disk without arms, where looking up costs hardly more than reading on.
        options = {"options": "-c jit=off -c random_page_cost=1.1"}
        config["OPTIONS"] = {**options, **config.get("OPTIONS", {})}
    config.update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=engine == "postgresql")
    return config


def mail() -> dict[str, Any]:
    """The EMAIL_… settings that EMAIL_URL stands for."""
    url = required("EMAIL_URL", "the mail server, such as smtp+tls://user:password@host:587")
    try:
        return env.email_url_config(url)
    except (ImproperlyConfigured, ValueError) as error:
        raise SystemExit(f"EMAIL_URL cannot be read: {error}.") from error


def machine_translator() -> dict[str, Any] | None:
    """wagtail-localize's entry for the machine that drafts translations; None: all by hand.

    Of both, one's own server is asked: nothing leaves the house then.
    """
    url = env.str("LIBRETRANSLATE_URL", default="").strip().rstrip("/")
    key = env.str("DEEPL_KEY", default="").strip()
    for name, address in {"LIBRETRANSLATE_URL": url, "DEEPL_URL": _deepl_url()}.items():
        parts = urlsplit(address)
        if address and (parts.scheme not in {"http", "https"} or not parts.hostname):
            raise SystemExit(f"{name} must start with http:// or https:// and a host.")
    if url:
        options = {"LIBRETRANSLATE_URL": url, "API_KEY": env.str("LIBRETRANSLATE_KEY", default="")}
        return {"CLASS": "cms.languages.machine_translation.LibreTranslate", "OPTIONS": options}
    if key:
        options = {"AUTH_KEY": key, "URL": _deepl_url()}
        return {"CLASS": "cms.languages.machine_translation.DeepL", "OPTIONS": options}
    return None


def _deepl_url() -> str:
    return str(env.str("DEEPL_URL", default="").strip())


def use_local_defaults() -> None:
    """Let the site run on one's own machine with nothing prepared; what is set stays."""
    os.environ.setdefault("SECRET_KEY", _local_secret())
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{quote(str(VAR_DIR / 'db.sqlite3'))}")
    os.environ.setdefault("SITE_URL", "http://127.0.0.1:8000")
    os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
    os.environ.setdefault("MEDIA_ROOT", str(VAR_DIR / "media"))
    # A file a mail, to be opened and read.
    os.environ.setdefault("EMAIL_URL", f"filemail:///{quote(str(VAR_DIR / 'mail'))}")
    os.environ.setdefault("DEFAULT_FROM_EMAIL", "stadtteilbuero@example.org")
    # The demo's logins are for everybody.
    os.environ.setdefault("SECOND_FACTOR_REQUIRED", "no")


def _local_secret() -> str:
    """A secret of this working copy: no two share one, and all its processes agree."""
    path = VAR_DIR / "secret_key"
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text()
