from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _


class LanguagesConfig(AppConfig):
    name = "cms.languages"
    label = "languages"
    verbose_name = _("Languages")
    #: What waits for translators on their first page.
    dashboard_panels = "cms.languages.dashboard.get_panels"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Check the models, bring the languages of the settings along, and follow what happens."""
        from cms.core.models import BasePage
        from cms.languages import receivers
        from cms.languages.checks import check_translatable_fields
        from cms.languages.models import get_context_annotations

        register(check_translatable_fields, Tags.models)
        receivers.connect(self)
        BasePage.context_page_annotations |= get_context_annotations()
