"""Which pages everybody can read: the languages that are online, and what is kept back in them.

Compiled once for all languages and kept in the process for as long as the content version stays the
same; a few queries after each release.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import translation
from wagtail.models import Locale, Page, PageViewRestriction, get_page_models

from cms.site.content_version import Version, get_content_version
from cms.site.languages import (
    Language,
    LanguageLink,
    forget_locales,
    get_online_languages,
    link_languages,
    remember_locale,
)

#: Under one version, the newest met.
_compiled: "dict[str, _PublicScopes]" = {}


@dataclass(frozen=True)
class PublicScope:
    """What a reader of one language can open."""

    locale: Locale
    #: The languages that can be read, this one only if it can be.
    languages: tuple[Language, ...]
    #: Tree paths of pages that are not for everybody, or of no type that this site has any more;
    #: their descendants are not either.
    restricted_paths: tuple[str, ...]

    @property
    def language(self) -> str:
        """The code."""
        return str(self.locale.language_code)

    @property
    def own_language(self) -> Language | None:
        """This language, if it can be read."""
        return next((one for one in self.languages if one.code == self.language), None)

    def is_online(self, code: str) -> bool:
        """Whether a language can be read; as long as it cannot, nothing of it is shown."""
        return any(language.code == code for language in self.languages)

    def includes(self, page: Page) -> bool:
        """Whether everybody may read a page at its own address, in whatever language it is."""
        if not page.live or page.alias_of_id or page.path.startswith(self.restricted_paths):
            return False
        return any(language.has_page(page) for language in self.languages)

    @property
    def language_links(self) -> list[LanguageLink]:
        """Ways into the other languages from where there is no page to translate."""
        return link_languages(self.languages, {}, self.language, None)


def get_public_scope(language: str | None = None, version: Version | None = None) -> PublicScope:
    """The scope for a language code; for the active language when none is given.

    `version` is that of the content, where it was read already.
    """
    key = (version or get_content_version()).value
    scopes = _compiled.get(key)
    if scopes is None:
        scopes = _compile()
        _compiled.clear()
    if key:
        _compiled[key] = scopes
    return scopes[language or translation.get_language() or settings.LANGUAGE_CODE]


class _PublicScopes(dict[str, PublicScope]):
    """By language code. One that is not online is looked up when somebody asks for it."""

    def __init__(self, languages: tuple[Language, ...], restricted_paths: tuple[str, ...]) -> None:
        super().__init__()
        self.shared = (languages, restricted_paths)
        forget_locales()
        for language in languages:
            self.add(language.locale)

    def __missing__(self, code: str) -> PublicScope:
        locale = Locale.objects.filter(language_code=code).first()
        if locale is None and code != settings.LANGUAGE_CODE:
            return self[settings.LANGUAGE_CODE]
        return self.add(locale or Locale.get_default())

    def add(self, locale: Locale) -> PublicScope:
        remember_locale(locale.language_code, locale.pk)
        scope = self[locale.language_code] = PublicScope(locale, *self.shared)
        return scope


def _compile() -> _PublicScopes:
    restricted = find_restricted_paths()
    return _PublicScopes(get_online_languages(restricted), restricted)


def has_unknown_type() -> Q:
    """Pages whose section has been taken out: their type is in the database alone."""
    known = Q()
    for model in get_page_models():
        names = model._meta
        known |= Q(content_type__app_label=names.app_label, content_type__model=names.model_name)
    return ~known


def find_restricted_paths() -> tuple[str, ...]:
    """Tree paths as the database has them now, in order and none below another.

    Of pages that are not for everybody, of the translations and aliases of these and of all below
    them, and of pages whose section has been taken out: their type is in the database alone, and
    they are kept as they are for the day the section comes back.
    """
    pages = Page.objects.filter(Q(view_restrictions__isnull=False) | has_unknown_type())
    found: tuple[str, ...] = ()
    tops = get_topmost(pages.values_list("path", flat=True))
    while tops != found:
        found = tops
        more = find_translations(found) | find_aliases(found)
        tops = get_topmost([*found, *more.values_list("path", flat=True)])
    return found


def find_translations(paths: Iterable[str]) -> Any:
    """What stands in other languages of the originals at these places of the tree and below.

    What holds for an original holds for its translations, those to come included: nothing is kept
    that somebody could lift in one language.
    """
    originals = Page.objects.filter(_below(paths), locale__language_code=settings.LANGUAGE_CODE)
    others = Page.objects.exclude(locale__language_code=settings.LANGUAGE_CODE)
    return others.filter(translation_key__in=originals.values("translation_key"))


def find_aliases(paths: Iterable[str]) -> Any:
    """Aliases of what stands at these places of the tree and below: they show the same."""
    return Page.objects.filter(alias_of__in=Page.objects.filter(_below(paths)))


def _below(paths: Iterable[str]) -> Q:
    query = Q(pk__in=())
    for path in paths:
        query |= Q(path__startswith=path)
    return query


def find_view_restrictions(page: Page, own: Any) -> Any:
    """Those of the page and all above it, `own`, and those of their originals; one query."""
    places = [page.path[:end] for end in range(4, len(page.path) + 1, 4)]
    keys = Page.objects.filter(path__in=places).values("translation_key")
    originals = Page.objects.filter(
        locale__language_code=settings.LANGUAGE_CODE,
        translation_key__in=keys,
        path__startswith=OuterRef("page__path"),
    )
    return PageViewRestriction.objects.filter(Q(pk__in=own.values("pk")) | Exists(originals))


def get_topmost(paths: Iterable[str]) -> tuple[str, ...]:
    """Those of these tree paths that lie below no other of them, in order."""
    tops: list[str] = []
    for path in sorted(paths):
        if not tops or not path.startswith(tops[-1]):
            tops.append(path)
    return tuple(tops)
