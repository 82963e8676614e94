"""A machine's first draft, by DeepL or a LibreTranslate of one's own.

wagtail-localize speaks both protocols, but sends all texts of a page at once, follows wherever it
is redirected, and takes an answer about an error for a translation. So the site asks by itself: the
configured host only, with a timeout, and with a sentence for people when it fails. A machine is
asked only for what has no words yet; its words are kept part by part and marked as such.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

import requests
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Locale, Page
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.machine_translators.libretranslate import LibreTranslator
from wagtail_localize.models import Translation
from wagtail_localize.strings import StringValue

from cms.languages.drafts import save_draft
from cms.languages.forms import TranslationForm, find_error
from cms.languages.sentences import Sentence, store_missing_text

#: Seconds for the connection, and between two parts of the answer.
TIMEOUT = (5, 30)
#: https://developers.deepl.com/docs/getting-started/supported-languages; Persian is in beta there,
#: without any promise about tags, so it is not offered.
DEEPL_LANGUAGES = {
    *("ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "hu", "id", "it", "ja"),
    *("ko", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "tr", "uk", "zh"),
}


class MachineError(Exception):
    """Why a machine has no answer, as a sentence for translators."""


class MachineTranslatorMixin:
    """What both machines have in common; every `translate` raises MachineError or answers fully."""

    display_name: str
    options: dict[str, Any]
    translate: Callable[[Locale, Locale, Any], dict[StringValue, StringValue]]

    def ask(self, url: str, **what: Any) -> Any:
        """The parsed answer to a POST; proxies and passwords of the environment are left alone.

        Raises:
            MachineError: no answer, or none that is a translation.
        """
        with requests.Session() as session:
            session.trust_env = False
            try:
                answer = session.post(url, timeout=TIMEOUT, allow_redirects=False, **what)
                if answer.status_code != requests.codes.ok:
                    raise MachineError(self._explain(answer.status_code))
                return answer.json()
            except (requests.RequestException, ValueError) as error:
                raise MachineError(self._explain()) from error

    def match(self, strings: Any, texts: Any) -> dict[StringValue, StringValue]:
        """Each text beside what it was made from; an answer of another shape is none."""
        asked = list(strings)
        if not isinstance(texts, list) or len(texts) != len(asked):
            raise MachineError(self._explain())
        pairs = zip(asked, texts, strict=True)
        return {string: StringValue(text) for string, text in pairs if isinstance(text, str)}

    def _explain(self, status: int = 0) -> str:
        match status:
            case 401 | 403:
                sentence = _("%(name)s does not accept the key. Please tell the administration.")
            case 400 | 404 | 413:
                sentence = _("%(name)s refuses this text or does not know the language.")
            case 429:
                sentence = _("%(name)s has too much to do. Please try again in a few minutes.")
            case 456:
                sentence = _("This month's quota at %(name)s is used up.")
            case _other:
                sentence = _("%(name)s does not answer. Please try again later.")
        return sentence % {"name": self.display_name}


class DeepL(MachineTranslatorMixin, DeepLTranslator):
    """DeepL's API; `URL` stands in for its address, for example that of a gateway."""

    def get_api_endpoint(self) -> str:
        """Free keys have an address of their own."""
        return str(self.options.get("URL") or super().get_api_endpoint())

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Any
    ) -> dict[StringValue, StringValue]:
        """Words in the other language for each string."""
        parameters = self.get_parameters(source_locale, target_locale, strings)
        if parameters["target_lang"] == "EN":
            parameters["target_lang"] = "EN-GB"
        answer = self.ask(self.get_api_endpoint(), data=parameters, headers=self.get_headers())
        found = answer.get("translations") if isinstance(answer, dict) else None
        rows = found if isinstance(found, list) else []
        return self.match(
            strings, [row.get("text") if isinstance(row, dict) else None for row in rows]
        )

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        """Not Simple German, and not every language there is."""
        codes = [each.language_code.split("-")[0] for each in (source_locale, target_locale)]
        return codes[0] != codes[1] and set(codes) <= DEEPL_LANGUAGES


