"""What one answer is read with: the language, its public scope, and all that its items refer to."""

import re
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.http import HttpRequest
from django.utils.encoding import filepath_to_uri
from wagtail.images.models import get_rendition_storage
from wagtail.models import Page

from cms.api.errors import wrong
from cms.api.prefetch import PrefetchedData, References
from cms.languages.models import LiveTranslation
from cms.site.content_version import get_request_content_version
from cms.site.visibility import PublicScope, get_public_scope

if TYPE_CHECKING:
    from cms.site.languages import Language

#: Where the API stands; part of the contract.
BASE = "/api/v1"
_PLAIN = re.compile(r"[\w./-]*", re.ASCII)
_PAGE = (
    *("pk", "translation_key", "locale_id", "title", "url_path", "path", "live", "alias_of_id"),
    "content_type_id",
)


class SerializerContext:
    """Reads in one language, as somebody whom nobody knows.

    A draft may be in a language that is not online yet, and brings its child rows along.
    """

    def __init__(self, language: str, request: HttpRequest, *, is_draft: bool = False) -> None:
        self.request = request
        self.language = language
        self.is_draft = is_draft
        #: Of the link by which a draft is read, if there is one.
        self.draft_token = ""
        self.scope = (
            get_any_scope(language, request) if is_draft else get_open_scope(language, request)
        )
        self.root: str = settings.SITE_URL
        self.prefetched = PrefetchedData()
        #: Serialized bodies by the `id()` of their page: several parts are made of them.
        self.bodies: dict[int, list[dict[str, Any]]] = {}
        #: Readable pages that the items are translated to or lead to, by key.
        self.pages: dict[int, Any] = {}
        self._groups: dict[Any, list[Any]] = {}

    @cached_property
    def languages(self) -> "dict[int, Language]":
        """The languages that can be read by the key of their locale."""
        return {language.locale_id: language for language in self.scope.languages}

    # --- Addresses ------------------------------------------------------------------------------

    def get_url(self, page: Any) -> str:
        """Where people read a page."""
        language = self.languages.get(page.locale_id)
        # Only a draft can be in a language that is not online, or nowhere yet.
        url = language.get_url(page) if language else page.get_url(self.request) or ""
        return self.get_absolute(url)

    def get_absolute(self, url: str) -> str:
        """An address of this site with its name."""
        return f"{self.root}{url}" if url.startswith("/") else url

    def get_media_url(self, name: str) -> str:
        """Where a picture's file is."""
        return self._media + (name if _PLAIN.fullmatch(name) else filepath_to_uri(name))

    def get_document_url(self, document: dict[str, Any]) -> str:
        """Where a document can be had, through the view that keeps private ones private."""
        from django.urls import reverse

        filename = document["file"].rpartition("/")[2]
        given = (document["id"], filename)
        if self.draft_token:
            return self.root + reverse("draft_document", args=(self.draft_token, *given))
        return self.root + reverse("wagtaildocs_serve", args=given)

    @cached_property
    def _media(self) -> str:
        base = str(get_rendition_storage().url("x"))[:-1]
        return f"{self.root}{base}" if base.startswith("/") else base

    def get_language(self, row: Any) -> str:
        """The language of a row: that of the answer, else the office's."""
        is_own = row.locale_id == self.scope.locale.pk
        return self.language if is_own else str(settings.LANGUAGE_CODE)

    # --- Pages that are referred to -------------------------------------------------------------

    def read(self, references: References) -> None:
        """Read what items refer to: rows with one query, pages with another."""
        self.prefetched.read(references)
        for part in references.parts:
            if part.pages:
                references.pages |= self.prefetched.get_values(part.name, part.pages)
        if references.groups or references.pages:
            for page in _find_pages(references.groups, references.pages):
                if self.scope.includes(page):
                    self.pages[page.pk] = page
                    self._groups.setdefault(page.translation_key, []).append(page)

    def get_translations(self, key: Any) -> list[Any]:
        """The readable pages of a group, in the order of the languages."""
        order = list(self.languages)
        return sorted(self._groups.get(key, ()), key=lambda page: order.index(page.locale_id))

    def resolve_page_link(self, key: int) -> dict[str, Any] | None:
        """Where a link to a page leads: to its translation, else to the original, else nowhere."""
        page = self.pages.get(key)
        if page is None:
            return None
        group = {
            self.languages[one.locale_id].code: one
            for one in self.get_translations(page.translation_key)
        }
        found = group.get(self.language) or group.get(settings.LANGUAGE_CODE)
        return self.link(found) if found else None

    def find_translation(self, key: int) -> dict[str, Any] | None:
        """A link to a page in the language asked for; None where it is not translated."""
        link = self.resolve_page_link(key)
        return link if link and link["lang"] == self.language else None

    def link(self, page: Any) -> dict[str, Any]:
        """The parts of `PageLink`."""
        return {
            "id": page.pk,
            "uuid": str(page.translation_key),
            "lang": self.languages[page.locale_id].code,
            "title": page.title,
            "url": self.get_url(page),
            "api_url": f"{self.root}{BASE}/pages/{page.pk}",
        }


def get_open_scope(language: str, request: HttpRequest) -> PublicScope:
    """The public scope of a language.

    Raises:
        ProblemError: nothing can be read in it.
    """
    scope = get_any_scope(language, request)
    if not scope.is_online(language):
        codes = [known.code for known in scope.languages]
        advice = f"Use {_or(codes)}." if codes else "Ask again later: the site is not online."
        raise wrong("lang", f"Nothing can be read in this language. {advice}", codes)
    return scope


def get_any_scope(language: str, request: HttpRequest) -> PublicScope:
    """The public scope of a language, whether or not it is online."""
    return get_public_scope(language, get_request_content_version(request))


def _or(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _find_pages(groups: Collection[Any], linked: Collection[int]) -> QuerySet[Any, Any]:
    query = Q(translation_key__in=groups)
    if linked:
        chosen = Page.objects.filter(pk__in=linked).values("translation_key")
        query |= Q(translation_key__in=chosen)
    pages = Page.objects.filter(query, live=True, alias_of=None).order_by()
    return pages.annotate(state=_state()).values_list(*_PAGE, "state", named=True)


def _state() -> Subquery:
    """How far a translation can be trusted; null for originals."""
    live = LiveTranslation.objects.filter(
        translation__source__object_id=OuterRef("translation_key"),
        translation__target_locale=OuterRef("locale_id"),
    )
    state = Case(
        When(~Q(digest=F("translation__source__state__digest")), then=Value("stale")),
        When(is_machine=True, then=Value("machine")),
        default=Value("current"),
    )
    return Subquery(live.annotate(trust=state).values("trust")[:1])
