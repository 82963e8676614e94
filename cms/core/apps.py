from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"
    verbose_name = _("Core")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the receivers, check the sections; give the forms our fields."""
        from django.db.models import TextField
        from wagtail.admin.forms.models import register_form_field_override

        from cms import sections
        from cms.core import receivers
        from cms.core.widgets import TextArea

        register_form_field_override(TextField, override={"widget": TextArea}, exact_class=True)
        receivers.connect()
        register(sections.check_sections)
