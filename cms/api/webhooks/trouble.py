"""Says in a sentence why a message was not taken, and then what the program said."""

import ssl
from http.client import HTTPException

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from cms.api.webhooks.targets import TargetRefusedError

#: The first that fits; errors of TLS and of time are errors of the system, too.
SENTENCES = (
    (ssl.SSLError, _("The server's certificate is not valid.")),
    (TimeoutError, _("The server did not answer in time.")),
    (OSError, _("The server cannot be reached.")),
    (HTTPException, _("The server does not answer as web servers do.")),
    (Exception, _("The server did not take the message.")),
)
LENGTH = 500


def describe(error: Exception) -> str:
    """What to tell administrators; never longer than the column that keeps it."""
    sentence = next(words for kind, words in SENTENCES if isinstance(error, kind))
    with override(settings.LANGUAGE_CODE):
        if isinstance(error, TargetRefusedError):
            return str(error.sentence)[:LENGTH]
        return f"{sentence} ({type(error).__name__}: {error})"[:LENGTH]
