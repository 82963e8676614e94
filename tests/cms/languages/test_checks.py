"""No field is forgotten: the system check names each that nothing is said about."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from cms.core.models import Place
from cms.fields import independent, synchronised, translated
from stadtteilzeitung.models import ArticlePage


@contextmanager
def declared(model: Any, *fields: Any) -> Iterator[None]:
    """A model that says these things about its fields, for as long as the block runs."""
    kept = model.translatable_fields
    model.translatable_fields = fields
    try:
        yield
    finally:
        model.translatable_fields = kept


def check() -> str:
    """What `manage.py check` says when it refuses; empty: all is well."""
    try:
        call_command("check", tags=["models"])
    except SystemCheckError as error:
        return str(error)
    return ""


def without(model: Any, name: str) -> list[Any]:
    """What a model says about its fields, but for one."""
    return [field for field in model.translatable_fields if field.field_name != name]


def test_all_models_say_what_becomes_of_each_field() -> None:
    assert check() == ""


def test_a_forgotten_field_or_list_is_named() -> None:
    forgotten = [(Place, "directions"), (Place, "city"), (ArticlePage, "body")]
    forgotten += [(ArticlePage, name) for name in ("rubric", "topics", "corrections")]
    for model, name in forgotten:
        with declared(model, *without(model, name)):
            output = check()
        assert "languages.E001" in output, name
        assert f"“{name}”" in output
        assert "translated(), synchronised() or own()" in output


def test_a_field_that_is_declared_twice_is_named() -> None:
    with declared(Place, *Place.translatable_fields, *synchronised("name")):
        output = check()
    assert "languages.E002" in output
    assert "“name” is declared twice" in output


def test_a_field_that_is_not_there_is_named() -> None:
    for say in (translated, synchronised, independent):
        with declared(Place, *Place.translatable_fields, *say("naem")):
            output = check()
        assert "languages.E003" in output
        assert "“naem”" in output


def test_an_end_that_a_page_derives_and_translations_do_not_take_over_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def clean(self: Any) -> None:
        self.expire_at = self.published_on

    monkeypatch.setattr(ArticlePage, "clean", clean)
    output = check()
    assert "languages.E004" in output
    assert "“expire_at”" in output
    with declared(ArticlePage, *ArticlePage.translatable_fields, *synchronised("expire_at")):
        assert check() == ""
