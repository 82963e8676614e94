"""What happens to each field of a page or snippet in its other languages.

Every editable field of a translatable model is named in its `translatable_fields`; a system check
(`cms.languages.checks`) finds those that were forgotten.
"""

from wagtail_localize.fields import BaseTranslatableField, SynchronizedField, TranslatableField

Fields = tuple[BaseTranslatableField, ...]


class OwnField(BaseTranslatableField):
    """Each language has a value of its own, which is nobody's translation, such as a slug."""


class FactsField(TranslatableField):
    """A stream of facts with a word here and there, such as the dates of an event.

    The facts reach every language at once; what is not translated yet stays empty.
    """


def translated(*names: str) -> Fields:
    """Words: a translator writes them anew; until then the page in that language is incomplete."""
    return tuple(TranslatableField(name) for name in names)


def synchronised(*names: str) -> Fields:
    """Facts such as dates, figures and pictures: the same in all languages, at once."""
    return tuple(SynchronizedField(name, overridable=False) for name in names)


def facts(*names: str) -> Fields:
    """Streams whose facts are synchronised and whose few words are translated."""
    return tuple(FactsField(name) for name in names)


def own(*names: str) -> Fields:
    """What each language keeps for itself."""
    return tuple(OwnField(name) for name in names)
