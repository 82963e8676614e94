"""Networks that are nobody's public server, written out: what Python knows of them differs.

https://www.iana.org/assignments/iana-ipv4-special-registry/ and
https://www.iana.org/assignments/iana-ipv6-special-registry/, with multicast, and with the addresses
by which clouds answer the machines they run. Entries that the registries call reachable from
everywhere are here as well, as far as no program could listen there.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

IPV4 = {
    "0.0.0.0/8": "this network",
    "10.0.0.0/8": "private use",
    "100.64.0.0/10": "shared address space; 100.100.100.200 is Alibaba Cloud's metadata",
    "127.0.0.0/8": "loopback",
    "169.254.0.0/16": "link-local; 169.254.169.254 is the metadata of most clouds",
    "172.16.0.0/12": "private use",
    "192.0.0.0/24": "IETF protocol assignments; 192.0.0.192 is Oracle Cloud's metadata",
    "192.0.2.0/24": "documentation",
    "192.31.196.0/24": "AS112",
    "192.52.193.0/24": "automatic multicast tunnelling",
    "192.88.99.0/24": "6to4 relays, given up",
    "192.168.0.0/16": "private use",
    "192.175.48.0/24": "AS112",
    "198.18.0.0/15": "benchmarks",
    "198.51.100.0/24": "documentation",
    "203.0.113.0/24": "documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved, and limited broadcast",
    "168.63.129.16/32": "Azure's own services, in every virtual network",
}
IPV6 = {
    "::/128": "unspecified",
    "::1/128": "loopback",
    "64:ff9b:1::/48": "translation within a network",
    "100::/64": "discarded",
    "100:0:0:1::/64": "dummy prefix",
    "2001::/23": "IETF protocol assignments",
    "2001:db8::/32": "documentation",
    "2620:4f:8000::/48": "AS112",
    "3fff::/20": "documentation",
    "5f00::/16": "segment routing",
    "fc00::/7": "unique local; fd00:ec2::254 and fd20:ce::254 are metadata of clouds",
    "fe80::/10": "link-local",
    "fec0::/10": "site-local, given up",
    "ff00::/8": "multicast",
}
_NETWORKS: dict[int, list[IPv4Network] | list[IPv6Network]] = {
    4: [IPv4Network(name) for name in IPV4],
    6: [IPv6Network(name) for name in IPV6],
}


def is_special(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address lies in one of them."""
    return any(address in network for network in _NETWORKS[address.version])
