"""Grades programs of the corpus as a class: real notebooks, the real sandbox, as many processes as are asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Sized
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest
from corpus import Notebooks, Program, answered, packed, side

from autograder.course import Assignment, Course
from autograder.grading.batch import Job, grade_all
from autograder.sandbox.limits import Limits
from autograder.submission import Submission
from autograder.verdict import CheckVerdict, Verdict

T = TypeVar("T")
_IMPATIENT = Limits(call_cpu_s=2.0)
Judged = dict[str, CheckVerdict]
"""The checks of the exercises that a program is about, by ``exercise.check``."""


def grade_programs(
    course: Course, assignment: Assignment, programs: Sequence[Program], folder: Path, workers: int = 2
) -> dict[str, Judged]:
    """Return what is said about each program, by its name: its own exercises, and the other sides of their pairs.

    Raises:
        RuntimeError: a notebook stayed ungraded.
    """
    notebooks = Notebooks(assignment, course.require_release(assignment.name))
    found: dict[str, Judged] = {}
    for alone, limits in ((False, Limits()), (True, _IMPATIENT)):
        groups = packed([program for program in programs if program.alone == alone])
        in_notebook = {group[0].name: group for group in groups}
        submissions = [Submission(name, notebooks.write(group, folder)) for name, group in in_notebook.items()]
        for verdict in grade_all(Job(course, assignment.name, "zygote", limits), submissions, workers):
            found |= _split(verdict, in_notebook[verdict.student])
    return found


def lost(judged: Judged) -> frozenset[str]:
    """The checks that are not passed."""
    return frozenset(name for name, check in judged.items() if not check.passed)


def _split(verdict: Verdict, programs: Sequence[Program]) -> dict[str, Judged]:
    """Return what a verdict says of each program: of a right one all, of a wrong one what it may cost.

    What is lost elsewhere is no program's due, so it is said of each.
    """
    if verdict.status != "graded":
        msg = f"{verdict.student} stayed ungraded: {verdict.incidents}"
        raise RuntimeError(msg)
    checks = {f"{exercise.name}.{check.name}": check for exercise in verdict.exercises for check in exercise.checks}
    if not programs[0].alone:
        return {program.name: checks for program in programs}
    own = {program.name: _own(checks, program, programs) for program in programs}
    there = answered(programs, [exercise.name for exercise in verdict.exercises])
    elsewhere = {name for name in lost(checks) if _exercise(name) in there}.difference(*own.values())
    return {name: some | {check: checks[check] for check in elsewhere} for name, some in own.items()}


def _own(checks: Judged, program: Program, programs: Sequence[Program]) -> Judged:
    """The checks of a program's exercises and of the other sides of their pairs, but for those of other programs."""
    sides = {side(function) for function in program.functions}
    others = {function for other in programs if other is not program for function in other.functions}
    return {
        name: check
        for name, check in checks.items()
        if side(_exercise(name)) in sides and _exercise(name) not in others
    }


def _exercise(check: str) -> str:
    return check.split(".", maxsplit=1)[0]


def side_by_side(grade: Callable[[str], T], assignments: Mapping[str, Sized]) -> dict[str, Future[T]]:
    """Grade assignments, two at a time: first the one that trains networks, then those with most to grade."""
    in_order = sorted(assignments, key=lambda name: (name != "four_equations", -len(assignments[name])))
    with ThreadPoolExecutor(2) as pool:
        return {name: pool.submit(grade, name) for name in in_order}


def parameters(session: pytest.Session, name: str, kind: type[T]) -> Iterator[T]:
    """Yield what the tests that were asked for have in a parameter: what nobody asks for need not be graded."""
    for item in session.items:
        found = item.callspec.params.get(name) if hasattr(item, "callspec") else None
        if isinstance(found, kind):
            yield found
