"""Says in a sentence why a mail could not be sent, and then what the program said."""

from smtplib import SMTPAuthenticationError, SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

#: The first that fits; SMTP's errors count as errors of the system, too.
SENTENCES = (
    (SMTPAuthenticationError, _("The mail server refuses the site's login.")),
    (SMTPRecipientsRefused, _("The mail server refuses the recipient's address.")),
    (SMTPException, _("The mail server refuses the mail.")),
    (OSError, _("The mail server cannot be reached.")),
    (Exception, _("The mail could not be written.")),
)
LENGTH = 500


def describe(error: Exception) -> str:
    """What to tell administrators; never longer than the column that keeps it."""
    sentence = next(words for kind, words in SENTENCES if isinstance(error, kind))
    with override(settings.LANGUAGE_CODE):
        return f"{sentence} ({type(error).__name__}: {error})"[:LENGTH]
