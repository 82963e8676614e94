"""A machine's first draft: only where there are no words yet, kept part by part, marked as such."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from time import monotonic

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from cms.languages.editor.forms import TranslationForm, find_error
from cms.languages.machines import Asking, MachineError
from cms.languages.translating.drafts import save_draft
from cms.languages.translating.texts import Sentence

#: DeepL takes 50 texts and 128 KiB at once; smaller parts lose less when a service fails.
TEXTS_AT_ONCE = 25
SIGNS_AT_ONCE = 10_000
#: Seconds after which no further part is begun: somebody is waiting for an answer.
PATIENCE = 60


@dataclass
class Outcome:
    """What became of it, for the person who asked."""

    written: int = 0
    #: Sentences whose marks or links did not come back whole.
    broken: int = 0
    error: str = ""

    def describe(self) -> str:
        """In sentences."""
        told = []
        if self.written:
            told.append(
                ngettext(
                    "A machine has drafted one sentence. Please read it.",
                    "A machine has drafted %(count)s sentences. Please read each of them.",
                    self.written,
                )
                % {"count": self.written}
            )
        if self.broken:
            told.append(
                ngettext(
                    "One sentence came back with damaged marks or links and is left to you.",
                    "%(count)s sentences came back with damaged marks or links and are left to"
                    " you.",
                    self.broken,
                )
                % {"count": self.broken}
            )
        if self.error:
            told.append(self.error)
            told.append(_("What was there is saved; everything can be translated by hand."))
        return " ".join(told) or _("There is nothing left for a machine to draft.")


def find_machine(translation: Translation) -> Asking | None:
    """The machine that is configured, if it knows both languages."""
    machine = get_machine_translator()
    locales = (translation.source.locale, translation.target_locale)
    return machine if machine and machine.can_translate(*locales) else None


def draft(request: HttpRequest, translation: Translation, chosen: str = "") -> None:
    """Draft one sentence (`chosen` is its key) or every empty box, and say what became of it."""
    boxes = [box for box in TranslationForm(translation).boxes if not box.is_done]
    sentences = [
        box.sentence
        for box in boxes
        if (str(box.sentence.pk) == chosen if chosen.isdigit() else not box.old_text)
    ]
    outcome = write_drafts(translation, sentences, request.user)
    refusal = keep(translation, request.user) if outcome.written else ""
    told = f"{outcome.describe()} {refusal}".strip()
    is_whole = not (outcome.error or outcome.broken or refusal)
    level = messages.success if is_whole else messages.warning
    level(request, told)


def keep(translation: Translation, user: object) -> str:
    """Make a version of the stored words; a sentence if that cannot be done now."""
    if not issubclass(translation.source.specific_content_type.model_class(), Page):
        # Snippets keep their words apart until they are published.
        return ""
    page = Page.objects.get(pk=translation.get_target_instance().pk).specific
    lock = page.get_lock()
    if lock and lock.for_user(user):
        return _("The sentences are kept, but the page has been locked meanwhile.")
    try:
        with transaction.atomic():
            save_draft(translation, user)
    except ValidationError:
        return _("The sentences are saved, but do not fit into the page yet.")
    return ""


def write_drafts(translation: Translation, sentences: Iterable[Sentence], user: object) -> Outcome:
    """Words for the sentences that have none. What somebody has written meanwhile stays.

    Nothing is put into the page yet. Must not run inside a transaction: the machine is slow.
    """
    outcome = Outcome()
    machine = find_machine(translation)
    if machine is None:
        outcome.error = _("No machine is set up for this language.")
        return outcome
    began = monotonic()
    for part in _in_parts([each for each in sentences if not each.text]):
        if monotonic() - began > PATIENCE:
            outcome.error = _("It takes long. Press the button again for the rest.")
            break
        try:
            _write_part(translation, machine, part, user, outcome)
        except MachineError as error:
            outcome.error = str(error)
            break
    return outcome


def _in_parts(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    part: list[Sentence] = []
    for each in sentences:
        signs = sum(len(other.source) for other in part) + len(each.source)
        if part and (len(part) == TEXTS_AT_ONCE or signs > SIGNS_AT_ONCE):
            yield part
            part = []
        part.append(each)
    if part:
        yield part


def _write_part(
    translation: Translation,
    machine: Asking,
    part: list[Sentence],
    user: object,
    outcome: Outcome,
) -> None:
    strings = list(dict.fromkeys(StringValue(each.source) for each in part))
    found = machine.translate(translation.source.locale, translation.target_locale, strings)
    segments = StringSegment.objects.in_bulk([each.pk for each in part])
    with transaction.atomic():
        for each in part:
            text = _clean(each, found.get(StringValue(each.source)))
            if not text:
                outcome.broken += 1
                continue
            segment = segments[each.pk]
            _row, is_new = StringTranslation.objects.get_or_create(
                translation_of_id=segment.string_id,
                context_id=segment.context_id,
                locale=translation.target_locale,
                defaults={
                    "data": text,
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MACHINE,
                    "tool_name": machine.display_name,
                    "last_translated_by": user,
                },
            )
            outcome.written += is_new


def _clean(sentence: Sentence, answer: StringValue | None) -> str:
    """The machine's words if every mark and link of the original is whole in them; else nothing."""
    text = answer.data.strip() if answer else ""
    if not text or find_error(sentence, text):
        return ""
    cleaned: str = StringValue.from_translated_html(text).data
    return cleaned
