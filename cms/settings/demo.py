"""The site on one's own machine, with a demo site and its logins: `make run`."""

from cms.settings.environment import use_local_defaults

use_local_defaults()

from cms.settings.base import *  # noqa: E402, F403 - the defaults must stand before base reads them
from cms.settings.base import STORAGES  # noqa: E402 - after the variables it reads

SERVE_MEDIA = True
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "cms.staticfiles.QuicklyCompressedStaticFilesStorage"},
}

#: Roles to try the admin with. They exist in these settings alone.
DEMO_LOGINS = [
    {
        "role": "Administration",
        "username": "admin",
        "password": "winzerla-admin",
        "group": None,
        "superuser": True,
    },
    {
        "role": "Redaktion",
        "username": "redaktion",
        "password": "winzerla-redaktion",
        "group": "moderators",
        "superuser": False,
    },
    {
        "role": "Ehrenamt",
        "username": "ehrenamt",
        "password": "winzerla-ehrenamt",
        "group": "volunteers",
        "superuser": False,
    },
    {
        "role": "Garten",
        "username": "garten",
        "password": "winzerla-garten",
        "group": "gardeners",
        "superuser": False,
    },
    {
        "role": "Übersetzung",
        "username": "uebersetzung",
        "password": "winzerla-uebersetzung",
        "group": "translators",
        "superuser": False,
    },
]
