"""See `SiteConfig`."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    """What is true of the whole site; the map stands in `cms/site/__init__.py`."""

    name = "cms.site"
    label = "site"
    verbose_name = _("On every page")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the content version follow what models say, and models say something."""
        from cms.site import content_triggers, receivers

        register(content_triggers.check_declarations, Tags.models)
        receivers.connect(self)
