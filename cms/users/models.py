"""The user model the project owns from its first migration, so that it can grow later."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person who may log in: volunteer, gardener, translator, moderator or administrator."""

    #: Translations name who has made them.
    changes_content_version = ("first_name", "last_name")
