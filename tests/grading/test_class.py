"""Every student of the demo class loses exactly the checks that are expected, in the real sandbox."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from autograder.course import load_assignment
from autograder.demo.classroom import read_student, student_files
from autograder.submission import Submission
from autograder.verdict import Verdict, to_json

ASSIGNMENT = load_assignment("fcn_layer")
STUDENTS = {path.stem: read_student(path, ASSIGNMENT) for path in student_files(ASSIGNMENT)}

VerdictOf = Callable[[str], Verdict]

NAMED = {
    "anders": {"cross_entropy.dAL": "missing-mean"},
    "beatriz": {"activation_backward.inputs": "overwritten-input"},
    "cheng": {"activation_forward.sigmoid": "not-finite", "activation_forward.softmax": "not-finite"},
    "dilara": {"cross_entropy.J": "not-finite", "cross_entropy.dAL": "not-finite"},
    "eduardo": {"model_backward.dA0": "malformed-result"},
    "fatima": {"linear_backward.dW": "parameter-returned"},
    "goran": {"linear_forward.Z": "missing-bias"},
    "mateus": {"linear_backward.dW": "zero", "layer_backward.db": "zero"},
    "mei": {"linear_backward.db": "wrong-axis"},
    "nadia": {"linear_backward.db": "not-summed"},
    "omar": {"linear_backward.db": "squeezed"},
    "priya": {"linear_backward.dW": "extra-mean", "linear_backward.db": "extra-mean"},
    "quang": {"linear_backward.dW": "transposed-shape"},
    "tomas": {"activation_backward.sigmoid": "derivative-of-output"},
    "ulla": {"activation_backward.tanh": "missing-square"},
    "viktor": {"activation_backward.relu": "mask-from-upstream"},
    "wanjiru": {"activation_backward.softmax": "elementwise-softmax"},
    "ximena": {"activation_backward.relu": "passed-through"},
    "yusuf": {"activation_backward.tanh": "upstream-ignored"},
    "zofia": {"cross_entropy.dAL": "sign"},
}
"""Mistakes that the numbers give away, by student and check."""


def without_time(verdict: Verdict) -> bytes:
    return to_json(msgspec.structs.replace(verdict, duration_s=0.0))


def statuses(verdict: Verdict) -> dict[str, str]:
    return {exercise.name: exercise.status for exercise in verdict.exercises}


@pytest.mark.parametrize("student", STUDENTS)
def test_exactly_the_expected_checks_are_lost(student: str, verdict_of: VerdictOf) -> None:
    verdict = verdict_of(student)
    assert verdict.status == "graded", verdict.incidents
    judged = {f"{e.name}.{check.name}": check for e in verdict.exercises for check in e.checks}
    assert {name for name, check in judged.items() if not check.passed} == STUDENTS[student].lost
    assert verdict.score == pytest.approx(sum(check.score for check in judged.values()))
    assert all(check.score == check.max_score for check in judged.values() if check.passed)
    assert all(check.message and check.score < check.max_score for check in judged.values() if not check.passed)


@pytest.mark.parametrize("student", NAMED)
def test_the_mistake_is_told_by_its_name(student: str, verdict_of: VerdictOf) -> None:
    checks = {f"{e.name}.{check.name}": check for e in verdict_of(student).exercises for check in e.checks}
    assert {name: checks[name].mistake for name in NAMED[student]} == NAMED[student]


def test_an_endless_function_is_a_timeout_and_costs_no_other_exercise(verdict_of: VerdictOf) -> None:
    endless = {name for name, status in statuses(verdict_of("jun")).items() if status == "timeout"}
    assert endless == {"model_backward"}


def test_an_endless_cell_is_stopped_and_told_to_the_instructor(verdict_of: VerdictOf) -> None:
    assert [incident.kind for incident in verdict_of("lars").incidents] == ["failed-cell"]


def test_a_file_that_is_no_notebook_gets_a_verdict_that_says_so(verdict_of: VerdictOf) -> None:
    verdict = verdict_of("kwame")
    assert set(statuses(verdict).values()) == {"missing"}
    assert [incident.kind for incident in verdict.incidents] == ["unreadable"]
    assert "not valid JSON" in verdict.exercises[0].checks[0].message


def test_a_cell_that_failed_is_the_reason_for_a_missing_function(verdict_of: VerdictOf) -> None:
    verdict = verdict_of("noor")
    assert statuses(verdict)["linear_backward"] == "missing"
    assert (
        ", which defines it, has a syntax error in line 3: unmatched ')'; this course"
        in verdict.exercises[1].checks[0].message
    )


def test_neither_time_nor_order_changes_a_verdict(
    classroom: Path, verdict_of: VerdictOf, grade_one: Callable[[Submission], Verdict]
) -> None:
    students = ["anders", "mateus", "quang"]
    first = [without_time(verdict_of(student)) for student in students]
    again = [without_time(grade_one(Submission(one, classroom / f"{one}.ipynb"))) for one in reversed(students)]
    assert again[::-1] == first
