"""What all sections share: the base page, people, places, organisations, topics, the frame."""

from cms.core.models.lists import ListFilter, PaginatedListMixin
from cms.core.models.mixins import BodyMixin, TeaserMixin
from cms.core.models.pages import BasePage
from cms.core.models.related import RelatedPagesMixin
from cms.core.models.site import FrameStamp, Funder, Menu, MenuItem, MenuPosition, SiteDetails
from cms.core.models.snippets import ContactPerson, Organisation, Place, Term, Topic
from cms.core.models.topics import TopicsMixin

__all__ = [
    "BasePage",
    "BodyMixin",
    "ContactPerson",
    "FrameStamp",
    "Funder",
    "ListFilter",
    "Menu",
    "MenuItem",
    "MenuPosition",
    "Organisation",
    "PaginatedListMixin",
    "Place",
    "RelatedPagesMixin",
    "SiteDetails",
    "TeaserMixin",
    "Term",
    "Topic",
    "TopicsMixin",
]
