"""How often something secret may be guessed: passwords, codes, passwords of pages, mails asked for.

Counted for what is guessed and the client's address together, so that nobody is shut out by
somebody else, and, with a higher limit, for the address alone. An attempt is counted before it is
made, so that a hundred at once are a hundred; who was right is forgiven. The counts are rows of
the database: they hold on every instance, and survive a restart.
"""

from datetime import UTC, datetime, timedelta
from time import time

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from cms.accounts.models import AttemptCount
from cms.clients import get_client

WINDOW = timedelta(minutes=15)
_SALT = "cms.accounts.attempts"


def may_try(request: HttpRequest, account: str, *, everywhere: int = 0) -> bool:
    """Count an attempt; whether it may be made.

    `account` says what is guessed, such as `login:3`. What is refused is not counted for the
    address: one person who will not give up shuts out nobody behind the same router. `everywhere`
    limits attempts from all addresses together, for what only those can try who know the password.
    Whoever has used up an address leaves no more rows, whatever names they think of.
    """
    if _count(_get_key(request)) >= settings.ATTEMPTS_AN_ADDRESS:
        return False
    if _add(_get_key(request, account)) > settings.ATTEMPTS_AN_ACCOUNT:
        return False
    if _add(_get_key(request)) > settings.ATTEMPTS_AN_ADDRESS:
        return False
    return not everywhere or _add(_get_key_everywhere(account)) <= everywhere


def forgive(request: HttpRequest, account: str) -> None:
    """Whoever was right begins anew; the address gets this one attempt back, and no more."""
    keys = (_get_key(request, account), _get_key_everywhere(account))
    AttemptCount.objects.filter(key__in=keys).delete()
    own = AttemptCount.objects.filter(key=_get_key(request), count__gt=0)
    own.update(count=F("count") - 1)


def is_first_use(secret: str) -> bool:
    """Whether something that is taken once, such as a code, was not taken before, on any server."""
    key = salted_hmac(_SALT, f"used {secret}", algorithm="sha256").hexdigest()
    until = datetime.fromtimestamp(time(), UTC) + WINDOW
    _row, is_new = AttemptCount.objects.get_or_create(key=key, defaults={"until": until})
    return is_new


def _add(key: str) -> int:
    """One more; how many there are then."""
    until = datetime.fromtimestamp((_get_span() + 1) * WINDOW.total_seconds(), UTC)
    AttemptCount.objects.get_or_create(key=key, defaults={"until": until})
    AttemptCount.objects.filter(key=key).update(count=F("count") + 1)
    return _count(key) or 1


def _count(key: str) -> int:
    return AttemptCount.objects.filter(key=key).values_list("count", flat=True).first() or 0


def _get_key(request: HttpRequest, account: str = "") -> str:
    return _hash(f"{_get_span()} {get_client(request)} {account}")


def _get_key_everywhere(account: str) -> str:
    return _hash(f"{_get_span()} everywhere {account}")


def _hash(words: str) -> str:
    return salted_hmac(_SALT, words, algorithm="sha256").hexdigest()


def _get_span() -> int:
    return int(time() // WINDOW.total_seconds())
