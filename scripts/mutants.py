"""Whether the tests notice when a rule is broken: eighty small mistakes, one at a time.

    python scripts/mutants.py draw         choose them by a fixed seed, into tests/mutants.json
    python scripts/mutants.py map          note which test runs which line (var/mutants/)
    python scripts/mutants.py run [N …]    make each mistake in a copy of the tree and run the
                                           tests that reach it; results in var/mutants/results.json

The list is drawn once and kept: a mutant is found by name and text (`scripts/mutations.py`), so the
same eighty can be tried before and after the tests or the modules change. `map` needs pytest-cov.
The tests that run the mutated line come first, the quickest foremost; a mutant that survives them
has to survive all that run anything of its module. The browser's tests are left out.
"""

import ast
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from scripts.mutations import Mutant, Site, apply, find_sites, locate  # noqa: E402

SEED = 14
COUNT = 80
DRAWN = ROOT / "tests" / "mutants.json"
KEPT = ROOT / "var" / "mutants"
#: Kinds of rules, and the modules that hold them.
MODULES = {
    "who may publish": (
        *("cms/editorial/workflow/guard.py", "cms/editorial/workflow/permissions.py"),
        *("cms/editorial/workflow/reviews.py", "cms/editorial/workflow/models.py"),
        *("cms/editorial/workflow/editing.py", "cms/editorial/workflow/bulk.py"),
        "cms/editorial/rights.py",
    ),
    "whose words": ("cms/editorial/workflow/releases.py", "cms/languages/authors.py"),
    "what is public": (
        *("cms/core/reach.py", "cms/core/query.py", "cms/core/foreign.py"),
        *("cms/languages/gate.py", "cms/api/visibility.py"),
        *("cms/editorial/drafts/links.py", "cms/editorial/drafts/models.py"),
        "veranstaltungen/models/occurrences.py",
    ),
    "what a translation shows": (
        *("cms/languages/guards.py", "cms/languages/board/states.py"),
        *("cms/languages/translating/accepting.py", "cms/languages/translating/drafts.py"),
        *("cms/languages/translating/following.py", "cms/languages/translating/minor.py"),
        *("cms/languages/translating/releases.py", "cms/languages/translating/sources.py"),
        "cms/languages/translating/texts.py",
    ),
    "recurrence": tuple(
        f"veranstaltungen/recurrence/{name}.py"
        for name in ("checks", "entries", "expand", "rules", "series", "words")
    ),
    "the change log": tuple(
        f"cms/api/changes/{name}.py"
        for name in ("comparing", "reading", "pruning", "settling", "showing", "truth", "watching")
    ),
}
#: Seconds after which a mutant counts as caught: it has made something endless.
PATIENCE = 900
#: Tests that are tried first.
FIRST = 40


def draw() -> None:
    """Choose from all modules in turn, and in each from all kinds of mistakes, once a line."""
    # S311: nothing secret is drawn.
    chooser = random.Random(SEED)  # noqa: S311
    drawn: list[Mutant] = []
    kinds = list(MODULES.values())
    for number, modules in enumerate(kinds):
        share = COUNT // len(kinds) + (number < COUNT % len(kinds))
        drawn += _draw_from(modules, share, chooser)
    rows = [json.dumps(asdict(mutant), ensure_ascii=False) for mutant in drawn]
    DRAWN.write_text("[\n" + ",\n".join(rows) + "\n]\n")


def _draw_from(modules: Iterable[str], share: int, chooser: random.Random) -> list[Mutant]:
    sites = {module: find_sites(module, (ROOT / module).read_text()) for module in modules}
    drawn: list[Mutant] = []
    while len(drawn) < share:
        for module in chooser.sample(sorted(sites), len(sites)):
            taken = {(each.module, each.name, each.line) for each in drawn}
            free = [
                site.mutant
                for site in sites[module]
                if (module, site.mutant.name, site.mutant.line) not in taken
            ]
            operators = sorted({mutant.operator for mutant in free})
            if operators and len(drawn) < share:
                operator = chooser.choice(operators)
                drawn.append(chooser.choice([each for each in free if each.operator == operator]))
    return sorted(drawn, key=lambda mutant: (mutant.module, mutant.name, mutant.line))


