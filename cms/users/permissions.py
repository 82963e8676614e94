"""Who may change whom: nobody gives rights that they do not have."""

from django.contrib.auth.models import AnonymousUser

from cms.users.models import User


def may_manage(actor: User | AnonymousUser, person: User) -> bool:
    """Whether `actor`, who may change people at all, may change this one."""
    return actor.is_superuser or not person.is_superuser
