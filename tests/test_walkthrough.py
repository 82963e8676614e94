"""The walk-through in docs/sections.md, followed to the letter in a copy of the project."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[1]
FENCE = re.compile(
    r"(?:^`(?P<path>[\w./]+)`:\n\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)
#: What a copy leaves behind; the walk-through needs no browser and no documentation.
LEFT = shutil.ignore_patterns(
    ".*", "var", "node_modules", "__pycache__", "docs", "browser", "*.sqlite3"
)


def run(folder: Path, *command: str) -> None:
    """In the copy, with nothing of this process but the way to the programs."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "HOME") if name in os.environ}
    result = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=kept | {"DJANGO_SETTINGS_MODULE": "cms.settings.test"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, f"{command}\n{result.stdout[-3000:]}{result.stderr[-3000:]}"


def replace(file: Path, old: str, new: str) -> None:
    """Replace what the pattern finds, which must be there once."""
    text, count = re.subn(old, lambda _: new, file.read_text(), flags=re.MULTILINE)
    assert count == 1, f"{old} in {file.name}"
    file.write_text(text)


def plug_in(folder: Path, text: str) -> None:
    """Name the section in the settings, as the walk-through says."""
    replace(folder / "cms/settings/base.py", r"^SECTIONS = .*$", text.strip())


def translate(folder: Path) -> None:
    """Collect the section's texts and have German words for all of them, as `make check` asks."""
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    run(folder, "scripts/catalogue.py", "update")
    file = folder / "rezepte/locale/de/LC_MESSAGES/django.po"
    catalogue = polib.pofile(str(file))
    for entry in catalogue:
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        entry.msgstr = "" if entry.msgid_plural else entry.msgid
        entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, entry.msgid_plural)
    catalogue.save(str(file))
    run(folder, "scripts/catalogue.py", "check")


def run_step(folder: Path, shell: str) -> None:
    """The commands that make folders and migrations; the others are for people to look at."""
    for line in shell.splitlines():
        if line.startswith("mkdir"):
            for made in line.split()[2:]:
                (folder / made).mkdir(parents=True)
        elif line.startswith("touch"):
            for made in line.split()[1:]:
                (folder / made).touch()
        elif "makemigrations" in line:
            run(folder, *line[line.index("manage.py") :].split())


@pytest.mark.slow("runs the tests of a copy of the project, which has a database of its own")
@pytest.mark.skipif("TEST_DATABASE_URL" in os.environ, reason="it has a database of its own")
def test_a_newcomer_gets_a_section_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / "winzerla"
    shutil.copytree(ROOT, folder, ignore=LEFT)
    for part in FENCE.finditer((ROOT / "docs/sections.md").read_text()):
        path, kind, text = part["path"], part["kind"], part["text"]
        if path:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
        elif kind == "sh":
            run_step(folder, text)
        elif text.startswith("SECTIONS"):
            plug_in(folder, text)
    translate(folder)
    run(folder, "-m", "pytest", "-p", "no:cacheprovider", "tests/rezepte")
    run(folder, "-m", "ruff", "check", "--no-cache", "rezepte", "tests/rezepte")
    run(folder, "scripts/layers.py")
    run(folder, "manage.py", "makemigrations", "--check", "--dry-run")
