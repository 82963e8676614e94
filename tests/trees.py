"""Trees of other languages: a home page and translations, as editors would make them."""

from typing import Any

from wagtail.models import Locale, Page

from tests import factories


def language(code: str) -> Locale:
    """The row of a language of the settings."""
    return Locale.objects.get_or_create(language_code=code)[0]


def home(code: str, *, live: bool = True, **fields: Any) -> Page:
    """The home page of a language; published, so that the language is online."""
    page = factories.home_page().copy_for_translation(language(code)).specific
    page.slug = f"home-{code}"
    return publish(page, live=live, **{"title": f"Home {code}", **fields})


def translate(source: Page, code: str, *, live: bool = True, **fields: Any) -> Any:
    """A translation of a page; `fields` are its words, all others stay as they are."""
    page = source.specific.copy_for_translation(language(code)).specific
    return publish(page, live=live, **fields)


def publish(page: Page, *, live: bool = True, **fields: Any) -> Any:
    """Save a page with other words, and publish it."""
    for name, value in fields.items():
        setattr(page, name, value)
    revision = page.save_revision()
    if live:
        revision.publish()
        page.refresh_from_db()
    return page.specific


def alias(source: Page, code: str) -> Page:
    """An alias in another language, as databases from elsewhere have them: the site makes none."""
    page = source.specific.copy_for_translation(language(code)).specific
    publish(page, slug=f"{source.slug}-{code}")
    Page.objects.filter(pk=page.pk).update(alias_of=source)
    return Page.objects.get(pk=page.pk).specific
