"""Keep the German message catalogue complete.

    python scripts/catalogue.py check     say what is missing, doubtful or left over
    python scripts/catalogue.py update    collect the texts anew into locale/de

Texts are collected in a copy of the project, so that a check changes nothing.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = Path("locale/de/LC_MESSAGES/django.po")
COLLECT = ["django-admin", "makemessages", "--locale", "de", "--no-location", "--no-wrap"]
# Texts in tests and scripts are for developers.
COLLECT += ["--ignore", "tests", "--ignore", "scripts", "--ignore", "docs", "--verbosity", "0"]
WRAP_WIDTH = 100


def copy_project(target: Path) -> None:
    """Copy what git knows or would add, and nothing that was installed or made."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in set(listed.stdout.splitlines()):
        source = ROOT / name
        if source.suffix in {".py", ".html", ".txt", ".xml", ".po"} and source.is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / name)


def collect() -> polib.POFile:
    """The catalogue as it would be after collecting the texts of the present code."""
    with tempfile.TemporaryDirectory() as folder:
        copy_project(Path(folder))
        (Path(folder) / "locale").mkdir(exist_ok=True)
        subprocess.run(COLLECT, cwd=folder, check=True)
        collected = polib.pofile(str(Path(folder) / CATALOGUE), wrapwidth=WRAP_WIDTH)
    # Neither changes what is said, both would clash when two people add a text.
    collected.metadata.pop("POT-Creation-Date", None)
    collected.sort(key=lambda entry: (entry.obsolete, entry.msgid, entry.msgctxt or ""))
    return collected


def find_problems(catalogue: polib.POFile) -> list[str]:
    """One line for each entry that a reader would not see in good German."""
    return [
        *(f"not translated: {entry.msgid!r}" for entry in catalogue.untranslated_entries()),
        *(f"fuzzy: {entry.msgid!r}" for entry in catalogue.fuzzy_entries()),
        *(f"no longer used: {entry.msgid!r}" for entry in catalogue.obsolete_entries()),
    ]


def check() -> int:
    """Exit code 1 when the catalogue is not complete."""
    if shutil.which("xgettext"):
        problems = find_problems(collect())
    else:
        print("gettext is not installed: texts new in the code are not looked for.")
        problems = find_problems(polib.pofile(str(ROOT / CATALOGUE)))
    for problem in problems:
        print(problem)
    if problems:
        print(f"{CATALOGUE}: {len(problems)} to settle; `make messages` collects the texts.")
    return int(bool(problems))


def update() -> int:
    """Write the collected texts; what remains to be done is listed."""
    catalogue = collect()
    (ROOT / CATALOGUE).parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(ROOT / CATALOGUE))
    for problem in find_problems(catalogue):
        print(problem)
    return 0


if __name__ == "__main__":
    sys.exit({"check": check, "update": update}[sys.argv[1]]())
