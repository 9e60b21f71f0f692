"""Grades the corpus that grades the grader, and prints the table of its verdicts; run by ``make verdicts``.

Right solutions must lose nothing, wrong ones must lose in the right exercise and nowhere else, and a mistake is called by
its name or by none. Beside it stands what other rules make of the same solutions.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus import Program, equivalents, mutants, single_changes, variants
from graded import Judged, grade_programs, lost
from rich.console import Console
from rich.table import Table
from rivals import Functions, by_allclose, by_cs231n

from autograder.course import Assignment, find_course, load_assignment
from autograder.demo.classroom import reference_answers

ASSIGNMENT = "fcn_layer"
RIVALS: dict[str, Callable[[str, Functions, Functions], bool]] = {
    "np.allclose": by_allclose,
    "CS231n, 1e-7": by_cs231n(1e-7),
    "CS231n, 1e-5": by_cs231n(1e-5),
}


class Rivals:
    """Judges programs of the corpus in this process."""

    def __init__(self, assignment: Assignment) -> None:
        """Hold solutions against the reference of ``assignment``."""
        self._answers = reference_answers(assignment)
        self._reference = vars(assignment.load_reference())

    def passed(self, program: Program, exercises: Sequence[str]) -> dict[str, bool]:
        """Return by rule whether all of ``exercises`` pass."""
        return {
            name: all(rule(exercise, self._functions(program), self._reference) for exercise in exercises)
            for name, rule in RIVALS.items()
        }

    def _functions(self, program: Program) -> Functions:
        namespace = dict(self._reference)
        for name in self._answers:
            namespace[f"right_{name}"] = self._reference[name]
        if not program.alone:  # what is right builds on the program, as in a notebook
            for source in self._answers.values():
                exec(source, namespace)  # noqa: S102 - the texts are our own
        exec(program.source, namespace)  # noqa: S102
        return namespace


def main() -> int:
    """Print the table; return 1 if a verdict is not as it must be."""
    course, assignment = find_course(Path(__file__).parent), load_assignment(ASSIGNMENT)
    changes = single_changes(assignment)
    same = equivalents(assignment)
    groups = {
        "right": variants(assignment),
        "wrong, by hand": mutants(assignment),
        "wrong, one change of the reference": [
            program for change, program in changes if (program.exercise, change) not in same
        ],
        "right, one change of the reference": [
            program for change, program in changes if (program.exercise, change) in same
        ],
        "forward wrong, backward consistent": mutants(assignment, "_carried"),
        "the same, but degenerate": mutants(assignment, "_degenerate"),
    }
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        programs = [program for group in groups.values() for program in group]
        judged = grade_programs(course, assignment, programs, Path(folder))
    console = Console(width=120)
    console.print(_verdicts(groups, judged, Rivals(assignment)))
    console.print(_names(groups, judged))
    console.print(f"{len(programs)} solutions graded in {time.perf_counter() - start:.0f} s")
    return _faults(console, groups, judged)


if __name__ == "__main__":
    sys.exit(main())
