"""What a page's template gets: the pages around it, its translations, its metadata."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.models import Page

from cms.core import structured_data
from cms.core.models.mixins import TeaserMixin, prefetch_images
from cms.core.subpages import link_translated_subpages
from cms.site.context import SiteContext, get_request_site_context
from cms.site.languages import Alternate, LanguageLink, get_alternates, link_languages
from cms.site.links import absolute, get_linked_page_ids, set_page_links, translations_q
from cms.types import Link


@dataclass(frozen=True)
class PageMetadata:
    """What the head of the page tells search engines and other sites."""

    title: str
    description: str
    canonical: str
    image: str
    kind: str


class PageContextMixin(TeaserMixin, Page):
    """Breadcrumbs, the ways into other languages and what the head of a page says.

    It costs one query for the pages around: ancestors, translations and whatever
    `get_context_pages_q` adds come together.
    """

    #: Open Graph's type, https://ogp.me/#types
    open_graph_kind = "website"

    #: What the apps above want to know of a page's neighbours, by name; part of the one query.
    context_page_annotations: ClassVar[dict[str, Any]] = {}

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Breadcrumbs, translations and metadata beside the page itself."""
        context = super().get_context(request, *args, **kwargs)
        site_context = get_request_site_context(request)
        if self.locale_id == site_context.locale.pk:
            self.locale = site_context.locale
        prefetch_images([self])
        context_pages = self.get_context_pages(site_context)
        set_page_links(self.linked_page_ids, filter(site_context.includes, context_pages.values()))
        context["context_pages"] = context_pages
        context["breadcrumbs"] = self.get_breadcrumbs(request, context_pages)
        links = self.get_translation_links(request, context_pages)
        paths = {
            page.locale_id: page.path
            for page in context_pages.values()
            if page.translation_key == self.translation_key
        }
        context["language_links"] = link_translated_subpages(self, request, links, paths)
        context["meta"] = self.get_meta(request, site_context)
        context["alternates"] = self.get_alternates(request, links)
        context["structured_data"] = [
            *self.get_structured_data(request, site_context, context),
            structured_data.breadcrumbs(
                [*context["breadcrumbs"], self._own_link(request)], request
            ),
        ]
        return context

    def get_context_pages_q(self) -> Q:
        """Which other pages this page's template needs; sections add theirs."""
        ancestors = [self.path[:end] for end in range(8, len(self.path), 4)]
        query = Q(path__in=ancestors) | Q(translation_key=self.translation_key)
        return query | translations_q(self.linked_page_ids)

    @cached_property
    def linked_page_ids(self) -> set[int]:
        """Keys of the pages that texts and invitations lead to."""
        return get_linked_page_ids(self)

    def get_context_pages(self, site_context: SiteContext) -> dict[int, Page]:
        """Readable pages around this one by key, in one query; and itself, whoever may read it."""
        # The root of the tree is live, too, and nobody's page.
        readable = Q(live=True, alias_of=None, depth__gt=1) & self.get_context_pages_q()
        found = _get_annotated_pages().filter(readable | Q(pk=self.pk))
        restricted = site_context.restricted_paths
        return {
            page.pk: page
            for page in found
            if page.pk == self.pk or not page.path.startswith(restricted)
        }

    def get_breadcrumbs(self, request: HttpRequest, context_pages: dict[int, Page]) -> list[Link]:
        """The way from the home page to this page's parent."""
        return [
            Link(page.title, page.get_url(request) or "")
            for page in context_pages.values()
            if self.path.startswith(page.path) and page.path != self.path
        ]

    def get_translation_links(
        self, request: HttpRequest, context_pages: dict[int, Page]
    ) -> list[LanguageLink]:
        """The way into each language that is online: to this page there, or to what explains."""
        site_context = get_request_site_context(request)
        group = [
            page
            for page in context_pages.values()
            if page.translation_key == self.translation_key and site_context.includes(page)
        ]
        urls = {page.locale_id: page.get_url(request) or "" for page in group}
        source = next(
            (page.pk for page in group if page.locale.language_code == settings.LANGUAGE_CODE),
            self.pk,
        )
        tested = [page.locale_id for page in group if getattr(page, "passed_test", None)]
        return link_languages(site_context.languages, urls, site_context.language, source, tested)

    def get_entry_locales(self, request: HttpRequest, paths: Iterable[str]) -> Any:
        """For `PaginatedListMixin`: a `values_list` of the locale of each readable entry.

        Of this list and its translations, which stand at these tree paths. None: no such list.
        """
        return None

    def get_alternates(self, request: HttpRequest, links: list[LanguageLink]) -> list[Alternate]:
        """This page and its translations for `hreflang`, this one first; nothing when alone."""
        found = [link for link in links if link.is_translated]
        alternates = get_alternates(
            {link.language.code: absolute(link.url, request) for link in found}
        )
        own = [link.language.code for link in found if link.is_here]
        is_announced = any(one.language in own for one in alternates)
        return sorted(alternates, key=lambda one: one.language not in own) if is_announced else []

    def get_meta(self, request: HttpRequest, site_context: SiteContext) -> PageMetadata:
        """What the page's head says; no field of another language ever fills a gap."""
        title = self.seo_title or self.title
        image = self.lead.image.get_widest("jpeg", 1280) if self.lead else None
        return PageMetadata(
            title=title
            if title == site_context.site_name
            else f"{title}{site_context.name_suffix}",
            description=self.search_description or self.teaser,
            canonical=self.get_full_url(request) or "",
            image=absolute(image.url, request) if image else "",
            kind=self.open_graph_kind,
        )

    def get_structured_data(
        self, request: HttpRequest, site_context: SiteContext, context: dict[str, Any]
    ) -> Iterable[dict[str, Any]]:
        """JSON-LD objects about this page; breadcrumbs are added for all."""
        return []

    def _own_link(self, request: HttpRequest) -> Link:
        return Link(self.title, self.get_url(request) or "")


@cache
def _get_annotated_pages() -> Any:
    """Pages in the order of the tree, with what the apps above want to know."""
    pages = Page.objects.select_related("locale").order_by("path")
    return pages.annotate(**PageContextMixin.context_page_annotations)
