from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "cms.documents"
    label = "documents"
    verbose_name = _("Documents")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The text of a file is read once it has been saved."""
        from cms.documents.models import CustomDocument
        from cms.documents.receivers import read_after_commit

        post_save.connect(read_after_commit, sender=CustomDocument)
