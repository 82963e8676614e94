"""Mails with links for a new password: in the background, as their time would tell who has one."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django_tasks import task

from cms.accounts.models import PasswordMail
from cms.users import invitations
from cms.users.models import User


@task()
def deliver() -> int:
    """Send every mail that is due; returns how many were dealt with."""
    return deliver_due()


def deliver_due() -> int:
    """The same, at once. Never raises for a mail."""
    due = PasswordMail.objects.due().values_list("pk", flat=True)
    claimed = (PasswordMail.objects.due().filter(pk=pk).claim() for pk in list(due))
    return sum(_deliver(message) for messages in claimed for message in messages)


def _deliver(message: PasswordMail) -> bool:
    try:
        for person in User.objects.filter(email__iexact=message.email, is_active=True):
            send_link(person)
    except Exception as error:  # noqa: BLE001 - whatever it is: it is tried again, others go on
        message.postpone(error)
        return False
    PasswordMail.objects.claimed_with(message).delete()
    return True


def send_link(person: User) -> None:
    """To the address that the person has, which may be written otherwise than what was typed.

    Who was invited and has no password yet gets the invitation anew instead.
    """
    if invitations.is_waiting(person):
        invitations.send_again(person)
        return
    words = {
        "user": person,
        "username": person.get_username(),
        "password_reset_url": get_link(person),
    }
    get_adapter().render_mail("account/email/password_reset_key", person.email, words).send()


def get_link(person: User) -> str:
    """Where another password is chosen: at the site's own address, whatever host was asked for."""
    key = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    return f"{settings.SITE_URL}{reverse('account_reset_password_from_key', kwargs=key)}"
