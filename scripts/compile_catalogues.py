"""Compile the message catalogues that are newer than their compiled form, without gettext."""

from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write a .mo file beside every .po file of the project and its sections that has changed."""
    for folder in sorted([ROOT / "locale", *ROOT.glob("*/locale")]):
        for source in sorted(folder.rglob("*.po")):
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                polib.pofile(str(source)).save_as_mofile(str(target))
                print(f"Compiled {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
