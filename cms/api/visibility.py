"""What the API may tell: what everybody can read as HTML, whoever asks.

Neither a session nor a password entered in a browser opens anything here.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    ReferenceIndex,
)
from wagtail.query import PageQuerySet

from cms.core.query import in_restricted
from cms.core.reach import Reach


def get_public_pages(reach: Reach) -> PageQuerySet:
    """Pages that everybody may read at an address of their own, in every language online."""
    trees = Q(pk__in=())
    for language in reach.languages:
        trees |= Q(locale_id=language.locale_id, path__startswith=language.home_path)
    pages = Page.objects.live().filter(trees, alias_of=None)
    return pages.exclude(in_restricted(reach)) if reach.restricted_paths else pages


def filter_public_files(files: QuerySet[Any], reach: Reach) -> QuerySet[Any]:
    """Pictures or documents that something public shows, and that lie in no private collection.

    What only a draft uses, or nothing at all, is nobody's business yet.
    """
    types = ContentType.objects.get_for_models(Page, files.model)
    in_pages = Q(base_content_type=types[Page], key__in=get_public_pages(reach).values("pk"))
    elsewhere = ~Q(base_content_type=types[Page])
    references = ReferenceIndex.objects.filter(to_content_type=types[files.model]).annotate(
        key=Cast("object_id", BigIntegerField()), file=Cast("to_object_id", BigIntegerField())
    )
    used = references.filter(in_pages | elsewhere).values("file")
    return files.filter(pk__in=used).exclude(collection__in=_private_collections())


def _private_collections() -> QuerySet[Collection]:
    restricted = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    below = Q(pk__in=())
    for path in restricted:
        below |= Q(path__startswith=path)
    return Collection.objects.filter(below)
