from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _


class ImagesConfig(AppConfig):
    name = "cms.images"
    label = "images"
    verbose_name = _("Images")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Copies of a deleted picture are gone at once; Wagtail leaves them to the worker."""
        from cms.images.models import CustomRendition
        from cms.images.receivers import delete_copy

        post_delete.connect(delete_copy, sender=CustomRendition)
