"""See `HoursConfig`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HoursConfig(AppConfig):
    """Opening hours; the map stands in `cms/hours/__init__.py`."""

    name = "cms.hours"
    label = "hours"
    verbose_name = _("Opening hours")
    default_auto_field = "django.db.models.BigAutoField"
