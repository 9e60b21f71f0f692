"""What is made of other exercises keeps its marks where one of those is wrong, if it calls them as it should."""

from collections.abc import Callable

import pytest

from autograder.collect import Submission
from autograder.verdict import CheckVerdict, Verdict

HandIn = Callable[..., Submission]
Grade = Callable[[Submission], Verdict]
Checks = dict[str, CheckVerdict]

LAYERS = {
    "layer_forward": """def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation_forward(Z, activation)
    return A, (linear_cache, activation_cache)""",
    "layer_backward": """def layer_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dA_prev, dW, db = linear_backward(activation_backward(dA, activation_cache, activation), linear_cache)
    return dA_prev, dW, db""",
}
NETWORK = {
    "model_forward": """def model_forward(X, parameters, activations):
    A, caches = X, []
    for number, activation in enumerate(activations, start=1):
        A, cache = layer_forward(A, parameters[f"W{number}"], parameters[f"b{number}"], activation)
        caches.append(cache)
    return A, caches""",
    "model_backward": """def model_backward(dAL, caches, activations):
    gradients, dA = {}, dAL
    for number in range(len(activations), 0, -1):
        dA, dW, db = layer_backward(dA, caches[number - 1], activations[number - 1])
        gradients |= {f"dA{number - 1}": dA, f"dW{number}": dW, f"db{number}": db}
    return gradients""",
}
WITHOUT_LAYERS = {
    "model_forward": """def model_forward(X, parameters, activations):
    A, caches = X, []
    for number, activation in enumerate(activations, start=1):
        Z, linear_cache = linear_forward(A, parameters[f"W{number}"], parameters[f"b{number}"])
        A, activation_cache = activation_forward(Z, activation)
        caches.append((linear_cache, activation_cache))
    return A, caches""",
    "model_backward": """def model_backward(dAL, caches, activations):
    gradients, dA = {}, dAL
    for number in range(len(activations), 0, -1):
        linear_cache, activation_cache = caches[number - 1]
        dZ = activation_backward(dA, activation_cache, activations[number - 1])
        dA, dW, db = linear_backward(dZ, linear_cache)
        gradients |= {f"dA{number - 1}": dA, f"dW{number}": dW, f"db{number}": db}
    return gradients""",
}
MEAN = """def linear_backward(dZ, cache):
    dA_prev, dW, db = right_linear_backward(dZ, cache)
    return dA_prev, dW / dZ.shape[1], db"""
DEAD = """def linear_backward(dZ, cache):
    A_prev, W = cache
    return W.T @ np.ones_like(dZ), dZ @ A_prev.T / dZ.shape[1], np.zeros((len(W), 1))"""
KEPT = "it keeps its marks: it is what your own {} give; a mistake there costs marks once"
BY_PARTS = KEPT.format("linear_forward, activation_forward, activation_backward and linear_backward")

WRONG_IN_DEAD = {
    *(("linear", check) for check in ("dA_prev", "dW", "db", "inputs")),
    *(("layer", check) for check in ("dA_prev", "db")),
}


def checks(verdict: Verdict) -> Checks:
    assert verdict.status == "graded", verdict.incidents
    return {f"{exercise.name}.{check.name}": check for exercise in verdict.exercises for check in exercise.checks}


def lost(checks: Checks) -> set[str]:
    return {name for name, check in checks.items() if not check.passed}


@pytest.fixture(scope="module")
def dead(hand_in: HandIn, grade_one: Grade) -> Checks:
    """A layer that hands on what a wrong linear_backward gives: too small, without the upstream gradient, zero."""
    return checks(grade_one(hand_in("dead", {**LAYERS, "linear_backward": DEAD})))


@pytest.fixture(scope="module")
def by_itself(hand_in: HandIn, grade_one: Grade) -> Checks:
    """A layer that does wrong by itself just what its part does wrong, and a network made of such layers."""
    layer = """def layer_backward(dA, cache, activation):
    dA_prev, dW, db = right_layer_backward(dA, cache, activation)
    return dA_prev, dW / dA.shape[1], db"""
    return checks(grade_one(hand_in("by-itself", {"linear_backward": MEAN, "layer_backward": layer, **NETWORK})))


