"""The corpus that grades the grader: right solutions, wrong ones, and what must be said of each.

A *variant* is right: a cell of ``tests/variants/<assignment>/<what it answers>.py`` whose first line says what is
different. It stands among reference answers that build on it, as in a student's notebook.

A *mutant* is wrong: a cell of ``tests/mutants/<assignment>/<what it answers>.py`` with ``About``, ``Loses`` (the checks
that a perfect grader takes away) and ``Mistake`` (the name it gives). It stands alone: what is right is there as
``right_<function>`` too, and no right function builds on it. In ``carried.py`` are wrong forward functions whose
backward functions go with them, and keep their marks; in ``degenerate.py`` those that are too poor for that.

A cell begins with a line ``# %% <name>``. A function and its backward function share a file, named as both begin; what
answers more than that is in ``several.py``. ``single_site`` makes every single change of the reference.
"""

import ast
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import nbformat
import single_site

from autograder.course import Assignment
from autograder.demo.classroom import reference_answers

_HERE = Path(__file__).parent
_TAKES_CACHE_OF = {"gradients": "network", "gradients_by_kronecker": "network"}
"""Functions that go with a forward function whose name does not say so."""
_KINDS = ("carried", "degenerate")
_CELL = re.compile(r"^# %% (.+)\n", re.MULTILINE)
_HEADER = re.compile(r"# (About|Loses|Mistake): (.+)")


class Program(NamedTuple):
    """One solution: its source and the functions that it defines, and what must come of it."""

    name: str
    source: str
    functions: frozenset[str]
    alone: bool
    change: str = ""
    loses: frozenset[str] = frozenset()
    mistakes: Mapping[str, str | None] = {}


class Corpus:
    """All programs of an assignment."""

    def __init__(self, assignment: Assignment, every: int = 1) -> None:
        """Read what is there; of the single changes that make an exercise's reference wrong, one in so many."""
        self.assignment = assignment
        self.variants = variants(assignment)
        self.mutants = mutants(assignment)
        self.carried = mutants(assignment, "carried")
        self.degenerate = mutants(assignment, "degenerate")
        changed, self.same = single_changes(assignment)
        by_exercise = groupby(changed, key=lambda program: program.functions)
        self.changed = [program for _, some in by_exercise for program in list(some)[::every]]

    @property
    def programs(self) -> list[Program]:
        """Every one of them."""
        return [*self.variants, *self.mutants, *self.carried, *self.degenerate, *self.changed, *self.same]


def variants(assignment: Assignment) -> list[Program]:
    """All right solutions of the corpus."""
    sources = _sources((_HERE.parent / "variants" / assignment.name).glob("*.py"))
    return [Program(name, source, defined(source, assignment), alone=False) for name, source in sources]


def mutants(assignment: Assignment, kind: str = "") -> list[Program]:
    """All wrong solutions written by hand; ``kind`` may be ``carried`` or ``degenerate``."""
    files = (_HERE / assignment.name).glob("*.py")
    sources = _sources(path for path in files if path.stem == kind or not (kind or path.stem in _KINDS))
    return [_mutant(name, source, assignment) for name, source in sources]


def single_changes(assignment: Assignment) -> tuple[list[Program], list[Program]]:
    """Every single change of the reference: those that make it wrong, and those that are listed as changing nothing."""
    same = equivalents(assignment)
    found: tuple[list[Program], list[Program]] = [], []
    for number, mutation in enumerate(single_site.mutations(reference_answers(assignment))):
        name, functions = f"{mutation.exercise}-{number}", frozenset({mutation.exercise})
        program = Program(name, mutation.source, functions, alone=True, change=mutation.change)
        found[(mutation.exercise, mutation.change) in same].append(program)
    return found


def equivalents(assignment: Assignment) -> dict[tuple[str, str], str]:
    """The single changes that change nothing, as (exercise, change), each with the reason."""
    table = tomllib.loads((_HERE / f"equivalent_{assignment.name}.toml").read_text(encoding="utf-8"))
    return {(one["exercise"], one["change"]): one["reason"] for one in table["equivalent"]}


