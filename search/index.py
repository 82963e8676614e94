"""What stands in the index: each page, picture and snippet as analysed text of its own language.

What has no locale says it in `search_language`. The fields are those that models name in
`search_fields`, as with any backend of Wagtail. What has the field name `title` is the title; other
fields with a boost of two and more count as teaser, the rest is the body.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Manager
from wagtail.models import Locale
from wagtail.search import index

from search.analysis.terms import analyse

#: Between teaser and body of an entry; databases take it for a blank.
PART_END = " ; "
_TEASER_BOOST = 2


class AnalysedObject:
    """Stands before a backend for something to index, with three analysed fields."""

    def __init__(self, instance: Any, language: str) -> None:
        self.pk = instance.pk
        self.instance = instance
        self.language = language

    @cached_property
    def texts(self) -> list[str]:
        """All that it can be found by, as it is written."""
        return read_texts(self.instance)

    def get_search_fields(self) -> list[index.BaseField]:
        """Title, teaser, body and what is completed while somebody types."""
        title: list[str] = []
        teaser: list[str] = []
        body: list[str] = []
        typed: list[str] = []
        for field, text in _read_fields(self.instance, self.instance.get_search_fields()):
            if isinstance(field, index.AutocompleteField):
                typed.append(text)
            elif field.field_name == "title":
                title.append(text)
            else:
                (teaser if (field.boost or 1) >= _TEASER_BOOST else body).append(text)
        return [
            _Text("title", self._analyse(title), boost=_TEASER_BOOST),
            _Text("teaser", self._analyse(teaser) + PART_END, boost=_TEASER_BOOST),
            _Text("body", self._analyse(body)),
            _TypedText("title", self._analyse(typed)),
        ]

    def _analyse(self, texts: list[str]) -> str:
        return analyse("\n".join(texts), self.language)


class _Text(index.SearchField):
    """A field whose text is known."""

    def __init__(self, name: str, text: str, **options: Any) -> None:
        super().__init__(name, **options)
        self._text = text

    def get_value(self, obj: Any) -> str:
        return self._text


class _TypedText(index.AutocompleteField):
    """The same for what is completed."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(name)
        self._text = text

    def get_value(self, obj: Any) -> str:
        return self._text


def read_texts(instance: Any) -> list[str]:
    """The texts of all fields that are searched, as they are written."""
    fields = _read_fields(instance, instance.get_search_fields())
    return [text for field, text in fields if isinstance(field, index.SearchField)]


def analyse_objects(objects: Iterable[Any]) -> list[AnalysedObject]:
    """Objects for a backend's index, each in its language; German where it has none."""
    languages = dict(Locale.objects.values_list("pk", "language_code"))
    return [
        AnalysedObject(one, getattr(one, "search_language", "") or _get_language(one, languages))
        for one in objects
    ]


def _get_language(instance: Any, languages: dict[int, str]) -> str:
    key = getattr(instance, "locale_id", None)
    return languages.get(key, settings.LANGUAGE_CODE) if key else settings.LANGUAGE_CODE


def _read_fields(instance: Any, fields: Iterable[Any]) -> Iterator[tuple[Any, str]]:
    """Each field with its text, those of related rows included."""
    for field in fields:
        if isinstance(field, index.RelatedFields):
            for related in _get_related(field, instance):
                yield from _read_fields(related, field.fields)
        elif isinstance(field, index.SearchField | index.AutocompleteField):
            yield field, _as_text(field.get_value(instance))


def _get_related(field: Any, instance: Any) -> Iterable[Any]:
    related = field.get_value(instance)
    if related is None:
        return ()
    if isinstance(related, Manager):
        return related.all()
    return (related() if callable(related) else related,)


def _as_text(value: Any) -> str:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return "\n".join(map(_as_text, value))
    return "" if value is None else str(value)
