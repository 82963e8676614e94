from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save, pre_save
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "cms.editorial"
    label = "editorial"
    verbose_name = _("Editors' rooms")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Give roles their rights, guard what goes online, and note whom to write to."""
        from wagtail.models import Page, Revision

        from cms.editorial import rights
        from cms.editorial.notices import recording
        from cms.editorial.workflow import guard, permissions

        post_migrate.connect(rights.set_up, sender=self)
        post_save.connect(rights.follow_new_page, dispatch_uid="rights-of-a-new-page")
        pre_save.connect(guard.check_page, dispatch_uid="four-eyes-page")
        pre_save.connect(guard.check_schedule, sender=Revision, dispatch_uid="four-eyes-schedule")
        Page.permissions_for_user = permissions.permissions_for_user
        recording.connect()
