"""Checks every assignment from end to end and prints one table; run by ``make proof``.

For each assignment: the marks of the reference and of the empty stubs; right solutions that keep all marks, and wrong
ones that lose some, in the sandbox; how long the notebook takes in a real kernel, with our packages and with only those
that students install; and the largest error of the reference against HIPS autograd.
"""

import contextlib
import io
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import oracle
import pytest
from corpus import Corpus, Program
from graded import Judged, grade_programs, lost
from rich.console import Console
from rich.table import Table

from autograder.course import Assignment, Course, assignment_names, find_course, load_assignment
from autograder.demo.classroom import reference_answers
from autograder.grading.batch import Job, grade_all
from autograder.submission import Submission

ROOT = Path(__file__).parent.parent
STUDENT = ROOT / ".student"
LIMIT_S = 60
_HEADINGS = (
    *("assignment", "reference", "stubs", "right solutions", "wrong solutions", "single changes", "equivalent mutants"),
    *("notebook", "as students", "error against autograd"),
)


class Share(NamedTuple):
    """How many of some solutions are judged as expected."""

    good: int
    whole: int

    def __str__(self) -> str:
        """Return both numbers, or one if they are equal."""
        return str(self.whole) if self.good == self.whole else f"[red]{self.good} of {self.whole}"


def main() -> int:
    """Print the table; return 1 if anything in it is not as expected."""
    course, console, table = find_course(ROOT), Console(width=150), Table(title="every assignment from end to end")
    for heading in _HEADINGS:
        table.add_column(heading, justify="left" if heading == "assignment" else "right")
    good = True
    for name in assignment_names():
        cells, is_good = _row(course, load_assignment(name))
        table.add_row(name, *cells)
        good &= is_good
    console.print(table)
    return 0 if good else 1


def _row(course: Course, assignment: Assignment) -> tuple[list[str], bool]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        filled = _filled_in(course, assignment, folder)
        reference, stubs = _marks(course, assignment, [filled, course.require_release(assignment.name)])
        shares = _shares(course, assignment, folder)
        seconds = [_seconds(python, filled) for python in (Path(sys.executable), STUDENT / "bin" / "python")]
    error = _largest_error(assignment)
    is_good = (reference, stubs) == (100, 0) and all(share.good == share.whole for share in shares)
    cells = [f"{reference:g}", f"{stubs:g}", *map(str, shares), *(f"{one:.1f} s" for one in seconds), f"{error:.0e}"]
    return cells, is_good and max(seconds) < LIMIT_S


def _filled_in(course: Course, assignment: Assignment, folder: Path) -> Path:
    """Return a notebook with the reference's answers, in a folder with all the files that were handed out."""
    work = shutil.copytree(course.release(assignment.name), folder / "work")
    path, answers = work / f"{assignment.name}.ipynb", reference_answers(assignment)
    notebook = json.loads(path.read_bytes())
    for cell in notebook["cells"]:
        exercise = cell["id"].removesuffix("-answer")
        if exercise != cell["id"] and exercise in answers:
            cell["source"] = answers[exercise]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path


def _marks(course: Course, assignment: Assignment, notebooks: Sequence[Path]) -> list[float]:
    submissions = [Submission(str(number), path) for number, path in enumerate(notebooks)]
    verdicts = grade_all(Job(course, assignment.name, "zygote"), submissions, 2)
    marks = {verdict.student: 100 * verdict.score / verdict.max_score for verdict in verdicts}
    return [marks[submission.student] for submission in submissions]


def _shares(course: Course, assignment: Assignment, folder: Path) -> list[Share]:
    corpus = Corpus(assignment)
    judged = grade_programs(course, assignment, corpus.programs, folder)
    wrong = [*corpus.mutants, *corpus.carried, *corpus.degenerate]
    as_expected = sum(lost(judged[program.name]) == program.loses for program in wrong)
    return [
        _share(corpus.variants, judged, loses=False),
        Share(as_expected, len(wrong)),
        _share(corpus.changed, judged, loses=True),
        _share(corpus.same, judged, loses=False),
    ]


def _share(programs: Sequence[Program], judged: Mapping[str, Judged], *, loses: bool) -> Share:
    return Share(sum(bool(lost(judged[program.name])) == loses for program in programs), len(programs))


def _seconds(python: Path, notebook: Path) -> float:
    """Return how many seconds a notebook takes, from the start of the kernel to its end."""
    command: list[str | Path] = [python, "-m", "jupyter", "execute", "--output", "executed", notebook]
    start = time.perf_counter()
    subprocess.run(command, cwd=notebook.parent, capture_output=True, check=True)
    return time.perf_counter() - start


def _largest_error(assignment: Assignment) -> float:
    """Return the reference's largest error in its tests against the oracle."""
    oracle.forget()
    tests = ROOT / "tests" / "solutions" / f"test_{assignment.name}.py"
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        # pytest cannot rewrite assertions of plugins that are already imported, and warns; that is no failure.
        quiet = ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
        code = pytest.main(["-q", "-p", "no:cacheprovider", *quiet, str(tests)])
    if code != pytest.ExitCode.OK:
        raise RuntimeError(printed.getvalue())
    return oracle.largest_error()


if __name__ == "__main__":
    sys.exit(main())
