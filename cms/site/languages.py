"""The languages of the site: which one is active, which are online, and the ways between them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info, gettext, override
from wagtail.models import Locale, Page, Site

from cms.site.models import OfflineLanguage

#: Keys of the locales met so far by language code; they do not change once they are made.
_keys: dict[str, int] = {}

#: Simple German.
SIMPLE_GERMAN = "de-simple"

#: What it may be called where a testing group has read the page; elsewhere it has the name of the
#: settings. https://www.leichte-sprache.org asks for that test.
TESTED_NAME = "Leichte Sprache"

#: Languages that are left out of `hreflang`: to search engines they are German once more.
NO_HREFLANG = frozenset({SIMPLE_GERMAN})


@dataclass(frozen=True)
class Language:
    """A language that is online: everybody can read its home page, and nobody switched it off."""

    code: str
    locale: Locale
    #: In the language itself.
    name: str
    direction: str
    home_url: str
    search_url: str
    #: Where its tree begins; what lies elsewhere is never served in this language.
    home_path: str
    #: What the addresses of its pages have in common in the tree, and `home_url` stands for.
    home_url_path: str
    #: What tells a visitor, in this language, that the page or at least the site speaks it.
    page_hint: str
    site_hint: str
    dismiss: str

    @property
    def locale_id(self) -> int:
        """The key of the locale."""
        return int(self.locale.pk)

    def get_url(self, page: Page) -> str:
        """The address of one of its pages, as `Page.get_url` has it; costs no query."""
        return f"{self.home_url}{page.url_path.removeprefix(self.home_url_path)}"

    def has_page(self, page: Page) -> bool:
        """Whether a page is of this language and stands in its tree."""
        in_tree = page.path.startswith(self.home_path)
        return bool(page.locale_id == self.locale_id and in_tree)


@dataclass(frozen=True)
class Alternate:
    """One line of `hreflang`: `language` is a code, or `x-default`."""

    language: str
    url: str


@dataclass(frozen=True)
class LanguageLink:
    """The way from a page into a language: to its translation, or to a page that explains."""

    language: Language
    url: str
    is_translated: bool
    is_here: bool = False
    #: Whether people it is made for have tested what the page says in Simple German.
    is_tested: bool = False

    @property
    def name(self) -> str:
        """The language's own name; only a page that was tested is in Leichte Sprache."""
        return TESTED_NAME if self.is_tested else self.language.name

    @property
    def hint(self) -> str:
        """What is offered to a visitor who prefers this language."""
        return self.language.page_hint if self.is_translated else self.language.site_hint

    @property
    def hint_url(self) -> str:
        """Where that leads: never to a page that only explains."""
        return self.url if self.is_translated else self.language.home_url


def remember_locale(language: str, key: int) -> None:
    """Keep a locale's key for `is_active_language`."""
    _keys[language] = key


def forget_locales() -> None:
    """Begin anew: a language may have been deleted and come back under another key."""
    _keys.clear()


def get_known_language(locale_key: int) -> str:
    """The language code of a locale, as far as it is known."""
    return next((code for code, key in _keys.items() if key == locale_key), "")


def is_active_language(locale_key: int) -> bool:
    """Whether a page with this locale is in the active language, as far as that is known.

    A "no" is not final: ask `Locale` before acting on it.
    """
    return _keys.get(get_language() or "") == locale_key


# --- Words of another language on a page ----------------------------------------------------------


