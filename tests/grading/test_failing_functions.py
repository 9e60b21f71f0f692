"""A function that fails costs its own marks and no other; what it did is said in the student's terms."""

import re
from collections.abc import Callable

import pytest

from autograder.numeric.catalogue import CATALOGUE
from autograder.submission import Submission
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


ENDLESS = {
    "activation_backward": "def activation_backward(dA, cache, activation):\n"
    "    while activation == 'tanh':\n        pass\n"
    "    return right_activation_backward(dA, cache, activation)",
    "layer_backward": "def layer_backward(dA, cache, activation):\n    import os\n    os._exit(3)",
    "model_backward": "def model_backward(dAL, caches, activations):\n    while True:\n        pass",
}
PARTLY = {
    "linear_forward": "def linear_forward(A_prev, W, b):\n    return W @ A_prev + b",
    "activation_forward": "def activation_forward(Z, activation):\n    if activation != 'softmax':\n"
    "        return right_activation_forward(Z, activation)\n"
    "    A = np.exp(Z - Z.max(axis=1, keepdims=True))\n    return A / A.sum(axis=1, keepdims=True), Z",
    "cross_entropy": "def cross_entropy(AL, Y):\n    if AL.shape[1] == 1:\n        raise ValueError('only one')\n"
    "    return right_cross_entropy(AL, Y)",
    "model_backward": "def model_backward(dAL, caches, activations):\n"
    "    gradients = right_model_backward(dAL, caches, activations)\n"
    "    gradients.pop('dW3', 0), gradients.pop('db3', 0)\n"
    "    return gradients",
}


@pytest.fixture(scope="module")
def endless(hand_in: HandIn, grade_one: Grade) -> Verdict:
    """Functions that end the request they are called in."""
    return grade_one(hand_in("endless", ENDLESS))


@pytest.fixture(scope="module")
def partly(hand_in: HandIn, grade_one: Grade) -> Verdict:
    """Functions that are wrong in some of their cases, or only in how they return their results."""
    return grade_one(hand_in("partly", PARTLY))


@pytest.fixture(scope="module")
def failing(hand_in: HandIn, grade_one: Grade) -> Verdict:
    """All functions of ``FAILING`` in one notebook."""
    return grade_one(hand_in("failing", FAILING))


def by_name(verdict: Verdict) -> dict[str, ExerciseVerdict]:
    return {exercise.name: exercise for exercise in verdict.exercises}


def first_check(verdict: Verdict, exercise: str) -> CheckVerdict:
    return by_name(verdict)[exercise].checks[0]


def is_told_everywhere(message: str, first: str) -> bool:
    """Whether it says that it was so in all cases that were tried, and where first."""
    return re.search(rf"; so in (\d+) of \1 cases, first: {re.escape(first)}", message) is not None


