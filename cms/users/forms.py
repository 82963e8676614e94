"""What is asked about people."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserForm

from cms.users.models import User
from cms.users.rights import get_groups_to_hand_out


class UniqueEmailMixin:
    """For forms of a login."""

    cleaned_data: dict[str, Any]
    instance: User

    def clean_email(self) -> str:
        """One login an address: whoever forgets the password is known by it."""
        email: str = self.cleaned_data["email"]
        others = User.objects.exclude(pk=self.instance.pk)
        if others.filter(Q(email__iexact=email) | Q(username__iexact=email)).exists():
            raise forms.ValidationError(_("Somebody with this e-mail address has a login already."))
        return email


class PersonForm(UniqueEmailMixin, UserForm):
    """Who somebody is and what they do here; the password is theirs alone."""

    username = forms.CharField(
        label=_("Login name"),
        required=False,
        help_text=_("What is typed at the login. Left empty it is the e-mail address."),
    )

    class Meta:
        model = User
        fields: ClassVar[tuple[str, ...]] = (
            "first_name",
            "last_name",
            "email",
            "groups",
            "is_superuser",
            "username",
        )
        labels: ClassVar = {"groups": _("Roles")}
        help_texts: ClassVar = {"groups": _("What this person may do here: at least one role.")}
        widgets: ClassVar = {"groups": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        self.actor = actor
        super().__init__(*args, **kwargs)
        # Wagtail says that a login name is required.
        self.fields["username"].help_text = self.base_fields["username"].help_text
        if not actor.is_superuser or actor == self.instance:
            del self.fields["is_superuser"]
        if actor.is_superuser:
            return
        groups: Any = self.fields["groups"]
        groups.queryset = get_groups_to_hand_out(actor)
        if actor == self.instance:
            del self.fields["groups"]

    def clean_username(self) -> str:
        """Nobody logs in with a name that is somebody else's but for capitals, or their address."""
        name: str = self.cleaned_data["username"]
        others = User.objects.exclude(pk=self.instance.pk)
        if name and others.filter(Q(username__iexact=name) | Q(email__iexact=name)).exists():
            raise forms.ValidationError(_("Somebody else logs in with this name already."))
        return name

    def clean(self) -> dict[str, Any]:
        """Fill in the login name, and ask for a role."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        cleaned["username"] = cleaned.get("username") or cleaned.get("email", "")
        administrator = cleaned.get("is_superuser", self.instance.is_superuser)
        if not administrator and "groups" in cleaned and not cleaned["groups"]:
            self.add_error("groups", _("Choose at least one role, or this person can do nothing."))
        return cleaned


class InvitationForm(PersonForm):
    """Somebody new; they choose their password by the link of the invitation."""

    def save(self, commit: bool = True) -> User:
        """Without a password, so that nobody comes in before the invitation was accepted."""
        self.instance.set_unusable_password()
        user: User = super().save(commit)
        return user


class PersonEditForm(PersonForm):
    """Somebody who is here; nobody locks themselves out."""

    class Meta(PersonForm.Meta):
        fields: ClassVar[tuple[str, ...]] = (*PersonForm.Meta.fields, "is_active")
        labels: ClassVar = {**PersonForm.Meta.labels, "is_active": _("May log in")}
        help_texts: ClassVar = {
            **PersonForm.Meta.help_texts,
            "is_active": _(
                "Take this away when somebody leaves: they are logged out at once, and what they "
                "wrote stays with its byline."
            ),
        }

    def __init__(self, *args: Any, editing_self: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if editing_self:
            del self.fields["is_active"]
