"""Every model of the editors' rooms, each in the room it belongs to."""

from cms.editorial.dashboard.models import PageReview
from cms.editorial.drafts.models import DraftLink, DraftNote
from cms.editorial.notices.models import Notice
from cms.editorial.role_models import GivenRight, RoleGroup
from cms.editorial.workflow.models import EditorialSettings, ReviewTask

__all__ = [
    "DraftLink",
    "DraftNote",
    "EditorialSettings",
    "GivenRight",
    "Notice",
    "PageReview",
    "ReviewTask",
    "RoleGroup",
]
