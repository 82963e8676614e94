"""The community garden plugs into the engine here."""

from django.utils.translation import gettext_lazy as _

from cms.sections import PageGrant, QuickAdd, Role, SectionConfig


class GardenConfig(SectionConfig):
    name = "garten"
    # Translators: for readers.
    verbose_name = _("Community garden")
    default = True
    contributions = "garten.contributions.GardenContributions"
    dashboard_panels = "garten.dashboard.get_panels"
    demo = "garten.demo.build"
    api = "garten.api"
    grants = (
        PageGrant(Role.GARDENERS, "GardenDiaryPage", ("add", "change")),
        PageGrant(Role.GARDENERS, "GardenYearPage", ("change",)),
    )
    quick_adds = (
        QuickAdd(
            "DiaryEntryPage",
            _("Write a diary entry"),
            "date",
            word_file_label=_("Diary entry from a Word file"),
        ),
    )
