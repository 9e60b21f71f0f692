"""A gradient of the student's own forward function: carried forward, contradicted by a number, or right after all."""

import re
from collections.abc import Callable

import pytest
from corpus import variants

from autograder.author.declare import Pair
from autograder.course import Assignment
from autograder.derive.exercises import Derivation
from autograder.derive.expected import Expectations
from autograder.submission import Submission
from autograder.verdict import CheckVerdict, Verdict

HandIn = Callable[..., Submission]
Grade = Callable[[Submission], Verdict]
Checks = dict[str, CheckVerdict]

DERIVED = Derivation.of("fcn_layer")
LINEAR, LINEAR_CASES = DERIVED.exercise("linear_backward"), DERIVED.cases("linear_backward")
TOLD = re.compile(r"dW\[(\d+), (\d+)\]: yours (\S+), your own linear_forward says (\S+); .*first: (.+)$")
BY_DEPTH = {
    "model_forward": """def model_forward(X, parameters, activations):
    halved = {name: value / (1 + name.startswith("W")) for name, value in parameters.items()}
    return right_model_forward(X, halved, activations)""",
    "model_backward": """def model_backward(dAL, caches, activations):
    gradients = right_model_backward(dAL, caches, activations)
    for number in range(1, len(activations) + 1):
        gradients[f"dW{number}"] /= 1 if len(activations) == 3 else 2
        gradients[f"db{number}"] *= 2 if len(activations) == 1 else 1
    return gradients""",
}
TANH = {
    "1 - A**2": ("np.tanh(Z), np.tanh(Z)", "1 - cache**2"),
    "1 - np.tanh(Z)**2": ("np.tanh(Z), Z", "1 - np.tanh(cache) ** 2"),
}


def checks(verdict: Verdict) -> Checks:
    assert verdict.status == "graded", verdict.incidents
    return {f"{exercise.name}.{check.name}": check for exercise in verdict.exercises for check in exercise.checks}


def is_flawless(verdict: Verdict) -> bool:
    """Whether it has all points and nothing had to be said."""
    return verdict.score == verdict.max_score == 100 and not any(check.message for check in checks(verdict).values())


@pytest.fixture(scope="module")
def by_depth(hand_in: HandIn, grade_one: Grade) -> Checks:
    """All weights are halved; dW goes with that in all but three layers, db in all but one, dA0 always."""
    return checks(grade_one(hand_in("by-depth", BY_DEPTH)))


@pytest.fixture(scope="module")
def right_forward(hand_in: HandIn, grade_one: Grade) -> Checks:
    """dW is a mean."""
    backward = """def linear_backward(dZ, cache):
    dA_prev, dW, db = right_linear_backward(dZ, cache)
    return dA_prev, dW / dZ.shape[1], db"""
    return checks(grade_one(hand_in("right-forward", {"linear_backward": backward})))


@pytest.fixture(scope="module")
def wrong_forward(hand_in: HandIn, grade_one: Grade) -> Checks:
    """The product is doubled: dA_prev goes with that, dW does not, and db is the right one."""
    forward = "def linear_forward(A_prev, W, b):\n    return 2 * (W @ A_prev) + b, (A_prev, W)"
    backward = """def linear_backward(dZ, cache):
    dA_prev, dW, db = right_linear_backward(dZ, cache)
    return 2 * dA_prev, 3 * dW, db"""
    return checks(grade_one(hand_in("wrong-forward", {"linear_forward": forward, "linear_backward": backward})))


def is_told_where_it_first_is(message: str, assignment: Assignment, yours: Callable[[int], float], own: float) -> bool:
    """Whether both numbers are those of one upstream gradient at the case that is named, to the digits shown.

    Of the right dW, ``yours(m)`` is the factor in the student's function and ``own`` the one in the student's slope.
    """
    told = TOLD.search(message)
    assert told, message
    row, column, *numbers, label = told.groups()
    case = next(case for case in LINEAR_CASES if case.label == label)
    assert isinstance(LINEAR, Pair)
    for _, expected in Expectations(assignment.load_reference()).gradients(LINEAR, case):
        slope = float(expected["dW"].value[int(row), int(column)])
        both = slope * yours(case.m), slope * own
        if any(numbers == [f"{number:.{digits}g}" for number in both] for digits in range(2, 9)):
            return True
    return False


