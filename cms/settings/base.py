"""Settings of the site, safe for production as they stand.

What differs from one installation to the next comes from the environment; `.env.example`
explains each variable. Other settings files only relax this one.
"""

from urllib.parse import urlsplit

from corsheaders.defaults import default_headers

from cms.settings.caches import *  # noqa: F403 - each of them is a setting
from cms.settings.environment import (
    BASE_DIR,
    VAR_DIR,
    database,
    env,
    machine_translator,
    mail,
    required,
    site_url,
)
from cms.settings.languages import LANGUAGES
from cms.settings.login import *  # noqa: F403 - each of them is a setting
from cms.settings.wagtail import *  # noqa: F403 - each of them is a setting

# --- What this installation is called and where it keeps things ---------------------------------

SECRET_KEY = required("SECRET_KEY", "a long random string that signs sessions and links")
SITE_URL = WAGTAILADMIN_BASE_URL = site_url()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[urlsplit(SITE_URL).hostname])
DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = required("MEDIA_ROOT", "the folder that keeps uploaded pictures and documents")
MEDIA_URL = "/media/"
# The front web server hands out uploads; the demo, which has none, does it itself.
SERVE_MEDIA = False
DEBUG = False

vars().update(mail())
DEFAULT_FROM_EMAIL = required("DEFAULT_FROM_EMAIL", "the sender of the site's mails")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Seconds. A mail server that never answers must not keep a worker for ever.
EMAIL_TIMEOUT = 30
#: Who is told of a hole in the site, as mail or web address; SECURITY.md says how.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")
ADMINS = [("", address) for address in env.list("ADMINS", default=[])]

# --- What the site is made of --------------------------------------------------------------------

#: The sections plugged in. One taken out leaves a site that works; its pages answer nobody until
#: it comes back (`docs/sections.md`).
SECTIONS = ["stadtteilzeitung", "veranstaltungen", "projekte", "garten"]

INSTALLED_APPS = [
    "home",
    "search",
    *SECTIONS,
    "cms.demo",
    "cms.api",
    "cms.webhooks",
    "cms.changes",
    "cms.languages",
    "cms.dashboard",
    "cms.draft_links",
    "cms.notifications",
    "cms.word_files",
    "cms.editorial",
    "cms.pasting",
    "cms.core",
    "cms.site",
    "cms.hours",
    "cms.images",
    "cms.documents",
    "cms.accounts",
    "cms.users",
    "wagtail_localize",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.search_promotions",
    # Not that of wagtail-localize, which fills a language with aliases of German pages.
    "wagtail.locales",
    "wagtail.sites",
    "cms.users.apps.AdminUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "taggit",
    "modelcluster",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    # Its documentation page loads what it shows from here.
    "ninja",
    "corsheaders",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    # After all that it changes.
    "cms.patches",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Before static files are handed out.
    "cms.core.middleware.security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "cms.site.page_cache.page_cache",
    "corsheaders.middleware.CorsMiddleware",
    "cms.api.middleware.public_api",
    "cms.api.middleware.api_cache",
    "cms.site.shedding.shed",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.site.middleware.URLLocaleMiddleware",
    # Before whatever answers with a page that says what is wrong, which reads the form.
    "cms.core.bad_requests.BadRequestMiddleware",
    "cms.site.middleware.locale_availability_middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cms.accounts.middleware.SecondFactorMiddleware",
    "cms.core.middleware.UnknownPageTypeMiddleware",
    "cms.core.middleware.ConflictMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.site.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "cms.urls"
CSRF_FAILURE_VIEW = "cms.site.views.csrf_failure"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cms.site.context_processors.site_context",
            ],
        },
    },
]

