"""Inviting people, changing them, one or many, and the page on which the invited come in."""

from typing import Any

from allauth.account.utils import perform_login
from django.contrib.auth import views as auth_views
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django.views.generic.edit import FormMixin
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton
from wagtail.users.utils import change_user_perm
from wagtail.users.views import groups, users
from wagtail.users.views.bulk_actions import (
    AssignRoleBulkAction,
    DeleteBulkAction,
    SetActiveStateBulkAction,
)

from cms.users import invitations
from cms.users.forms import PersonForm
from cms.users.models import User
from cms.users.rights import (
    covers,
    get_person_rights,
    get_rights,
    may_hand_out,
    may_manage,
)
from cms.users.signals import group_gained

#: Where the link waits between the form and the page that shows it once.
_LINK = "invitation_link"


class PersonIndexView(users.IndexView):
    """Who has a login, and who was invited and has not come in yet."""

    page_title = gettext_lazy("Logins")
    add_item_label = gettext_lazy("Invite somebody")
    # On a phone it keeps the name, and who has not accepted yet.
    table_classname = "listing listing--people"

    @cached_property
    def columns(self) -> list[Column]:
        """Wagtail's, and beside the last login who has not accepted yet."""
        waiting = Column("invitation", accessor=_describe_invitation, label=_("Invitation"))
        return [*super().columns, waiting]

    def get_edit_url(self, instance: User) -> str | None:
        """None for those whom this person may not change: their row leads nowhere."""
        url: str | None = super().get_edit_url(instance)
        return url if may_manage(self.request.user, instance) else None


class PersonFormMixin(FormMixin[PersonForm]):
    """The form knows who fills it in."""

    request: HttpRequest

    def get_form_kwargs(self) -> dict[str, Any]:
        """With the person at the keyboard."""
        return {**super().get_form_kwargs(), "actor": self.request.user}


class PersonCreateView(PersonFormMixin, users.CreateView):
    """Invite somebody."""

    page_title = gettext_lazy("Invite somebody")
    template_name = "wagtailadmin/generic/create.html"
    submit_button_label = gettext_lazy("Invite")

    def get_page_subtitle(self) -> str:
        """What is done here, where Wagtail names the kind of row."""
        return str(self.page_title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The same word on the way here."""
        *above, last = super().get_breadcrumbs_items()
        return [*above, last | {"label": self.page_title}]

    def save_action(self) -> HttpResponse:
        """The account is there; now the link."""
        return invite(self.request, self.object)


class PersonEditView(PersonFormMixin, users.EditView):
    """Change somebody whom one may change."""

    template_name = "wagtailadmin/generic/edit.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Refuse before anything is shown."""
        super().setup(request, *args, **kwargs)
        if not may_manage(request.user, self.object):
            raise PermissionDenied

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """To invite again whoever has not come in yet."""
        return [HeaderButton(**options) for options in get_invite_button(self.object)]


class PersonDeleteView(users.DeleteView):
    """Delete somebody whom one may change."""

    def get_object(self, *args: Any, **kwargs: Any) -> User:
        """Refuse before anything is shown."""
        person: User = super().get_object(*args, **kwargs)
        if not may_manage(self.request.user, person):
            raise PermissionDenied
        return person


class ManagedAssignRoleBulkAction(AssignRoleBulkAction):
    """Give many people a role, but for oneself and those whom one may not change."""

    def check_perm(self, obj: User) -> bool:
        """Wagtail's right, and the rules of `rights`."""
        actor = self.request.user
        is_others = actor.is_superuser or actor != obj
        return super().check_perm(obj) and is_others and may_manage(actor, obj)

    def get_execution_context(self) -> dict[str, Any]:
        """Refuse a role with rights that one does not have."""
        context: dict[str, Any] = super().get_execution_context()
        if not may_hand_out(self.request.user, context["role"]):
            raise PermissionDenied
        return context


class ManagedSetActiveStateBulkAction(SetActiveStateBulkAction):
    """Let many people in or no more, but for those whom one may not change."""

    def check_perm(self, obj: User) -> bool:
        """Wagtail's right, and the rule of `may_manage`."""
        return super().check_perm(obj) and may_manage(self.request.user, obj)


class ManagedDeleteBulkAction(DeleteBulkAction):
    """Delete many people, but for those whom one may not change."""

    def check_perm(self, obj: User) -> bool:
        """Wagtail's right, and the rule of `may_manage`."""
        return super().check_perm(obj) and may_manage(self.request.user, obj)


# --- Groups --------------------------------------------------------------------------------------


class GivenRightsMixin:
    """For forms of groups: nothing is saved where a group would get what one does not have.

    What the group has is compared before and after, whatever panel of the form it comes from.
    """

    request: HttpRequest
    object: Group

    def process_form(self) -> HttpResponse:
        """Wagtail's, taken back where it gave too much."""
        actor = self.request.user
        # Before: the group may be one's own.
        own, before = get_person_rights(actor), get_rights([self.object])
        with transaction.atomic():
            response: HttpResponse = super().process_form()  # type: ignore[misc] # a mixin
            gained = get_rights([self.object]) - before
            refused = not (actor.is_superuser or covers(own, gained))
            transaction.set_rollback(refused)
            if gained and not refused:
                group_gained.send(sender=Group, group=self.object)
        return self._refuse() if refused else response

    def _refuse(self) -> HttpResponse:
        """The form as it was sent, with the reason; and not that it was saved."""
        list(get_messages(self.request))
        form = self.get_form()  # type: ignore[attr-defined] # Wagtail's
        form.is_valid()
        sentence = _("Not saved: the group would get rights that you do not have yourself.")
        form.add_error(None, sentence)
        self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined] # Wagtail's
        response: HttpResponse = self.form_invalid(form)  # type: ignore[attr-defined] # Wagtail's
        return response


