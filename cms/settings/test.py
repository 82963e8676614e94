"""The tests: quick, and nothing of the machine's environment gets in but TEST_DATABASE_URL.

Without it they use PostgreSQL as the site does, on the server of `scripts/postgres.py`; each run
has a database of its own there (`tests/conftest.py`).
"""

import os

from cms.settings.environment import VAR_DIR
from scripts.postgres import get_url

os.environ.update(
    SECRET_KEY="only for tests, " * 5,
    DATABASE_URL=os.environ.get("TEST_DATABASE_URL") or get_url("postgres"),
    SITE_URL="http://testserver",
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    # Each run of the tests has a temporary folder instead (tests/conftest.py).
    MEDIA_ROOT=str(VAR_DIR / "test-media"),
    EMAIL_URL="memorymail://",
    DEFAULT_FROM_EMAIL="stadtteilbuero@example.org",
    ADMINS="",
    DEEPL_KEY="",
    LIBRETRANSLATE_URL="",
    REDIS_URL="",
    # It has tests of its own.
    SECOND_FACTOR_REQUIRED="no",
    LOG_LEVEL="WARNING",
)

from cms.settings.base import *  # noqa: F403 - the values above must stand before base reads them
from cms.settings.base import CACHES, INSTALLED_APPS, SECTIONS, STORAGES

# A site without some of its sections, named with commas in between (tests/test_unplugging.py).
missing = os.environ.get("TEST_WITHOUT", "")
for name in [*SECTIONS] if missing == "all" else filter(None, missing.split(",")):
    SECTIONS.remove(name)
    INSTALLED_APPS.remove(name)
SERVE_MEDIA = True
# The strength of passwords is not what the tests are about.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {**CACHES, "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# What is handed to the worker happens at once, or when it is looked at.
TASKS = {"default": {"BACKEND": "tests.indexing.PatientBackend"}}
# What a page costs is counted; `tests/cms/site/test_page_cache.py` and others turn it on.
KEEP_PAGES = False
# Not in the middle of another test; those of counting say when.
SEARCHES_ADDED_UP_EVERY = float("inf")
# Tests ask more often than a client may; the limit has tests of its own.
API_REQUESTS_A_MINUTE = 0
# Static files are looked up when they are asked for, collected or not.
WHITENOISE_AUTOREFRESH = True
HEADLESS_PREVIEW_URL = ""
