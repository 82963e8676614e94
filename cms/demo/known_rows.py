"""While the demo is built, what foreign keys name is asked for once.

Django and Wagtail look for it whenever a page is checked, a version is read or an entry is logged,
which would be a third of all queries of the build. Here it cannot go meanwhile: the build is
one transaction, nobody else writes, and it deletes nothing that it has made.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import modelcluster.models
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Field, ForeignKey
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor
from wagtail.models import Locale, Page, Site
from wagtail.models.i18n import LocaleManager

#: Whose rows nothing changes meanwhile, so that all may share one object for each.
FIXED = (ContentType, Locale, Site)


@contextmanager
def rows_known() -> Iterator[None]:
    """Replace what asks again and again; afterwards everything is as before."""
    with ExitStack() as stack:
        for owner, name, make in (
            (ForeignKey, "validate", _validate_once),
            (ForwardManyToOneDescriptor, "get_object", _get_once),
            (modelcluster.models, "model_from_serializable_data", _trust),
            (Page, "is_site_root", _know_roots),
            (LocaleManager, "get_for_language", _know_languages),
        ):
            upstream = getattr(owner, name)
            stack.callback(setattr, owner, name, upstream)
            setattr(owner, name, make(upstream))
        yield


def _validate_once(upstream: Callable[..., None]) -> Callable[..., None]:
    found: set[tuple[Field[Any, Any], Any]] = set()

    def validate(field: Any, value: Any, instance: Any) -> None:
        if (field, value) in found:
            Field.validate(field, value, instance)
        else:
            upstream(field, value, instance)
            # What is empty may be one of those links to a parent's row that are never checked.
            if value is not None:
                found.add((field, value))

    return validate


def _get_once(upstream: Callable[..., Any]) -> Callable[..., Any]:
    found: dict[tuple[Any, ...], Any] = {}

    def get_object(descriptor: Any, instance: Any) -> Any:
        model = descriptor.field.remote_field.model
        if model not in FIXED:
            return upstream(descriptor, instance)
        key = (model, *descriptor.field.get_local_related_value(instance))
        if key not in found:
            found[key] = upstream(descriptor, instance)
        return found[key]

    return get_object


def _trust(upstream: Callable[..., Any]) -> Callable[..., Any]:
    """A version names nothing that is gone."""

    def from_data(model: Any, data: Any, **options: Any) -> Any:
        return upstream(model, data, **{**options, "check_fks": False})

    return from_data


def _know_roots(_upstream: Callable[..., bool]) -> Callable[..., bool]:
    roots = set(Site.objects.values_list("root_page__translation_key", flat=True))
    return lambda page: page.translation_key in roots


def _know_languages(upstream: Callable[..., Locale]) -> Callable[..., Locale]:
    found: dict[str, Locale] = {}

    def get_for_language(manager: Any, code: str) -> Locale:
        if code not in found:
            found[code] = upstream(manager, code)
        return found[code]

    return get_for_language


def call_once_after_commit() -> None:
    """What each saved page has asked for anew is done once after the commit."""
    connection = transaction.get_connection()
    first: dict[Any, Any] = {}
    for each in connection.run_on_commit:
        first.setdefault(each[1], each)
    connection.run_on_commit = list(first.values())
