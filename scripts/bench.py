"""What readers' pages cost beside others', as ratios of one run: no time here holds elsewhere.

    python -m scripts.bench [--sqlite]

wrk asks the article, the front page, a list, the search and a list of the API as they are made
anew, as they are kept, and through nginx; in turn with a bare Django view that hands out the
article's bytes, the home page of `wagtail start` and the same bytes by nginx from disk. Where
`BAKERYDEMO` names a folder with an installed bakery demo, its pages stand beside ours. `ROUNDS` and
`SECONDS` make it shorter. 503 are no answers: they are left out of the rates and named.
"""

import os
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote
from urllib.request import Request, urlopen

import brotli

from scripts.bench_servers import BAKERY, Servers, serve_all, serve_bare
from scripts.nginx import PROGRAM

ROUNDS = int(os.environ.get("ROUNDS") or 5)
SECONDS = int(os.environ.get("SECONDS") or 2)
CONNECTIONS = (8, 200)
#: As browsers do.
ACCEPT = "br, gzip"
#: The certificate is made for the day.
UNVERIFIED = ssl._create_unverified_context()  # noqa: S323, SLF001 - our own server
MILLISECONDS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}


@dataclass(frozen=True)
class Target:
    """Something to ask for: what it shows, how it is served, where."""

    page: str
    way: str
    url: str


@dataclass(frozen=True)
class Measured:
    """What wrk says: good answers a second, milliseconds, the share of answers that were none."""

    rate: float
    p50: float
    p99: float
    refused: float


Results = dict[tuple[Target, int], list[Measured]]


def main() -> int:
    """Measure and print."""
    if not shutil.which("wrk") or not PROGRAM:
        sys.exit("wrk or nginx is missing: install both.")
    sqlite = "--sqlite" in sys.argv[1:]
    with tempfile.TemporaryDirectory() as name, serve_all(Path(name), sqlite=sqlite) as servers:
        pages = find_pages(servers)
        for page, path in pages.items():
            # As kept, in the name of what it is.
            (servers.public / f"{page}.br").write_bytes(fetch(servers.cached + path))
        with serve_bare(Path(name), fetch(servers.cached + pages["article"])) as bare:
            servers.others["bare"] = bare
            results = measure_all(list(find_targets(servers, pages)))
        print(f"{'SQLite' if sqlite else 'PostgreSQL'}, {ROUNDS} rounds of {SECONDS} s in turn\n")
        print_table(results)
        print_weights(servers, pages)
        print_after_storm(servers.uncached + pages["front page"])
    return 0


def find_pages(servers: Servers) -> dict[str, str]:
    """Paths of the five pages by their names."""
    layouts = servers.site.layouts
    return {
        "article": layouts["article"],
        "front page": layouts["home"],
        "listing": layouts["newspaper"],
        "search": layouts["search"],
        "API list": "/api/v1/articles?limit=20",
    }


def find_targets(servers: Servers, pages: dict[str, str]) -> Iterator[Target]:
    """Everything to ask for, in the order of a round."""
    yield Target("", "bare", servers.others["bare"] + "/")
    yield Target("", "start", servers.others["start"] + "/")
    for page, path in pages.items():
        yield Target(page, "uncached", servers.uncached + path)
        if page in BAKERY and "bakery" in servers.others:
            yield Target(page, "bakery", servers.others["bakery"] + BAKERY[page])
        yield Target(page, "cached", servers.cached + path)
        yield Target(page, "nginx", servers.nginx + path)
        yield Target(page, "disk", f"{servers.nginx}/media/{quote(page)}.br")


def fetch(url: str) -> bytes:
    """The body as it travels, asked for twice: the second one may be kept."""
    for _time in range(2):
        request = Request(url, headers={"Accept-Encoding": ACCEPT})  # noqa: S310 - our own address
        with urlopen(request, context=UNVERIFIED if url.startswith("https") else None) as response:  # noqa: S310
            body = response.read()
    return bytes(body)


# --- Measuring -----------------------------------------------------------------------------------


def measure_all(targets: list[Target]) -> Results:
    """All of them in turn, round by round, so that what slows the machine down slows all."""
    found: Results = defaultdict(list)
    for number in range(ROUNDS + 1):
        for target in targets:
            for connections in CONNECTIONS:
                measured = measure(target.url, connections, SECONDS if number else 1)
                # The first round only warms up.
                if number:
                    found[target, connections].append(measured)
        print(f"Round {number} of {ROUNDS} is done.", file=sys.stderr, flush=True)
    return found


