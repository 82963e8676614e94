"""Which people, places and organisations readers meet: those that a readable page speaks of."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Model, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from cms.core.querysets import readable_q
from cms.site.visibility import PublicScope


def find_mentioned(model: type[Model], scope: PublicScope) -> QuerySet:
    """Keys of rows that a readable page refers to; what only a draft knows is nobody's business.

    Not read yet: a condition for a query.
    """
    readable = Page.objects.filter(readable_q(scope))
    types = ContentType.objects.get_for_models(Page, model)
    references = ReferenceIndex.objects.filter(
        to_content_type=types[model], base_content_type=types[Page]
    )
    references = references.annotate(page=Cast("object_id", BigIntegerField()))
    found = references.filter(page__in=readable.values("pk"))
    return found.annotate(key=Cast("to_object_id", BigIntegerField())).values("key")