class GroupCreateView(GivenRightsMixin, groups.CreateView):
    """A new group."""


class OwnGroupMixin:
    """Only groups with nothing that one may not hand out."""

    request: HttpRequest

    def get_object(self, *args: Any, **kwargs: Any) -> Group:
        """Refuse before anything is shown."""
        group: Group = super().get_object(*args, **kwargs)  # type: ignore[misc] # a mixin
        if not may_hand_out(self.request.user, group):
            raise PermissionDenied
        return group


class GroupEditView(OwnGroupMixin, GivenRightsMixin, groups.EditView):
    """Change a group."""


class GroupDeleteView(OwnGroupMixin, groups.DeleteView):
    """Delete a group."""


# --- Invitations ---------------------------------------------------------------------------------


def get_invite_button(person: User) -> list[dict[str, Any]]:
    """What a button needs that invites again at one tap; none once somebody has come in."""
    if not invitations.is_waiting(person):
        return []
    attrs = {
        "data-controller": "w-action",
        "data-action": "w-action#post",
        "data-w-action-url-value": reverse("wagtailusers_users:invite", args=[person.pk]),
    }
    return [{"label": _("Invite again"), "icon_name": "mail", "attrs": attrs}]


def _describe_invitation(person: User) -> str:
    return _("not accepted yet") if invitations.is_waiting(person) else ""


def invite(request: HttpRequest, person: User) -> HttpResponse:
    """Mail the link or, where no mail leaves, show it once; then say what happened."""
    link = invitations.get_link(person)
    values = {"name": person.get_full_name(), "email": person.email}
    if invitations.send(person, link):
        messages.success(request, _("%(name)s gets a mail to %(email)s with a link.") % values)
        return redirect("wagtailusers_users:index")
    messages.warning(request, _("No mail to %(email)s could be sent.") % values)
    request.session[_LINK] = [person.get_full_name(), link]
    return redirect("wagtailusers_users:invitation")


@require_POST
@permission_required(change_user_perm)
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link for somebody who has not come in yet; the old ones become void."""
    person = get_object_or_404(User, pk=pk)
    if not (may_manage(request.user, person) and invitations.is_waiting(person)):
        raise PermissionDenied
    replaced = person.password
    invitations.renew(person)
    invitations.make_valid(person, replaced)
    return invite(request, person)


@never_cache
@permission_required(change_user_perm)
def show_invitation(request: HttpRequest) -> HttpResponse:
    """The link that could not be mailed, once."""
    kept = request.session.pop(_LINK, None)
    if kept is None:
        return redirect("wagtailusers_users:index")
    name, link = kept
    days = invitations.VALID_FOR.days
    return render(
        request, "users/admin/invitation.html", {"name": name, "link": link, "days": days}
    )


class AcceptInvitationView(auth_views.PasswordResetConfirmView):
    """Choose a password and be in, as far as one is by a password alone."""

    template_name = "users/admin/accept_invitation.html"
    token_generator = invitations.tokens
    success_url = reverse_lazy("wagtailadmin_home")

    def form_valid(self, form: Any) -> HttpResponse:
        """Through the one log-in, which asks for a second factor where there is one."""
        person = form.save()
        del self.request.session[auth_views.INTERNAL_RESET_SESSION_TOKEN]
        response: HttpResponse = perform_login(
            self.request, person, redirect_url=str(self.success_url)
        )
        return response
