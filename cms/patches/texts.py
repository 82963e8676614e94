"""Django's and Wagtail's fields for text tidy what they are given (`cms.texts`).

Soft hyphens, decomposed letters and control characters come by every road: forms of ours, of
Wagtail and of packages, blocks, files, commands. All of them end in three classes of Django and one
of Wagtail, and no setting names others. A form's field tidies before it is asked whether the text
is right; a model's when the row is validated, kept, read from a version or asked for, so that
whoever searches for a value finds it. Passwords stay what they are. Needless once Django has a way
to say what every text goes through.
"""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.db import models
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField

from cms.texts.streams import tidy_stream_value
from cms.texts.tidy import tidy, tidy_html

Prepare = Callable[[Any, Any], Any]

_LINE_BREAKS = re.compile("[\r\n]+")


def apply() -> None:
    """Tidy in forms, in models and in streams."""
    _wrap(forms.CharField, "to_python", _tidy_input)
    # Before its base class, which would tidy HTML as plain text.
    _wrap(RichTextField, "to_python", lambda _field, value: _tidy_if_text(tidy_html, value))
    for field in (models.CharField, models.TextField):
        _wrap(field, "to_python", lambda _field, value: _tidy_if_text(tidy, value))
        _wrap_pre_save(field, lambda field, value: field.to_python(value))
    for method in ("clean", "get_prep_value"):
        _wrap(StreamField, method, tidy_stream_value)
    _wrap_pre_save(StreamField, tidy_stream_value)


def _wrap(field: type[Any], name: str, prepare: Prepare) -> None:
    """Let this method of a field take what `prepare` makes of its value."""
    original = getattr(field, name)

    @wraps(original)
    def method(self: Any, value: Any, *args: Any) -> Any:
        return original(self, prepare(self, value), *args)

    setattr(field, name, method)


def _wrap_pre_save(field: type[models.Field], prepare: Prepare) -> None:
    """The row in memory says what is kept: receivers, the index and versions read it."""
    original = field.pre_save

    @wraps(original)
    def pre_save(self: Any, model_instance: models.Model, add: bool) -> Any:
        value = original(self, model_instance, add)
        # Anything else is an expression of SQL.
        kept = prepare(self, value) if isinstance(value, str | StreamValue) else value
        if kept is not value:
            setattr(model_instance, self.attname, kept)
        return kept

    setattr(field, "pre_save", pre_save)  # noqa: B010 - mypy forbids to assign a method


def _tidy_input(field: forms.CharField, value: Any) -> Any:
    if not isinstance(value, str) or isinstance(field.widget, forms.PasswordInput):
        return value
    if isinstance(field.widget, DraftailRichTextArea):
        return tidy_html(value)
    text = tidy(value)
    # One line has no breaks: browsers send none, and where one was read there was a space.
    is_line = isinstance(field.widget, forms.TextInput) and not field.widget.is_hidden
    return _LINE_BREAKS.sub(" ", text) if is_line else text


def _tidy_if_text(tidied: Callable[[str], str], value: Any) -> Any:
    return tidied(value) if isinstance(value, str) else value
