"""Marks what a page shows of another language."""

from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from cms.site import languages
from cms.site.context import SiteContext
from cms.site.rich_text import mark_link_languages

register = template.Library()

register.filter("localized_name", languages.localized_name)
register.filter("is_in_active_language", languages.is_in_active_language)
register.filter("mark_link_languages", mark_link_languages)
register.filter("foreign_language", languages.get_foreign_language)


@register.filter
def left_to_right(text: Any) -> str:
    """A telephone number inside a sentence, whatever the direction of the sentence.

    The two signs are the isolates that Unicode has where no element can stand.
    """
    return f"\u2066{text}\u2069"


@register.simple_tag
def fallback_lang() -> SafeString:
    """Attributes of an element whose words come from the picture library or are a file's title."""
    language = languages.fallback_language()
    return format_html('lang="{}" dir="auto"', language) if language else SafeString()


@register.simple_tag
def document_language(document: Any) -> SafeString:
    """What stands behind a file of another language than the page's: which one it is."""
    code = document.language
    if code == get_language():
        return SafeString()
    if code == settings.LANGUAGE_CODE:
        return format_html(" {}", gettext("(in German)"))
    name = dict(settings.LANGUAGES)[code]
    return format_html(' (<bdi lang="{}">{}</bdi>)', code, name)


@register.simple_tag
def site_footer(site_context: SiteContext | None) -> SafeString:
    """The end of every page; the same for all pages of a language on one day."""
    return site_context.keep_today(_render_footer) if site_context else SafeString()


def _render_footer(site_context: SiteContext) -> SafeString:
    return render_to_string("navigation/footer.html", {"site_context": site_context})
