"""Nobody gives rights that they do not have, nor touches somebody who has more.

The roles are the exception that keeping logins is about: whoever may change people hands them out
to others, though never to themselves. Only superusers give all rights, and are changed by their
like alone. Views ask here, and `receivers` once more before a row is written.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.db.models import QuerySet

from cms.users.models import User

#: Where it holds, as a path that other places may lie below, and the key of the permission.
Right = tuple[str, int]
EVERYWHERE = ""
#: Attribute of a user that keeps for one request what they may hand out: lists ask for each row.
COVERED = "_rights_to_hand_out"


def get_rights(groups: Iterable[Group]) -> set[Right]:
    """All that members of these groups may do: with models, pages, collections and sites."""
    keys = [group.pk for group in groups]
    models = Permission.objects.filter(group__in=keys).values_list("pk", flat=True)
    found = {(EVERYWHERE, key) for key in models}
    for relation in Group._meta.related_objects:
        model: Any = relation.related_model
        names = {field.name for field in model._meta.fields}
        if relation.one_to_many and "permission" in names:
            rows = model.objects.filter(group__in=keys)
            found |= {(_get_place(row), row.permission_id) for row in rows}
    return found


def may_manage(actor: User | AnonymousUser, person: User) -> bool:
    """Whether `actor`, who may change people at all, may change this one."""
    if actor.is_superuser or actor == person:
        return True
    if person.is_superuser:
        return False
    return _has_all(actor, get_person_rights(person))


def may_hand_out(actor: User | AnonymousUser, group: Group) -> bool:
    """Whether `actor` may put somebody else into this group, change or delete it."""
    if actor.is_superuser:
        return True
    return _has_all(actor, get_rights([group]))


def get_groups_to_hand_out(actor: User | AnonymousUser) -> QuerySet[Group]:
    """The groups that `actor` may put others into."""
    groups = Group.objects.all()
    if actor.is_superuser:
        return groups
    return groups.filter(pk__in=[group.pk for group in groups if may_hand_out(actor, group)])


def get_person_rights(person: User | AnonymousUser) -> set[Right]:
    """All that somebody may do who is no superuser."""
    if not isinstance(person, User):
        return set()
    own = person.user_permissions.values_list("pk", flat=True)
    return get_rights(person.groups.all()) | {(EVERYWHERE, key) for key in own}


def _has_all(actor: User | AnonymousUser, rights: set[Right]) -> bool:
    known: set[Right] | None = getattr(actor, COVERED, None)
    if known is None:
        # `cms.editorial` marks the groups of roles by a row; this app stands below it.
        roles = Group.objects.filter(role_group__isnull=False)
        known = get_person_rights(actor) | get_rights(roles)
        setattr(actor, COVERED, known)
    return covers(known, rights)


def covers(own: set[Right], asked: set[Right]) -> bool:
    """Whether each right is there, for the very place or for one above it."""
    return all(
        right in own
        or any(
            above and right[0].startswith(above) and right[1] == permission
            for above, permission in own
        )
        for right in asked
    )


def _get_place(row: Any) -> str:
    """The path of a page or collection in its tree; of anything else its key."""
    names = (field.name for field in row._meta.fields if field.is_relation)
    (name,) = (name for name in names if name not in {"group", "permission"})
    place = getattr(row, name)
    return f"{name} {getattr(place, 'path', f'{place.pk} ')}"
