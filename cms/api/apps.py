"""The API; each section brings its own routes."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """Routing, errors, paging, caching and what every answer is made of."""

    name = "cms.api"
    label = "api"
    verbose_name = _("programming interface")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Note what happens to public pages, and whom to tell."""
        from cms.api.changes import watching
        from cms.api.webhooks import outbox

        watching.connect()
        outbox.connect()
        post_migrate.connect(watching.fill, sender=self)
