from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(AppConfig):
    name = "cms.users"
    label = "users"
    verbose_name = _("People with a login")
    default_auto_field = "django.db.models.BigAutoField"
    default = True

    def ready(self) -> None:
        """Connect receivers."""
        from cms.users import receivers

        receivers.connect()


class AdminUsersConfig(WagtailUsersAppConfig):
    """Wagtail's pages about people, with invitations instead of passwords typed for others."""

    user_viewset = "cms.users.viewsets.PersonViewSet"
    group_viewset = "cms.users.viewsets.ManagedGroupViewSet"
