from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ChangesConfig(AppConfig):
    name = "cms.changes"
    label = "changes"
    verbose_name = _("log of changes")
    default = True
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Note what happens to public pages, and begin the log of a site that has none."""
        from cms.changes import receivers

        receivers.connect()
        post_migrate.connect(receivers.begin_log, sender=self)
