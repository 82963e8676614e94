from django.apps import AppConfig


class PatchesConfig(AppConfig):
    """Stands last in `INSTALLED_APPS`, so that what is changed here has been set up."""

    name = "cms.patches"
    label = "patches"

    def ready(self) -> None:
        """Apply each change."""
        from cms.patches import mails, missing_types, names, reports

        mails.apply()
        missing_types.apply()
        names.apply()
        reports.apply()
