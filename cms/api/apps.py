"""The API; each section brings its own routes."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """Routing, errors, paging, caching and what every answer is made of. It has no models."""

    name = "cms.api"
    label = "api"
    verbose_name = _("programming interface")
