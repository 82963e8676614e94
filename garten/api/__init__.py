"""The garden in the API: what it is, its diary, its year."""

from garten.api.routes import router

__all__ = ["router"]
