"""Wagtail looks here for hooks; each room of the editors' rooms keeps its own."""

from cms.editorial.autosave import hooks as autosave
from cms.editorial.dashboard import hooks as dashboard
from cms.editorial.drafts import hooks as drafts
from cms.editorial.notices import hooks as notices
from cms.editorial.workflow import hooks as workflow

__all__ = ["autosave", "dashboard", "drafts", "notices", "workflow"]
