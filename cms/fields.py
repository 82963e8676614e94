"""Kinds of fields and rows: what happens to each in other languages, and telephone numbers.

Every editable field of a translatable model is named in its `translatable_fields`; a system check
(`cms.languages.checks`) finds those that were forgotten.
"""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField, TranslatableField

Fields = tuple[BaseTranslatableField, ...]


class IndependentField(BaseTranslatableField):
    """Each language has a value of its own, which is nobody's translation, such as a slug."""


class PartlyTranslatedField(TranslatableField):
    """A stream of facts with a word here and there, such as the dates of an event.

    The facts reach every language at once; what is not translated yet stays empty.
    """


def translated(*names: str) -> Fields:
    """Words: a translator writes them anew; until then the page in that language is incomplete."""
    return tuple(TranslatableField(name) for name in names)


def synchronised(*names: str) -> Fields:
    """Facts such as dates, figures and pictures: the same in all languages, at once."""
    return tuple(SynchronizedField(name, overridable=False) for name in names)


def partly_translated(*names: str) -> Fields:
    """Streams whose facts are synchronised and whose few words are translated."""
    return tuple(PartlyTranslatedField(name) for name in names)


def independent(*names: str) -> Fields:
    """What each language keeps for itself."""
    return tuple(IndependentField(name) for name in names)


# --- Fields of models -----------------------------------------------------------------------------

#: Digits, spaces and the usual separators; the leading plus of an international number.
phone_validator = RegexValidator(
    r"^\+?[\d\s()/–-]{4,}$",
    _("Please write the number with digits and spaces, for example 03641 123456."),
)


class PhoneField(models.CharField):
    """A telephone number as people write it; `phone_href` makes a link of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("validators", [phone_validator])
        super().__init__(*args, **kwargs)


# --- Rows that staff keeps ------------------------------------------------------------------------


def once_per_language(name: str, *fields: str) -> tuple[models.UniqueConstraint]:
    """The constraint of a `OncePerLanguage`; with `fields`, one for each value of these."""
    return (
        models.UniqueConstraint(
            fields=("locale", *fields),
            name=name,
            violation_error_message=_("There is one already. Please change that one."),
        ),
    )


class OncePerLanguage(TranslatableMixin, ClusterableModel):
    """What there is once a language, such as the menu at the top."""

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def clean(self) -> None:
        """Forms do not show the language; left to themselves, they would not look for a second."""
        super().clean()
        self.validate_constraints()
