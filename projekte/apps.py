"""The projects plug into the engine here."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cms.core.sections import HomeTeaser, Link, SectionConfig, TopicKeys

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.models import Locale

    from cms.core.models.pages import Teaser
    from cms.demo.site import DemoSite


class ProjectsConfig(SectionConfig):
    name = "projekte"
    # Translators: for readers.
    verbose_name = _("Projects")
    default = True
    api = "projekte.api"

    def get_index_links(self, locale: "Locale") -> list[Link]:
        from projekte.teasers import get_indexes

        return [Link(page.title, page.url) for page in get_indexes(locale)]

    def get_home_teasers(self) -> list[HomeTeaser]:
        from projekte.teasers import running_projects

        return [
            HomeTeaser(
                "projects",
                # Translators: for readers.
                _("Projects in the district"),
                "projekte/teasers/running_projects.html",
                running_projects,
            )
        ]

    def get_pages_about(self, topics: TopicKeys, request: "HttpRequest") -> "list[Teaser]":
        from projekte.teasers import get_projects_about

        return get_projects_about(topics, request)

    def build_demo(self, demo: "DemoSite") -> None:
        from projekte.demo.build import build

        build(demo)

    def finish_demo(self, demo: "DemoSite") -> None:
        from projekte.demo.build import finish

        finish(demo)
