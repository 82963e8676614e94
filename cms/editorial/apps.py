from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "cms.editorial"
    label = "editorial"
    verbose_name = _("Editors' rooms")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Give roles their rights, after migrations and with new pages; mail about decisions."""
        from cms.editorial import rights
        from cms.editorial.notices import recording

        post_migrate.connect(rights.set_up, sender=self)
        post_save.connect(rights.follow_new_page, dispatch_uid="rights-of-a-new-page")
        recording.connect()
