"""Small mistakes made in Python source on purpose, each found again by name and text.

A mutant is one operator, constant or condition that is changed. It is described by its module, the
qualified name of the function or class it is in, and its text before and after, so that it can be
applied after lines have moved, and after its module got another name.
"""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: What an operator becomes.
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}  # fmt: skip
METHODS = {"filter": "exclude", "exclude": "filter"}
#: Calls whose arguments are texts for people.
TEXTS = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext", "pgettext_lazy", "format_html"}
#: Arguments that say how something is stored or shown, not what holds.
SHOWN = {"max_length", "verbose_name", "help_text", "order", "icon", "rows", "null", "blank"}
SHOWN |= {"related_name", "batch_size", "dispatch_uid", "name", "summary", "description", "label"}
SHOWN |= {"flat"}
#: Parents in which a string is a name that rules compare with; a key of a dictionary seldom is.
NAMING = (ast.Compare, ast.Tuple, ast.List, ast.Set)


@dataclass(frozen=True)
class Mutant:
    """One mistake. `line` is the stripped line it begins in; `number` counts equal ones."""

    module: str
    name: str
    operator: str
    before: str
    after: str
    line: str
    number: int = 0

    def describe(self) -> str:
        """The mutant in one line."""
        return f"{self.module} {self.name}: {self.before} → {self.after}"


@dataclass(frozen=True)
class Site:
    """A mutant where it stands in the source."""

    mutant: Mutant
    node: ast.expr
    #: Lines of the smallest statement around it, both included.
    lines: tuple[int, int]


def find_sites(module: str, source: str) -> list[Site]:
    """All mutants of a module, in the order of its lines."""
    finder = _Finder(module, source)
    finder.visit(ast.parse(source))
    return finder.sites


def apply(source: str, site: Site) -> str:
    """The source with the mistake; all lines keep their numbers."""
    lines = source.encode().splitlines(keepends=True)
    node = site.node
    start = sum(map(len, lines[: node.lineno - 1])) + node.col_offset
    end = sum(map(len, lines[: (node.end_lineno or 0) - 1])) + (node.end_col_offset or 0)
    gap = "\n" * ((node.end_lineno or 0) - node.lineno)
    text = f"({site.mutant.after}{gap})".encode()
    return (b"".join(lines)[:start] + text + b"".join(lines)[end:]).decode()


def locate(mutant: Mutant, root: Path) -> tuple[Path, Site] | None:
    """The file and the place of a mutant; None when its code is no longer there.

    Where its module is gone or has lost it, the whole tree is searched for the same name and text.
    """
    own = root / mutant.module
    rest = [
        path
        for path in sorted(root.glob("*/**/*.py"))
        if path != own and not {"tests", "scripts", "migrations", "var"} & set(path.parts)
        and not any(part.startswith(".") or part == "node_modules" for part in path.parts)
    ]  # fmt: skip
    for paths in ([own] if own.exists() else [], rest):
        found = [(path, site) for path in paths for site in _find_equal(mutant, path)]
        if len(found) == 1:
            return found[0]
    return None


def _find_equal(mutant: Mutant, path: Path) -> list[Site]:
    """The place in one file; by its line, and if that was rewritten by name and text alone."""
    source = path.read_text()
    if mutant.name.rpartition(".")[2] not in source and mutant.name != "module":
        return []
    wanted = (mutant.name, mutant.operator, mutant.before, mutant.after)
    alike = [site for site in find_sites(mutant.module, source) if _get_text(site) == wanted]
    in_line = [site for site in alike if site.mutant.line == mutant.line]
    if in_line:
        return [site for site in in_line if site.mutant.number == mutant.number]
    return alike if len(alike) == 1 else []


def _get_text(site: Site) -> tuple[str, str, str, str]:
    mutant = site.mutant
    return mutant.name, mutant.operator, mutant.before, mutant.after


