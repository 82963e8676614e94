from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"
    verbose_name = _("Core")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to everything that changes what stands around a page."""
        from cms.core import signals

        signals.connect()
        post_migrate.connect(signals.follow_site_url, sender=self)
