from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PastingConfig(AppConfig):
    name = "cms.pasting"
    label = "pasting"
    verbose_name = _("Pasting")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the script find the blocks of a body."""
        from wagtail.admin.telepath import register

        from cms.core.blocks.body import BodyBlock
        from cms.pasting.adapters import BodyBlockAdapter

        register(BodyBlockAdapter(), BodyBlock)
