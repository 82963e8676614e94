"""How large the code is and how much of it acts from afar: a table, for one checkout or two.

    python scripts/measure.py [CHECKOUT …]    one column each; this one when none is named

Every checkout is measured by this script with the packages of this one. Receivers and replaced
attributes are counted in a running site, the rest in the files.
"""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from inspect import getsource
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts import layers

ROOT = Path(__file__).resolve().parents[1]
NOT_CODE = {".venv", "node_modules", "var", ".git"}
#: Names of module-level objects that keep something between two requests.
KEEPERS = {"lru_cache", "cache", "ContextVar", "local"}
#: Of the packages underneath: whether a function or class of ours has been put there.
INSIDE = """
import gc, json, sys, types, weakref
import django
django.setup()
import django.urls
django.urls.get_resolver().url_patterns
from django.dispatch import Signal
from wagtail import hooks
hooks.search_for_hooks()
ours = tuple(sys.argv[1].split(","))
def is_ours(value):
    return str(getattr(value, "__module__", "") or "").split(".")[0] in ours
receivers, for_all, functions = 0, 0, set()
anybody = id(None)
for signal in [one for one in gc.get_objects() if issubclass(type(one), Signal)]:
    for entry in signal.receivers:
        found = entry[1]() if isinstance(entry[1], weakref.ref) else entry[1]
        if found and is_ours(found):
            receivers += 1
            for_all += entry[0][1] == anybody
            functions.add(f"{found.__module__}.{getattr(found, '__qualname__', found)}")
replaced = set()
for name, module in list(sys.modules.items()):
    if name.split(".")[0] not in {"django", "wagtail", "wagtail_localize", "modelcluster", "ninja"}:
        continue
    for key, value in list(vars(module).items()):
        # By type alone: objects that are made when they are first looked at stay unmade.
        if type(value) is types.FunctionType and is_ours(value):
            replaced.add(f"{name}.{key}")
        elif issubclass(type(value), type) and value.__module__ == name:
            for attribute, part in list(vars(value).items()):
                part = getattr(part, "__func__", getattr(part, "func", part))
                if type(part) is types.FunctionType and is_ours(part):
                    replaced.add(f"{name}.{key}.{attribute}")
counts = {"connected": receivers, "for_all": for_all, "functions": len(functions)}
print(json.dumps({**counts, "replaced": sorted(replaced)}))
"""


def find_files(root: Path, suffix: str) -> Iterator[Path]:
    """All files of a checkout with this suffix, without what was installed or made."""
    for path in sorted(root.rglob(f"*{suffix}")):
        if not NOT_CODE & set(path.relative_to(root).parts):
            yield path


def get_part(root: Path, path: Path) -> str:
    """What a Python file belongs to."""
    parts = path.relative_to(root).parts
    if parts[0] == "tests":
        return "tests"
    if parts[0] == "scripts":
        return "scripts"
    if "migrations" in parts:
        return "migrations"
    return "demo" if "demo" in parts else "app"


def measure(root: Path) -> dict[str, Any]:
    """All figures of a checkout by name."""
    figures: dict[str, Any] = {}
    lengths: list[int] = []
    functions: list[tuple[int, str]] = []
    keepers = 0
    for part in ("app", "demo", "tests", "scripts"):
        files = [path for path in find_files(root, ".py") if get_part(root, path) == part]
        texts = [path.read_text(encoding="utf-8") for path in files]
        trees = [ast.parse(text) for text in texts]
        nodes = [node for tree in trees for node in ast.walk(tree)]
        figures[f"{part}: files"] = len(files)
        figures[f"{part}: lines"] = sum(text.count("\n") for text in texts)
        figures[f"{part}: statements"] = sum(isinstance(node, ast.stmt) for node in nodes)
        if part == "app":
            lengths = [text.count("\n") for text in texts if text.strip()]
            functions = [
                (node.end_lineno - node.lineno + 1, node.name)
                for node in nodes
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
            ]
            keepers = sum(_is_keeper(node) for tree in trees for node in tree.body)
    figures["app: files under 40 lines"] = sum(length < 40 for length in lengths)  # noqa: PLR2004 - as named
    figures["app: median and longest file"] = f"{median(lengths):.0f}, {max(lengths)}"
    longest = max(functions)
    shortest = median(length for length, _name in functions)
    figures["app: median and longest function"] = f"{shortest:.0f}, {longest[0]} ({longest[1]})"
    figures["docs: lines"] = sum(
        path.read_text(encoding="utf-8").count("\n") for path in find_files(root / "docs", ".md")
    )
    figures["kept by modules (caches, dictionaries)"] = keepers
    figures |= _count_circles(root)
    figures |= _look_inside(root)
    return figures


def _is_keeper(node: ast.stmt) -> bool:
    """A cached function, or a name of a module that begins empty and is filled later."""
    if isinstance(node, ast.FunctionDef):
        names = {_get_name(one) for one in node.decorator_list}
        return bool(names & KEEPERS)
    value = getattr(node, "value", None) if isinstance(node, ast.Assign | ast.AnnAssign) else None
    if isinstance(value, ast.Dict | ast.List | ast.Set):
        return not (getattr(value, "elts", None) or getattr(value, "keys", None))
    return isinstance(value, ast.Call) and _get_name(value) in KEEPERS


def _get_name(node: ast.expr) -> str:
    while isinstance(node, ast.Call | ast.Attribute):
        node = node.func if isinstance(node, ast.Call) else ast.Name(node.attr)
    return node.id if isinstance(node, ast.Name) else ""


def _get_packages(root: Path) -> list[str]:
    return ["cms", *sorted(config.parent.name for config in root.glob("*/apps.py"))]


def _count_circles(root: Path) -> dict[str, Any]:
    """Modules that stand in a circle of imports, those for the type checker included."""
    code = (
        "import sys, grimp\n"
        "from collections.abc import Iterable, Mapping\n"
        f"{getsource(layers.read_imports)}\n{getsource(layers.find_in_circles)}\n"
        "print(len(find_in_circles(read_imports(sys.argv[1].split(',')))))\n"
    )
    done = _run(root, code)
    return {"modules in or between circles of imports": int(done)}


def _look_inside(root: Path) -> dict[str, Any]:
    found = json.loads(_run(root, INSIDE).splitlines()[-1])
    return {
        "receivers: functions": found["functions"],
        "receivers: connected for every sender": found["for_all"],
        "receivers: connected in all": found["connected"],
        "replaced attributes of packages": len(found["replaced"]),
    }


def _run(root: Path, code: str) -> str:
    environment = os.environ | {
        "PYTHONPATH": str(root),
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "TEST_DATABASE_URL": "sqlite://:memory:",
    }
    command = [sys.executable, "-c", code, ",".join(_get_packages(root))]
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout


def main() -> None:
    """Print the table."""
    roots = [Path(name).resolve() for name in sys.argv[1:]] or [ROOT]
    columns = [measure(root) for root in roots]
    for name in columns[0]:
        print("\t".join([name, *(str(column[name]) for column in columns)]))


if __name__ == "__main__":
    main()
