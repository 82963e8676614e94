"""How far each page is in each language, decided by the database for any number of pages.

What is out of date is decided by content: the words that readers see were made from other words
than the original says now. A saved draft, a moved page, a new date or picture change no words.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

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
    found = get_originals().in_bulk(keys)
    pages = [found[key] for key in keys]
    states = _find_states([page.translation_key for page in pages], locales)
    for page in pages:
        for locale in locales:
            state = states.get((page.translation_key, locale.pk), State.MISSING)
            setattr(page, f"state_{locale.pk}", state)
    return pages


def _find_states(keys: list[UUID], locales: list[Locale]) -> dict[tuple[UUID, int], str]:
    """What is known of the originals with these translation keys, by key and language."""
    among = {"translation_key__in": keys, "locale__in": locales}
    pages = _with_own_state(Page.objects.filter(**among), locales, keys)
    rows = pages.values_list("translation_key", "locale", "state")
    found = {(key, locale): state for key, locale, state in rows}
    excluded = ExcludedTranslation.objects.filter(**among)
    unwanted = excluded.values_list("translation_key", "locale")
    return found | dict.fromkeys(unwanted, State.UNWANTED)


def get_state(locale: Locale) -> Case:
    """The state of an original in one language as an expression."""
    here = _with_own_state(Page.objects.filter(locale=locale), [locale])
    unwanted = ExcludedTranslation.objects.filter(
        translation_key=OuterRef("translation_key"), locale=locale
    )
    found = Subquery(here.filter(translation_key=OuterRef("translation_key")).values("state")[:1])
    return Case(
        When(Exists(unwanted), then=Value(State.UNWANTED)),
        default=Coalesce(found, Value(State.MISSING)),
        output_field=CharField(),
    )


def _with_own_state(
    translations: PageQuerySet, locales: list[Locale], keys: list[UUID] | None = None
) -> PageQuerySet:
    """Pages in these languages with their `state`, but for those that are not wanted.

    `keys` are their translation keys, where there are few.

    What is asked of other tables is one list of keys for all rows: looked up for each row, the
    database would go through all translations of a language again and again.
    """
    page_type = ContentType.objects.get_for_model(Page)
    under_review = WorkflowState.objects.filter(
        base_content_type=page_type, status=WorkflowState.STATUS_IN_PROGRESS
    )
    machine_drafts = TranslatedRevision.objects.filter(is_machine=True)
    by_machine = Q(latest_revision__in=machine_drafts.values("revision"))
    is_draft = Q(live=False) | Q(has_unpublished_changes=True)
    state = Case(
        When(key_as_text__in=under_review.values("object_id"), then=Value(State.WAITING)),
        When(is_draft & by_machine, then=Value(State.MACHINE)),
        When(is_draft, then=Value(State.WORK)),
        *(
            When(Q(locale=locale, translation_key__in=stale), then=Value(State.STALE))
            for locale, stale in ((each, _find_stale(each, keys)) for each in locales)
        ),
        default=Value(State.CURRENT),
        output_field=CharField(),
    )
    pages = translations.filter(alias_of=None).alias(key_as_text=Cast("pk", CharField()))
    return pages.annotate(state=state)


def _find_stale(locale: Locale, keys: list[UUID] | None) -> Any:
    """Keys of the pages whose released words were made from others than the original has now."""
    released = LiveTranslation.objects.filter(
        translation__target_locale=locale, translation__enabled=True
    )
    stale = released.exclude(digest=F("translation__source__state__digest"))
    if keys is not None:
        stale = stale.filter(translation__source__object__in=keys)
    return stale.values("translation__source__object_id")


def count_states(pages: PageQuerySet, locales: list[Locale]) -> dict[int, Counter[State]]:
    """How many originals are in which state, by the key of each language.

    The translations are counted, not each original in each language: three queries.
    """
    keys = pages.order_by().values("translation_key")
    excluded = ExcludedTranslation.objects.filter(translation_key__in=keys, locale__in=locales)
    unwanted = dict(excluded.values_list("locale").annotate(count=Count("pk")))
    same = {"translation_key": OuterRef("translation_key"), "locale": OuterRef("locale")}
    wanted = Page.objects.filter(
        ~Exists(ExcludedTranslation.objects.filter(**same)),
        locale__in=locales,
        translation_key__in=keys,
    )
    rows = _with_own_state(wanted, locales).order_by().values_list("locale", "state")
    total = pages.count()
    found = {each.pk: Counter({State.UNWANTED: unwanted.get(each.pk, 0)}) for each in locales}
    for key, state, count in rows.annotate(count=Count("pk")):
        found[key][State(state)] = count
    for counts in found.values():
        counts[State.MISSING] = total - counts.total()
    return found


def describe_counts(counts: Counter[State]) -> list[str]:
    """Each number with what the state is called, the most urgent first."""
    return [_describe_count(state, counts[state]) for state in State if counts[state]]


def _describe_count(state: State, count: int) -> str:
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
