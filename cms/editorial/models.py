"""Every model of the editors' rooms, each in the room it belongs to."""

from cms.editorial.dashboard.models import PageReview
from cms.editorial.role_models import GivenRight, RoleGroup

__all__ = ["GivenRight", "PageReview", "RoleGroup"]
