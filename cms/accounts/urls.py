"""The addresses of logging in, before the admin, which lets nobody in who is not logged in.

Those that Wagtail has too stand for its own: nobody comes in by another way. Of allauth's those for
signing up, for several e-mail addresses and for codes by mail are left out.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as sessions
from django.urls import path, re_path
from django.views.generic import RedirectView

from cms.accounts import views

CODES = "account/login/recovery-codes"
KEYS = "account/login/passkeys"

urlpatterns = [
    path("login/", views.LoginView.as_view(), name="account_login"),
    path("login/code/", views.CodeView.as_view(), name="mfa_authenticate"),
    path("login/again/", views.begin_again, name="begin_again"),
    path("login/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("login/inactive/", account.account_inactive, name="account_inactive"),
    path("password_reset/", account.password_reset, name="account_reset_password"),
    path("password_reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password_reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password_reset/complete/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    # Before something about one's login is changed.
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(
        "account/confirm/passkey/",
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/email/", views.EmailView.as_view(), name="change_email"),
    path("account/sessions/", sessions.list_usersessions, name="usersessions_list"),
    path("account/login/", mfa.index, name="mfa_index"),
    path("account/login/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/login/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(f"{CODES}/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        f"{CODES}/new/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
    path(
        f"{CODES}/download/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path(f"{KEYS}/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path(f"{KEYS}/add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path(f"{KEYS}/<int:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
]
