"""The user model the project owns from its first migration, so that it can grow later."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person who may log in: volunteer, gardener, translator, moderator or administrator."""
