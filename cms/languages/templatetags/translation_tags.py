"""What readers are told about a translation."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from cms.languages.models import LiveTranslation, ReadingTest
from cms.languages.section_texts import mark_german_texts
from cms.languages.simple_german.lines import break_lines
from cms.site.languages import SIMPLE_GERMAN, LanguageLink

register = template.Library()

register.filter("mark_german_texts", mark_german_texts)


@register.simple_tag(takes_context=True)
def reading_test(context: dict[str, Any]) -> ReadingTest | None:
    """Who has tested the page of the context, if readers see the words that were tested."""
    page: Any = context.get("page")
    request = context.get("request")
    neighbour = (context.get("context_pages") or {}).get(page.pk if page else None)
    # A draft has other words than those that were tested.
    is_draft = context.get("draft") or getattr(request, "is_preview", False)
    if is_draft or not getattr(neighbour, "is_tested", False):
        return None
    return ReadingTest.objects.filter(page=page.pk).first()


@dataclass(frozen=True)
class Notice:
    """How far a translation can be trusted, and who made it.

    `outdated_since`: when the original's words changed after this was translated.
    """

    outdated_since: datetime | None
    is_machine: bool
    translated_by: str
    checked_by: str
    #: The way to the original, if readers may open it.
    original: LanguageLink | None


@register.filter
def sentence_lines(html: SafeString, language: str) -> SafeString:
    """What a page in Simple German shows has a line for each sentence; other pages stay the same.

    Search, API and feeds have the text as it was written.
    """
    # Safe because only white space gives way to a constant.
    return mark_safe(break_lines(html)) if language == SIMPLE_GERMAN else html  # noqa: S308


@register.simple_tag(takes_context=True)
def translation_notice(context: dict[str, Any]) -> Notice | None:
    """About the page of the context; None for originals and for what was never translated here."""
    page: Any = context.get("page")
    site_context = context.get("site_context")
    if (
        page is None
        or not page.pk
        or not site_context
        or site_context.language == settings.LANGUAGE_CODE
    ):
        return None
    live = (
        LiveTranslation.objects.filter(
            translation__source__object_id=page.translation_key,
            translation__target_locale=page.locale_id,
        )
        .select_related("translation__source__state", "translated_by", "checked_by")
        # A whole page's sentences.
        .defer("segments")
        .first()
    )
    if live is None:
        return None
    state = live.translation.source.state
    return Notice(
        outdated_since=state.changed_at if state.digest != live.digest else None,
        is_machine=live.is_machine,
        translated_by=_get_name(live.translated_by),
        checked_by=_get_name(live.checked_by),
        original=next(
            (
                link
                for link in context.get("language_links") or ()
                if link.language.code == settings.LANGUAGE_CODE and link.is_translated
            ),
            None,
        ),
    )


def _get_name(user: Any) -> str:
    """Only people who go by their full name are named in public."""
    return str(user.get_full_name()) if user and user.last_name else ""
