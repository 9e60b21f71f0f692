"""Grades programs of the corpus as a class: real notebooks, the real sandbox, as many processes as are asked for."""

from collections.abc import Sequence
from pathlib import Path

from corpus import SLOW, Notebooks, Program, packed, side

from autograder.submission import Submission
from autograder.course import Assignment, Course
from autograder.grading.batch import Job, grade_all
from autograder.sandbox.limits import Limits
from autograder.verdict import CheckVerdict, Verdict

_IMPATIENT = Limits(call_cpu_s=2.0)
Judged = dict[str, CheckVerdict]
"""The checks of the exercises that a program is about, by ``exercise.check``."""


def grade_programs(
    course: Course, assignment: Assignment, programs: Sequence[Program], folder: Path, workers: int = 2
) -> dict[str, Judged]:
    """Return what is said about each program, by its name: its own exercises, and the other sides of their pairs.

    Raises:
        RuntimeError: a notebook stayed ungraded, or a check was lost that none of its programs is about.
    """
    notebooks = Notebooks(assignment, course.require_release(assignment.name))
    alone = [program for program in programs if program.alone]
    groups = [[program] for program in programs if not program.alone] + list(packed(alone))
    submissions = [Submission(group[0].name, notebooks.write(group, folder)) for group in groups]
    in_notebook = {group[0].name: group for group in groups}
    found: dict[str, Judged] = {}
    ordinary = [submission for submission in submissions if not in_notebook[submission.student][0].alone]
    wrong = [submission for submission in submissions if in_notebook[submission.student][0].alone]
    for verdict in (
        *grade_all(Job(course, assignment.name, "zygote"), ordinary, workers),
        *grade_all(Job(course, assignment.name, "zygote", _IMPATIENT), wrong, workers),
    ):
        found |= _split(verdict, in_notebook[verdict.student])
    return found


def lost(judged: Judged) -> frozenset[str]:
    """The checks that are not passed."""
    return frozenset(name for name, check in judged.items() if not check.passed)


def _split(verdict: Verdict, programs: Sequence[Program]) -> dict[str, Judged]:
    if verdict.status != "graded":
        msg = f"{verdict.student} stayed ungraded: {verdict.incidents}"
        raise RuntimeError(msg)
    checks = {f"{exercise.name}.{check.name}": check for exercise in verdict.exercises for check in exercise.checks}
    if not programs[0].alone:
        return {programs[0].name: checks}
    split = {}
    for program in programs:
        sides = {side(function) for function in program.functions}
        split[program.name] = {name: check for name, check in checks.items() if side(name.split(".")[0]) in sides}
    answered = {name: check for name, check in checks.items() if not name.startswith(f"{SLOW}.")}
    elsewhere = lost(answered) - frozenset(name for judged in split.values() for name in judged)
    if elsewhere:
        msg = f"{verdict.student}: {', '.join(sorted(elsewhere))} lost, which no program there is about"
        raise RuntimeError(msg)
    return split
