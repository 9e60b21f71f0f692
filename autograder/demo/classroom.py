"""The demo class: invented students, one small file each, turned into the notebooks that they hand in.

A student is ``students/<assignment>/<student>.py``: header comments, then code cells that begin with ``# %%``::

    # About: one line, what this student did.
    # Expect: linear_backward.db layer_backward.*
    # Mistake: wrong-axis
    # Leave: model_backward

``Expect`` names the checks that are lost: ``exercise.*`` for all of an exercise, ``all`` for all, ``full`` for none.
``Mistake`` and ``Leave`` may be absent; exercises under ``Leave`` keep their stub. The reference answers exercises that
a student neither writes nor leaves. A file ``<student>.ipynb`` is handed in unchanged: it cannot be graded, so it has
no header and loses everything.
"""

import re
import shutil
from pathlib import Path

import jupytext
import msgspec
import nbformat

from autograder.course import Assignment
from autograder.errors import CourseError

_STUDENTS = Path(__file__).parent / "students"
_HEADER = re.compile(r"# (About|Expect|Mistake|Leave): (.+)")
_DEFINITION = re.compile(r"^def (\w+)", re.MULTILINE)  # not ast, as a student's file may have a syntax error
_CELL = re.compile(r"^# %%.*\n", re.MULTILINE)
_MARKS = {"### BEGIN SOLUTION", "### END SOLUTION"}


class Student(msgspec.Struct, frozen=True):
    """One file of the class; ``lost`` holds ``exercise.check`` names, ``cells`` the code in the file's order."""

    name: str
    about: str
    lost: frozenset[str]
    mistakes: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()


def student_files(assignment: Assignment) -> list[Path]:
    """Return the files of the class of ``assignment``, by name; empty if it has no class."""
    folder = _STUDENTS / assignment.name
    return sorted([*folder.glob("*.py"), *folder.glob("*.ipynb")])


def read_student(path: Path, assignment: Assignment) -> Student:
    """Read one file of the class.

    Raises:
        CourseError: a header is missing, unknown, or names something that ``assignment`` does not have.
    """
    if path.suffix == ".ipynb":
        return Student(path.stem, "Handed in a file that holds no work.", _expand("all", assignment, path))
    head, *cells = _CELL.split(path.read_text(encoding="utf-8"))
    fields: dict[str, str] = {}
    for line in filter(None, head.splitlines()):
        header = _HEADER.fullmatch(line)
        if header is None or header[1] in fields:
            msg = f"{path}: {line!r}; expected About, Expect, Mistake, Leave before the first `# %%`, each at most once"
            raise CourseError(msg)
        fields[header[1]] = header[2]
    if not {"About", "Expect"} <= fields.keys():
        msg = f"{path}: needs a line `# About: ...` and a line `# Expect: ...` before its first cell"
        raise CourseError(msg)
    return Student(
        name=path.stem,
        about=fields["About"],
        lost=_expand(fields["Expect"], assignment, path),
        mistakes=_words(fields.get("Mistake", "")),
        leave=_exercises(fields.get("Leave", ""), assignment, path),
        cells=tuple(cell.strip("\n") for cell in cells),
    )


def reference_answers(assignment: Assignment) -> dict[str, str]:
    """Return the source of the reference's answer to each exercise, without the marks around the solution."""
    notebook = jupytext.read(assignment.reference, fmt="py:percent")
    return {
        cell.metadata["exercise"]: "\n".join(line for line in cell.source.splitlines() if line.strip() not in _MARKS)
        for cell in notebook.cells
        if "exercise" in cell.metadata
    }


def defined(cell: str, assignment: Assignment) -> list[str]:
    """Return the exercises whose function ``cell`` defines, in the order of the assignment."""
    names = set(_DEFINITION.findall(cell))
    return [exercise.name for exercise in assignment.exercises if exercise.name in names]


def make_class(release: Path, assignment: Assignment, folder: Path) -> list[Path]:
    """Write the notebook of every student into ``folder``; return their paths. The bytes are always the same.

    Raises:
        CourseError: the notebook ``release`` lacks the answer cell of an exercise, or a student's file is wrong.
    """
    reference = reference_answers(assignment)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for path in student_files(assignment):
        target = folder / f"{path.stem}.ipynb"
        if path.suffix == ".ipynb":
            shutil.copyfile(path, target)
        else:
            notebook = nbformat.read(release, as_version=4)
            _fill_in(notebook, reference, read_student(path, assignment), assignment)
            target.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")
        written.append(target)
    return written


def _fill_in(
    notebook: nbformat.NotebookNode, reference: dict[str, str], student: Student, assignment: Assignment
) -> None:
    """Put the student's cells into ``notebook``, and ``reference`` into exercises that the student does not mention."""
    answers = _answer_cells(notebook, assignment)
    written = {name for cell in student.cells for name in defined(cell, assignment)}
    for name in answers.keys() - set(student.leave):
        # a stub left below a cell with several functions would replace the functions of its later exercises
        answers[name].source = "" if name in written else reference[name]
    place = notebook.cells.index(answers[assignment.exercises[0].name])
    for number, source in enumerate(student.cells):
        cell = next((answers[name] for name in defined(source, assignment)), None)
        if cell is not None and cell.source == "":
            cell.source = source
            place = notebook.cells.index(cell) + 1
        else:
            notebook.cells.insert(place, nbformat.v4.new_code_cell(source, id=f"extra-{number}"))
            place += 1


def _answer_cells(notebook: nbformat.NotebookNode, assignment: Assignment) -> dict[str, nbformat.NotebookNode]:
    by_id = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in notebook.cells}
    names = [exercise.name for exercise in assignment.exercises]
    missing = [f"{name}-answer" for name in names if f"{name}-answer" not in by_id]
    if missing:
        msg = f"release notebook of {assignment.name}: no cell with grade_id {', '.join(missing)}; build it again"
        raise CourseError(msg)
    return {name: by_id[f"{name}-answer"] for name in names}


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").split())


def _exercises(text: str, assignment: Assignment, path: Path) -> tuple[str, ...]:
    names = _words(text)
    unknown = set(names) - {exercise.name for exercise in assignment.exercises}
    if unknown:
        msg = f"{path}: Leave names {', '.join(sorted(unknown))}; expected exercises of {assignment.name}"
        raise CourseError(msg)
    return names


def _expand(text: str, assignment: Assignment, path: Path) -> frozenset[str]:
    """Return the ``exercise.check`` names that an ``Expect`` line stands for."""
    checks = {e.name: [f"{e.name}.{check}" for check in e.points] for e in assignment.exercises}
    every = [check for names in checks.values() for check in names]
    meaning = {"full": [], "all": every} | {f"{name}.*": names for name, names in checks.items()}
    meaning |= {check: [check] for check in every}
    unknown = [word for word in _words(text) if word not in meaning]
    if unknown:
        msg = f"{path}: Expect names {', '.join(unknown)}; use full, all, exercise.* or: {', '.join(every)}"
        raise CourseError(msg)
    return frozenset(check for word in _words(text) for check in meaning[word])
