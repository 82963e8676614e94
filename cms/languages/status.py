"""How far each page is in each language, decided by the database for any number of pages.

What is out of date is decided by content: the words that readers see were made from other words
than the original says now. A saved draft, a moved page, a new date or picture change no words.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import Locale, Page, WorkflowState
from wagtail.query import PageQuerySet
from wagtail_localize.models import StringTranslation

from cms.languages.models import (
    ExcludedTranslation,
    LiveTranslation,
    SourceState,
    TranslatedRevision,
)
from cms.site.visibility import has_unknown_type


class State(TextChoices):
    """What a cell of the board says, the most urgent first."""

    MISSING = "missing", _("missing")
    STALE = "stale", _("out of date")
    MACHINE = "machine", _("machine draft")
    WORK = "work", _("in work")
    WAITING = "waiting", _("waits for release")
    CURRENT = "current", _("current")
    UNWANTED = "unwanted", _("not wanted")


#: The light of a state: red for what readers lack, yellow for what is on its way.
LIGHTS = {
    State.MISSING: "red",
    State.STALE: "red",
    State.MACHINE: "yellow",
    State.WORK: "yellow",
    State.WAITING: "yellow",
    State.CURRENT: "green",
    State.UNWANTED: "grey",
}


def get_originals() -> PageQuerySet:
    """What can be translated: published pages of the language the office writes in."""
    pages = Page.objects.live().filter(locale=Locale.get_default(), alias_of=None, depth__gt=1)
    # What belongs to a section that was taken out waits for it to come back.
    pages = pages.exclude(has_unknown_type())
    changed = SourceState.objects.filter(
        source__object_id=OuterRef("translation_key"), source__locale=OuterRef("locale")
    )
    return pages.annotate(
        words_changed_at=Coalesce(
            Subquery(changed.values("changed_at")[:1]), F("last_published_at")
        )
    )


def with_states(pages: PageQuerySet, locales: list[Locale]) -> PageQuerySet:
    """`state_<key>` for each language."""
    return pages.annotate(**{f"state_{locale.pk}": get_state(locale) for locale in locales})


def read_states(keys: Iterable[int], locales: list[Locale]) -> list[Page]:
    """The same for the few that are shown; asked with a list's order, it would be done for all."""
    keys = list(keys)
    found = with_states(get_originals(), locales).in_bulk(keys)
    return [found[key] for key in keys]


def get_state(locale: Locale) -> Case:
    """The state of an original in one language as an expression."""
    here = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale=locale, alias_of=None
    )
    page_type = ContentType.objects.get_for_model(Page)
    under_review = WorkflowState.objects.filter(
        base_content_type=page_type,
        object_id=Cast(OuterRef("pk"), output_field=CharField()),
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    is_draft = Q(live=False) | Q(has_unpublished_changes=True)
    by_machine = TranslatedRevision.objects.filter(
        revision=OuterRef("latest_revision"), is_machine=True
    )
    released = LiveTranslation.objects.filter(
        translation__target_locale=locale, translation__enabled=True
    )
    # One list of keys for all rows: looked up for each row, the database would go through all
    # translations of the language again and again.
    stale = released.exclude(digest=F("translation__source__state__digest"))
    unwanted = ExcludedTranslation.objects.filter(
        translation_key=OuterRef("translation_key"), locale=locale
    )
    # Of the translated page all is asked at once: to find it is what costs.
    there = Case(
        When(Exists(under_review), then=Value(State.WAITING)),
        When(is_draft & Exists(by_machine), then=Value(State.MACHINE)),
        When(is_draft, then=Value(State.WORK)),
        When(
            translation_key__in=stale.values("translation__source__object_id"),
            then=Value(State.STALE),
        ),
        default=Value(State.CURRENT),
        output_field=CharField(),
    )
    found = Subquery(here.annotate(state=there).values("state")[:1])
    return Case(
        When(Exists(unwanted), then=Value(State.UNWANTED)),
        default=Coalesce(found, Value(State.MISSING)),
        output_field=CharField(),
    )


def count_states(pages: PageQuerySet, locale: Locale) -> dict[str, int]:
    """How many originals are in which state in one language."""
    rows = pages.order_by().annotate(state=get_state(locale)).values("state")
    counted = rows.annotate(count=Count("pk")).values_list("state", "count")
    found: dict[str, int] = dict(counted)
    return found


def describe_count(state: State, count: int) -> str:
    """The number with what the state is called of one page, or of several."""
    match state:
        case State.MISSING:
            words = ngettext("%(count)s is missing", "%(count)s are missing", count)
        case State.MACHINE:
            words = ngettext("%(count)s machine draft", "%(count)s machine drafts", count)
        case State.WAITING:
            words = ngettext("%(count)s waits for release", "%(count)s wait for release", count)
        case _:
            return f"{count} {state.label}"
    return words % {"count": count}


def get_languages(user: Any) -> list[Locale]:
    """All languages to translate into, those that `user` has translated into first.

    `translated` is the number of sentences.
    """
    done = StringTranslation.objects.filter(last_translated_by=user).values("locale")
    counts = dict(done.annotate(count=Count("pk")).values_list("locale", "count"))
    locales = list(Locale.objects.exclude(pk=Locale.get_default().pk).order_by("pk"))
    for locale in locales:
        locale.translated = counts.get(locale.pk, 0)
    return sorted(locales, key=lambda locale: -locale.translated)


def changed_before(pages: PageQuerySet, days: int) -> PageQuerySet:
    """Originals whose words are as they are for so many days at least."""
    return pages.filter(words_changed_at__lte=timezone.now() - timedelta(days=days))