def defined(source: str, assignment: Assignment) -> frozenset[str]:
    """Exercises that a source answers, by ``def`` or by assignment."""
    names: set[str] = set()
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            names.add(statement.name)
        elif isinstance(statement, ast.Assign):
            names |= {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
    return frozenset(names & {exercise.name for exercise in assignment.exercises})


class Notebooks:
    """Writes programs as the notebooks that students would hand in."""

    def __init__(self, assignment: Assignment, release: Path) -> None:
        """Fill in the notebook ``release``."""
        self._release = release
        self._answers = reference_answers(assignment)
        names = re.compile(rf"\b({'|'.join(self._answers)})\b")
        self._right = "\n\n".join(names.sub(r"right_\1", source) for source in self._answers.values())

    def write(self, programs: Sequence[Program], folder: Path) -> Path:
        """Write one notebook with all of ``programs``, none of which may define what another does."""
        path = folder / f"{programs[0].name}.ipynb"
        notebook = nbformat.read(self._release, as_version=4)
        alone = programs[0].alone
        left = {program.name: program for program in programs}
        wanted = answered(programs, self._answers) if alone else set(self._answers)
        for cell in notebook.cells:
            if "matplotlib" in cell.source:  # importing it takes longer than all the rest, and draws nothing here
                cell.source = ""
            mark = cell.metadata.get("nbgrader", {})
            if mark.get("solution"):
                exercise = mark["grade_id"].removesuffix("-answer")
                cell.source = self._answer(exercise, programs, left) if exercise in wanted else ""
        if alone:
            marks = [cell.metadata.get("nbgrader", {}).get("solution", False) for cell in notebook.cells]
            notebook.cells.insert(marks.index(True), nbformat.v4.new_code_cell(self._right, id="right"))
        nbformat.write(notebook, path)
        return path

    def _answer(self, exercise: str, programs: Sequence[Program], left: dict[str, Program]) -> str:
        """A program stands whole in the place of the first answer it gives."""
        program = next((program for program in programs if exercise in program.functions), None)
        if program is not None:
            return program.source if left.pop(program.name, None) else ""
        return f"{exercise} = right_{exercise}" if programs[0].alone else self._answers[exercise]


def packed(programs: Sequence[Program]) -> list[list[Program]]:
    """Put programs together that can share a notebook: none defines what another defines, uses or is paired with.

    What goes with the fewest others is placed first: a notebook costs time, whatever stands in it.
    """
    names = [_names(program) for program in programs]
    apart = [[bool(a & (b | used_b) or used_a & b) for b, used_b in names] for a, used_a in names]
    notebooks: list[list[int]] = []
    for one in sorted(range(len(programs)), key=lambda number: -sum(apart[number])):
        place = next((some for some in notebooks if not any(apart[one][other] for other in some)), None)
        if place is None:
            notebooks.append([one])
        else:
            place.append(one)
    return [[programs[number] for number in some] for some in notebooks]


def answered(programs: Sequence[Program], exercises: Collection[str]) -> set[str]:
    """Return the exercises that programs are about or use, and the other sides of these: they touch nothing else."""
    used = set().union(*(program.functions | _used(ast.parse(program.source)) for program in programs))
    sides = {side(name) for name in exercises if name in used}
    return {name for name in exercises if side(name) in sides}


def side(function: str) -> str:
    """What a forward function and those that take its cache have in common."""
    return _TAKES_CACHE_OF.get(function, re.sub("_(forward|backward)$", "", function))


def _names(program: Program) -> tuple[set[str], set[str]]:
    """What a program defines for all of a notebook, and what it uses: a cache comes from the forward function."""
    tree = ast.parse(program.source)
    made, used = set(program.functions), _used(tree)
    for function in program.functions:
        one = side(function)
        if function in _TAKES_CACHE_OF or function.endswith("_backward"):
            used.add(f"{one}_forward")
        else:
            made |= {f"{one}{end}" for end in ("_forward", "_backward", "")}
            made |= {name for name, forward in _TAKES_CACHE_OF.items() if forward == one}
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            made.add(statement.name)
        else:
            made |= {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
    return made, used


def _used(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def _sources(files: Iterable[Path]) -> list[tuple[str, str]]:
    """The cells of some files, each with its name, in the order of their names."""
    found: list[tuple[str, str]] = []
    for path in files:
        head, *cells = _CELL.split(path.read_text(encoding="utf-8"))
        if head.strip() or not cells:
            msg = f"{path}: expected a line `# %% <name>` first, and one before every further program"
            raise ValueError(msg)
        found += zip(cells[::2], (source.strip("\n") + "\n" for source in cells[1::2]), strict=True)
    return sorted(found)


def _mutant(name: str, source: str, assignment: Assignment) -> Program:
    head = dict(_HEADER.findall(source))
    if not {"About", "Loses"} <= head.keys():
        msg = f"{name}: needs the lines `# About: ...` and `# Loses: ...`"
        raise ValueError(msg)
    loses = frozenset(head["Loses"].split())
    mistakes = _mistakes(head.get("Mistake"), loses)
    return Program(name, source, defined(source, assignment), alone=True, loses=loses, mistakes=mistakes)


def _mistakes(text: str | None, loses: frozenset[str]) -> dict[str, str | None]:
    """The name of the mistake by check: one for all but ``inputs``, or ``check=name`` for each."""
    words = (text or "").split()
    named = dict(word.split("=") for word in words) if "=" in (text or "") else {}
    if not named and words:
        named = {check.split(".")[1]: words[0] for check in loses if not check.endswith(".inputs")}
    found = {check: named[check.split(".")[1]] for check in loses if check.split(".")[1] in named}
    return {check: None if name == "none" else name for check, name in found.items()}
