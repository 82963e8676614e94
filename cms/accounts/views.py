"""The log-in in the reader's language, one's own address, and somebody else's login."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.mixins import RedirectAuthenticatedUserMixin
from allauth.account.views import LoginView as PasswordLoginView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic.edit import FormView, UpdateView
from wagtail.admin.auth import permission_required
from wagtail.documents.views.serve import authenticate_with_password as check_folder_password
from wagtail.models import APIToken
from wagtail.users.utils import change_user_perm
from wagtail.views import authenticate_with_password as check_page_password

from cms.accounts import attempts, factors, log
from cms.accounts.forms import EmailForm, OwnPasswordCheckForm
from cms.accounts.models import EventKind
from cms.users.models import User
from cms.users.rights import may_manage

_LANGUAGE = "login_language"


class SpokenLanguageMixin:
    """A private page in Arabic leads to a log-in in Arabic; all others are in German."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Remember for the second step what the first one knew from the address to go on to."""
        wanted = request.POST.get("next") or request.GET.get("next") or ""
        found = translation.get_language_from_path(wanted)
        known = None if wanted else request.session.get(_LANGUAGE)
        code = found or known or settings.LANGUAGE_CODE
        translation.activate(code)
        request.LANGUAGE_CODE = code
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc] # a mixin
        # Only where the password was right: strangers must not fill the table of sessions.
        if wanted and not request.session.is_empty():
            request.session[_LANGUAGE] = code
        return answer


class LoginView(SpokenLanguageMixin, PasswordLoginView):
    """Name and password, or a passkey alone."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Whoever is in but may not enter the admin can come in as somebody else.

        allauth would lead them to the admin, and that back here.
        """
        user = request.user
        if user.is_authenticated and not user.has_perm("wagtailadmin.access_admin"):
            wanted = request.GET.get("next") or reverse("wagtailadmin_home")
            if wanted.startswith(reverse("wagtailadmin_home")):
                return super(RedirectAuthenticatedUserMixin, self).dispatch(
                    request, *args, **kwargs
                )
        return super().dispatch(request, *args, **kwargs)


class CodeView(SpokenLanguageMixin, AuthenticateView):
    """The second step."""


@require_POST
def begin_again(request: HttpRequest) -> HttpResponse:
    """From the second step back to the first, as somebody else perhaps."""
    if not request.user.is_authenticated:
        request.session.flush()
    return redirect("account_login")


def login_of_readers(request: HttpRequest) -> HttpResponse:
    """Where Wagtail's own log-in for private pages was: the one way in."""
    wanted = request.GET.get("next") or "/"
    query = request.GET.copy()
    query["next"] = wanted
    return redirect(f"{reverse('account_login')}?{query.urlencode()}")


def authenticate_with_password(
    request: HttpRequest, page_view_restriction_id: int, page_id: int
) -> HttpResponse:
    """Wagtail's, for the password of a page; counted like all that may be guessed."""
    keys = (page_view_restriction_id, page_id)
    return _count(request, f"page:{page_view_restriction_id}", check_page_password, *keys)


def authenticate_for_document(request: HttpRequest, restriction_id: int) -> HttpResponse:
    """The same for documents."""
    return _count(request, f"folder:{restriction_id}", check_folder_password, restriction_id)


def _count(request: HttpRequest, account: str, view: Any, *keys: int) -> HttpResponse:
    if request.method != "POST":
        return view(request, *keys)
    if not attempts.may_try(request, account):
        return render(request, "429.html", status=429)
    response: HttpResponse = view(request, *keys)
    # Only whoever knows the password is led on.
    if response.status_code == 302:  # noqa: PLR2004 - of HTTP
        attempts.forgive(request, account)
    return response


@method_decorator(login_required, name="dispatch")
@method_decorator(reauthentication_required, name="dispatch")
class EmailView(UpdateView[User, EmailForm]):
    """One's own e-mail address; the old one gets a mail about it."""

    form_class = EmailForm
    template_name = "accounts/admin/email.html"
    success_url = reverse_lazy("mfa_index")

    def get_object(self, queryset: Any = None) -> User:
        """Nobody else's."""
        return get_object_or_404(User, pk=self.request.user.pk)

    def form_valid(self, form: EmailForm) -> HttpResponse:
        """Save it, and say so."""
        response = super().form_valid(form)
        messages.success(self.request, _("Your e-mail address was changed."))
        return response


@method_decorator(permission_required(change_user_perm), name="dispatch")
class PersonView(FormView[OwnPasswordCheckForm]):
    """What somebody logs in with and where they are logged in; what to do if a phone is lost."""

    form_class = OwnPasswordCheckForm
    template_name = "accounts/admin/person.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse before anything is shown: oneself, and whoever has more rights.

        Raises:
            PermissionDenied: then nothing is done.
        """
        self.person = get_object_or_404(User, pk=kwargs["pk"])
        if self.person == request.user or not may_manage(request.user, self.person):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """With the person at the keyboard."""
        return {**super().get_form_kwargs(), "actor": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page shows."""
        kwargs["person"] = self.person
        kwargs["factors"] = Authenticator.objects.filter(user=self.person, type__in=factors.FACTORS)
        kwargs["sessions"] = UserSession.objects.purge_and_list(self.person)
        kwargs["tokens"] = APIToken.objects.filter(user=self.person, revoked_at=None)
        kwargs["events"] = self.person.security_events.all()[:20]
        return super().get_context_data(**kwargs)

    def form_valid(self, form: OwnPasswordCheckForm) -> HttpResponse:
        """Do what the button that was pressed says."""
        name = {"name": self.person.get_full_name() or self.person.get_username()}
        if "reset" in self.request.POST:
            factors.reset(self.person)
            text = _("%(name)s sets up a second factor at the next log-in.")
        elif key := self.request.POST.get("token"):
            get_object_or_404(APIToken, user=self.person, pk=key, revoked_at=None).revoke()
            text = _("The program of %(name)s has no access any more.")
        else:
            factors.end_sessions(self.person)
            log.record(EventKind.SESSIONS_ENDED, self.person)
            text = _("%(name)s is logged out everywhere.")
        messages.success(self.request, text % name)
        return redirect("person_login", pk=self.person.pk)
