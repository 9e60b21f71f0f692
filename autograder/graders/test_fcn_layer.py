"""Hidden grader of fcn_layer, one test an exercise: derived, but for logarithms near 0 and whole networks."""

import pytest

from autograder.author.cases import entries, items
from autograder.author.declare import Pair, Plain
from autograder.derive.exercises import Declared, Derivation
from autograder.graders import fcn_layer_forms, fcn_layer_forms_by_sample, fcn_layer_forms_of_layers
from autograder.graders.fcn_layer_cases import DEPTHS, cross_entropy_cases, model_cases
from autograder.grading.judge import Judge

_FORMS = (fcn_layer_forms, fcn_layer_forms_by_sample, fcn_layer_forms_of_layers)
_DERIVED = Derivation.of("fcn_layer", Declared(forms=_FORMS))
_COST = cross_entropy_cases(_DERIVED.cases("cross_entropy"))
_AL = items("AL", "caches")
_MODEL = {depth: model_cases(depth) for depth in DEPTHS}  # by hand: dicts of arrays by layer


@pytest.mark.exercise("linear_forward")
def test_linear_forward(judge: Judge) -> None:
    """Z = W A_prev + b."""
    _DERIVED.ask(judge, "linear_forward")


@pytest.mark.exercise("linear_backward")
def test_linear_backward(judge: Judge) -> None:
    """The VJP of linear_forward in all three arguments."""
    _DERIVED.ask(judge, "linear_backward")


@pytest.mark.exercise("activation_forward")
def test_activation_forward(judge: Judge) -> None:
    """Sigmoid, tanh, ReLU and softmax over axis 0, also where exponentials overflow."""
    _DERIVED.ask(judge, "activation_forward")


@pytest.mark.exercise("activation_backward")
def test_activation_backward(judge: Judge) -> None:
    """The VJP of each activation; either subgradient at ReLU's kink."""
    _DERIVED.ask(judge, "activation_backward")


@pytest.mark.exercise("layer_forward")
def test_layer_forward(judge: Judge) -> None:
    """A linear map and an activation."""
    _DERIVED.ask(judge, "layer_forward")


@pytest.mark.exercise("layer_backward")
def test_layer_backward(judge: Judge) -> None:
    """The VJP of a whole layer."""
    _DERIVED.ask(judge, "layer_backward")


@pytest.mark.exercise("cross_entropy")
def test_cross_entropy(judge: Judge) -> None:
    """The mean cost and its gradient; finite where AL has zeros."""
    _DERIVED.ask_at(judge, "cross_entropy", _COST)


@pytest.mark.exercise("model_forward")
def test_model_forward(judge: Judge) -> None:
    """Networks of one to three layers."""
    cases = [case for depth in _MODEL for case in _MODEL[depth]]
    judge.values(Plain(function="model_forward", outputs=_AL, forms=_FORMS), cases)


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
            forms=_FORMS,
        )
        judge.gradients(pair, cases)
