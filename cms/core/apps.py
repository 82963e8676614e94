from django.apps import AppConfig
from django.core.checks import register
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"
    verbose_name = _("Core")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what changes what stands around a page."""
        from cms import sections
        from cms.core import content_stamp, signals

        register(sections.check_sections)
        signals.connect()
        content_stamp.connect()
        post_migrate.connect(signals.set_up_stamps, sender=self)
        post_migrate.connect(signals.follow_site_url, sender=self)
