"""What readers are told about a translation."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import template
from django.conf import settings
from django.utils.dateparse import parse_date
from django.utils.safestring import SafeString, mark_safe

from cms.core.json_rows import read_moment
from cms.languages.section_texts import mark_german_texts
from cms.languages.simple_german.lines import break_lines
from cms.site.languages import SIMPLE_GERMAN, LanguageLink

register = template.Library()

register.filter("mark_german_texts", mark_german_texts)


@register.simple_tag(takes_context=True)
def reading_test(context: dict[str, Any]) -> dict[str, Any] | None:
    """Which `group` has tested the page of the context and when (`tested_on`).

    None unless readers see the words that were tested.
    """
    # A draft has other words than those that were tested.
    is_draft = context.get("draft") or getattr(context.get("request"), "is_preview", False)
    test = None if is_draft else getattr(_find_live_page(context), "passed_test", None)
    return {**test, "tested_on": parse_date(test["tested_on"])} if test else None


def _find_live_page(context: dict[str, Any]) -> Any:
    """The page of the context as readers see it, with what is known about it; or None."""
    page: Any = context.get("page")
    return (context.get("context_pages") or {}).get(page.pk if page else None)


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
    live = getattr(_find_live_page(context), "live_translation", None)
    if live is None or context["site_context"].language == settings.LANGUAGE_CODE:
        return None
    is_outdated = live["source_digest"] != live["digest"]
    return Notice(
        outdated_since=read_moment(live["source_changed_at"]) if is_outdated else None,
        is_machine=bool(live["is_machine"]),
        translated_by=_get_name(live, "translated_by"),
        checked_by=_get_name(live, "checked_by"),
        original=next(
            (
                link
                for link in context.get("language_links") or ()
                if link.language.code == settings.LANGUAGE_CODE and link.is_translated
            ),
            None,
        ),
    )


def _get_name(live: dict[str, Any], who: str) -> str:
    """Only people who go by their full name are named in public."""
    first, last = live[f"{who}_first_name"], live[f"{who}_last_name"]
    return f"{first} {last}".strip() if last else ""
