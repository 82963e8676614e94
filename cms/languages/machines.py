"""Machines that write first drafts: DeepL, or a LibreTranslate of one's own.

wagtail-localize speaks both protocols, but sends all texts of a page at once, follows wherever it
is redirected, and takes an answer about an error for a translation. Asking is therefore done here:
the configured host only, with a timeout, and a sentence for people when it fails.
"""

from collections.abc import Callable
from typing import Any

import requests
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.machine_translators.libretranslate import LibreTranslator
from wagtail_localize.strings import StringValue

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


class Asking:
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


class DeepL(Asking, DeepLTranslator):
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


class LibreTranslate(Asking, LibreTranslator):
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
