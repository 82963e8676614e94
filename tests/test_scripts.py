"""The programs that `make` runs."""

import importlib.util
from pathlib import Path
from types import ModuleType

import polib
import pytest

SCRIPTS = Path(__file__).parents[1] / "scripts"


def load(name: str) -> ModuleType:
    """A script as a module."""
    specification = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def write_catalogue(folder: Path, **texts: str) -> Path:
    """A catalogue with these texts below `folder`."""
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    catalogue.extend(polib.POEntry(msgid=msgid, msgstr=text) for msgid, text in texts.items())
    path = folder / "de" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    return path


def test_catalogues_are_compiled_without_gettext(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = load("compile_catalogues")
    monkeypatch.setattr(script, "LOCALE_DIR", tmp_path)
    source = write_catalogue(tmp_path, Garden="Garten")
    script.main()
    compiled = polib.mofile(str(source.with_suffix(".mo")))
    assert compiled.find("Garden").msgstr == "Garten"


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (polib.POEntry(msgid="Garden"), "not translated: 'Garden'"),
        (polib.POEntry(msgid="Garden", msgstr="Garten", flags=["fuzzy"]), "fuzzy: 'Garden'"),
        (polib.POEntry(msgid="Garden", msgstr="Garten", obsolete=True), "no longer used: 'Garden'"),
    ],
)
def test_incomplete_catalogue_is_told_entry_by_entry(entry: polib.POEntry, problem: str) -> None:
    catalogue = polib.POFile()
    catalogue.append(entry)
    assert load("catalogue").find_problems(catalogue) == [problem]


def test_complete_catalogue_has_no_problems() -> None:
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Garden", msgstr="Garten"))
    assert load("catalogue").find_problems(catalogue) == []
