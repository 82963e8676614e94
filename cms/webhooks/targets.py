"""Where messages may go: to public addresses only, so that nobody reaches the server's own network.

The same check stands at entering an address and at each sending. The connection is made to the
very address that was checked, for a name may lead somewhere else a moment later.
"""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from cms.webhooks.special_networks import is_special

#: IPv6 addresses that lead to an IPv4 address in their last 32 bits.
TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("::ffff:0:0:0/96"), IPv6Network("::/96"))


class TargetRefusedError(Exception):
    """Nothing is sent there; `sentence` says why, and what to do."""

    def __init__(self, sentence: StrOrPromise) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class TargetUnknownError(TargetRefusedError):
    """The name leads nowhere, perhaps only now."""


@dataclass(frozen=True)
class Target:
    """An address that was checked; `ip` is where to connect, `host` who is to answer."""

    is_encrypted: bool
    host: str
    port: int
    ip: str
    path: str


def check_target(url: str) -> Target:
    """Look the host up and check every address it has.

    Raises:
        TargetRefusedError: nothing may be sent there.
        TargetUnknownError: the name cannot be looked up.
    """
    parts, port = _split(url)
    host = parts.hostname or ""
    addresses = _look_up(host, port)
    if not settings.WEBHOOKS_ALLOW_PRIVATE and not all(map(is_public, addresses)):
        raise TargetRefusedError(
            _("This address leads into a private network. Please enter one that everybody reaches.")
        )
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    return Target(parts.scheme == "https", host, port, str(addresses[0]), path)


def _split(url: str) -> tuple[SplitResult, int]:
    """The parts of an address that is written as it should be."""
    schemes = {"https", "http"} if settings.WEBHOOKS_ALLOW_PRIVATE else {"https"}
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise TargetRefusedError(_("This is no address. It begins with https://.")) from error
    if parts.scheme not in schemes:
        raise TargetRefusedError(_("Please enter an address that begins with https://."))
    is_plain = url.isascii() and url.isprintable() and " " not in url and "\\" not in url
    if not parts.hostname or not is_plain:
        raise TargetRefusedError(_("This is no address. It begins with https://."))
    if parts.username is not None or parts.password is not None:
        raise TargetRefusedError(_("Please leave the name and password out of the address."))
    return parts, port


def _look_up(host: str, port: int) -> list[IPv4Address | IPv6Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        # Without the zone that a link-local address may name.
        return [ip_address(str(each[4][0]).partition("%")[0]) for each in found]
    except (OSError, ValueError) as error:
        raise TargetUnknownError(
            _("The server of this address cannot be found. Please check how it is spelt.")
        ) from error


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one of the public internet, whatever it is wrapped in."""
    if is_special(address):
        return False
    wrapped = _unwrap(address) if isinstance(address, IPv6Address) else None
    if wrapped is not None:
        return is_public(wrapped)
    return address.is_global and not address.is_reserved


def _unwrap(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for."""
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if any(address in network for network in TRANSLATED):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None
