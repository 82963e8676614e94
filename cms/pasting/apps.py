from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PastingConfig(AppConfig):
    name = "cms.pasting"
    label = "pasting"
    verbose_name = _("Pasting")
    default_auto_field = "django.db.models.BigAutoField"
