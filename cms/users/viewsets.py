"""Wagtail's pages about people, from our views."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.users.views.groups import GroupViewSet
from wagtail.users.views.users import UserViewSet

from cms.users import views
from cms.users.forms import InvitationForm, PersonEditForm, PersonForm


class PersonViewSet(UserViewSet):
    """List, invite, change, delete; two more addresses for invitations."""

    index_view_class = views.PersonIndexView
    add_view_class = views.PersonCreateView
    edit_view_class = views.PersonEditView
    delete_view_class = views.PersonDeleteView
    create_template_name = "wagtailadmin/generic/create.html"
    edit_template_name = "wagtailadmin/generic/edit.html"
    menu_label = _("Logins")
    # Nobody is like somebody else.
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[PersonForm]:
        """Another form for somebody new."""
        return PersonEditForm if for_update else InvitationForm

    def get_urlpatterns(self) -> list[Any | URLPattern]:
        """With the two addresses of invitations."""
        return [
            *super().get_urlpatterns(),
            path("invite/<int:pk>/", views.invite_again, name="invite"),
            path("invitation/", views.show_invitation, name="invitation"),
        ]


class ManagedGroupViewSet(GroupViewSet):
    """Groups, without rights that whoever changes them does not have."""

    add_view_class = views.GroupCreateView
    edit_view_class = views.GroupEditView
    delete_view_class = views.GroupDeleteView
