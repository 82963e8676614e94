"""List the licences of the packages that the site runs on: `make licences`.

Ends with 1 where a package does not say, or says one that nobody has looked at.

    python -m scripts.licences [LOCK]
"""

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

from scripts.audit import ROOT, read_locks

#: Free licences, which ask for no more than that they are named; and of a library alone, that it
#: may be exchanged.
KNOWN = re.compile(
    r"\b(?:MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|LGPL|Lesser General"
    r"|HPND|Unlicense|ZPL|Zope|CC0|0BSD)\b",
    re.IGNORECASE,
)
LONGEST = 60


def read_licence(name: str) -> str:
    """What an installed package says of itself; empty where it says nothing."""
    said: Any = metadata(name)
    classifiers = said.get_all("Classifier") or []
    named = [each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License ::")]
    text = said.get("License-Expression") or ", ".join(named) or said.get("License") or ""
    return text.split("\n")[0][:LONGEST]


def main() -> int:
    """The code to end with."""
    paths = [Path(name) for name in sys.argv[1:]] or [ROOT / "requirements.txt"]
    odd = 0
    for name, version in read_locks(paths):
        try:
            licence = read_licence(name)
        except PackageNotFoundError:
            licence = "not installed"
        is_known = bool(KNOWN.search(licence))
        odd += not is_known
        print(f"{'  ' if is_known else '? '}{name} {version}: {licence or 'says nothing'}")
    print(f"{odd} to look at." if odd else "All are known.")
    return 1 if odd else 0


if __name__ == "__main__":
    sys.exit(main())
