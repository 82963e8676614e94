"""Nobody reaches the server's own network through a webhook."""

import socket
from contextlib import suppress
from http.client import HTTPException
from ipaddress import ip_address, ip_network
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cms.webhooks import delivery
from cms.webhooks.special_networks import IPV4, IPV6
from cms.webhooks.targets import TargetRefusedError, check_target, is_public
from tests.cms.webhooks.receiving import dripping

PUBLIC = "93.184.215.14"

HOSTILE = [
    "https://127.0.0.1/", "https://127.1/", "https://2130706433/", "https://0x7f000001/",
    "https://0177.0.0.1/", "https://localhost/", "https://0.0.0.0/", "https://0/",
    "https://10.0.0.1/", "https://172.16.0.1/", "https://192.168.1.1:8443/", "https://100.64.0.1/",
    "https://169.254.169.254/latest/meta-data/", "https://192.0.2.1/", "https://198.18.0.1/",
    "https://224.0.0.1/", "https://240.0.0.1/", "https://255.255.255.255/",
    "https://[::1]/", "https://[::]/", "https://[fe80::1]/", "https://[fe80::1%25lo]/",
    "https://[fc00::1]/", "https://[fd00:ec2::254]/", "https://[fec0::1]/", "https://[ff02::1]/",
    "https://[::ffff:127.0.0.1]/", "https://[::ffff:a9fe:a9fe]/", "https://[::ffff:0:10.0.0.1]/",
    "https://[::127.0.0.1]/", "https://[64:ff9b::10.0.0.1]/", "https://[64:ff9b:1::1]/",
    "https://[2002:7f00:1::]/", "https://[2001:db8::1]/", "https://[100::1]/",
]  # fmt: skip
MISSPELT = [
    "", "www.example.org", "http://93.184.215.14/", "ftp://93.184.215.14/", "file:///etc/passwd",
    "https://", "https:///x", "https://user:pw@93.184.215.14/", "https://93.184.215.14:99999/",
    "https://93.184.215.14:x/", "https://[::1/", "https://93.184.215.14/\r\nHost: x",
    "https://93.184.215.14\\@127.0.0.1/", "gopher://127.0.0.1:25/_x", "javascript:alert(1)",
]  # fmt: skip


def lead(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> None:
    """Have every name lead to these addresses, one answer after the other."""
    rest = list(answers)

    def look_up(_host: str, port: int, **options: Any) -> list[Any]:
        found = rest.pop(0) if len(rest) > 1 else rest[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in found]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.mark.parametrize("urls", [HOSTILE, MISSPELT], ids=["private", "misspelt"])
def test_what_is_no_https_address_of_the_public_internet_is_refused(urls: list[str]) -> None:
    taken = []
    for url in urls:
        with suppress(TargetRefusedError):
            taken.append(check_target(url))
    assert taken == []


#: Wrapped as IPv6 wraps IPv4.
WRAPPED = ("{}", "::ffff:{}", "::{}", "64:ff9b::{}")


@given(st.sampled_from([*IPV4, *IPV6]), st.integers(0), st.sampled_from(WRAPPED))
@example("168.63.129.16/32", 0, "{}")
@example("192.0.0.0/24", 192, "::ffff:{}")
@example("192.88.99.0/24", 1, "64:ff9b::{}")
@example("3fff::/20", 1, "{}")
@settings(max_examples=200, deadline=None, database=None, derandomize=True)
def test_no_address_of_the_registries_is_public_however_it_is_wrapped(
    name: str, number: int, wrapping: str
) -> None:
    network = ip_network(name)
    address = network[number % network.num_addresses]
    written = wrapping.format(address) if network.version == 4 else str(address)
    assert not is_public(ip_address(written)), written


def test_public_address_is_taken() -> None:
    for url in (f"https://{PUBLIC}/x?y=1", "https://[2606:2800:220:1::1]:8443/"):
        assert check_target(url).is_encrypted


def test_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for ips in (["10.0.0.1"], [PUBLIC, "127.0.0.1"], ["127.0.0.1", PUBLIC]):
        lead(monkeypatch, ips)
        with pytest.raises(TargetRefusedError):
            check_target("https://app.example.org/")


def test_connection_goes_to_the_address_that_was_checked_whatever_the_name_says_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lead(monkeypatch, [PUBLIC], ["192.168.0.1"])
    tried = []

    def connect(address: tuple[str, int], *arguments: Any) -> None:
        tried.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(ConnectionRefusedError):
        delivery.post("https://app.example.org/", "{}", {})
    # The next time it is looked up anew, and leads into a private network.
    with pytest.raises(TargetRefusedError):
        delivery.post("https://app.example.org/", "{}", {})
    assert tried == [(PUBLIC, 443)]


def test_setting_opens_private_networks_and_http(settings: Any) -> None:
    settings.WEBHOOKS_ALLOW_PRIVATE = True
    assert check_target("http://127.0.0.1:8000/").ip == "127.0.0.1"
    with pytest.raises(TargetRefusedError):
        check_target("file:///etc/passwd")


@pytest.mark.parametrize("greeting", [b"", b"HTTP/1.1 200 OK\r\nX: "])
def test_receiver_that_never_ends_its_answer_is_left(
    greeting: bytes, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WEBHOOKS_ALLOW_PRIVATE = True
    monkeypatch.setattr(delivery, "LIMIT", 0.2)
    with dripping(greeting) as (port, left):
        with suppress(OSError, HTTPException):
            delivery.post(f"http://127.0.0.1:{port}/", "{}", {})
        assert left.wait(20)