def test_what_is_carried_in_one_depth_of_network_and_wrong_in_another_is_lost(by_depth: Checks) -> None:
    for check, first in (("dW", "3 layers 3-5-4-2"), ("db", "1 layer 4-3")):
        found = by_depth[f"model_backward.{check}"]
        assert (found.passed, found.score) == (False, 0.0)
        assert f"first: {first}" in found.message
        assert "keeps its marks" not in found.message


def test_in_the_other_depths_it_stays_forgiven(by_depth: Checks) -> None:
    groups = {group.name: group for group in by_depth["model_backward.dW"].groups}
    assert {name: group.passed for name, group in groups.items()} == {"basic": False, "edge": True, "float32": True}
    assert re.match(r"wrong in \d+ of \d+ cases, first: 3 layers", groups["basic"].message)
    assert (
        groups["float32"].message
        == "it keeps its marks: it is the gradient of your own model_forward, which is wrong itself"
    )


def test_what_is_carried_in_every_depth_keeps_its_marks_and_says_so(by_depth: Checks) -> None:
    assert not by_depth["model_forward.AL"].passed
    found = by_depth["model_backward.dA0"]
    assert found.score == found.max_score
    assert found.message == "it keeps its marks: it is the gradient of your own model_forward, which is wrong itself"


def test_a_wrong_gradient_is_told_the_slope_of_the_students_own_forward(
    right_forward: Checks, assignment: Assignment
) -> None:
    message = right_forward["linear_backward.dW"].message
    assert is_told_where_it_first_is(message, assignment, lambda m: 1 / m, 1.0)


def test_the_slope_told_is_that_of_the_own_forward_also_where_that_is_wrong(
    wrong_forward: Checks, assignment: Assignment
) -> None:
    message = wrong_forward["linear_backward.dW"].message
    assert is_told_where_it_first_is(message, assignment, lambda _: 3.0, 2.0)


def test_only_what_is_wrong_is_lost_beside_a_wrong_forward(wrong_forward: Checks) -> None:
    lost = {name for name, check in wrong_forward.items() if not check.passed}
    assert lost == {"linear_forward.Z", "linear_forward.inputs", "linear_backward.dW"}
    assert "your own linear_forward, which is wrong itself" in wrong_forward["linear_backward.dA_prev"].message


def test_a_gradient_that_equals_the_reference_stays_right_though_the_forward_is_wrong(wrong_forward: Checks) -> None:
    found = wrong_forward["linear_backward.db"]
    assert (found.passed, found.score, found.message) == (True, found.max_score, "")


@pytest.mark.parametrize("formula", TANH)
def test_either_form_of_the_derivative_of_tanh_is_right(hand_in: HandIn, grade_one: Grade, formula: str) -> None:
    forward, slope = TANH[formula]
    functions = {
        "activation_forward": f"""def activation_forward(Z, activation):
    if activation == "tanh":
        return {forward}
    return right_activation_forward(Z, activation)""",
        "activation_backward": f"""def activation_backward(dA, cache, activation):
    if activation == "tanh":
        return dA * ({slope})
    return right_activation_backward(dA, cache, activation)""",
    }
    assert is_flawless(grade_one(hand_in(f"tanh-{len(forward)}", functions)))


def test_a_cache_of_linear_forward_alone_in_float32_is_right(
    hand_in: HandIn, grade_one: Grade, assignment: Assignment
) -> None:
    (source,) = (one.source for one in variants(assignment) if one.name == "precision_float32_linear_cache")
    assert is_flawless(grade_one(hand_in("float32-cache", {"linear_forward": source})))
