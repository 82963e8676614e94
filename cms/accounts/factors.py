"""Who must have a second factor, and what if it is lost."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupPagePermission

from cms.accounts import log, mails
from cms.accounts.models import EventKind
from cms.users.models import User

#: Recovery codes alone are no factor: they are made for one.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_factor(person: User) -> bool:
    """Whether somebody is asked for more than the password."""
    return Authenticator.objects.filter(user=person, type__in=FACTORS).exists()


def must_have_factor(person: User) -> bool:
    """Whether this person can bring text online or change what others may do.

    Asked of rights, not of roles: a group that staff makes is meant as well.
    """
    if not settings.SECOND_FACTOR_REQUIRED:
        return False
    if any(person.has_perm(right) for right in ("users.change_user", "auth.change_group")):
        return True
    may_publish = GroupPagePermission.objects.filter(permission__codename="publish_page")
    return may_publish.filter(group__user=person).exists()


def reset(person: User, actor: User | None = None) -> bool:
    """Take somebody's factors away and log them out; False if there were none.

    The next log-in leads to setting one up. They get a mail, in case it was not they who asked.
    """
    found, _rows = Authenticator.objects.filter(user=person).delete()
    end_sessions(person)
    if found:
        log.record(EventKind.FACTOR_RESET, person, actor=actor)
        mails.send([person.email], _("Your second factor was reset"), "factor_reset", name=person)
    return bool(found)


def end_sessions(person: User) -> None:
    """Log somebody out on every device that is known."""
    for session in UserSession.objects.filter(user=person):
        session.end()
