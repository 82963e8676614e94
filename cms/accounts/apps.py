from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "cms.accounts"
    # allauth's own app is called `account`.
    label = "accounts"
    verbose_name = _("Logging in")
    default_auto_field = "django.db.models.BigAutoField"
    default = True

    def ready(self) -> None:
        """Connect receivers."""
        from cms.accounts import receivers

        receivers.connect()
