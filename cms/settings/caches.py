"""What is kept, and where: in files and each process's own memory, or on a server for all of them.

None of these caches fails a request (`cms/site/caches.py`).
"""

from typing import Any

from cms.settings.environment import VAR_DIR, env

#: A Redis or Valkey server; empty: there is none.
REDIS_URL = env.str("REDIS_URL", default="")
#: How much each process keeps of ready answers where there is none.
KEPT_MEGABYTES = env.int("KEPT_MEGABYTES", default=32)
#: Whether readers' answers are kept at all.
KEEP_PAGES = env.bool("KEEP_PAGES", default=True)

_SERVER: dict[str, Any] = {
    "BACKEND": "cms.site.caches.ServerCache",
    "LOCATION": REDIS_URL,
    "KEY_PREFIX": "winzerla",
    # Seconds. Whoever waited longer would have had the answer anew meanwhile.
    "OPTIONS": {"socket_connect_timeout": 0.2, "socket_timeout": 0.2},
}
# Not each process's own memory: every worker must see at once what another has changed.
_FILES: dict[str, Any] = {
    "BACKEND": "cms.site.caches.FileCache",
    "LOCATION": env.str("CACHE_DIR", default=str(VAR_DIR / "cache")),
}
_MEMORY: dict[str, Any] = {
    "BACKEND": "cms.site.caches.MemoryCache",
    "LOCATION": "pages",
    "OPTIONS": {"MAX_ENTRIES": 10_000, "MAX_BYTES": KEPT_MEGABYTES * 1024 * 1024},
}

CACHES = {
    "default": _SERVER if REDIS_URL else _FILES,
    # Pages know their pictures' copies themselves; a cache that outlives its database would
    # name files that are not there.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    # Ready answers (`cms/site/kept_answers.py`) are kept under the version of the content, so no
    # process can have an old one.
    "pages": {**(_SERVER if REDIS_URL else _MEMORY), "TIMEOUT": 24 * 60 * 60},
}
