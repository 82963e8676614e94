"""Compile the message catalogues that are newer than their compiled form, without gettext."""

from pathlib import Path

import polib

LOCALE_DIR = Path(__file__).resolve().parents[1] / "locale"


def main() -> None:
    """Write a .mo file beside every .po file that has changed."""
    for source in sorted(LOCALE_DIR.rglob("*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))
            print(f"Compiled {target.relative_to(LOCALE_DIR.parent)}")


if __name__ == "__main__":
    main()
