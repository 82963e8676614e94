"""Keeps secrets of second factors unreadable in the database and its backups."""

import logging
from base64 import urlsafe_b64encode
from functools import cache

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)

# Translators: for readers.
LOST = _("Codes cannot be read: the server lacks their key. Tell whoever looks after the site.")
#: Where allauth keeps secrets in an authenticator's data: of apps, and of recovery codes.
FIELDS = ("secret", "seed")
_PURPOSE = b"cms.accounts.encryption"


class KeyLostError(ValidationError):
    """A secret was encrypted by none of the keys; a form says so beside its field."""

    def __init__(self) -> None:
        super().__init__(LOST)


def encrypt(text: str) -> str:
    """What may be written into the database."""
    return _get_cipher().encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """What it was.

    Raises:
        KeyLostError: it was encrypted by none of the keys.
    """
    try:
        return _get_cipher().decrypt(text.encode()).decode()
    except InvalidToken as error:
        logger.exception("A second factor was encrypted by none of FACTOR_KEYS")
        raise KeyLostError from error


def encrypt_anew() -> int:
    """Write all secrets by the first key, so that the others can go; how many there were.

    Raises:
        KeyLostError: one was encrypted by none of the keys.
    """
    count = 0
    for each in Authenticator.objects.all():
        known = [name for name in FIELDS if name in each.data]
        each.data |= {name: encrypt(decrypt(each.data[name])) for name in known}
        if known:
            each.save(update_fields=["data"])
            count += 1
    return count


def _get_cipher() -> MultiFernet:
    """The first key encrypts, all of them decrypt."""
    words = (*settings.FACTOR_KEYS, settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([_get_key(each) for each in words])


@cache
def _get_key(words: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(words.encode())
    return Fernet(urlsafe_b64encode(derived))
