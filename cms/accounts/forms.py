"""What is asked at the log-in and of whoever changes something about it."""

from typing import Any, ClassVar

from allauth.account.adapter import get_adapter
from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.account.forms import ReauthenticateForm as ReauthenticatePasswordForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest
from django.utils.functional import lazy
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from cms.accounts import attempts
from cms.accounts.models import PasswordMail
from cms.accounts.tasks import deliver
from cms.users.forms import UniqueEmailMixin
from cms.users.models import User

#: Of an e-mail address, and more than a name has.
LONGEST_LOGIN = 254

#: allauth fixes its help texts when it is imported, in whatever language that happens.
password_help = lazy(password_validators_help_text_html, str, SafeString)


class PlainFieldsMixin:
    """Labels above fields, and nothing within them that vanishes when one types."""

    #: Our words by the name of the field.
    labels: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined] # a form
        for name, field in fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            if isinstance(field, forms.BooleanField):
                field.label_suffix = ""
            field.help_text = password_help() if name == "password1" else ""


class PasswordLoginForm(PlainFieldsMixin, LoginForm):
    """Name and password."""

    labels: ClassVar = {
        # Translators: for readers.
        "login": _("Login name or e-mail address"),
        # Translators: for readers.
        "password": _("Password"),
        # Translators: for readers.
        "remember": _("Stay logged in on this device"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login: Any = self.fields["login"]
        login.widget.attrs["autocomplete"] = "username webauthn"
        # No name is longer; SQLite compares none that is much longer.
        login.validators.append(MaxLengthValidator(LONGEST_LOGIN))

    def user_credentials(self) -> dict[str, str]:
        """What was typed, once.

        allauth would give it as name and as address, and compare the password twice where somebody
        has the address: that can be measured.
        """
        given: dict[str, str] = self.cleaned_data
        return {"username": given["login"], "password": given["password"]}


class ForgottenPasswordForm(PlainFieldsMixin, ResetPasswordForm):
    """Asks for a mail with a link; whoever has no login gets none, and is not told."""

    labels: ClassVar = {
        # Translators: for readers.
        "email": _("E-mail address")
    }

    def clean_email(self) -> str:
        """Count each mail that is asked for."""
        email: str = self.cleaned_data["email"].lower()
        if not attempts.may_try(context.request, f"mail:{email}"):
            raise get_adapter().validation_error("too_many_login_attempts")
        return email

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Have the worker find out who that is: page and time are the same for all."""
        email: str = self.cleaned_data["email"]
        PasswordMail.objects.create(email=email)
        deliver.enqueue()
        return email


class NewPasswordForm(PlainFieldsMixin, ResetPasswordKeyForm):
    """Whoever has the mail chooses another password."""

    labels: ClassVar = {
        # Translators: for readers.
        "password1": _("New password"),
        # Translators: for readers.
        "password2": _("New password once more"),
    }


class OwnPasswordForm(PlainFieldsMixin, ChangePasswordForm):
    """Whoever is logged in chooses another password, and knows the present one."""

    labels: ClassVar = {"oldpassword": _("Present password"), **NewPasswordForm.labels}

    def clean_oldpassword(self) -> str:
        """Counted like a log-in: a session left open is no place for guessing."""
        password: str = self.cleaned_data["oldpassword"]
        if not get_adapter().reauthenticate(self.user, password):
            raise get_adapter().validation_error("incorrect_password")
        return password


class ConfirmByPasswordForm(PlainFieldsMixin, ReauthenticatePasswordForm):
    """Before something about the login is changed."""


class CountedCodeMixin(PlainFieldsMixin):
    """Codes are counted as passwords are."""

    user: User
    labels: ClassVar = {
        # Translators: for readers.
        "code": _("Code")
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code: Any = self.fields["code"]  # type: ignore[attr-defined] # a form
        code.widget.attrs |= {"autocomplete": "one-time-code", "autofocus": True}

    def clean_code(self) -> str:
        """allauth's, if there may be another attempt.

        Raises:
            ValidationError: the code is wrong, there were too many, or the key to it is lost.
        """
        account = f"code:{self.user.pk}"
        if not attempts.may_try(context.request, account, everywhere=settings.CODES_AN_ACCOUNT):
            raise get_adapter().validation_error("too_many_login_attempts")
        # Apps show codes in groups.
        self.cleaned_data["code"] = "".join(self.cleaned_data["code"].split())  # type: ignore[attr-defined] # a form
        code: str = super().clean_code()  # type: ignore[misc] # a mixin
        if not attempts.is_first_use(f"{account} {code}"):
            raise get_factor_adapter().validation_error("incorrect_code")
        attempts.forgive(context.request, account)
        return code


class CodeForm(CountedCodeMixin, AuthenticateForm):
    """The second step of the log-in."""


class ConfirmByCodeForm(CountedCodeMixin, ReauthenticateForm):
    """Before something about the login is changed."""


class ActivateAppForm(CountedCodeMixin, ActivateTOTPForm):
    """The first code of an app shows that it was set up."""


class AddPasskeyForm(PlainFieldsMixin, AddWebAuthnForm):
    """A passkey and what it is called."""

    labels: ClassVar = {
        "name": _("What do you call it?"),
        "passwordless": _("Log in with it alone, without a password"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].help_text = _(
            "Take the tick away for a security key that has neither a PIN nor a fingerprint."
        )


class EmailForm(UniqueEmailMixin, forms.ModelForm[User]):
    """Another address for whoever is logged in."""

    class Meta:
        model = User
        fields = ("email",)
        labels: ClassVar = {"email": _("E-mail address")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True


class OwnPasswordCheckForm(forms.Form):
    """The password of whoever does something to somebody else's login."""

    password = forms.CharField(
        label=_("Your own password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        self.actor = actor
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        """Counted like a log-in.

        Raises:
            ValidationError: it is wrong, or there were too many attempts.
        """
        password: str = self.cleaned_data["password"]
        if not get_adapter().reauthenticate(self.actor, password):
            raise get_adapter().validation_error("incorrect_password")
        return password
