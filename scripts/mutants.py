"""Whether the tests notice when a rule is broken: eighty small mistakes, one at a time.

    python scripts/mutants.py draw       choose them by a fixed seed, into tests/mutants.json
    python scripts/mutants.py map        note which test runs which line (var/mutants/)
    python scripts/mutants.py run [N …]  make each mistake, in memory or in a copy of the tree, and
                                         run tests that reach it (var/mutants/results.json)

The list is drawn once and kept: a mutant is found by name and text (`scripts/mutations.py`), so the
same eighty can be tried before and after the tests or the modules change. `map` needs pytest-cov.
Tests that run the mutated line come first, the quickest foremost; what survives them has to survive
all that run anything of its module. The browser's tests are left out.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts.mutations import Mutant, Site, apply, find_sites, locate

ROOT = Path(__file__).resolve().parents[1]
SEED = 14
COUNT = 80
DRAWN = ROOT / "tests" / "mutants.json"
KEPT = ROOT / "var" / "mutants"
#: Kinds of rules, and the modules that hold them. The eighty were drawn from these, so what came
#: later (`cms/site/content_*.py`) is left out: `draw` would choose eighty others, and results from
#: before and after could no longer be compared.
MODULES = {
    "who may publish": (
        *("cms/editorial/receivers.py", "cms/editorial/permissions.py"),
        *("cms/editorial/views/reviews.py", "cms/editorial/models.py"),
        *("cms/editorial/views/pages.py", "cms/editorial/bulk_actions.py"),
        *("cms/editorial/post_migrate.py", "cms/core/models/pages.py"),
    ),
    "whose words": ("cms/editorial/authorship.py", "cms/languages/authors.py"),
    "what is public": (
        *("cms/site/visibility.py", "cms/core/querysets.py", "cms/site/links.py"),
        "cms/site/middleware.py",
        *("cms/draft_links/services.py", "cms/draft_links/models.py"),
        "veranstaltungen/models/occurrences.py",
    ),
    "what a translation shows": (
        *("cms/languages/receivers.py", "cms/languages/status.py", "cms/languages/drafts.py"),
        *("cms/languages/sync.py", "cms/languages/minor_edits.py", "cms/languages/sentences.py"),
        "cms/languages/snippets.py",
    ),
    "recurrence": tuple(
        f"veranstaltungen/recurrence/{name}.py"
        for name in ("checks", "entries", "expand", "rules", "series", "text")
    ),
    "the change log": tuple(
        f"cms/changes/{name}.py" for name in ("log_writer", "public_state", "reader", "receivers")
    ),
}
#: Seconds after which a mutant that nothing caught counts as caught: something has become endless.
PATIENCE = 3600


def draw() -> None:
    """Choose from all modules in turn, and in each from all kinds of mistakes, once a line."""
    chooser = random.Random(SEED)  # noqa: S311 - no secret
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
    # Not coverage.*, which coverage takes for its own data and deletes.
    rules = KEPT / "rules.ini"
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


@dataclass(frozen=True)
class Trial:
    """A mutant at its place, with the tests that reach it."""

    number: int
    mutant: Mutant
    path: Path
    site: Site
    tests: list[str]
    #: All that run anything of the module.
    all_tests: list[str]

    @property
    def source(self) -> str:
        """The module as it is."""
        return self.path.read_text()


def run(numbers: list[int]) -> None:
    """Try mutants by their place in the list, all when none is named; results are added.

    What only loading a module runs cannot be swapped afterwards, and what nothing caught is tried
    once more the long way: both get a start of pytest of their own, in a copy of the tree.
    """
    mutants = [Mutant(**each) for each in json.loads(DRAWN.read_text())]
    known = TestMap()
    trials = []
    for number in numbers or range(len(mutants)):
        trial = _find_trial(number, mutants[number], known)
        if trial:
            trials.append(trial)
        else:
            _record(number, outcome="gone")
    _try_in_forks([trial for trial in trials if trial.tests])
    with _copy_tree() as tree:
        for trial in trials:
            if _read_results().get(str(trial.number), {}).get("outcome") != "caught":
                _try_in_copy(trial, Path(tree))
        _check_tests(tree)
    for key, each in _read_results().items():
        print(f"{key:>2} {each['outcome']:8} {mutants[int(key)].describe()}")
        print(f"   {each.get('caught_by', '')}")


def _find_trial(number: int, mutant: Mutant, known: TestMap) -> Trial | None:
    found = locate(mutant, ROOT)
    if found is None:
        return None
    path, site = found
    module = str(path.relative_to(ROOT))
    tests = known.find_nearest(module, site.lines)
    return Trial(number, mutant, path, site, tests, known.find_all(module))


def _try_in_forks(trials: list[Trial]) -> None:
    """One session of pytest for all of them (`scripts/mutant_forks.py`)."""
    jobs = [
        {
            "number": trial.number,
            "path": str(trial.path),
            "source": trial.source,
            "mutated": apply(trial.source, trial.site),
            "tests": trial.tests,
        }
        for trial in trials
    ]
    kept, found = KEPT / "jobs.json", KEPT / "found.jsonl"
    kept.write_text(json.dumps(jobs))
    found.unlink(missing_ok=True)
    tests = sorted({test for trial in trials for test in trial.tests})
    environment = os.environ | {"MUTANT_JOBS": str(kept), "MUTANT_RESULTS": str(found)}
    chosen = KEPT / "chosen.txt"
    chosen.write_text("\n".join(tests))
    command = [sys.executable, "-m", "pytest", f"@{chosen}", "-p", "scripts.mutant_forks"]
    subprocess.run([*command, "-p", "no:cacheprovider"], cwd=ROOT, env=environment, check=False)
    for line in found.read_text().splitlines() if found.exists() else []:
        result = json.loads(line)
        _record(result.pop("number"), **result)


def _copy_tree() -> "tempfile.TemporaryDirectory[str]":
    """The checkout without what is kept; packages are links."""
    folder = tempfile.TemporaryDirectory(prefix="mutant-")
    left_out = shutil.ignore_patterns(".git", "node_modules", ".venv", "var", "__pycache__")
    shutil.copytree(ROOT, folder.name, ignore=left_out, dirs_exist_ok=True)
    for name in (".venv", "node_modules"):
        if (ROOT / name).exists():
            Path(folder.name, name).symlink_to((ROOT / name).resolve())
    return folder


def _try_in_copy(trial: Trial, tree: Path) -> None:
    """Write the mistake into a file, run all tests that reach its module, and mend it again."""
    path = tree / trial.path.relative_to(ROOT)
    path.write_text(apply(trial.source, trial.site))
    try:
        failed = _run_tests(trial.all_tests, tree, "-x")
    finally:
        path.write_text(trial.source)
    outcome = "caught" if failed else "survived"
    _record(trial.number, outcome=outcome, caught_by="".join(failed), tests=len(trial.all_tests))


def _run_tests(tests: list[str], tree: Path, *options: str) -> list[str]:
    """Those that fail, or what pytest says when it cannot run any."""
    chosen = tree / "chosen.txt"
    chosen.write_text("\n".join(tests))
    command = [sys.executable, "-m", "pytest", f"@{chosen}", "--no-header", "--tb=no", "-rfE"]
    command += ["-p", "no:cacheprovider", *options]
    try:
        done = subprocess.run(
            command, cwd=tree, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return ["never ends"]
    said = [line.partition(" ") for line in done.stdout.splitlines()]
    failed = [text.split(" - ")[0] for mark, _space, text in said if mark in {"FAILED", "ERROR"}]
    if done.returncode and not failed:
        return [(done.stdout + done.stderr).strip().splitlines()[-1]]
    return failed


def _check_tests(tree: str) -> None:
    """Take back what was caught by a test that fails without any mistake as well."""
    caught = {each.get("caught_by", "") for each in _read_results().values()}
    failed = set(_run_tests(sorted(test for test in caught if "::" in test), Path(tree)))
    for number, each in _read_results().items():
        if each.get("caught_by") in failed:
            _record(int(number), **{**each, "outcome": "unsure"})


def _read_results() -> dict[str, dict[str, Any]]:
    path = KEPT / "results.json"
    found: dict[str, dict[str, Any]] = json.loads(path.read_text()) if path.exists() else {}
    return found


def _record(number: int, **result: Any) -> None:
    """Outcomes are caught, survived, gone (the code is no longer there) and unsure."""
    results = _read_results() | {str(number): result}
    ordered = dict(sorted(results.items(), key=lambda item: int(item[0])))
    (KEPT / "results.json").write_text(json.dumps(ordered, indent=1, ensure_ascii=False))


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
