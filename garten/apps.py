"""The community garden plugs into the engine here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cms.core.roles import Grant, Role
from cms.core.sections import HomeTeaser, Link, SectionConfig, TopicKeys, Writing

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.models import Locale

    from cms.core.models.pages import Teaser
    from cms.demo.site import DemoSite
    from cms.editorial.dashboard.panels import DeskPanel


class GardenConfig(SectionConfig):
    name = "garten"
    # Translators: for readers.
    verbose_name = _("Community garden")
    default = True
    api = "garten.api"
    grants = (
        Grant(Role.GARDENERS, "GardenDiaryPage", ("add", "change")),
        Grant(Role.GARDENERS, "GardenYearPage", ("change",)),
    )
    writing = (Writing("DiaryEntryPage", _("Write a diary entry"), "date"),)

    def get_index_links(self, locale: "Locale") -> list[Link]:
        from garten.teasers import get_gardens

        return [Link(page.title, page.url) for page in get_gardens(locale)]

    def get_home_teasers(self) -> list[HomeTeaser]:
        from garten.teasers import garden_month

        return [
            HomeTeaser(
                "garden_month",
                # Translators: for readers.
                _("In the garden this month"),
                "garten/teasers/garden_month.html",
                garden_month,
                narrow=True,
            )
        ]

    def get_feeds(self, locale: "Locale") -> list[Link]:
        from garten.teasers import get_feeds

        return get_feeds(locale)

    def get_pages_about(self, topics: TopicKeys, request: "HttpRequest") -> "list[Teaser]":
        from garten.teasers import get_gardens_about

        return get_gardens_about(topics, request)

    def get_desk_panels(self, request: "HttpRequest") -> "Sequence[DeskPanel]":
        from garten.desk import get_panels

        return get_panels(request)

    def build_demo(self, demo: "DemoSite") -> None:
        from garten.demo.build import build

        build(demo)

    def finish_demo(self, demo: "DemoSite") -> None:
        from garten.demo.build import add_waiting_entry

        if demo.has_logins:
            add_waiting_entry(demo)
