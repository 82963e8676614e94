"""Where django-allauth asks us: counting attempts, mails, what happens after a log-in."""

import logging
from datetime import timedelta
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.utils import get_user_display_name

from cms.accounts import attempts, devices, encryption, log
from cms.accounts.factors import FACTORS, must_have_factor
from cms.accounts.models import EventKind
from cms.clients import get_kept_address
from cms.users.models import User

logger = logging.getLogger(__name__)

# Translators: for readers.
TOO_MANY = _("That was tried too often. Wait a quarter of an hour, then try again.")
# Translators: for readers.
WRONG = _("Login name or password is not right. Mind capital and small letters.")
# Translators: for readers.
WRONG_CODE = _("This code is not right, or no longer. Wait for the next one and try again.")


def find_person(login: str) -> User | None:
    """Whoever logs in by this name or e-mail address."""
    if not login:
        return None
    return User.objects.filter(Q(username__iexact=login) | Q(email__iexact=login)).first()


class AccountAdapter(DefaultAccountAdapter):
    """Log-in by password."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": WRONG,
        "username_password_mismatch": WRONG,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
        "incorrect_code": WRONG_CODE,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: people are invited."""
        return False

    def get_login_stages(self) -> list[str]:
        """allauth's, between two of ours: a login that waits does not outlive its password."""
        ours = "cms.accounts.stages"
        return [f"{ours}.RememberPassword", *super().get_login_stages(), f"{ours}.SamePassword"]

    def get_client_ip(self, request: HttpRequest) -> str:
        """What the list of sessions and mails name: roughly where."""
        return get_kept_address(request) or "0.0.0.0"  # noqa: S104 - no address is known

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt, for the account if there is one, else for the name.

        Raises:
            ValidationError: there were too many.
        """
        login = str(credentials.get("email") or credentials.get("username") or "").lower()
        self._person = find_person(login)
        self._account = f"login:{self._person.pk if self._person else login}"
        if not attempts.may_try(request, self._account):
            raise self.validation_error("too_many_login_attempts")

    def _rollback_login_failed_rl_usage(self) -> None:
        attempts.forgive(context.request, self._account)

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials: Any) -> None:
        """Nothing: other addresses' failures do not count for whoever has a new password."""

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write it down, without the name if nobody has it: it may have been a password."""
        log.record(EventKind.FAILURE, self._person, str(_("Password")))

    def login(self, request: HttpRequest, user: Any) -> None:
        """Remember whether it is the first time, which is no news to anybody."""
        self._is_first = user.last_login is None
        super().login(request, user)

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Write it down, and tell them if this device is new."""
        response = super().post_login(request, user, **kwargs)
        log.record(EventKind.LOGIN, user, actor=user)
        devices.remember(request, response, user, is_first=getattr(self, "_is_first", False))
        return response

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Allauth's, which does not say to the mail whom it is for."""
        super().send_notification_mail(
            template_prefix, user, {**(context or {}), "user": user}, email
        )

    def render_mail(
        self, template_prefix: str, email: Any, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        """In German, as all mails to those who work here, and by name."""
        person = context.get("user")
        words = {
            "name": get_user_display_name(person) if person else "",
            "site_name": settings.WAGTAIL_SITE_NAME,
            "days": timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT).days,
        }
        with override(settings.LANGUAGE_CODE):
            return super().render_mail(
                template_prefix, email, {**context, **words}, *args, **kwargs
            )

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail server that takes nothing stops nobody."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:
            # Of a mail server, too: SMTPException is one.
            logger.exception("A mail about a login could not be sent")


class FactorAdapter(DefaultMFAAdapter):
    """Second factors."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": _(
            "Your role needs a second factor. Set up another one first, then remove this one."
        ),
    }

    def _get_site_name(self) -> str:
        """What authenticator apps call this site."""
        return str(settings.WAGTAIL_SITE_NAME)

    def encrypt(self, text: str) -> str:
        """What stands in the database of keys of apps and of recovery codes."""
        return encryption.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The same, readable."""
        return encryption.decrypt(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether another one is left, where one is needed."""
        person: Any = authenticator.user
        others = Authenticator.objects.filter(user=person, type__in=FACTORS)
        return others.exclude(pk=authenticator.pk).exists() or not must_have_factor(person)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - allauth's
        """The device somebody sits at, roughly; they may write something better."""
        return devices.describe(context.request.headers.get("User-Agent", ""))
