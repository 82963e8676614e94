"""The page every section's page types build on."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageLogEntry, PageViewRestriction, Revision, TaskState

from cms.core import addresses, preview, structured_data
from cms.core.forms import BasePageForm
from cms.core.models.mixins import TeaserMixin, prefetch_images
from cms.core.page_states import describe_state
from cms.core.querysets import BasePageManager
from cms.core.subpages import link_translated_subpages
from cms.fields import Fields, independent, synchronised, translated
from cms.site.content_version import get_request_content_version
from cms.site.context import SiteContext, get_request_site_context
from cms.site.languages import Alternate, LanguageLink, get_alternates, link_languages
from cms.site.links import absolute, get_linked_page_ids, set_page_links
from cms.site.visibility import PublicScope, find_view_restrictions, get_public_scope
from cms.texts.slugs import make_slug
from cms.types import Link, Teaser

#: What Wagtail logs when a version goes online: at once, or at the time that was set for it.
PUBLISH_ACTIONS = ("wagtail.publish", "wagtail.publish.scheduled")
#: What a reviewer makes of a version that was handed in.
DECIDED = (TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED)
UNTOLD = _(
    "There is no text yet. Please write it, or add a picture or another block."
    " Until then you can save it as a draft."
)
SLUG_HELP = _(
    "The last part of the address. A draft has one of its own; it gets the one that its title makes"
    " when it is published."
)


@dataclass(frozen=True)
class PageMetadata:
    """What the head of the page tells search engines and other sites."""

    title: str
    description: str
    canonical: str
    image: str
    kind: str


class BasePage(TeaserMixin, Page):
    """A page with teaser, picture, breadcrumbs, translations and truthful metadata.

    Around the page it costs one query for its neighbours: ancestors, translations and whatever
    `get_context_pages_q` adds come together.
    """

    objects: ClassVar[Any] = BasePageManager()
    base_form_class = BasePageForm

    #: Whether everybody with the right to add writes such pages and somebody else releases them.
    #: False: people who may publish make them and publish what they have written themselves.
    #: Translations are always moderated.
    is_moderated: ClassVar[bool] = True
    #: As every model says it (`cms.site.content_triggers`).
    changes_content_version: ClassVar[bool] = True
    #: What is public by the version of the content that a request is answered with.
    known_scope: PublicScope | None = None
    #: Whether the page itself shows its teaser. False: it stands in lists only.
    shows_teaser: ClassVar[bool] = True
    #: Open Graph's type, https://ogp.me/#types
    open_graph_kind = "website"

    #: Which pages of the type are meant to stay true and are looked over once a year: `Q()` for
    #: all of them. None: pages that grow old as they should, such as articles and events.
    needs_yearly_review: ClassVar[Q | None] = None

    #: Fields of which one at least says something before the page is handed in or published, and
    #: the sentence beside the last of them otherwise. None: a title is enough.
    told_by: ClassVar[tuple[str, ...]] = ()
    untold: ClassVar[Any] = UNTOLD

    #: Fields that a new page does not take over from one of the type that it is made after. None:
    #: such pages are no patterns.
    not_in_pattern: ClassVar[tuple[str, ...] | None] = None

    #: What the apps above want to know of a page's neighbours, by name; part of the one query.
    context_page_annotations: ClassVar[dict[str, Any]] = {}

    search_fields: tuple[Any, ...] = (*Page.search_fields, *TeaserMixin.teaser_search_fields)
    translatable_fields: ClassVar[Fields] = (
        *translated("title", "seo_title", "search_description"),
        *TeaserMixin.teaser_translatable_fields,
        *synchronised("show_in_menus"),
        *independent("slug"),
    )
    promote_panels = (
        MultiFieldPanel(
            (
                FieldPanel("slug", help_text=SLUG_HELP),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
            ),
            heading=_("Address and search engines"),
        ),
        MultiFieldPanel((FieldPanel("show_in_menus"),), heading=_("Menu")),
    )

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

    def permissions_for_user(self, user: Any) -> Any:
        """What `user` may do with this page, as the class that a setting names decides.

        Core may not import `cms.editorial`, where that class stands. Wagtail calls this method
        for a plain `Page` row as well (`Page.permissions_for_user`), so lists, copying, moving
        and bulk actions ask the same class.
        """
        return import_string(settings.PAGE_PERMISSION_TESTER)(user, self)

    def get_view_restrictions(self) -> Any:
        """Wagtail's, and those of the originals of this page and of all above it.

        Costs a query where there are any, an alias included.
        """
        scope = self.known_scope or get_public_scope()
        if not self.alias_of_id and not self.path.startswith(scope.restricted_paths):
            return PageViewRestriction.objects.none()
        return find_view_restrictions(self, super().get_view_restrictions())

    def save_revision(
        self, *args: Any, overwrite_revision: Revision | None = None, **kwargs: Any
    ) -> Revision:
        """Save a version; one that was decided about is never written over, a new one is begun.

        Autosave names the version it has saved last as `overwrite_revision`. Somebody may have
        decided about that one meanwhile, and nobody could tell later about what. Where it is
        not the latest, Wagtail refuses it.
        """
        is_latest = overwrite_revision and overwrite_revision.pk == self.latest_revision_id
        if is_latest and (
            self._was_released(overwrite_revision) or self._was_decided(overwrite_revision)
        ):
            overwrite_revision = None
        return super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)

    def reserves_slug(self, slug: str) -> bool:
        """Whether no page below may have this address, since a list of this page has it."""
        return addresses.reserves_slug(self, slug)

    def _get_autogenerated_slug(self, base_slug: str) -> str:
        """Wagtail's, spelt as the page's language does; asked while the page has no locale yet."""
        locale = self.locale if self.locale_id else self.get_default_locale()
        wanted = make_slug(self.title, locale.language_code) or base_slug
        slug: str = super()._get_autogenerated_slug(wanted)
        return slug

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a draft that readers see from now on gets the address it keeps."""
        if self.live and self.pk and addresses.is_private(self.slug):
            addresses.settle(self)
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "BasePage":
        """The page with the words of a version, and with the address that it has got since."""
        page: BasePage = super().with_content_json(content)
        if addresses.is_private(page.slug) and not addresses.is_private(self.slug):
            page.slug = self.slug
            page.set_url_path(self.get_parent())
        return page

    def _was_released(self, revision: Revision) -> bool:
        """Whether readers see this version, saw it once, or will see it at a set time."""
        if revision.approved_go_live_at or self.live_revision_id == revision.pk:
            return True
        released = PageLogEntry.objects.filter(page=self.pk, action__in=PUBLISH_ACTIONS)
        return released.filter(revision=revision).exists()

    def _was_decided(self, revision: Revision) -> bool:
        """Whether somebody has released or sent back the page since this version was saved."""
        states = TaskState.objects.filter(
            workflow_state__base_content_type=self.get_base_content_type(),
            workflow_state__object_id=str(self.pk),
        )
        return states.filter(status__in=DECIDED, finished_at__gte=revision.created_at).exists()

    def make_preview_request(
        self,
        original_request: HttpRequest | None = None,
        preview_mode: str | None = None,
        extra_request_attrs: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """What editors see while they write: this site, or the front end that stands elsewhere."""
        if preview.is_headless():
            return preview.render_front_end(self, original_request)
        return super().make_preview_request(original_request, preview_mode, extra_request_attrs)

    def serve_password_required_response(
        self, request: HttpRequest, form: Any, action_url: str
    ) -> TemplateResponse:
        """The form for the password; nothing the page tells gets out before it is given."""
        response = super().serve_password_required_response(request, form, action_url)
        for name in ("meta", "structured_data", "breadcrumbs", "language_links", "alternates"):
            response.context_data.pop(name, None)
        return response

    def get_context_pages_q(self) -> Q:
        """Which other pages this page's template needs; sections add theirs."""
        ancestors = [self.path[:end] for end in range(8, len(self.path), 4)]
        linked = Page.objects.filter(pk__in=self.linked_page_ids).values("translation_key")
        query = Q(path__in=ancestors) | Q(translation_key=self.translation_key)
        return query | Q(translation_key__in=linked) if self.linked_page_ids else query

    @cached_property
    def linked_page_ids(self) -> set[int]:
        """Keys of the pages that texts and invitations lead to."""
        return get_linked_page_ids(self)

    def get_context_pages(self, site_context: SiteContext) -> dict[int, Page]:
        """Readable pages around this one by key, in one query."""
        found = _get_annotated_pages().filter(self.get_context_pages_q())
        restricted = site_context.restricted_paths
        return {page.pk: page for page in found if not page.path.startswith(restricted)}

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

    def get_teaser(self, request: HttpRequest | None = None) -> Teaser:
        """This page as lists show it."""
        return Teaser(
            page=self,
            title=self.title,
            url=self.get_url(request) or "",
            teaser=self.teaser or self.search_description,
            image=self.lead,
        )

    def describe_state(self, request: HttpRequest | None = None) -> str:
        """Why not everybody can read this page; empty for a public one. The admin's choosers ask.

        `request` saves queries where many pages are described in one answer.
        """
        version = get_request_content_version(request) if request else None
        return describe_state(self, get_public_scope(version=version))

    def _own_link(self, request: HttpRequest) -> Link:
        return Link(self.title, self.get_url(request) or "")


@cache
def _get_annotated_pages() -> Any:
    """Pages that are live, in the order of the tree, with what the apps above want to know."""
    # The root of the tree is live, too, and nobody's page.
    pages = Page.objects.live().filter(alias_of=None, depth__gt=1)
    found = pages.select_related("locale").order_by("path")
    return found.annotate(**BasePage.context_page_annotations)
