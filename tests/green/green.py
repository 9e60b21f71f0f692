"""Correct notebooks as students really make them: each is what was handed out, solved, with one habit of somebody's.

A case is a function that takes the solved notebook and changes it; its name says what is the matter with it. All stand
in ``kinds/``, a file a kind. What a case needs beside its notebook, or what an instructor is rightly told of it, stands
in its decorator.
"""

import copy
import importlib
import json
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from autograder.course import Assignment, Course, load_assignment
from autograder.demo.classroom import reference_answers
from autograder.sandbox.environment import student_python

_KINDS = Path(__file__).parent / "kinds"

Cell = dict[str, Any]


class Case(NamedTuple):
    """One correct notebook."""

    name: str
    assignment: str
    change: Callable[["Work"], None]
    elsewhere: Mapping[str, str]
    tells: frozenset[str]
    python: tuple[int, int]


_cases: dict[str, Case] = {}


def case(
    assignment: str,
    *,
    elsewhere: Mapping[str, str] | None = None,
    tells: tuple[str, ...] = (),
    python: tuple[int, int] = (3, 11),
) -> Callable[[Callable[["Work"], None]], Callable[["Work"], None]]:
    """Enter a function as a case of ``assignment``.

    ``elsewhere`` are modules by name, and what stands in them for the kernel: they are there on the student's machine,
    and neither on ours nor in the sandbox. ``tells`` are the kinds of incidents that are right here. ``python`` is the
    oldest that knows the syntax.
    """

    def enter(change: Callable[["Work"], None]) -> Callable[["Work"], None]:
        name = change.__name__
        if name in _cases:
            msg = f"two cases are called {name}"
            raise ValueError(msg)
        _cases[name] = Case(name, assignment, change, elsewhere or {}, frozenset(tells), python)
        return change

    return enter


def all_cases() -> list[Case]:
    """Return the cases of all kinds that the students' Python can run."""
    for path in sorted(_KINDS.glob("*.py")):
        importlib.import_module(f"kinds.{path.stem}")
    python = tuple(map(int, student_python().split(".")))
    return [one for one in _cases.values() if one.python <= python]


class Work:
    """A student's notebook and what lies beside it; at first with all the right answers, as the reference has them.

    Exercises are named as the assignment names them; other cells by their id in what was handed out.
    """

    def __init__(self, course: Course, assignment: Assignment) -> None:
        """Solve the notebook."""
        self.notebook: dict[str, Any] = json.loads(course.require_release(assignment.name).read_bytes())
        self.answers = reference_answers(assignment)
        self.files: dict[str, str] = {}
        self.encode: Callable[[str], bytes] = str.encode
        self.with_demonstrations = False
        self._as_run: list[Cell] | None = None
        for cell in self.cells:
            cell["source"] = text(cell)
        for name, source in self.answers.items():
            self.find(f"{name}-answer")["source"] = source

    @property
    def cells(self) -> list[Cell]:
        """All cells, to be changed in place."""
        cells: list[Cell] = self.notebook["cells"]
        return cells

    @property
    def metadata(self) -> dict[str, Any]:
        """Metadata of the notebook, to be changed in place."""
        metadata: dict[str, Any] = self.notebook["metadata"]
        return metadata

    def find(self, name: str) -> Cell:
        """Return the cell with this id."""
        return next(cell for cell in self.cells if cell.get("id") == name)

    def answer(self, exercise: str, code: str) -> None:
        """Answer an exercise with ``code`` alone."""
        self.find(f"{exercise}-answer")["source"] = clean(code)

    def change(self, exercise: str, old: str, new: str) -> None:
        """Put ``new`` for ``old`` in the answer, which has it once."""
        cell = self.find(f"{exercise}-answer")
        if cell["source"].count(old) != 1:
            msg = f"{old!r} stands {cell['source'].count(old)} times in {exercise}"
            raise ValueError(msg)
        cell["source"] = cell["source"].replace(old, new)

    def inside(self, exercise: str, code: str) -> None:
        """Begin the body of a function, below its docstring, with ``code``."""
        cell = self.find(f"{exercise}-answer")
        before, quotes, after = cell["source"].partition('"""\n')
        cell["source"] = before + quotes + textwrap.indent(clean(code), "    ") + "\n" + after

    def above(self, exercise: str, code: str) -> None:
        """Begin the cell of an answer with ``code``."""
        cell = self.find(f"{exercise}-answer")
        cell["source"] = f"{clean(code)}\n\n{cell['source']}"

    def below(self, exercise: str, code: str) -> None:
        """End the cell of an answer with ``code``."""
        cell = self.find(f"{exercise}-answer")
        cell["source"] += f"\n\n{clean(code)}"

    def before(self, name: str, code: str) -> None:
        """Put a new cell before one; before that of an exercise's answer, if it is an exercise."""
        self.cells.insert(self._place(name), new_cell(code))

    def after(self, name: str, code: str) -> None:
        """Put a new cell behind one; behind the check of an exercise."""
        self.cells.insert(self.cells.index(self.find(name)) + 1, new_cell(code))

    def last(self, code: str) -> None:
        """Put a new cell at the end."""
        self.cells.append(new_cell(code))

    def remove(self, name: str) -> Cell:
        """Delete a cell, and return it."""
        cell = self.find(name)
        self.cells.remove(cell)
        return cell

    def was_run(self) -> None:
        """Say that Jupyter ran the notebook as it is now: what follows was done to it later, and not run any more."""
        self._as_run = copy.deepcopy(self.cells)

    def run_in_jupyter(self) -> list[str]:
        """Return the sources of the code cells that Jupyter ran; demonstrations as they were handed out cost time."""
        return [
            text(cell)
            for cell in (self.cells if self._as_run is None else self._as_run)
            if cell["cell_type"] == "code"
            and (self.with_demonstrations or "demonstration" not in cell["metadata"].get("tags", []))
        ]

    def handed_in(self) -> bytes:
        """Return the bytes of the notebook's file."""
        return self.encode(json.dumps(self.notebook, ensure_ascii=False, indent=1) + "\n")

    def _place(self, name: str) -> int:
        return self.cells.index(self.find(f"{name}-answer" if name in self.answers else name))


def do(course: Course, one: Case) -> Work:
    """Return the work of a case."""
    work = Work(course, load_assignment(one.assignment))
    one.change(work)
    return work


def clean(code: str) -> str:
    """Return code that stands indented between quotes as it stands in a cell."""
    return textwrap.dedent(code).strip("\n")


def new_cell(code: str, cell_type: str = "code") -> Cell:
    """Return a cell as Jupyter adds them; none of ours asks for its id."""
    more: dict[str, object] = {"execution_count": None, "outputs": []} if cell_type == "code" else {}
    return {"cell_type": cell_type, "metadata": {}, "source": clean(code), **more}


def text(cell: Cell) -> str:
    """Return the source of a cell, which may be a list of lines."""
    return "".join(cell["source"])