class _Finder(ast.NodeVisitor):
    """Walks a module, knows where it is, and skips what is no rule."""

    def __init__(self, module: str, source: str) -> None:
        self.module = module
        self.lines = source.splitlines()
        self.scope: list[str] = []
        self.parents: list[ast.AST] = []
        self.returns_bool = False
        self.sites: list[Site] = []
        self.seen: Counter[tuple[str, ...]] = Counter()

    def visit(self, node: ast.AST) -> None:
        """Take what can be changed here, then what is inside."""
        if self._is_no_rule(node):
            return
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            self._visit_scope(node)
            return
        if isinstance(node, ast.expr):
            for operator, after in _change(node, self.parents[-1]):
                self._add(node, operator, after)
        if isinstance(node, ast.If | ast.IfExp | ast.While):
            self._add(node.test, "negate", f"not ({ast.unparse(node.test)})")
        if isinstance(node, ast.Return) and self.returns_bool and node.value:
            self._add_answers(node.value)
        self._visit_inside(node)

    def _is_no_rule(self, node: ast.AST) -> bool:
        """Imports, texts for people, how something is stored, types and formatted strings."""
        match node:
            case ast.Call(func=ast.Name(id=name)):
                return name in TEXTS
            case ast.keyword(arg=name):
                return name in SHOWN
            case ast.Expr(value=ast.Constant()) | ast.ClassDef(name="Meta"):
                return True
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                return True
        return isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr | ast.arg)

    def _visit_scope(self, node: ast.FunctionDef | ast.ClassDef) -> None:
        """The body and the default values; neither decorators nor types."""
        outer, self.returns_bool = self.returns_bool, False
        self.scope.append(node.name)
        self.parents.append(node)
        if isinstance(node, ast.FunctionDef):
            self.returns_bool = ast.unparse(node.returns or ast.Constant(None)) == "bool"
            self.visit(node.args)
        for statement in node.body:
            self.visit(statement)
        self.parents.pop()
        self.scope.pop()
        self.returns_bool = outer

    def _visit_inside(self, node: ast.AST) -> None:
        self.parents.append(node)
        for field, value in ast.iter_fields(node):
            if field not in {"annotation", "returns"}:
                for each in value if isinstance(value, list) else [value]:
                    if isinstance(each, ast.AST):
                        self.visit(each)
        self.parents.pop()

    def _add_answers(self, value: ast.expr) -> None:
        if not isinstance(value, ast.Constant):
            for answer in ("True", "False"):
                self._add(value, "return", answer)

    def _add(self, node: ast.expr, operator: str, after: str) -> None:
        before = ast.unparse(node)
        if operator == "negate" and isinstance(node, ast.UnaryOp):
            return  # `not` is dropped elsewhere
        line = self.lines[node.lineno - 1].strip()
        name = ".".join(self.scope) or "module"
        text = (name, operator, before, after, line)
        mutant = Mutant(self.module, *text, number=self.seen[text])
        self.seen[text] += 1
        around = [each for each in self.parents if isinstance(each, ast.stmt | ast.arguments)]
        self.sites.append(Site(mutant, node, _get_lines(around[-1] if around else node, node)))


def _get_lines(statement: ast.AST, node: ast.expr) -> tuple[int, int]:
    """Of a statement with a body only the part that holds the node."""
    if isinstance(statement, ast.arguments) or hasattr(statement, "body"):
        return node.lineno, node.end_lineno or node.lineno
    assert isinstance(statement, ast.stmt)  # noqa: S101 - nothing else is asked for
    return statement.lineno, statement.end_lineno or statement.lineno


def _change(node: ast.expr, parent: ast.AST) -> Iterator[tuple[str, str]]:
    """Kinds and texts of what an expression can become."""
    match node:
        case ast.Compare(left=left, ops=[first, *rest], comparators=others):
            swapped = ast.Compare(left, [_swap(first), *rest], others)
            yield "compare", ast.unparse(swapped)
        case ast.BoolOp(op=op, values=values):
            yield "boolean", ast.unparse(ast.BoolOp(_swap(op), values))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "not", ast.unparse(operand)
        case ast.BinOp(left=left, op=op, right=right) if _is_swapped(op, left, right):
            yield "arithmetic", ast.unparse(ast.BinOp(left, _swap(op), right))
        case ast.Call(func=ast.Attribute(value=value, attr=attr)) if attr in METHODS:
            func = ast.Attribute(value, METHODS[attr])
            yield "filter", ast.unparse(ast.Call(func, node.args, node.keywords))
        case ast.Constant(value=value):
            for other in _change_constant(value, parent):
                yield "constant", repr(other)


def _change_constant(value: object, parent: ast.AST) -> Iterator[object]:
    match value:
        case bool():
            yield not value
        case int():
            yield from (value + 1, value - 1)
        case str() if value and isinstance(parent, NAMING):
            yield f"{value}_"


def _is_swapped(op: ast.operator, left: ast.expr, right: ast.expr) -> bool:
    """Whether the other operator makes sense: texts and sets know no minus and no plus."""
    no_number = (ast.Constant, ast.JoinedStr, ast.Set, ast.List, ast.Tuple)
    if isinstance(op, ast.Add | ast.Sub):
        parts = [each for each in (left, right) if isinstance(each, no_number)]
        return all(isinstance(getattr(each, "value", None), int) for each in parts)
    return type(op) in SWAPS


def _swap(op: ast.AST) -> Any:
    return SWAPS[type(op)]()
