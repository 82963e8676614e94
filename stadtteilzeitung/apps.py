"""The newspaper plugs into the engine here."""

from django.utils.translation import gettext_lazy as _

from cms.sections import PageGrant, QuickAdd, Role, SectionConfig


class NewspaperConfig(SectionConfig):
    name = "stadtteilzeitung"
    # Translators: for readers.
    verbose_name = _("Newspaper")
    default = True
    contributions = "stadtteilzeitung.contributions.NewspaperContributions"
    dashboard_panels = "stadtteilzeitung.dashboard.get_panels"
    demo = "stadtteilzeitung.demo.build"
    api = "stadtteilzeitung.api"
    grants = (PageGrant(Role.VOLUNTEERS, "NewspaperPage", ("add",)),)
    quick_adds = (
        QuickAdd(
            "ArticlePage",
            _("Write an article"),
            word_file_label=_("Article from a Word file"),
        ),
    )
