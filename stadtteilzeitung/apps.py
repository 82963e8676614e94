"""The newspaper plugs into the engine here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cms.core.roles import Grant, Role
from cms.core.sections import HomeTeaser, Link, SectionConfig, TopicKeys, Writing

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.models import Locale

    from cms.core.models.pages import Teaser
    from cms.demo.site import DemoSite
    from cms.editorial.dashboard.panels import DeskPanel


class NewspaperConfig(SectionConfig):
    name = "stadtteilzeitung"
    # Translators: for readers.
    verbose_name = _("Newspaper")
    default = True
    api = "stadtteilzeitung.api"
    grants = (Grant(Role.VOLUNTEERS, "NewspaperPage", ("add",)),)
    writing = (Writing("ArticlePage", _("Write an article")),)

    def get_index_links(self, locale: "Locale") -> list[Link]:
        from stadtteilzeitung.teasers import get_newspapers

        return [Link(page.title, page.url) for page in get_newspapers(locale)]

    def get_home_teasers(self) -> list[HomeTeaser]:
        from stadtteilzeitung import teasers

        return [
            HomeTeaser(
                "newest_articles",
                # Translators: for readers.
                _("Newest articles"),
                "stadtteilzeitung/teasers/newest_articles.html",
                teasers.newest_articles,
            ),
            HomeTeaser(
                "current_issue",
                # Translators: for readers.
                _("Current issue"),
                "stadtteilzeitung/teasers/current_issue.html",
                teasers.current_issue,
                narrow=True,
            ),
        ]

    def get_lead(self, request: "HttpRequest") -> Any | None:
        from stadtteilzeitung.teasers import get_lead

        return get_lead(request)

    def get_feeds(self, locale: "Locale") -> list[Link]:
        from stadtteilzeitung.teasers import get_feeds

        return get_feeds(locale)

    def get_folio(self, locale: "Locale") -> list[str]:
        from stadtteilzeitung.teasers import get_folio

        return get_folio(locale)

    def get_pages_about(self, topics: TopicKeys, request: "HttpRequest") -> "list[Teaser]":
        from stadtteilzeitung.teasers import get_articles_about

        return get_articles_about(topics, request)

    def get_desk_panels(self, request: "HttpRequest") -> "Sequence[DeskPanel]":
        from stadtteilzeitung.desk import get_panels

        return get_panels(request)

    def build_demo(self, demo: "DemoSite") -> None:
        from stadtteilzeitung.demo.build import build

        build(demo)

    def finish_demo(self, demo: "DemoSite") -> None:
        from stadtteilzeitung.demo import desk

        if demo.has_logins:
            desk.build(demo)
