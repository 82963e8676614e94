"""Which code answers: what is kept for readers is of no use to a newer release."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from cms.settings.environment import BASE_DIR

#: What answers are made from, beside the content.
_SOURCES = ("*.py", "*.html", "*.mo", "requirements.txt")
_FOLDERS = ("cms", "home", "search", "templates", "locale")


@cache
def get_code_version() -> str:
    """The same in all processes that run the same code with the same address of the site."""
    digest = sha256(settings.SITE_URL.encode())
    for path in _find_sources():
        digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def get_code_changed_at() -> float:
    """When the newest of the code came to this machine, in seconds since 1970."""
    return max(path.stat().st_mtime for path in _find_sources())


def _find_sources() -> Iterator[Path]:
    yield BASE_DIR / "requirements.txt"
    for folder in (*_FOLDERS, *settings.SECTIONS):
        files = (path for kind in _SOURCES for path in (BASE_DIR / folder).rglob(kind))
        yield from sorted(files)
