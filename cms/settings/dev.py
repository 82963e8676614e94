"""Working on the code: `make dev`. Shows errors in full and reloads what changes."""

from cms.settings.environment import use_local_defaults

use_local_defaults()

from cms.settings.base import *  # noqa: E402, F403 - the defaults must stand before base reads them
from cms.settings.base import INSTALLED_APPS, STORAGES  # noqa: E402 - as above

DEBUG = True
SERVE_MEDIA = True
# WhiteNoise serves the files as they are, in the way it does in production.
INSTALLED_APPS = ["whitenoise.runserver_nostatic", *INSTALLED_APPS]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
