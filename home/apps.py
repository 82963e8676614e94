"""The home page and the office's pages plug into the engine like any section."""

from django.utils.translation import gettext_lazy as _

from cms.sections import GrantScope, PageGrant, Role, SectionConfig


class HomeConfig(SectionConfig):
    name = "home"
    default = True
    demo = "home.demo.build"
    verbose_name = _("Home and office")
    # Translators: for readers.
    search_facet = _("Office")
    # The home page is the root of its language's tree.
    grants = (
        PageGrant(
            Role.MODERATORS,
            "HomePage",
            ("add", "change", "publish", "bulk_delete", "lock", "unlock"),
            GrantScope.AND_TRANSLATIONS,
        ),
        PageGrant(Role.TRANSLATORS, "HomePage", ("change",), GrantScope.NEVER),
    )
