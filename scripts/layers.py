"""Whether imports go one way: between layers, between sections, and never in a circle.

    python scripts/layers.py

Imports for the type checker and those inside functions count as well. The sections are those of
the settings, so that a new one needs no line here.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import grimp

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts.databases import PACKAGES

ROOT = Path(__file__).resolve().parents[1]
#: Everything but the engine: sections, front page, search. They know nothing of each other.
ABOVE_THE_ENGINE = [package for package in PACKAGES if package != "cms"]
#: Every site has them, so the engine's addresses name them.
ALWAYS = ("home", "search")
#: Of the engine, from top to bottom; `cms.patches` belongs to none and may ask the lowest alone.
LAYERS = [
    *("cms.demo", "cms.api", "cms.webhooks", "cms.changes", "cms.languages"),
    "cms.dashboard | cms.draft_links | cms.notifications",
    *("cms.word_files", "cms.editorial", "cms.pasting", "cms.core", "cms.site", "cms.hours"),
    *("cms.sections", "cms.contributions"),
    *("cms.fields | cms.forms | cms.viewsets", "cms.types"),
    *("cms.accounts", "cms.images | cms.documents | cms.users", "cms.usage"),
    "cms.clients | cms.outbox | cms.texts",
]
CONTRACTS = f"""
[importlinter]
root_packages = {"".join(f"{chr(10)}  {package}" for package in PACKAGES)}

[importlinter:contract:layers]
name = Sections stand above the engine and know nothing of each other
type = layers
layers = {"".join(f"{chr(10)}  {layer}" for layer in (" | ".join(ABOVE_THE_ENGINE), *LAYERS))}

[importlinter:contract:engine]
name = The engine imports no section, its addresses included
type = forbidden
source_modules = cms
forbidden_modules = {"".join(f"{chr(10)}  {one}" for one in ABOVE_THE_ENGINE if one not in ALWAYS)}

[importlinter:contract:patches]
name = Changes to packages know no app
type = forbidden
source_modules = cms.patches
forbidden_modules = {"".join(f"{chr(10)}  {one}" for one in " | ".join(LAYERS[:-1]).split(" | "))}
  {"".join(f"{chr(10)}  {section}" for section in ABOVE_THE_ENGINE)}

[importlinter:contract:siblings]
name = Modules and packages beside each other import each other one way
type = acyclic_siblings
ancestors = {"".join(f"{chr(10)}  {package}" for package in PACKAGES)}

[importlinter:contract:patched]
name = Nobody imports changes to packages
type = protected
protected_modules = cms.patches
allowed_importers =
"""


def read_imports(packages: Iterable[str]) -> dict[str, set[str]]:
    """What each module of these packages imports."""
    graph = grimp.build_graph(*packages, cache_dir=None)
    return {one: set(graph.find_modules_directly_imported_by(one)) for one in graph.modules}


def find_in_circles(imports: Mapping[str, set[str]]) -> set[str]:
    """Modules that stand in a circle of imports, or between two circles."""
    left = set(imports)
    # What imports nothing that is left is in no circle, nor what nothing left imports.
    while True:
        wanted = set().union(*(imports[one] for one in left))
        free = {one for one in left if not imports[one] & left} | (left - wanted)
        if not free:
            return left
        left -= free


def find_circles() -> Iterator[list[str]]:
    """Modules that import each other in a circle, each circle once."""
    imports = read_imports(PACKAGES)
    left = find_in_circles(imports)
    while left:
        connected = {min(left)}
        while more := set().union(*(imports[one] for one in connected)) & left - connected:
            connected |= more
        yield sorted(connected)
        left -= connected


def main() -> int:
    """Exit code 1 when an import goes where it should not."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "contracts.ini"
        config.write_text(CONTRACTS)
        command = ["lint-imports", "--no-cache", "--config", str(config)]
        done = subprocess.run(command, cwd=ROOT, check=False)
    circles = list(find_circles())
    for circle in circles:
        print(f"These import each other: {', '.join(circle)}")
    return int(bool(done.returncode or circles))


if __name__ == "__main__":
    sys.exit(main())
