"""The home page and the office's pages plug into the engine like any section."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cms.core.sections import SectionConfig

if TYPE_CHECKING:
    from cms.demo.site import DemoSite


class HomeConfig(SectionConfig):
    name = "home"
    verbose_name = _("Home and office")
    search_facet = _("Office")

    def build_demo(self, demo: "DemoSite") -> None:
        from home.demo.build import build

        build(demo)

    def finish_demo(self, demo: "DemoSite") -> None:
        from home.demo.build import finish

        finish(demo)