def map_tests() -> None:
    """Run all quick tests once and note which of them runs which line."""
    KEPT.mkdir(parents=True, exist_ok=True)
    rules = KEPT / "coverage.ini"
    include = "".join(f"\n    {module}" for kind in MODULES.values() for module in kind)
    rules.write_text(f"[run]\nrelative_files = true\ninclude ={include}\n")
    environment = os.environ | {"COVERAGE_FILE": str(KEPT / "coverage")}
    python = [sys.executable, "-m"]
    tests = ["pytest", "-m", "not browser and not slow", "--numprocesses", "auto"]
    tests += ["--cov", f"--cov-config={rules}", "--cov-context=test", "--cov-report="]
    tests += [f"--junitxml={KEPT / 'tests.xml'}"]
    subprocess.run([*python, *tests], cwd=ROOT, env=environment, check=False)
    lines = ["coverage", "json", "--quiet", "--show-contexts", "-o", str(KEPT / "lines.json")]
    subprocess.run([*python, *lines, f"--rcfile={rules}"], cwd=ROOT, env=environment, check=True)


@dataclass(frozen=True)
class Result:
    """What became of a mutant: caught, survived, or gone when its code is no longer there."""

    outcome: str
    caught_by: str = ""
    tests: int = 0
    seconds: int = 0


class TestMap:
    """Which tests run which lines, as `map` has noted it."""

    def __init__(self) -> None:
        files = json.loads((KEPT / "lines.json").read_text())["files"]
        self.contexts: dict[str, dict[str, list[str]]] = {
            name: found["contexts"] for name, found in files.items()
        }
        self.seconds = _read_seconds()

    def find_nearest(self, module: str, lines: tuple[int, int]) -> list[str]:
        """Tests that run these lines, the quickest first; none if they run at import alone."""
        found = self.contexts.get(module, {})
        return self._sort(found.get(str(line), []) for line in range(lines[0], lines[1] + 1))

    def find_all(self, module: str) -> list[str]:
        """Tests that run anything of the module."""
        return self._sort(self.contexts.get(module, {}).values())

    def _sort(self, contexts: Iterable[list[str]]) -> list[str]:
        tests = {context.partition("|")[0] for each in contexts for context in each}
        passed = tests & self.seconds.keys()
        return sorted(passed, key=lambda test: (self.seconds[test], test))


def _read_seconds() -> dict[str, float]:
    """How long each test took that passed."""
    seconds = {}
    for case in ET.parse(KEPT / "tests.xml").iter("testcase"):  # noqa: S314 - our own file
        if not {"failure", "error", "skipped"} & {child.tag for child in case}:
            path = f"{case.get('classname', '').replace('.', '/')}.py"
            seconds[f"{path}::{case.get('name')}"] = float(case.get("time", 0))
    return seconds


def run(numbers: list[int]) -> None:
    """Try mutants by their place in the list, all when none is named; results are added."""
    mutants = [Mutant(**each) for each in json.loads(DRAWN.read_text())]
    known = TestMap()
    with _copy_tree() as tree:
        for number in numbers or range(len(mutants)):
            result = _try(mutants[number], tree, known)
            _note(number, result)
            print(f"{number:2} {result.outcome:8} {mutants[number].describe()}", flush=True)
            print(f"   {result.tests} tests, {result.seconds} s {result.caught_by}", flush=True)
        _check_tests(tree)


