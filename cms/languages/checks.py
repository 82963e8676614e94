"""No field is forgotten: each is translated, synchronised or a language's own."""

from collections.abc import Iterator
from dis import get_instructions
from inspect import isfunction
from typing import Any

from django.core.checks import Error
from django.db.models import AutoField, Field, Model
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import (
    COMMENTS_RELATION_NAME,
    Page,
    TranslatableMixin,
    get_translatable_models,
)

#: Fields that say where and when a page is online, which each language decides by itself.
HOUSEKEEPING = {
    *("content_type", "owner", "path", "depth", "numchild"),
    *("go_live_at", "expire_at", "first_published_at"),
}
HINT = "Name it in translatable_fields with translated(), synchronised() or own() of cms.fields."


def check_translatable_fields(**kwargs: Any) -> list[Error]:
    """One error for each field that is not declared, declared twice, not there, or derived."""
    models = get_translatable_models(include_subclasses=True)
    return [error for model in models if model is not Page for error in find_errors(model)]


def find_errors(model: type[Model]) -> Iterator[Error]:
    """What is wrong with the declaration of one model."""
    declared = [field.field_name for field in getattr(model, "translatable_fields", ())]
    known = {field.name for field in model._meta.get_fields()}
    for name in sorted(set(get_names(model)) - set(declared)):
        sentence = f"Nothing says what becomes of “{name}” in other languages."
        yield Error(sentence, hint=HINT, obj=model, id="languages.E001")
    for name in sorted({name for name in declared if declared.count(name) > 1}):
        yield Error(f"“{name}” is declared twice.", hint=HINT, obj=model, id="languages.E002")
    for name in sorted(set(declared) - known):
        yield Error(f"There is no field “{name}”.", hint=HINT, obj=model, id="languages.E003")
    for name in sorted(get_derived_names(model) - set(declared)):
        sentence = f"A method sets “{name}”, and none is called when translations take over fields."
        yield Error(sentence, hint=HINT, obj=model, id="languages.E004")


def get_derived_names(model: type[Model]) -> set[str]:
    """Names of fields about being online that a page type's own methods set, such as `clean`.

    Looks for assignments to an attribute of that name, nested functions left out.
    """
    if not issubclass(model, Page):
        return set()
    own = [each for each in model.__mro__ if not each.__module__.startswith(("wagtail", "django"))]
    methods = [method for each in own for method in vars(each).values() if isfunction(method)]
    set_here = {
        step.argval
        for method in methods
        for step in get_instructions(method)
        if step.opname == "STORE_ATTR"
    }
    return set_here & HOUSEKEEPING


def get_names(model: type[Model]) -> Iterator[str]:
    """Names of all fields and child relations that an editor fills in."""
    yield from (field.name for field in model._meta.get_fields() if _is_filled_in(field))
    if issubclass(model, ClusterableModel):
        relations = get_all_child_relations(model)
        yield from (rel.name for rel in relations if rel.name != COMMENTS_RELATION_NAME)


def _is_filled_in(field: Any) -> bool:
    if not isinstance(field, Field) or isinstance(field, AutoField | ParentalKey):
        return False
    inherited = getattr(field.remote_field, "parent_link", False)
    housekeeping = issubclass(field.model, Page) and field.name in HOUSEKEEPING
    mixin = field.name in {"locale", "translation_key"} and issubclass(
        field.model, TranslatableMixin
    )
    return bool(field.editable and not inherited and not housekeeping and not mixin)
