"""What all sections share: the base page, people, places, organisations, topics."""

from cms.core.models.lists import ListFilter, PaginatedListMixin
from cms.core.models.mixins import (
    BodyMixin,
    RelatedPagesMixin,
    TeaserMixin,
    TopicsMixin,
    get_topics,
    json_topics,
)
from cms.core.models.pages import BasePage
from cms.core.models.snippets import ContactPerson, Organisation, Place, Term, Topic

__all__ = [
    "BasePage",
    "BodyMixin",
    "ContactPerson",
    "ListFilter",
    "Organisation",
    "PaginatedListMixin",
    "Place",
    "RelatedPagesMixin",
    "TeaserMixin",
    "Term",
    "Topic",
    "TopicsMixin",
    "get_topics",
    "json_topics",
]