class ForeignLanguageName(str):
    """A proper name in another language; in HTML it says in which."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> Self:
        name = super().__new__(cls, text)
        name.language = language
        return name

    def __html__(self) -> SafeString:
        """The name for templates."""
        text = str.__str__(self)
        return format_html('<bdi lang="{}" dir="auto">{}</bdi>', self.language, text)


def is_in_active_language(row: Any) -> bool:
    """Whether a row is in the active language, so that its sentences may be shown."""
    return row is not None and get_foreign_language(row) == ""


def get_foreign_language(row: Any) -> str:
    """The language of a row where it is not the active one, else empty."""
    if is_active_language(row.locale_id):
        return ""
    code = get_known_language(row.locale_id)
    if not code:
        code = str(Locale.objects.get(pk=row.locale_id).language_code)
        remember_locale(code, row.locale_id)
    return "" if code == get_language() else code


def localized_name(row: Any) -> str:
    """The name of a person, a place or an organisation; marked where it is of another language."""
    language = get_foreign_language(row)
    return ForeignLanguageName(row.name, language) if language else str(row.name)


def fallback_language() -> str:
    """The office's language where it is not the active one: that of what pictures and files say."""
    return "" if get_language() == settings.LANGUAGE_CODE else settings.LANGUAGE_CODE


# --- Languages that are online --------------------------------------------------------------------


def get_online_languages(restricted_paths: tuple[str, ...]) -> tuple[Language, ...]:
    """Languages with a home page for everybody, in the order of the settings; costs one query.

    Those that staff has switched off are left out. The language the office writes in is there
    whenever its home page is live.
    """
    site = Site.objects.filter(is_default_site=True)
    homes = Page.objects.filter(translation_key__in=site.values("root_page__translation_key"))
    is_root = Exists(site.filter(root_page=OuterRef("pk")))
    is_off = Exists(OfflineLanguage.objects.filter(locale=OuterRef("locale")))
    found = {
        home.locale.language_code: home
        for home in homes.live()
        .filter(alias_of=None)
        .select_related("locale")
        .annotate(is_root=is_root, is_off=is_off)
        if home.is_root or not (home.is_off or home.path.startswith(restricted_paths))
    }
    return tuple(_describe(code, found[code]) for code in _configured() if code in found)


def _configured() -> dict[str, Any]:
    return dict(settings.WAGTAIL_CONTENT_LANGUAGES)


def _describe(code: str, home: Page) -> Language:
    info = get_language_info(code)
    with override(code):
        return Language(
            code=code,
            locale=home.locale,
            name=str(_configured()[code]),
            direction="rtl" if info["bidi"] else "ltr",
            home_url=reverse("wagtail_serve", args=("",)),
            search_url=reverse("search"),
            home_path=home.path,
            home_url_path=home.url_path,
            # Translators: each catalogue names its own language here: auf Deutsch, українською.
            page_hint=gettext("This page in English"),
            # Translators: each catalogue names its own language here: auf Deutsch, українською.
            site_hint=gettext("This site in English"),
            dismiss=gettext("Do not show this again"),
        )


def link_languages(
    languages: tuple[Language, ...],
    urls: Mapping[int, str],
    here: str,
    key: int | None,
    tested: Collection[int] = (),
) -> list[LanguageLink]:
    """A link into each language that is online.

    `urls` are addresses by key of the locale; where one is missing, the link leads to the page in
    that language which tells about the page with the primary key `key`. `tested` are keys of
    locales, see `LanguageLink.is_tested`.
    """
    return [
        LanguageLink(
            language,
            urls.get(language.locale_id) or _explanation_url(language, key),
            is_translated=language.locale_id in urls,
            is_here=language.code == here,
            is_tested=language.locale_id in tested,
        )
        for language in languages
    ]


def _explanation_url(language: Language, key: int | None) -> str:
    if key is None:
        return language.home_url
    with override(language.code):
        return reverse("not_translated", args=(key,))


def get_alternates(urls: Mapping[str, str]) -> list[Alternate]:
    """What `hreflang` says of one page whose addresses by language are `urls`.

    Nothing when there is but one; the original is what everybody else gets.
    """
    found = [Alternate(code, url) for code, url in urls.items() if code not in NO_HREFLANG]
    if len(found) < 2:  # noqa: PLR2004 - a page is no alternate of itself
        return []
    original = urls.get(settings.LANGUAGE_CODE)
    return [*found, Alternate("x-default", original)] if original else found
