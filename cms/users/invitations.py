"""The link by which somebody who has been invited chooses a password and comes in.

Nobody types a password for somebody else: an account is made without one. The link says who is
meant and when it was made, signed with `SECRET_KEY`. Of it nothing is kept but Django's unusable
password, which is another one for each link: a new one makes those before void.
"""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.signing import BadSignature, TimestampSigner
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_admin_base_url

from cms.users.models import User

#: Volunteers do not read their mail every day.
VALID_FOR = timedelta(days=14)
_SALT = "cms.users.invitations"
#: Where mails end that nobody receives.
_NO_SERVER = ("console", "dummy", "filebased")


class InvitationTokens:
    """Makes and checks the tokens of links, as Django's `PasswordResetTokenGenerator` does.

    A token holds for `VALID_FOR`, and until a password has been chosen or the address has changed.
    """

    def make_token(self, user: User) -> str:
        """A token for this person, good for an address."""
        return TimestampSigner(salt=_SALT).sign(_fingerprint(user))

    def check_token(self, user: User | None, token: str | None) -> bool:
        """Whether the token was made for this person, is young enough and still unused."""
        if not (user and token and user.is_active):
            return False
        try:
            found = TimestampSigner(salt=_SALT).unsign(token, max_age=VALID_FOR)
        except BadSignature:
            return False
        return constant_time_compare(found, _fingerprint(user))


def _fingerprint(user: User) -> str:
    """Changes with what makes an invitation void; the unusable password is another each time."""
    return salted_hmac(_SALT, f"{user.pk} {user.password} {user.email}").hexdigest()[:32]


tokens = InvitationTokens()


def is_waiting(person: User) -> bool:
    """Whether somebody was invited and has not come in yet."""
    return person.is_active and not person.has_usable_password()


def renew(person: User) -> str:
    """Another link for somebody who is waiting; it works once `make_valid` was called."""
    person.set_unusable_password()
    return get_link(person)


def make_valid(person: User, replaced: str) -> None:
    """Let the link of `renew` take the place of those before.

    `replaced` is the unusable password they were made with: who has come in meanwhile stays in.
    """
    User.objects.filter(pk=person.pk, password=replaced).update(password=person.password)


def send_again(person: User) -> bool:
    """Mail a new link to somebody who is waiting; if that fails, those before go on holding."""
    replaced = person.password
    is_sent = send(person, renew(person))
    if is_sent:
        make_valid(person, replaced)
    return is_sent


def get_link(person: User) -> str:
    """The absolute address under which this person accepts."""
    key = urlsafe_base64_encode(force_bytes(person.pk))
    path = reverse("accept_invitation", args=[key, tokens.make_token(person)])
    return f"{get_admin_base_url()}{path}"


def send(person: User, link: str) -> bool:
    """Mail the link; False if there is no mail server or it does not take the mail."""
    if any(name in settings.EMAIL_BACKEND for name in _NO_SERVER):
        return False
    with translation.override(settings.LANGUAGE_CODE):
        context = {"name": person.get_full_name(), "link": link, "days": VALID_FOR.days}
        context["site_name"] = settings.WAGTAIL_SITE_NAME
        body = render_to_string("users/admin/invitation.txt", context)
        subject = _("Your login at %(site)s") % {"site": settings.WAGTAIL_SITE_NAME}
    mail = EmailMessage(
        subject, body, to=[person.email], headers={"Auto-Submitted": "auto-generated"}
    )
    try:
        return bool(mail.send())
    except OSError:
        # Of a mail server, too: SMTPException is one.
        return False
