"""Who does what: the roles of the house, and the rights that sections give them."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """A role and what its group is called in the beginning; staff may rename the group."""

    VOLUNTEERS = "volunteers", _("Volunteers")
    GARDENERS = "gardeners", _("Gardeners")
    TRANSLATORS = "translators", _("Translators")
    MODERATORS = "moderators", _("Moderators")
    ADMINISTRATORS = "administrators", _("Administrators")


class Originals(TextChoices):
    """Which pages a right is about: what the office writes, or what is translated from it."""

    ONLY = "only"
    NEVER = "never"
    AND_TRANSLATIONS = "and_translations"


@dataclass(frozen=True)
class Grant:
    """What a role may do on every page of a type and on all pages below it.

    `page_type` is a model of the section; `rights` are those of Wagtail's page permissions:
    `add`, `change`, `publish`, `bulk_delete`, `lock`, `unlock`. With `add` alone people make
    pages below and change only their own.
    """

    role: Role
    page_type: str
    rights: tuple[str, ...]
    originals: Originals = Originals.ONLY
