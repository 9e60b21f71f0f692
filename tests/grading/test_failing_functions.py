"""A function that fails costs its own marks and no other; what it did is said in the student's terms."""

from collections.abc import Callable

import pytest

from autograder.collect import Submission
from autograder.verdict import CheckVerdict, ExerciseVerdict, Verdict

HandIn = Callable[..., Submission]
Grade = Callable[[Submission], Verdict]

FAILING = {
    "linear_backward": "def linear_backward(dZ, cache):\n    return right_linear_backward(dZ, cache)[:2]",
    "activation_backward": "def activation_backward(dA, cache, activation):\n    return dA * slope",
    "layer_backward": "def layer_backward(dA, cache, activation):\n    return object(), dA, dA",
    "cross_entropy": "def cross_entropy(AL, Y):\n    import os\n    os._exit(3)",
    "model_backward": "def model_backward(dAL, caches, activations):\n    return {'dA0': np.ones(1 << 40)}",
}
THROUGH_CACHE = """def linear_backward(dZ, cache):
    gradients = right_linear_backward(dZ, cache)
    cache[1][:] = 0
    return gradients
"""


@pytest.fixture(scope="module")
def failing(hand_in: HandIn, grade_one: Grade) -> Verdict:
    """All functions of ``FAILING`` in one notebook."""
    return grade_one(hand_in("failing", FAILING))


def by_name(verdict: Verdict) -> dict[str, ExerciseVerdict]:
    return {exercise.name: exercise for exercise in verdict.exercises}


def first_check(verdict: Verdict, exercise: str) -> CheckVerdict:
    return by_name(verdict)[exercise].checks[0]


def test_each_failure_has_its_status_and_no_marks(failing: Verdict) -> None:
    said = by_name(failing)
    assert {name: (said[name].status, said[name].score) for name in FAILING} == {
        "linear_backward": ("wrong", 0.0),
        "activation_backward": ("error", 0.0),
        "layer_backward": ("refused", 0.0),
        "cross_entropy": ("error", 0.0),
        "model_backward": ("memory", 0.0),
    }


def test_the_other_functions_keep_their_marks(failing: Verdict) -> None:
    others = [exercise for exercise in failing.exercises if exercise.name not in FAILING]
    assert len(others) == 4
    assert {exercise.status for exercise in others} == {"correct"}


def test_a_process_that_ended_is_told_to_the_instructor(failing: Verdict) -> None:
    assert [incident.kind for incident in failing.incidents] == ["guest-died"]


def test_a_wrong_number_of_results_is_counted(failing: Verdict) -> None:
    check = first_check(failing, "linear_backward")
    assert check.mistake == "malformed-result"
    assert check.message == "linear_backward: returned 2 items, not (dA_prev, dW, db)"


def test_an_exception_is_told_with_its_cell_and_line(failing: Verdict) -> None:
    message = first_check(failing, "activation_backward").message
    assert message.startswith("activation_backward raised NameError: name 'slope' is not defined (cell ")
    assert message.endswith(", line 2)")


def test_a_change_through_the_cache_is_a_change_of_what_forward_was_given(hand_in: HandIn, grade_one: Grade) -> None:
    verdict = grade_one(hand_in("through-cache", {"linear_backward": THROUGH_CACHE}))
    (check,) = (check for check in by_name(verdict)["linear_backward"].checks if check.name == "inputs")
    assert not check.passed
    assert check.message.startswith("linear_backward changed W, which linear_forward had been given (")
