"""The demo without limit and cache, beside Wagtail's API as it is shipped: for `make bench-api`."""

from cms.settings.demo import *  # noqa: F403 - all of it, but for what follows

ROOT_URLCONF = "scripts.bench_urls"
API_REQUESTS_A_MINUTE = 0
KEEP_PAGES = False
CACHES = {
    name: {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    for name in ("default", "renditions", "pages")
}
