"""Hidden grader of fcn_layer, one test an exercise: what is judged; where, say the cases, and how, the judge."""

import pytest

from autograder.author.cases import alone, entries, items
from autograder.author.declare import Pair, Plain
from autograder.derive.arrangement import deep_arrangements, deep_gradients, deep_values
from autograder.graders import fcn_layer_forms, fcn_layer_forms_by_sample
from autograder.graders import fcn_layer_suspects as suspects
from autograder.graders.fcn_layer_cases import (
    DEPTHS,
    activation_cases,
    cross_entropy_cases,
    layer_cases,
    linear_cases,
    model_cases,
)
from autograder.grading.judge import Judge

_FORMS = (fcn_layer_forms, fcn_layer_forms_by_sample)

_Z, _A, _AL = items("Z", "cache"), items("A", "cache"), items("AL", "caches")
_GRADIENTS = items("dA_prev", "dW", "db")
_LINEAR_FORWARD, _LINEAR_BACKWARD = deep_values(linear_cases()), deep_gradients(linear_cases())
_LAYER_FORWARD, _LAYER_BACKWARD = deep_arrangements(layer_cases()), deep_gradients(layer_cases())
_COST = deep_arrangements(cross_entropy_cases())
_ACTIVATION_FORWARD = deep_values(activation_cases(backward=False))
_ACTIVATION_BACKWARD = deep_gradients(activation_cases(backward=True))
_MODEL = {depth: model_cases(depth) for depth in DEPTHS}


@pytest.mark.exercise("linear_forward")
def test_linear_forward(judge: Judge) -> None:
    """Z = W A_prev + b."""
    judge.values(
        Plain(function="linear_forward", outputs=_Z, suspects=suspects.linear_forward, forms=_FORMS), _LINEAR_FORWARD
    )


@pytest.mark.exercise("linear_backward")
def test_linear_backward(judge: Judge) -> None:
    """The VJP of linear_forward in all three arguments."""
    pair = Pair(
        forward="linear_forward",
        backward="linear_backward",
        value=_Z,
        gradients=_GRADIENTS,
        suspects=suspects.linear_backward,
        forms=_FORMS,
    )
    judge.gradients(pair, _LINEAR_BACKWARD)


@pytest.mark.exercise("activation_forward")
def test_activation_forward(judge: Judge) -> None:
    """Sigmoid, tanh, ReLU and softmax over axis 0, also where exponentials overflow."""
    plain = Plain(function="activation_forward", outputs=_A, suspects=suspects.activation_forward, forms=_FORMS)
    judge.values(plain, _ACTIVATION_FORWARD)


@pytest.mark.exercise("activation_backward")
def test_activation_backward(judge: Judge) -> None:
    """The VJP of each activation; either subgradient at ReLU's kink."""
    pair = Pair(
        forward="activation_forward",
        backward="activation_backward",
        value=_A,
        gradients=alone("dZ"),
        suspects=suspects.activation_backward,
        forms=_FORMS,
    )
    judge.gradients(pair, _ACTIVATION_BACKWARD)


@pytest.mark.exercise("layer_forward")
def test_layer_forward(judge: Judge) -> None:
    """A linear map and an activation."""
    judge.values(
        Plain(function="layer_forward", outputs=_A, suspects=suspects.layer_forward, forms=_FORMS), _LAYER_FORWARD
    )


@pytest.mark.exercise("layer_backward")
def test_layer_backward(judge: Judge) -> None:
    """The VJP of a whole layer."""
    pair = Pair(
        forward="layer_forward",
        backward="layer_backward",
        value=_A,
        gradients=_GRADIENTS,
        suspects=suspects.layer_backward,
        forms=_FORMS,
    )
    judge.gradients(pair, _LAYER_BACKWARD)


@pytest.mark.exercise("cross_entropy")
def test_cross_entropy(judge: Judge) -> None:
    """The mean cost and its gradient; finite where AL has zeros."""
    outputs = items("J", "dAL")
    plain = Plain(
        function="cross_entropy", outputs=outputs, wrt={"dAL": "AL"}, suspects=suspects.cross_entropy, forms=_FORMS
    )
    judge.values(plain, _COST)


@pytest.mark.exercise("model_forward")
def test_model_forward(judge: Judge) -> None:
    """Networks of one to three layers."""
    cases = [case for depth in _MODEL for case in _MODEL[depth]]
    judge.values(Plain(function="model_forward", outputs=_AL, suspects=suspects.model_forward, forms=_FORMS), cases)


@pytest.mark.exercise("model_backward")
def test_model_backward(judge: Judge) -> None:
    """The VJP of a network in its input and in every parameter."""
    for depth, cases in _MODEL.items():
        names = [f"{letter}{layer}" for layer in range(1, depth + 1) for letter in "Wb"]
        pair = Pair(
            forward="model_forward",
            backward="model_backward",
            value=_AL,
            gradients=entries("dA0", *(f"d{name}" for name in names)),
            wrt={"dA0": "X"} | {f"d{name}": f"parameters.{name}" for name in names},
            suspects=suspects.model_backward,
            forms=_FORMS,
        )
        judge.gradients(pair, cases)
