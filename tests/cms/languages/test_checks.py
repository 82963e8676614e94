"""No field is forgotten: the system check names each that nothing is said about."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from cms.core.models import Place
from cms.core.translatable import own, synchronised, translated
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


@pytest.mark.parametrize(
    ("model", "name"),
    [(Place, "directions"), (Place, "city"), (ArticlePage, "body"), (ArticlePage, "rubric")],
)
def test_a_forgotten_field_is_named(model: Any, name: str) -> None:
    with declared(model, *without(model, name)):
        told = check()
    assert "languages.E001" in told
    assert f"“{name}”" in told
    assert "translated(), synchronised() or own()" in told


@pytest.mark.parametrize("name", ["topics", "corrections", "related_pages"])
def test_a_forgotten_list_is_named(name: str) -> None:
    with declared(ArticlePage, *without(ArticlePage, name)):
        assert f"“{name}”" in check()


def test_a_field_that_is_declared_twice_is_named() -> None:
    with declared(Place, *Place.translatable_fields, *synchronised("name")):
        told = check()
    assert "languages.E002" in told
    assert "“name” is declared twice" in told


@pytest.mark.parametrize("say", [translated, synchronised, own])
def test_a_field_that_is_not_there_is_named(say: Any) -> None:
    with declared(Place, *Place.translatable_fields, *say("naem")):
        told = check()
    assert "languages.E003" in told
    assert "“naem”" in told