def test_each_failure_has_its_status_and_no_marks(failing: Verdict) -> None:
    said = by_name(failing)
    assert {name: (said[name].status, said[name].score) for name in FAILING} == {
        "linear_backward": ("wrong", 0.0),
        "activation_backward": ("error", 0.0),
        "layer_backward": ("wrong", 0.0),
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
    assert check.message.startswith("linear_backward returned 2 items, not (dA_prev, dW, db); ")
    assert is_told_everywhere(check.message, "sizes that grow, A_prev (3, 4), W (5, 3)")


def test_an_exception_is_told_with_its_cell_and_line(failing: Verdict) -> None:
    message = first_check(failing, "activation_backward").message
    assert message.startswith("activation_backward raised NameError: name 'slope' is not defined (cell ")
    assert ", line 2); no cell defines `slope`; so in " in message
    assert is_told_everywhere(message, "sigmoid, sizes that grow, Z (3, 4)")


def test_a_process_that_ended_is_told_without_a_case_that_it_might_not_have_been(failing: Verdict) -> None:
    message = first_check(failing, "cross_entropy").message
    assert message.startswith("the process ended while cross_entropy ran: ")
    assert "case" not in message


def test_what_takes_too_much_memory_is_told_with_its_case(failing: Verdict) -> None:
    message = first_check(failing, "model_backward").message
    assert message.startswith("model_backward needs more memory than allowed")
    assert message.endswith("; the case: 1 layer 4-3 (softmax), m = 5")


def test_arguments_left_alone_say_why_that_does_not_count(hand_in: HandIn, grade_one: Grade) -> None:
    alone = "def linear_forward(A_prev, W, b):\n    return W @ A_prev + 2 * b + 1, (A_prev, W)"
    check = by_name(grade_one(hand_in("alone", {"linear_forward": alone})))["linear_forward"].checks[1]
    assert check.message == "it counts only where something else is right, too"


def test_a_change_through_the_cache_is_a_change_of_what_forward_was_given(hand_in: HandIn, grade_one: Grade) -> None:
    verdict = grade_one(hand_in("through-cache", {"linear_backward": THROUGH_CACHE}))
    (check,) = (check for check in by_name(verdict)["linear_backward"].checks if check.name == "inputs")
    assert not check.passed
    assert check.message.startswith("linear_backward changed W, which linear_forward had been given (")


def test_a_call_that_does_not_end_is_told_by_its_name_and_case_in_what_was_not_tried_after_it(endless: Verdict) -> None:
    sigmoid, *others, inputs = by_name(endless)["activation_backward"].checks
    assert sigmoid.passed
    assert inputs.passed
    for check in others:
        assert check.message.startswith("activation_backward did not finish in the time allowed (cell ")
        assert check.message.endswith("; the case: tanh, sizes that grow, Z (3, 4)")


def test_a_call_that_does_not_end_is_told_in_later_requests_too(endless: Verdict) -> None:
    for check in by_name(endless)["model_backward"].checks[:-1]:
        assert check.message.startswith("model_backward did not finish")
        assert check.message.endswith("; the case: 1 layer 4-3 (softmax), m = 5")


def test_of_a_process_that_ended_among_calls_of_two_functions_both_are_told(endless: Verdict) -> None:
    message = first_check(endless, "layer_backward").message
    assert message.startswith("the process ended while layer_forward or layer_backward ran: ")


def test_an_exception_in_one_case_is_told_with_that_case(partly: Verdict) -> None:
    message = first_check(partly, "cross_entropy").message
    assert message.startswith("cross_entropy raised ValueError: only one (cell ")
    assert re.search(r"; so in 1 of \d+ cases, first: one sample, AL \(3, 1\)$", message)


def test_a_backward_without_a_cache_is_told_what_its_forward_returned(partly: Verdict) -> None:
    message = first_check(partly, "linear_backward").message
    told = "linear_backward was not called, because linear_forward returned one array, not (Z, cache)"
    assert message.startswith(told)
    assert is_told_everywhere(message, "sizes that grow, A_prev (3, 4), W (5, 3)")


def test_a_dict_that_is_not_complete_says_what_it_lacks_and_where(partly: Verdict) -> None:
    check = first_check(partly, "model_backward")
    assert check.mistake == "malformed-result"
    assert check.message.startswith("model_backward returned a dict that lacks dW3, db3; ")
    assert "cases, first: 3 layers " in check.message


def test_a_softmax_over_the_samples_is_told_by_its_name(partly: Verdict) -> None:
    lost = [check for check in by_name(partly)["activation_forward"].checks if not check.passed]
    assert [(check.name, check.mistake) for check in lost] == [("softmax", "softmax-over-samples")]


def test_every_mistake_is_in_the_catalogue(failing: Verdict, endless: Verdict, partly: Verdict) -> None:
    verdicts = failing, endless, partly
    checks = [check for verdict in verdicts for exercise in verdict.exercises for check in exercise.checks]
    named = {name for check in checks if check.mistake for name in check.mistake.split("+")}
    assert len(named) > 2
    assert named <= CATALOGUE.keys()