def _copy_tree() -> "tempfile.TemporaryDirectory[str]":
    """The checkout without what is kept; packages are links."""
    folder = tempfile.TemporaryDirectory(prefix="mutant-")
    left_out = shutil.ignore_patterns(".git", "node_modules", ".venv", "var", "__pycache__")
    shutil.copytree(ROOT, folder.name, ignore=left_out, dirs_exist_ok=True)
    for name in (".venv", "node_modules"):
        if (ROOT / name).exists():
            Path(folder.name, name).symlink_to((ROOT / name).resolve())
    return folder


def _try(mutant: Mutant, tree: str, known: TestMap) -> Result:
    """Make the mistake, run tests until one fails, and mend it again."""
    found = locate(mutant, Path(tree))
    if found is None:
        return Result("gone")
    path, site = found
    module = str(path.relative_to(tree))
    source = path.read_text()
    began, tried = time.monotonic(), 0
    path.write_text(apply(source, site))
    try:
        for tests in _plan(module, site, source, known):
            tried += len(tests)
            by = _run_tests(tests, tree)
            if by:
                return Result("caught", by, tried, round(time.monotonic() - began))
    finally:
        path.write_text(source)
    return Result("survived", "", tried, round(time.monotonic() - began))


def _plan(module: str, site: Site, source: str, known: TestMap) -> Iterator[list[str]]:
    """Which tests to run, in this order."""
    here = known.find_nearest(module, site.lines)
    rest = [test for test in known.find_all(module) if test not in set(here)]
    is_loaded_only = site.mutant.name == "module" or not here
    yield from (part for part in (here[:FIRST], here[FIRST:]) if part)
    if is_loaded_only or not _is_in_function(site, source):
        yield from (part for part in (rest[:FIRST], rest[FIRST:]) if part)


def _is_in_function(site: Site, source: str) -> bool:
    """Whether nothing but calls runs the line: else what it has set is used elsewhere."""
    functions = [each for each in ast.walk(ast.parse(source)) if isinstance(each, ast.FunctionDef)]
    return any(each.body[0].lineno <= site.lines[0] <= (each.end_lineno or 0) for each in functions)


def _run_tests(tests: list[str], tree: str) -> str:
    """The first of them that fails; empty if all pass."""
    chosen = Path(tree, "chosen.txt")
    chosen.write_text("\n".join(tests))
    command = [sys.executable, "-m", "pytest", f"@{chosen}", "-x", "--no-header", "-p"]
    command += ["no:cacheprovider", "--tb=no", "-rfE"]
    try:
        done = subprocess.run(
            command, cwd=tree, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return "never ends"
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    if done.returncode and not failed:
        return (done.stdout + done.stderr).strip().splitlines()[-1]
    return failed[0].split(" - ")[0] if failed else ""


def _check_tests(tree: str) -> None:
    """Take back what was caught by a test that fails without any mistake as well."""
    results = _read_results()
    catchers = {each["caught_by"].partition(" ")[2] for each in results.values()} - {""}
    failing = set()
    while catchers - failing:
        failed = _run_tests(sorted(catchers - failing), tree)
        if not failed:
            break
        failing.add(failed.partition(" ")[2])
    for number, each in results.items():
        if each["caught_by"].partition(" ")[2] in failing:
            print(f"{number:>2} unsure: {each['caught_by']} without it, too")


def _read_results() -> dict[str, dict[str, Any]]:
    path = KEPT / "results.json"
    found: dict[str, dict[str, Any]] = json.loads(path.read_text()) if path.exists() else {}
    return found


def _note(number: int, result: Result) -> None:
    results = _read_results()
    results[str(number)] = asdict(result)
    (KEPT / "results.json").write_text(
        json.dumps(results, indent=1, ensure_ascii=False, sort_keys=True)
    )


def main() -> int:
    """The commands above."""
    match sys.argv[1:]:
        case ["draw"]:
            draw()
        case ["map"]:
            map_tests()
        case ["run", *numbers]:
            run([int(number) for number in numbers])
        case _:
            sys.exit(__doc__)
    return 0


if __name__ == "__main__":
    sys.exit(main())
