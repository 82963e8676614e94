"""Writing into the log of logins."""

from allauth.core import context
from django.http import HttpRequest
from wagtail.log_actions import get_active_log_context

from cms.accounts.models import EventKind, SecurityEvent
from cms.clients import get_kept_address
from cms.users.models import User


def record(
    kind: EventKind, person: User | None, detail: str = "", actor: User | None = None
) -> None:
    """Write a line. Who did it and from where is read from the request that is being answered.

    `person` is None where nobody has the name that was typed: it may have been a password.
    """
    request: HttpRequest | None = context.request
    SecurityEvent.objects.create(
        kind=kind,
        actor=actor or get_active_log_context().user,
        person=person if person and person.pk else None,
        name=person.get_username() if person else "",
        address=get_kept_address(request) if request else "",
        detail=detail[:200],
    )