class LibreTranslate(MachineTranslatorMixin, LibreTranslator):
    """A server that speaks LibreTranslate's protocol; which languages it has, it says itself."""

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Any
    ) -> dict[StringValue, StringValue]:
        """Words in the other language for each string."""
        question = {
            "q": [string.data for string in strings],
            "source": self.language_code(source_locale.language_code),
            "target": self.language_code(target_locale.language_code),
            "format": "html",
        }
        if self.options.get("API_KEY"):
            question["api_key"] = self.options["API_KEY"]
        answer = self.ask(f"{self.get_api_endpoint()}/translate", json=question)
        return self.match(strings, answer.get("translatedText") if isinstance(answer, dict) else 0)


#: DeepL takes 50 texts and 128 KiB at once; smaller parts lose less when a service fails.
TEXTS_AT_ONCE = 25
SIGNS_AT_ONCE = 10_000
#: Seconds after which no further part is begun: somebody is waiting for an answer.
PATIENCE = 60


@dataclass
class MachineDraftResult:
    """What became of it, for the person who asked."""

    written: int = 0
    #: Sentences whose marks or links did not come back whole.
    broken: int = 0
    error: str = ""

    def describe(self) -> str:
        """In sentences."""
        message = []
        if self.written:
            message.append(
                ngettext(
                    "A machine has drafted one sentence. Please read it.",
                    "A machine has drafted %(count)s sentences. Please read each of them.",
                    self.written,
                )
                % {"count": self.written}
            )
        if self.broken:
            message.append(
                ngettext(
                    "One sentence came back with damaged marks or links and is left to you.",
                    "%(count)s sentences came back with damaged marks or links and are left to"
                    " you.",
                    self.broken,
                )
                % {"count": self.broken}
            )
        if self.error:
            message.append(self.error)
            message.append(_("What was there is saved; everything can be translated by hand."))
        return " ".join(message) or _("There is nothing left for a machine to draft.")


def find_machine(translation: Translation) -> MachineTranslatorMixin | None:
    """The machine that is configured, if it knows both languages."""
    machine = get_machine_translator()
    locales = (translation.source.locale, translation.target_locale)
    return machine if machine and machine.can_translate(*locales) else None


def draft_by_machine(request: HttpRequest, translation: Translation, chosen: str = "") -> None:
    """Draft one sentence (`chosen` is its key) or every empty box, and say what became of it."""
    boxes = [box for box in TranslationForm(translation).boxes if not box.is_done]
    sentences = [
        box.sentence
        for box in boxes
        if (str(box.sentence.pk) == chosen if chosen.isdigit() else not box.old_text)
    ]
    outcome = translate_sentences(translation, sentences, request.user)
    refusal = save_version(translation, request.user) if outcome.written else ""
    message = f"{outcome.describe()} {refusal}".strip()
    is_whole = not (outcome.error or outcome.broken or refusal)
    level = messages.success if is_whole else messages.warning
    level(request, message)


def save_version(translation: Translation, user: object) -> str:
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
        return _(
            "The sentences are saved, but do not fit into the page yet."
            " Please look through the marked boxes."
        )
    return ""


def translate_sentences(
    translation: Translation, sentences: Iterable[Sentence], user: object
) -> MachineDraftResult:
    """Words for the sentences that have none. What somebody has written meanwhile stays.

    Nothing is put into the page yet. Must not run inside a transaction: the machine is slow.
    """
    outcome = MachineDraftResult()
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
    machine: MachineTranslatorMixin,
    part: list[Sentence],
    user: object,
    outcome: MachineDraftResult,
) -> None:
    strings = list(dict.fromkeys(StringValue(each.source) for each in part))
    found = machine.translate(translation.source.locale, translation.target_locale, strings)
    with transaction.atomic():
        for each in part:
            text = _clean(each, found.get(StringValue(each.source)))
            if not text:
                outcome.broken += 1
                continue
            words = replace(each, text=text, is_machine=True)
            outcome.written += store_missing_text(translation, words, user, machine.display_name)


def _clean(sentence: Sentence, answer: StringValue | None) -> str:
    """The machine's words if every mark and link of the original is whole in them; else nothing."""
    text = answer.data.strip() if answer else ""
    if not text or find_error(sentence, text):
        return ""
    cleaned: str = StringValue.from_translated_html(text).data
    return cleaned