@pytest.fixture(scope="module")
def twice(hand_in: HandIn, grade_one: Grade) -> Checks:
    """A layer with a mistake beside that of its part, and a network made of the parts."""
    flipped = LAYERS["layer_backward"].replace("return dA_prev, dW, db", "return dA_prev, -dW, db")
    functions = {**LAYERS, "layer_backward": flipped, **WITHOUT_LAYERS, "linear_backward": MEAN}
    return checks(grade_one(hand_in("twice", functions)))


@pytest.fixture(scope="module")
def forward(hand_in: HandIn, grade_one: Grade) -> Checks:
    """A layer that calls a wrong linear_forward, and a network that does the same mistake by itself."""
    linear = "def linear_forward(A_prev, W, b):\n    return W @ A_prev + 2 * b, (A_prev, W)"
    network = """def model_forward(X, parameters, activations):
    doubled = {name: value * (1 + name.startswith("b")) for name, value in parameters.items()}
    return right_model_forward(X, doubled, activations)"""
    return checks(grade_one(hand_in("forward", {**LAYERS, "linear_forward": linear, "model_forward": network})))


def test_a_layer_that_calls_a_wrong_part_keeps_its_marks_and_says_so(dead: Checks) -> None:
    assert not dead["linear_backward.dW"].passed
    assert dead["layer_backward.dW"].passed
    assert dead["layer_backward.dW"].score == dead["layer_backward.dW"].max_score
    assert dead["layer_backward.dW"].message == BY_PARTS


@pytest.mark.parametrize("check", ["dA_prev", "db"], ids=["upstream ignored", "zeros"])
def test_parts_that_show_nothing_keep_no_marks(dead: Checks, check: str) -> None:
    assert {f"linear_backward.{check}", f"layer_backward.{check}"} <= lost(dead)
    assert dead[f"layer_backward.{check}"].score == 0.0
    assert "keeps its marks" not in dead[f"layer_backward.{check}"].message


def test_what_does_not_touch_the_wrong_part_is_right_without_a_word(dead: Checks) -> None:
    assert lost(dead) == {f"{name}_backward.{check}" for name, check in WRONG_IN_DEAD}
    assert {name for name, check in dead.items() if check.passed and check.message} == {"layer_backward.dW"}


def test_a_layer_that_does_not_call_its_part_loses_what_is_wrong_though_it_is_just_the_same(by_itself: Checks) -> None:
    assert lost(by_itself) == {"linear_backward.dW", "layer_backward.dW"}
    assert by_itself["layer_backward.dW"].score == 0.0
    assert "keeps its marks" not in by_itself["layer_backward.dW"].message


def test_a_network_made_of_wrong_layers_keeps_its_marks_and_names_them(by_itself: Checks) -> None:
    assert by_itself["model_backward.dW"].score == by_itself["model_backward.dW"].max_score
    assert by_itself["model_backward.dW"].message == KEPT.format("layer_forward and layer_backward")
    assert by_itself["model_backward.db"].message == by_itself["model_backward.dA0"].message == ""


def test_a_layer_with_a_mistake_of_its_own_beside_that_of_its_part_loses_it(twice: Checks) -> None:
    assert lost(twice) == {"linear_backward.dW", "layer_backward.dW"}
    assert "keeps its marks" not in twice["layer_backward.dW"].message


def test_a_network_made_of_wrong_parts_keeps_its_marks_and_names_them(twice: Checks) -> None:
    assert twice["model_backward.dW"].score == twice["model_backward.dW"].max_score
    assert twice["model_backward.dW"].message == BY_PARTS


def test_a_layer_that_calls_a_wrong_forward_keeps_its_marks_in_both_directions(forward: Checks) -> None:
    assert not forward["linear_forward.Z"].passed
    assert forward["layer_forward.A"].score == forward["layer_forward.A"].max_score
    assert forward["layer_forward.A"].message == KEPT.format("linear_forward and activation_forward")
    for check in ("dA_prev", "dW", "db"):
        assert forward[f"layer_backward.{check}"].passed
    assert forward["layer_backward.dW"].message == BY_PARTS


def test_a_network_that_makes_the_mistake_of_its_parts_by_itself_loses_it(forward: Checks) -> None:
    assert not forward["model_forward.AL"].passed
    assert forward["model_forward.AL"].score == 0.0
