"""Who asks: the address that a trusted proxy names, whole for counting, shortened for keeping."""

from collections.abc import Iterable
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

#: Whoever has an IPv6 address has all of its network.
OWN_NETWORK = 64
#: What is kept of an address, by the version of the protocol: a neighbourhood, not a household.
KEPT = {4: 24, 6: 48}


def get_client(request: HttpRequest) -> str:
    """Whoever asks: the address that the last trusted proxy names, or that of the connection."""
    client = request.META.get("REMOTE_ADDR", "")
    forwarded = request.headers.get("X-Forwarded-For", "")
    for name in reversed([part.strip() for part in forwarded.split(",") if part.strip()]):
        if not _is_trusted(client, tuple(settings.TRUSTED_PROXIES)):
            break
        client = name
    return _get_network(client)


def _get_network(client: str) -> str:
    try:
        address = ip_address(client)
    except ValueError:
        return client[:64]
    if address.version == 4:  # noqa: PLR2004 - the version of the protocol
        return str(address)
    return str(ip_network(f"{address}/{OWN_NETWORK}", strict=False))


def _is_trusted(client: str, proxies: Iterable[str]) -> bool:
    try:
        address = ip_address(client)
    except ValueError:
        # A socket of this machine has no address.
        return not client and bool(proxies)
    return any(proxy == "*" or address in _network(proxy) for proxy in proxies)


@cache
def _network(text: str) -> IPv4Network | IPv6Network:
    return ip_network(text, strict=False)


def get_kept_address(request: HttpRequest) -> str:
    """What may be kept of the client's address: the first of its /24 or /48; empty if unknown."""
    try:
        address = ip_address(get_client(request).partition("/")[0])
    except ValueError:
        return ""
    network = ip_network(f"{address}/{KEPT[address.version]}", strict=False)
    return str(network.network_address)
