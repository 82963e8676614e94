"""The API; each section brings its own routes."""

from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """Routing, errors, paging, caching and what every answer is made of. It has no models."""

    name = "cms.api"
    label = "api"
    verbose_name = _("programming interface")

    def ready(self) -> None:
        """Register the check of schemas."""
        from cms.api.checks import check_schema_names

        register(check_schema_names)
