"""Ask whether a known hole is in one of the pinned packages: `make audit`.

Sends names and versions of the locks to an advisory base that speaks OSV's language, and prints
what it knows. Ends with 1 where there is something, and with 2 where nobody could be asked.

    python scripts/audit.py [LOCK …]
"""

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import requests

ROOT = Path(__file__).resolve().parents[1]
LOCKS = (ROOT / "requirements.txt", ROOT / "requirements-dev.txt")
#: https://google.github.io/osv.dev/post-v1-querybatch/
BASE = "https://api.osv.dev/v1/querybatch"
PINNED = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)")
FOUND, UNREACHABLE = 1, 2


def read_locks(paths: Iterable[Path]) -> list[tuple[str, str]]:
    """Name and version of each package, once."""
    lines = (line for path in paths for line in path.read_text().splitlines())
    found = (PINNED.match(line) for line in lines)
    return sorted({(each["name"], each["version"]) for each in found if each})


def ask(packages: list[tuple[str, str]], base: str) -> list[tuple[str, str, list[str]]]:
    """The packages that have advisories, with their names.

    Raises:
        requests.RequestException: the base cannot be asked.
    """
    queries: list[Any] = [
        {"package": {"name": name, "ecosystem": "PyPI"}, "version": version}
        for name, version in packages
    ]
    response = requests.post(base, json={"queries": queries}, timeout=60)
    response.raise_for_status()
    answers: list[dict[str, Any]] = response.json()["results"]
    return [
        (name, version, [each["id"] for each in answer["vulns"]])
        for (name, version), answer in zip(packages, answers, strict=True)
        if answer.get("vulns")
    ]


def main() -> int:
    """The code to end with."""
    base = os.environ.get("ADVISORY_BASE") or BASE
    packages = read_locks([Path(name) for name in sys.argv[1:]] or LOCKS)
    try:
        found = ask(packages, base)
    except (requests.RequestException, ValueError, KeyError) as error:
        reason = type(error).__name__
        print(f"No advisory base could be asked at {base} ({reason}): nothing is known.")
        return UNREACHABLE
    for name, version, advisories in found:
        print(f"{name} {version}: {', '.join(advisories)}")
    print(f"{len(packages)} packages, {len(found)} with advisories.")
    return FOUND if found else 0


if __name__ == "__main__":
    sys.exit(main())
