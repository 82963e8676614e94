"""Which pages show something of a picture, a place, another page."""

from collections.abc import Collection, Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from wagtail.models import Page, ReferenceIndex

#: From a picture to the organisation whose logo it is, and from there to the project's page.
STEPS = 2


def find_pages_showing(model: type[Model], keys: Iterable[Any]) -> set[int]:
    """Keys of pages that refer to these rows of a model, if need be through a snippet.

    Knows what Wagtail's reference index knows: foreign keys, choosers in streams, links in texts.
    """
    page_type = ContentType.objects.get_for_model(Page).pk
    steps = STEPS if model is not Page else 1
    found: set[int] = set()
    pairs = {(ContentType.objects.get_for_model(model).pk, str(key)) for key in keys}
    for _step in range(steps):
        sources = set(_find_sources(pairs))
        found |= {int(key) for kind, key in sources if kind == page_type}
        pairs = {(kind, key) for kind, key in sources if kind != page_type}
    return found


def _find_sources(pairs: Collection[tuple[int, str]]) -> Iterable[tuple[int, str]]:
    query = Q(pk__in=())
    for kind in {kind for kind, _key in pairs}:
        keys = [key for known, key in pairs if known == kind]
        query |= Q(to_content_type=kind, to_object_id__in=keys)
    rows = ReferenceIndex.objects.filter(query) if pairs else ReferenceIndex.objects.none()
    return rows.values_list("base_content_type_id", "object_id").distinct()
