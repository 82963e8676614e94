"""The last line below all views about people: before a row is written, it is asked once more."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models.signals import m2m_changed, pre_delete, pre_save
from wagtail.log_actions import get_active_log_context

from cms.users.models import User
from cms.users.rights import may_hand_out, may_manage


class RightsDenied(PermissionDenied):
    """Somebody would give rights that they do not have, or touch somebody who has more."""


def connect() -> None:
    """Called once, when the app is ready. Commands have no user and pass."""
    pre_save.connect(refuse_change_of_person, sender=User)
    pre_delete.connect(refuse_change_of_person, sender=User)
    m2m_changed.connect(refuse_role, sender=User.groups.through)


def refuse_change_of_person(instance: User, raw: bool = False, **kwargs: Any) -> None:
    """Before somebody is saved or deleted: refuse if they have more rights, or get all of them.

    Raises:
        RightsDenied: then nothing is written.
    """
    actor = get_active_log_context().user
    if raw or actor is None or actor.is_superuser:
        return
    stored = User.objects.filter(pk=instance.pk).first() if instance.pk else None
    if instance.is_superuser or (stored and not may_manage(actor, stored)):
        raise RightsDenied


def refuse_role(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **kwargs: Any
) -> None:
    """Before somebody is put into a group or taken out.

    Raises:
        RightsDenied: then nothing is written.
    """
    actor = get_active_log_context().user
    if actor is None or actor.is_superuser or action != "pre_add":
        return
    keys = pk_set or set()
    groups = [instance] if reverse else list(Group.objects.filter(pk__in=keys))
    people = list(User.objects.filter(pk__in=keys)) if reverse else [instance]
    refused = actor in people or any(not may_manage(actor, person) for person in people)
    if refused or any(not may_hand_out(actor, group) for group in groups):
        raise RightsDenied
