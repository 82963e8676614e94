"""The projects in the API."""

from projekte.api.projects import router

__all__ = ["router"]
