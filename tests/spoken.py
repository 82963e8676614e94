"""Finds the words of other languages in an answer that nothing marks as such."""

import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from lxml import etree, html

from tests.marked import NAME, WORDS

#: Attributes that are read out or shown.
SPOKEN = ("alt", "title", "aria-label", "placeholder", "content", "value", "label")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
#: Parts of addresses; no words.
ADDRESSES = ("http://", "https://", "/", "webcal://", "mailto:")
RIGHT_TO_LEFT = {"ar", "fa"}


def find_unmarked(content: bytes) -> list[str]:
    """Texts, attributes and data in a page that are of another language than they say."""
    root = html.fromstring(content)
    found = []
    for element in root.iter(etree.Element):
        said = _get_language(element, "lang")
        if element.tag == "script":
            found += _find_in_data(json.loads(element.text), said) if element.text else []
            continue
        words = [(element.text, said), *((each.tail, said) for each in element)]
        words += [(element.get(name), said) for name in SPOKEN]
        found += [f"<{element.tag}> {text}" for text, said in words if is_foreign(text, said)]
    return found


def find_wrong_directions(content: bytes) -> list[str]:
    """Elements in a language that runs the other way than what stands around them, unsaid."""
    root = html.fromstring(content)
    is_rtl = root.get("lang") in RIGHT_TO_LEFT
    assert root.get("dir") == ("rtl" if is_rtl else "ltr")
    return [
        html.tostring(element, encoding="unicode")[:120]
        for element in root.xpath("//body//*[normalize-space(text())]")
        if (_get_language(element, "lang") in RIGHT_TO_LEFT) != is_rtl
        and not element.xpath("ancestor-or-self::*[@dir or self::bdi][not(self::html)]")
    ]


def find_unmarked_in_feed(content: bytes) -> list[str]:
    """The same in a feed, which names its language at the top, and in the HTML that it brings.

    Names of authors have no language there: RFC 4287 does not count them as language-sensitive.
    """
    root = etree.fromstring(content)
    feed_language = root.findtext("channel/language")
    page = '<html lang="{}"><body>{}</body></html>'
    found = []
    for element in root.iter("{*}*"):
        if etree.QName(element).localname not in {"creator", "name"}:
            language = _get_language(element, XML_LANG) or feed_language
            found += find_unmarked(page.format(language, element.text or "").encode())
    return found


def find_unmarked_in_calendar(content: bytes, language: str) -> list[str]:
    """The same in a calendar file of a language, where each text may say another one."""
    found = []
    for line in content.decode().replace("\r\n ", "").splitlines():
        name, _colon, text = line.partition(":")
        said = name.partition("LANGUAGE=")[2].partition(";")[0] or language
        # The program's identifier is no text.
        found += [line] if name != "PRODID" and is_foreign(text, said) else []
    return found


def is_foreign(text: str | None, said: str) -> bool:
    """Whether a text has words of other languages than it says."""
    text = text or ""
    if text.strip().startswith(ADDRESSES):
        return False
    without_names = text.replace(NAME, "")
    languages = {code for code, word in WORDS.items() if word in without_names}
    if NAME in text:
        languages.add(settings.LANGUAGE_CODE)
    return bool(languages - {said})


def _get_language(element: Any, attribute: str) -> str:
    found = element.xpath("ancestor-or-self::*")
    return next((each.get(attribute) for each in reversed(found) if each.get(attribute)), "")


def _find_in_data(data: Any, said: str) -> Iterator[str]:
    """JSON-LD says a text's language with `@language` beside `@value`."""
    if isinstance(data, dict):
        for value in data.values():
            yield from _find_in_data(value, data.get("@language", said))
    elif isinstance(data, list):
        for value in data:
            yield from _find_in_data(value, said)
    elif isinstance(data, str) and is_foreign(data, said):
        yield f"JSON-LD {data}"