STATIC_URL = "/static/"
STATIC_ROOT = env.str("STATIC_ROOT", default=str(VAR_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    # Documents, pictures as they were sent, files of unfinished forms: nothing of it is public. The
    # address leads to a view that asks who wants it.
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"base_url": "/admin/originals/"},
    },
    # Copies of pictures, and nothing else: what the web server hands out below MEDIA_URL.
    "public": {"BACKEND": "cms.images.storage.PublicStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Nothing asks for the others: half as much to compress.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Work that must not keep an editor waiting; `manage.py db_worker` does it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Only for programs on one's own network: webhooks may then also lead to private addresses, and
# without TLS.
WEBHOOKS_ALLOW_PRIVATE = env.bool("WEBHOOKS_ALLOW_PRIVATE", default=False)

# --- Languages and time --------------------------------------------------------------------------

USE_I18N = True
LANGUAGE_CODE = "de"
# The second holds better words for texts of Wagtail and others; `makemessages` leaves it alone.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "packages"]
FORMAT_MODULE_PATH = ["cms.languages.formats"]
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

#: Class that tells what somebody may do with a page; `BasePage.permissions_for_user` loads it.
PAGE_PERMISSION_TESTER = "cms.editorial.permissions.ModeratedPagePermissionTester"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator()
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch")]
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
# As editors write days; with another format the date picker takes what they type for today.
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"

# --- The programming interface -------------------------------------------------------------------

# Pages of all other sites may read it, nothing else of this one.
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ("GET", "HEAD", "OPTIONS")
CORS_ALLOW_HEADERS = (*default_headers, "if-modified-since", "if-none-match")
CORS_EXPOSE_HEADERS = (
    "ETag",
    "Link",
    "Retry-After",
    "RateLimit-Limit",
    "RateLimit-Policy",
    "RateLimit-Remaining",
    "RateLimit-Reset",
)
#: A front end elsewhere that shows drafts it reads from the API; empty: previews show this site.
HEADLESS_PREVIEW_URL = env.str("HEADLESS_PREVIEW_URL", default="")
#: How often one client may ask; 0 counts nobody.
API_REQUESTS_A_MINUTE = env.int("API_REQUESTS_A_MINUTE", default=600)
#: Where that is counted; all processes of a server share it.
API_COUNTS_DIR = env.str("API_COUNTS_DIR", default=str(VAR_DIR / "counts"))
#: Proxies whose X-Forwarded-For is believed; gunicorn believes the same (see gunicorn.conf.py).
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])

# --- Accounts and transport ----------------------------------------------------------------------

AUTH_USER_MODEL = "users.User"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(SITE_URL).scheme
# What the public address promises, the site keeps. Whether a request came by TLS is decided by
# gunicorn, which believes only the proxies in TRUSTED_PROXIES (see gunicorn.conf.py).
ENCRYPTED = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = ENCRYPTED
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if ENCRYPTED else 0
# Passkeys need TLS, but for one's own machine.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENCRYPTED
SESSION_COOKIE_SECURE = ENCRYPTED
CSRF_COOKIE_SECURE = ENCRYPTED
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
# Wagtail shows previews in a frame of its own (W019 would have DENY).
X_FRAME_OPTIONS = "SAMEORIGIN"
# W005, W021: HSTS for subdomains and in browsers' own lists binds servers that are not this site's.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W019", "security.W021"]

# --- What happened -------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "production": {"()": "django.utils.log.RequireDebugFalse"},
        # Who comes while too many wait (`cms/site/shedding.py`): a storm would bring thousands.
        "no refusal": {
            "()": "django.utils.log.CallbackFilter",
            "callback": lambda record: getattr(record, "status_code", None) != 503,  # noqa: PLR2004
        },
    },
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "trouble": {"class": "logging.StreamHandler", "formatter": "line", "level": "WARNING"},
        "mail": {
            "class": "django.utils.log.AdminEmailHandler",
            "level": "ERROR",
            "filters": ["production"],
        },
    },
    "loggers": {
        # Django's own handlers would say everything twice.
        "django": {"handlers": []},
        "django.request": {"filters": ["no refusal"]},
        # Whoever asks for another host gets a 400; that is no news.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # The worker turns its own log up and tells of every single task.
        "django_tasks": {"handlers": ["trouble", "mail"], "propagate": False},
    },
    "root": {"handlers": ["console", "mail"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
