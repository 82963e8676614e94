"""How many requests a second the public API answers beside Wagtail's own as it is shipped.

Both run in one process of the same server over the same pages, without a cache and without a
limit; wrk asks them in turn, so that what slows the machine down slows both. Ends with 1 when the
API is not as much quicker as it should be.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.request import Request, urlopen

from scripts.demo_site import serve

ROUNDS, SECONDS, CONNECTIONS = 5, 4, 4
#: What an item of a list has, as Wagtail's API names it; addresses, titles and days come anyway.
SAME = "teaser,lead_image,lead_image_alt,subtitle,rubric,authors,topics,locale"
V1, STOCK = "api/v1/articles?limit=20", "stock/pages/?type=stadtteilzeitung.ArticlePage&limit=20"


@dataclass(frozen=True)
class Side:
    """Something to ask for; `unchanged` with the tag of what is there already."""

    name: str
    path: str
    unchanged: bool = False


@dataclass(frozen=True)
class Pair:
    """Something that shall be so many times as quick as something else."""

    quick: Side
    slow: Side
    ratio: float


LIST = Side("v1, 20 articles", V1)
PAIRS = (
    Pair(LIST, Side("v2 as shipped, same fields", f"{STOCK}&fields={SAME}"), 5),
    Pair(
        Side("v1, 20 articles, all fields", f"{V1}&fields=*"),
        Side("v2 as shipped, all fields", f"{STOCK}&fields=*"),
        5,
    ),
    Pair(Side("v1, 20 articles, unchanged", V1, unchanged=True), LIST, 3),
)


def main() -> int:
    """Measure and print; returns what the program ends with."""
    if not shutil.which("wrk"):
        sys.exit("wrk is missing: install the package wrk.")
    with (
        tempfile.TemporaryDirectory() as name,
        serve(Path(name), "scripts.bench_settings") as site,
    ):
        results = [is_quick(site.address, pair) for pair in PAIRS]
    return 0 if all(results) else 1


def is_quick(address: str, pair: Pair) -> bool:
    """Whether the one is so many times as quick, by the middle one of some rounds in turn."""
    rates: dict[Side, list[float]] = {pair.quick: [], pair.slow: []}
    for _ in range(ROUNDS):
        for side, found in rates.items():
            found.append(measure(address, side))
    for side, found in rates.items():
        every = ", ".join(f"{rate:.1f}" for rate in found)
        print(f"{side.name:28} {median(found):7.1f} a second ({every})")
    ratio = median(rates[pair.quick]) / median(rates[pair.slow])
    print(f"{'':28} {ratio:7.1f} times as many; {pair.ratio} are asked for\n", flush=True)
    return ratio >= pair.ratio


def measure(address: str, side: Side) -> float:
    """Requests a second.

    Raises:
        RuntimeError: not all were answered well.
    """
    url = f"{address}/{side.path}"
    program = ["wrk", "--threads", "1", "--connections", str(CONNECTIONS)]
    program += ["--duration", f"{SECONDS}s", url]
    if side.unchanged:
        with urlopen(Request(url)) as response:  # noqa: S310 - our own address
            program += ["--header", f"If-None-Match: {response.headers['ETag']}"]
    said = subprocess.run(program, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(f"{side.name}:\n{said}")
    found = re.search(r"Requests/sec:\s*([\d.]+)", said)
    if not found:
        raise RuntimeError(said)
    return float(found[1])


if __name__ == "__main__":
    sys.exit(main())
