"""Requests as nobody should send them, mixed with some as everybody does; the same for one seed."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


def words(text: str) -> list[str]:
    """Values that stand apart; encoded, as they stand in an address."""
    return text.split()


NUMBERS = words("""
0 -1 1 00 %2B1 1.0 1e3 1e400 NaN -Infinity 0x10 1_000 true 2147483647 2147483648 -2147483649
9223372036854775807 9223372036854775808 18446744073709551616 %D9%A3 %C2%BD %EF%BC%91%EF%BC%92
""")
DAYS = words("""
0000-00-00 0001-01-01 9999-12-31 2026-02-30 2026-13-01 2026-06-12T24:00 2026-06-12T00:00:00Z
2026-06-12%2B02:00 20260612 2026-W24-5 12.06.2026 -2026-01-01 now 0 1e10 253402300800
%EF%BC%92026-06-12 2026-06-12%0A
""")
#: Control characters; halves of pairs, overlong forms, bytes that are no text, the last character;
#: direction of writing and what cannot be seen; bad and doubled encoding.
SIGNS = words("""
%00 %00%00 a%00b %01 %0A %0D%0ASet-Cookie:a=b %7F %C2%85 + %20
%ED%A0%80 %ED%BF%BF %C0%80 %C0%AF %E0%80%AF %FF%FE %F4%8F%BF%BF %F5 %C3
%E2%80%AEtxt %E2%81%A6%E2%80%8F %E2%80%8B %EF%BB%BF %F0%9F%92%A9 e%CC%81 %C3%9F%C4%B0
% %% %2 %zz %u0041 %25 %2500 %252e%252e%252f %26limit=1 %3D
""")
WORDS = words(r"""
' '' %22 ';-- 1'%20OR%20'1'='1 1);DROP%20TABLE%20wagtailcore_page;-- %25%25_%25 {} []
%7B%22$gt%22:%22%22%7D null None undefined [1,2] {{7*7}} $%7B7*7%7D \ ~ ../../etc/passwd
%3Cscript%3Ealert(1)%3C/script%3E %2e%2e%2f%2e%2e%2f ..%5C..%5C * -* ** _ - -- -pk ? %22a%20b
a%20AND%20b a%20OR NEAR(a%20b,%201) a:b a* %5Ea (a a%20-b !%26| %5C 6f1c0a1e
6f1c0a1e-58c8-4b63-9c3f-0d8f7a1b2c3d %7B6f1c0a1e58c84b639c3f0d8f7a1b2c3d%7D
""")
LONG = ["9" * 400, "9" * 5000, "a" * 300, "%C3%A4" * 3000, "a%20" * 500, ""]
FIELDS = words("""
* -* *,* id id,id , ,,id id, -id _ _,title *,-title -title,* title( title) title() body(*) *(*)
authors(*) authors(author(name)) related(*) related(page(*)) parent(*) parent(parent(parent(id)))
lead_image(*) lead_image(file) -authors(*) *( title,secret owner owner(password) password
body.value id%00 pk meta id%2Ctitle
""")
FIELDS += [",".join(["id"] * 500), "(" * 500, "authors(" * 200, "*(" * 2000, "parent(" * 900]
ORDERS = words("""
id -id --id random -random random,id id,title title,-title body - ? owner__password pk path
published_at -published_at start authors %00
""")
CURSORS = words("MS4x MS4wLjA MS4w MS45OTk5OTk5OTk5OTk5OTk5OTk5 MQ = MS4x= MS4x%3D%3D _-")
HOSTILE = [*NUMBERS, *DAYS, *SIGNS, *WORDS, *LONG]
#: What some parameters have of their own.
OWN = {"fields": FIELDS, "order": ORDERS, "since": CURSORS, "from": DAYS, "to": DAYS}
NAMES = words("x %00 limit%5B%5D lang%5B%5D id__gt owner__password %C3%A4 %FF LIMIT")
NAMES += ["", "a" * 300]
TAILS = words("/ // /x /%2e%2e/site /.. %2f %2F1 ;a=b .json %00 /%00 %0A %20 %FF %3F")

HEADERS = {
    "Accept": ["", "*/*", "text/html", "application/json;q=0", "x", "a/b;q=x,,;", "*" * 5000],
    "Accept-Encoding": ["br", "gzip", "br;q=0", "br;q=x", "*", "identity;q=0", ",;,", "gzip, br"],
    "Accept-Language": ["", "uk", "xx-YY,zz;q=9", "*", ";;;q=", "de-" + "x-" * 2000, "\xff"],
    "If-None-Match": ["*", '""', '"a', "W/", 'W/"a", "b"', ",", "a" * 5000, "\xe4", '"\x00"'],
    "If-Modified-Since": ["x", "Thu, 01 Jan 1970 00:00:00 GMT", "Mon, 99 Foo 0000 99:99:99 GMT"],
    "Range": ["bytes=0-0", "bytes=-1", "bytes=9-1", "x=0-", "bytes=0-0,5-6"],
    "Cookie": ["sessionid=x", "=;=;", "a" * 4000, "csrftoken=\xff", "sessionid=\x00"],
    "X-Forwarded-For": ["1.2.3.4", "x", "::1, ,", "999.0.0.1", "\xff"],
    "X-HTTP-Method-Override": ["DELETE", "x"],
    "Origin": ["null", "https://app.example", "x", "http://[::1", "\xff"],
    "Referer": ["\xff", "http://[::1", "x" * 5000],
    "Content-Type": ["application/json", "multipart/form-data", "x", "application/json; charset=x"],
    "Content-Length": ["x", "-1", "5"],
    "Authorization": ["Basic x", "Bearer \xff", "Token"],
    "User-Agent": ["", "\xff\xfe", "() { :;}; x"],
}
#: Most are readers; now and then somebody tries to write.
READING, WRITING = ["GET"] * 40 + ["HEAD"] * 4, words("OPTIONS POST PUT PATCH DELETE TRACE X")
METHODS = [*READING, *WRITING]


@dataclass(frozen=True)
class Address:
    """A path with what it takes: values that are right, by parameter."""

    path: str
    parameters: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Request:
    """What is sent: `target` is encoded as it stands in the first line."""

    method: str
    target: str
    headers: Mapping[str, str]

    @property
    def is_for_programs(self) -> bool:
        """Whether it is sent to the API, or below it."""
        return re.match(r"/api(/|\?|$)", self.target) is not None

    def __str__(self) -> str:
        return f"{self.method} {self.target[:300]} {str(dict(self.headers))[:300]}"


def make_requests(addresses: Sequence[Address], number: int, seed: int) -> Iterator[Request]:
    """So many requests to these addresses and near them."""
    dice = random.Random(seed)  # noqa: S311 - nothing secret
    for _ in range(number):
        address = dice.choice(addresses)
        is_hostile = dice.random() < 0.55
        target = _path(dice, address.path, 0.15 if is_hostile else 0)
        target += _query(dice, address, is_hostile)
        yield Request(dice.choice(METHODS) if is_hostile else "GET", target, _headers(dice))


def _path(dice: random.Random, path: str, danger: float) -> str:
    """The path; now and then with another part in it, or behind it."""
    if dice.random() < danger:
        parts = path.split("/")
        parts[dice.randrange(min(2, len(parts) - 1), len(parts))] = dice.choice(HOSTILE)
        path = "/".join(parts)
    return path + (dice.choice(TAILS) if dice.random() < danger else "")


def _query(dice: random.Random, address: Address, is_hostile: bool) -> str:
    given = address.parameters
    names = dice.sample(sorted(given), min(len(given), dice.choice((0, 1, 1, 2, 3, 9))))
    pairs = [f"{name}={dice.choice(given[name])}" for name in names]
    if is_hostile:
        pairs += [_bad_pair(dice, given) for _ in range(dice.choice((0, 1, 1, 2, 5)))]
        pairs += pairs if dice.random() < 0.05 else []
        dice.shuffle(pairs)
    separator = dice.choice(("&", "&", "&", "&&", ";")) if is_hostile else "&"
    return "?" + separator.join(pairs) if pairs or dice.random() < 0.02 else ""


def _bad_pair(dice: random.Random, given: Mapping[str, Any]) -> str:
    name = dice.choice(sorted(given) or NAMES) if dice.random() < 0.9 else dice.choice(NAMES)
    own = OWN.get(name)
    value = dice.choice(own if own and dice.random() < 0.6 else HOSTILE)
    return name if dice.random() < 0.03 else f"{name}={value}"


def _headers(dice: random.Random) -> dict[str, str]:
    names = dice.sample(sorted(HEADERS), dice.choice((0, 0, 1, 2)))
    return {name: dice.choice(HEADERS[name]) for name in names}
