"""The page every section's page types build on."""

from typing import Any, ClassVar

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageLogEntry, PageViewRestriction, Revision, TaskState

from cms.core import addresses, preview
from cms.core.forms import BasePageForm
from cms.core.models.mixins import TeaserMixin
from cms.core.models.page_context import PageContextMixin
from cms.core.page_states import describe_state
from cms.core.querysets import BasePageManager
from cms.fields import Fields, independent, synchronised, translated
from cms.site.content_version import get_request_content_version
from cms.site.visibility import PublicScope, find_view_restrictions, get_public_scope
from cms.texts.slugs import make_slug
from cms.types import Teaser

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


class BasePage(PageContextMixin):
    """A page with teaser, picture, breadcrumbs, translations and truthful metadata."""

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
        if self.live:
            self._settle()
        super().save(*args, **kwargs)

    def _settle(self) -> None:
        """Where the page or one above it has a draft's address, give it the one it keeps."""
        path = self.url_path if self.pk else self.get_parent().url_path
        if addresses.has_private_part(f"{path}/{self.slug}"):
            addresses.settle(self)

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
        told = ("meta", "structured_data", "breadcrumbs", "language_links", "alternates")
        for name in (*told, "context_pages"):
            response.context_data.pop(name, None)
        return response

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
