"""Readers see a language or do not: staff switches it on and off, whatever is published in it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from wagtail.log_actions import log
from wagtail.models import Locale, ModelLogEntry, Page, Site

from cms.core.querysets import readable_q
from cms.languages.status import count_states, describe_counts, get_originals
from cms.site.context import SiteContext, get_site_context
from cms.site.models import OfflineLanguage
from cms.types import Link

#: What is logged with the language.
SWITCHED_ON, SWITCHED_OFF = "cms.languages.switched_on", "cms.languages.switched_off"


def may_switch(user: Any) -> bool:
    """Whether `user` decides which languages readers see."""
    return bool(user.has_perm("site.change_offlinelanguage"))


def get_locales() -> list[Locale]:
    """The languages of the settings, in their order; German is not among them and always on."""
    codes = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    found = {each.language_code: each for each in Locale.objects.all()}
    return [found[code] for code in codes if code in found]


def switch(locale: Locale, user: Any, *, on: bool) -> None:
    """Show a language to readers, or nothing of it; logged if that is a change.

    Raises:
        ValueError: it is the language the office writes in.
    """
    if locale.language_code == settings.LANGUAGE_CODE:
        raise ValueError(f"{locale.language_code} is never switched off.")
    row = OfflineLanguage.objects.filter(locale=locale).first()
    if on and row:
        row.delete()
        log(instance=locale, action=SWITCHED_ON, user=user)
    elif not on and row is None:
        OfflineLanguage.objects.create(locale=locale)
        log(instance=locale, action=SWITCHED_OFF, user=user)


@dataclass(frozen=True)
class LanguageSwitch:
    """One language, and what readers see of it, or would see if it were switched on."""

    locale: Locale
    is_on: bool

    @cached_property
    def site_context(self) -> SiteContext:
        """What stands around its pages."""
        return get_site_context(self.locale.language_code)

    @property
    def is_online(self) -> bool:
        """Whether readers see it; without a home page that is released they do not."""
        return self.site_context.is_online(self.locale.language_code)

    @cached_property
    def original(self) -> Page | None:
        """The home page of the language the office writes in."""
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        return site.root_page if site else None

    @cached_property
    def home(self) -> Page | None:
        """Its home page, released or not."""
        if self.original is None:
            return None
        homes = self.original.get_translations().filter(locale=self.locale, alias_of=None)
        page: Page | None = homes.first()
        return page

    @cached_property
    def counts(self) -> list[str]:
        """How many German pages are in which state: the number with its words."""
        return describe_counts(count_states(get_originals(), [self.locale])[self.locale.pk])

    @cached_property
    def readable(self) -> int:
        """How many pages readers could open."""
        if self.home is None:
            return 0
        pages = Page.objects.filter(readable_q(self.site_context), locale=self.locale)
        return int(pages.filter(path__startswith=self.home.path).count())

    @property
    def menu(self) -> tuple[Link, ...]:
        """The menu at the top of its pages."""
        return self.site_context.menu

    @property
    def last_change(self) -> ModelLogEntry | None:
        """Who has switched it last."""
        entries = ModelLogEntry.objects.for_instance(self.locale)
        entry: ModelLogEntry | None = (
            entries.filter(action__in=(SWITCHED_ON, SWITCHED_OFF)).select_related("user").first()
        )
        return entry


def get_switches() -> list[LanguageSwitch]:
    """Each language, in the order of the settings."""
    off = set(OfflineLanguage.objects.values_list("locale", flat=True))
    return [LanguageSwitch(locale, locale.pk not in off) for locale in get_locales()]
