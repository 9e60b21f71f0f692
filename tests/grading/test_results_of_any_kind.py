"""Whatever a function returns, there is a verdict: no result of a student's leaves the submission ungraded."""

from collections.abc import Callable

import pytest

from autograder.submission import Submission
from autograder.verdict import Verdict

HandIn = Callable[..., Submission]
Grade = Callable[[Submission], Verdict]
VALUES = {
    "a text": "'Z'",
    "a dict": "{'Z': 1}",
    "a ragged list": "[[1.0], [2.0, 3.0]]",
    "an imaginary number": "1j",
    "nothing": "None",
    "an integer beyond 64 bits": "2**200",
    "no elements": "np.zeros(0)",
    "no elements in the last axis": "np.zeros((*A_prev.shape, 0))",
    "objects": "np.array([None])",
    "nan": "np.full(A_prev.shape, np.nan)",
}
FORWARD = "def linear_forward(A_prev, W, b):\n    return {}, (A_prev, W, b)\n"
BACKWARD = "def linear_backward(dZ, cache):\n    A_prev, W, b = cache\n    return {0}, {1}, {1}\n"
LOSS = "def cross_entropy(AL, Y):\n    A_prev = AL\n    return {0}, {0}\n"


@pytest.mark.parametrize("what", VALUES.values(), ids=VALUES)
def test_any_value_gets_a_verdict(hand_in: HandIn, grade_one: Grade, what: str) -> None:
    functions = {
        "linear_forward": FORWARD.format(what),
        "linear_backward": BACKWARD.format("3 * W.T @ dZ", what),
        "cross_entropy": LOSS.format(what),
    }
    verdict = grade_one(hand_in("odd", functions))
    assert verdict.status == "graded", verdict.incidents
    lost = {exercise.name for exercise in verdict.exercises if exercise.score == 0}
    assert {"linear_forward", "linear_backward", "cross_entropy"} <= lost


@pytest.mark.parametrize("what", VALUES.values(), ids=VALUES)
def test_any_gradient_of_a_right_forward_function_gets_a_verdict(hand_in: HandIn, grade_one: Grade, what: str) -> None:
    verdict = grade_one(hand_in("odd", {"linear_backward": BACKWARD.format(what, what)}))
    assert verdict.status == "graded", verdict.incidents
    assert {exercise.name for exercise in verdict.exercises if exercise.score == 0} >= {"linear_backward"}
