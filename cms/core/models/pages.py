"""The page every section's page types build on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Q
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

# The module, not its names: the frame is made of models and is loaded with them.
from cms.core import frame as frames
from cms.core import structured_data
from cms.core.models.mixins import LeadPicture, TeaserMixin, load_pictures
from cms.core.query import BasePageManager
from cms.core.sections import Link

if TYPE_CHECKING:
    from cms.core.frame import Frame


@dataclass(frozen=True)
class Teaser:
    """A page as it stands in a list; the one shape that lists and cards know."""

    page: Page
    title: str
    url: str
    teaser: str
    picture: LeadPicture | None
    label: str = ""
    date: datetime | None = None
    byline: tuple[str, ...] = ()


@dataclass(frozen=True)
class PageMetadata:
    """What the head of the page tells search engines and other sites."""

    title: str
    description: str
    canonical: str
    image: str
    kind: str


@dataclass(frozen=True)
class TranslationLink:
    """The same page in another language."""

    language: str
    name: str
    direction: str
    title: str
    url: str


class BasePage(TeaserMixin, Page):
    """A page with teaser, picture, breadcrumbs, translations and truthful metadata.

    Around the page it costs one query for its neighbours: ancestors, translations and whatever
    `get_neighbour_filter` adds come together.
    """

    objects: ClassVar[Any] = BasePageManager()

    #: Whether somebody else has to release what one person wrote. Translations always are.
    is_moderated: ClassVar[bool] = False
    #: Open Graph's type, https://ogp.me/#types
    open_graph_kind = "website"

    #: Which pages of the type are meant to stay true and are looked over once a year: `Q()` for
    #: all of them. None: pages that grow old as they should, such as articles and events.
    stays_current: ClassVar[Q | None] = None

    search_fields: tuple[Any, ...] = (*Page.search_fields, *TeaserMixin.teaser_search_fields)
    api_fields: tuple[Any, ...] = TeaserMixin.teaser_api_fields
    promote_panels = (
        MultiFieldPanel(
            (FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")),
            heading=_("Address and search engines"),
        ),
        MultiFieldPanel((FieldPanel("show_in_menus"),), heading=_("Menu")),
    )

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Breadcrumbs, translations and metadata beside the page itself."""
        context = super().get_context(request, *args, **kwargs)
        frame = frames.get_request_frame(request)
        if self.locale_id == frame.locale.pk:
            self.locale = frame.locale
        load_pictures([self])
        neighbours = self.get_neighbours(frame)
        context["neighbours"] = neighbours
        context["breadcrumbs"] = self.get_breadcrumbs(request, neighbours)
        context["translations"] = self.get_translation_links(request, neighbours)
        context["meta"] = self.get_meta(request, frame)
        context["structured_data"] = [
            *self.get_structured_data(request, frame, context),
            structured_data.breadcrumbs(
                [*context["breadcrumbs"], self._own_link(request)], request
            ),
        ]
        return context

    def serve_password_required_response(
        self, request: HttpRequest, form: Any, action_url: str
    ) -> TemplateResponse:
        """The form for the password; nothing the page tells gets out before it is given."""
        response = super().serve_password_required_response(request, form, action_url)
        for name in ("meta", "structured_data", "breadcrumbs", "translations"):
            response.context_data.pop(name, None)
        return response

    def get_neighbour_filter(self) -> Q:
        """Which other pages this page's template needs; sections add theirs."""
        ancestors = [self.path[:end] for end in range(8, len(self.path), 4)]
        return Q(path__in=ancestors) | Q(translation_key=self.translation_key)

    def get_neighbours(self, frame: "Frame") -> dict[int, Page]:
        """Readable pages around this one by key, in one query."""
        pages = Page.objects.live().filter(self.get_neighbour_filter(), alias_of=None)
        found = pages.select_related("locale").order_by("path")
        restricted = frame.restricted_paths
        return {page.pk: page for page in found if not page.path.startswith(restricted)}

    def get_breadcrumbs(self, request: HttpRequest, neighbours: dict[int, Page]) -> list[Link]:
        """The way from the home page to this page's parent."""
        return [
            Link(page.title, page.get_url(request) or "")
            for page in neighbours.values()
            if self.path.startswith(page.path) and page.path != self.path
        ]

    def get_translation_links(
        self, request: HttpRequest, neighbours: dict[int, Page]
    ) -> list[TranslationLink]:
        """This page in the other languages it can be read in."""
        links = []
        for page in neighbours.values():
            if page.translation_key != self.translation_key or page.locale_id == self.locale_id:
                continue
            info = get_language_info(page.locale.language_code)
            direction = "rtl" if info["bidi"] else "ltr"
            url = page.get_url(request) or ""
            links.append(
                TranslationLink(info["code"], info["name_local"], direction, page.title, url)
            )
        return links

    def get_meta(self, request: HttpRequest, frame: "Frame") -> PageMetadata:
        """What the page's head says; no field of another language ever fills a gap."""
        name = frame.site_name
        title = self.seo_title or self.title
        picture = self.lead.image.get_widest("jpeg", 1280) if self.lead else None
        return PageMetadata(
            title=title if title == name else f"{title} – {name}",
            description=self.search_description or self.teaser,
            canonical=self.get_full_url(request) or "",
            image=structured_data.absolute(picture.url, request) if picture else "",
            kind=self.open_graph_kind,
        )

    def get_structured_data(
        self, request: HttpRequest, frame: "Frame", context: dict[str, Any]
    ) -> Iterable[dict[str, Any]]:
        """JSON-LD objects about this page; breadcrumbs are added for all."""
        return []

    def get_teaser(self, request: HttpRequest | None = None) -> Teaser:
        """This page as lists show it."""
        return Teaser(
            page=self,
            title=self.title,
            url=self.get_url(request) or "",
            teaser=self.teaser or self.search_description,
            picture=self.lead,
        )

    def _own_link(self, request: HttpRequest) -> Link:
        return Link(self.title, self.get_url(request) or "")
