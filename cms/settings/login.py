"""Who comes in and how: django-allauth, what it leaves to `cms.accounts`, and passwords."""

from cms.settings.environment import env

LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
#: Whether those who publish or change others' rights must have a second factor to log in.
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=True)
#: What second factors are encrypted with in the database: by the first, read by all of them and by
#: SECRET_KEY. Without any a new SECRET_KEY makes everybody set up theirs anew.
FACTOR_KEYS = env.list("FACTOR_KEYS", default=[])
#: How often something may be guessed in a quarter of an hour (`cms/accounts/attempts.py`).
ATTEMPTS_AN_ACCOUNT = 10
ATTEMPTS_AN_ADDRESS = 100
#: Codes of one account from all addresses together: a code is short, and addresses are cheap.
CODES_AN_ACCOUNT = 30

#: Whoever asks for a new password reads the mail soon; in seconds.
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60

ACCOUNT_ADAPTER = "cms.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "cms.accounts.forms.PasswordLoginForm",
    "reset_password": "cms.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "cms.accounts.forms.NewPasswordForm",
    "reauthenticate": "cms.accounts.forms.ConfirmByPasswordForm",
    "change_password": "cms.accounts.forms.OwnPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
# Nobody signs up; without these allauth's checks complain.
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
# The office knows the addresses it invites.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# It counts in the cache, which is each server's own; `cms/accounts/attempts.py` counts instead.
ACCOUNT_RATE_LIMITS = False
MFA_RATE_LIMITS = False
MFA_ADAPTER = "cms.accounts.adapters.FactorAdapter"
MFA_FORMS = {
    "authenticate": "cms.accounts.forms.CodeForm",
    "reauthenticate": "cms.accounts.forms.ConfirmByCodeForm",
    "activate_totp": "cms.accounts.forms.ActivateAppForm",
    "add_webauthn": "cms.accounts.forms.AddPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Clocks of telephones go wrong by half a minute.
MFA_TOTP_TOLERANCE = 1
