"""The projects plug into the engine here."""

from django.utils.translation import gettext_lazy as _

from cms.sections import SectionConfig


class ProjectsConfig(SectionConfig):
    name = "projekte"
    # Translators: for readers.
    verbose_name = _("Projects")
    default = True
    contributions = "projekte.contributions.ProjectContributions"
    demo = "projekte.demo.build"
    api = "projekte.api"
