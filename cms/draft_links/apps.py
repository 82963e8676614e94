from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DraftLinksConfig(AppConfig):
    name = "cms.draft_links"
    label = "draft_links"
    verbose_name = _("Links to drafts")
    default = True
    default_auto_field = "django.db.models.BigAutoField"