def measure(url: str, connections: int, seconds: int) -> Measured:
    """Ask for one thing again and again.

    Raises:
        RuntimeError: wrk says something else than it used to.
    """
    program = ["wrk", "--threads", "1", "--connections", str(connections), "--latency"]
    program += ["--timeout", "30s", "--duration", f"{seconds}s"]
    program += ["--header", f"Accept-Encoding: {ACCEPT}", url]
    said = subprocess.run(program, capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s*([\d.]+)", said)
    total = re.search(r"(\d+) requests in", said)
    times = dict(re.findall(r"^\s+(50|99)%\s+(\S+)\s*$", said, re.MULTILINE))
    if not rate or not total or len(times) != 2:  # noqa: PLR2004 - both
        raise RuntimeError(said)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    share = int(refused[1]) / max(1, int(total[1])) if refused else 0
    p50, p99 = (read_time(times[name]) for name in ("50", "99"))
    return Measured(float(rate[1]) * (1 - share), p50, p99, share)


def read_time(text: str) -> float:
    """Milliseconds of what wrk writes, such as “1.50s”.

    Raises:
        ValueError: it is no time.
    """
    found = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text)
    if not found:
        raise ValueError(text)
    return float(found[1]) * MILLISECONDS[found[2]]


# --- Telling -------------------------------------------------------------------------------------


def print_table(results: Results) -> None:
    """A line for each page, way and number of connections."""
    rates = {
        (target.page, target.way, number): median(one.rate for one in found)
        for (target, number), found in results.items()
    }
    print(
        f"{'':31}{'a second':>9} {'spread':>15}{'bare':>8}{'start':>8}{'disk':>8}{'bakery':>8}",
        end="",
    )
    print(f"{'p50 ms':>9}{'p99 ms':>9}{'503':>6}")
    for (target, number), found in results.items():
        spread = f"{min(one.rate for one in found):.0f}-{max(one.rate for one in found):.0f}"
        own = rates[target.page, target.way, number]
        print(f"{target.page:11}{target.way:10}{number:4} at once {own:9.1f} {spread:>15}", end="")
        for page, way in (
            ("", "bare"),
            ("", "start"),
            (target.page, "disk"),
            (target.page, "bakery"),
        ):
            beside = rates.get((page, way, number))
            print(f"{own / beside:8.2f}" if beside else f"{'-':>8}", end="")
        p50, p99, refused = (
            median(getattr(one, name) for one in found) for name in ("p50", "p99", "refused")
        )
        print(f"{p50:9.1f}{p99:9.1f}{refused:6.0%}")


def print_weights(servers: Servers, pages: dict[str, str]) -> None:
    """Bytes and elements of each page, and of those it stands beside."""
    urls = {f"{page}, ours": servers.cached + path for page, path in pages.items()}
    urls["wagtail start"] = servers.others["start"] + "/"
    if "bakery" in servers.others:
        urls |= {
            f"{page}, bakery": servers.others["bakery"] + path for page, path in BAKERY.items()
        }
    print(f"\n{'':24}{'bytes':>9}{'packed':>9}{'elements':>10}")
    for name, url in urls.items():
        with urlopen(url) as response:  # noqa: S310 - our own address
            body = response.read()
        elements = len(re.findall(rb"<[a-z]", body))
        print(f"{name:24}{len(body):9}{len(brotli.compress(body, quality=4)):9}{elements:10}")


def print_after_storm(url: str) -> None:
    """How long somebody waits who comes right after 200 clients have left without their answers."""
    waited = []
    wait_for_answer(url)
    alone = wait_for_answer(url)
    for _round in range(ROUNDS):
        program = ["wrk", "--threads", "1", "--connections", "200", "--duration", "60s", url]
        storm = subprocess.Popen(program, stdout=subprocess.DEVNULL)
        time.sleep(SECONDS)
        storm.kill()
        storm.wait()
        waited.append(wait_for_answer(url))
    every = ", ".join(f"{each:.2f}" for each in waited)
    print(f"\nAfter 200 clients have left, the next one waits {median(waited):.2f} s ({every});")
    print(f"{alone:.2f} s without them.")


def wait_for_answer(url: str) -> float:
    """Ask until there is an answer and no 503; how many seconds that took."""
    begun = time.monotonic()
    while not has_answer(url):
        time.sleep(0.05)
    return time.monotonic() - begun


def has_answer(url: str) -> bool:
    """Whether there is one, and not a 503."""
    try:
        with urlopen(url) as response:  # noqa: S310 - our own address
            return bool(response.read())
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
