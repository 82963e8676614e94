"""What happens to logins is written down, and administrators hear of rights at once."""

from collections.abc import Iterable
from typing import Any

from allauth.account import signals as account_signals
from allauth.account.models import EmailAddress
from allauth.mfa import signals as factor_signals
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context
from wagtail.models import APIToken

from cms.accounts import log, mails
from cms.accounts.models import EventKind
from cms.users import signals as user_signals
from cms.users.models import User

#: What of a login is worth a line, beside its name.
WATCHED = ("username", "first_name", "last_name", "email", "is_active", "is_superuser")
_BEFORE = "_before_it_was_saved"


def connect() -> None:
    """Called once, when the app is ready."""
    pre_save.connect(_keep_what_was, sender=User)
    post_save.connect(_tell_of_person, sender=User)
    post_delete.connect(_tell_of_deletion, sender=User)
    m2m_changed.connect(_tell_of_roles, sender=User.groups.through)
    user_signals.group_gained.connect(_tell_of_group, sender=Group)
    for signal in (account_signals.password_changed, account_signals.password_reset):
        signal.connect(_tell_of_password, sender=User)
    factor_signals.authenticator_added.connect(_tell_of_factor, sender=Authenticator)
    factor_signals.authenticator_removed.connect(_tell_of_removal, sender=Authenticator)
    post_save.connect(_tell_of_token, sender=APIToken)
    factor_signals.authentication_failed.connect(_tell_of_wrong_code, sender=Authenticator)


def _keep_what_was(instance: User, raw: bool = False, **kwargs: Any) -> None:
    """Who logs in is saved as well, with the time alone: that asks nothing."""
    fields = kwargs.get("update_fields")
    if raw or not instance.pk or (fields and not {*fields} & {*WATCHED}):
        return
    instance.__dict__[_BEFORE] = User.objects.filter(pk=instance.pk).values(*WATCHED).first()


def _tell_of_person(instance: User, created: bool, raw: bool = False, **kwargs: Any) -> None:
    before = instance.__dict__.pop(_BEFORE, None)
    if raw:
        return
    if created:
        log.record(EventKind.INVITED, instance)
    elif before:
        changed = [name for name in WATCHED if before[name] != getattr(instance, name)]
        _tell_of_changes(instance, changed, before["email"])
    if instance.is_superuser and not (before and before["is_superuser"]):
        tell_administrators(instance, _("Administrator of everything"))


def _tell_of_changes(person: User, changed: list[str], old_email: str) -> None:
    fields: Any = [User._meta.get_field(name) for name in changed if name != "email"]
    if fields:
        words = [str(field.verbose_name) for field in fields]
        log.record(EventKind.CHANGED, person, ", ".join(words))
    if "email" in changed:
        log.record(EventKind.EMAIL_CHANGED, person)
        # allauth keeps addresses of its own, and would go on logging in by the old one.
        EmailAddress.objects.filter(user=person).delete()
        subject = _("Your e-mail address was changed")
        mails.send([old_email], subject, "email_changed", name=person, email=person.email)


def _tell_of_deletion(instance: User, **kwargs: Any) -> None:
    copy = User(username=instance.username)
    log.record(EventKind.DELETED, copy)


def _tell_of_roles(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **kwargs: Any
) -> None:
    """Of each role given or taken; of those with power administrators get a mail."""
    kind = {"post_add": EventKind.ROLE_GIVEN, "post_remove": EventKind.ROLE_TAKEN}.get(action)
    if not kind or not pk_set:
        return
    groups = [instance] if reverse else list(Group.objects.filter(pk__in=pk_set))
    people = list(User.objects.filter(pk__in=pk_set)) if reverse else [instance]
    for person in people:
        log.record(kind, person, _join(groups))
        powerful = [group for group in groups if is_powerful(group)]
        if kind == EventKind.ROLE_GIVEN and powerful:
            tell_administrators(person, _join(powerful))


def is_powerful(group: Group) -> bool:
    """Whether its members bring text online or change what others may do."""
    if group.permissions.filter(codename__in=("change_user", "change_group")).exists():
        return True
    pages: Any = group.page_permissions  # type: ignore[attr-defined] # Wagtail's
    return bool(pages.filter(permission__codename="publish_page").exists())


def _tell_of_group(group: Group, **kwargs: Any) -> None:
    log.record(EventKind.RIGHTS_GIVEN, None, group.name)
    _mail_administrators(_("The group “%(name)s”") % {"name": group.name}, _("more rights"))


def tell_administrators(person: User, right: str) -> None:
    """Nobody is made powerful in silence: all administrators get a mail at once."""
    _mail_administrators(person.get_full_name() or person.get_username(), right)


def _mail_administrators(name: str, right: str) -> None:
    actor = get_active_log_context().user
    if actor is None:
        # A command: whoever runs it has all rights anyway.
        return
    subject = _("%(name)s has more rights now") % {"name": name}
    words = {"name": name, "right": right, "actor": actor.get_full_name() or actor.get_username()}
    mails.send(mails.get_administrators(), subject, "rights_given", **words)


def _tell_of_password(user: User, **kwargs: Any) -> None:
    log.record(EventKind.PASSWORD_CHANGED, user, actor=user)


def _tell_of_factor(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    log.record(EventKind.FACTOR_ADDED, user, str(authenticator), actor=user)


def _tell_of_removal(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    log.record(EventKind.FACTOR_REMOVED, user, str(authenticator), actor=user)


def _tell_of_wrong_code(user: User, **kwargs: Any) -> None:
    log.record(EventKind.FAILURE, user, _("Second factor"))


def _tell_of_token(instance: APIToken, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Made or revoked; that it was used is saved as well, and no news."""
    fields = kwargs.get("update_fields") or ("revoked_at",)
    if not raw and (created or (instance.revoked_at and "revoked_at" in fields)):
        kind = EventKind.TOKEN_MADE if created else EventKind.TOKEN_REVOKED
        log.record(kind, instance.user, instance.name)


def _join(groups: Iterable[Group]) -> str:
    return ", ".join(group.name for group in groups)
