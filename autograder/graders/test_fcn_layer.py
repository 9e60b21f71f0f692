"""Hidden grader of fcn_layer: one test an exercise; what is judged and where stands here, how stands below."""

import pytest

from autograder.graders import fcn_layer_suspects as suspects
from autograder.graders.fcn_layer_cases import (
    activation_cases,
    cross_entropy_cases,
    layer_cases,
    linear_cases,
    model_cases,
)
from autograder.grading.cases import alone, entries, items
from autograder.grading.judge import Judge

_LINEAR = linear_cases()
_ACTIVATION_FORWARD = activation_cases(backward=False)
_ACTIVATION_BACKWARD = activation_cases(backward=True)
_LAYER = layer_cases()
_COST = cross_entropy_cases()
_MODEL = {depth: model_cases(depth) for depth in (1, 2, 3)}
_Z, _A, _AL = items("Z", "cache"), items("A", "cache"), items("AL", "caches")
_GRADIENTS = items("dA_prev", "dW", "db")


@pytest.mark.exercise("linear_forward")
def test_linear_forward(judge: Judge) -> None:
    """Z = W A_prev + b."""
    judge.values("linear_forward", _LINEAR, _Z, suspects.linear_forward)


@pytest.mark.exercise("linear_backward")
def test_linear_backward(judge: Judge) -> None:
    """The VJP of linear_forward in all three arguments."""
    judge.gradients(("linear_forward", "linear_backward"), _LINEAR, (_Z, _GRADIENTS), suspects.linear_backward)


@pytest.mark.exercise("activation_forward")
def test_activation_forward(judge: Judge) -> None:
    """Sigmoid, tanh, ReLU and softmax over axis 0, also where exponentials overflow."""
    judge.values("activation_forward", _ACTIVATION_FORWARD, _A, suspects.activation_forward)


@pytest.mark.exercise("activation_backward")
def test_activation_backward(judge: Judge) -> None:
    """The VJP of each activation; either subgradient at ReLU's kink."""
    pair = ("activation_forward", "activation_backward")
    judge.gradients(pair, _ACTIVATION_BACKWARD, (_A, alone("dZ")), suspects.activation_backward)


@pytest.mark.exercise("layer_forward")
def test_layer_forward(judge: Judge) -> None:
    """A linear map and an activation."""
    judge.values("layer_forward", _LAYER, _A)


@pytest.mark.exercise("layer_backward")
def test_layer_backward(judge: Judge) -> None:
    """The VJP of a whole layer."""
    judge.gradients(("layer_forward", "layer_backward"), _LAYER, (_A, _GRADIENTS), suspects.layer_backward)


@pytest.mark.exercise("cross_entropy")
def test_cross_entropy(judge: Judge) -> None:
    """The mean cost and its gradient; finite where AL has zeros."""
    judge.values("cross_entropy", _COST, items("J", "dAL"))


@pytest.mark.exercise("model_forward")
def test_model_forward(judge: Judge) -> None:
    """Networks of one to three layers."""
    cases = [case for depth in _MODEL for case in _MODEL[depth]]
    judge.values("model_forward", cases, _AL)


@pytest.mark.exercise("model_backward")
def test_model_backward(judge: Judge) -> None:
    """The VJP of a network in its input and in every parameter."""
    for depth, cases in _MODEL.items():
        names = [f"d{letter}{layer}" for layer in range(1, depth + 1) for letter in "Wb"]
        judge.gradients(("model_forward", "model_backward"), cases, (_AL, entries("dA0", *names)))
