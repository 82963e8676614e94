from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebhooksConfig(AppConfig):
    name = "cms.webhooks"
    label = "webhooks"
    verbose_name = _("webhooks")
    default = True
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Write messages whenever the log of changes grows."""
        from cms.webhooks import receivers

        receivers.connect()
