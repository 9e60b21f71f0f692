"""Hidden grader of four_equations, one test an exercise: derived, but for whole networks, which come as lists."""

import pytest

from autograder.author.cases import alone, lists
from autograder.author.declare import Plain
from autograder.derive.exercises import Declared, Derivation
from autograder.graders import four_equations_forms
from autograder.graders.four_equations_cases import output_cases, quiet
from autograder.graders.four_equations_networks import (
    DEPTHS,
    backprop_cases,
    batch_cases,
    direction_cases,
    growth_cases,
    step_cases,
)
from autograder.grading.judge import Judge
from autograder.grading.training import Training

_FORMS = (four_equations_forms,)

_TRAINING = Training(
    function="train",
    sizes=(64, 16, 10),
    samples=610,
    epochs=30,
    batch_size=15,
    eta=3.0,
    least=0.7,
    gradient="backprop",
)
"""Of standard normal weights, or smaller ones, comes 83 % at least; of one epoch, or one batch, 54 % at most."""
_DERIVED = Derivation.of("four_equations", Declared(batch=(), forms=_FORMS))
_SIGMOID = quiet(_DERIVED.cases("sigmoid"))  # by hand that no warning may come: an assignment decides that
_OUTPUT = output_cases()  # by hand: that a is the sigmoid of z stands in no section of shapes
_ONE = {depth: backprop_cases(depth) for depth in DEPTHS}
_BATCH = {depth: batch_cases(depth) for depth in DEPTHS}
_STEP = {depth: step_cases(depth) for depth in DEPTHS}
_DIRECTION = {depth: direction_cases(depth) for depth in DEPTHS}
_GROWTH = growth_cases()


@pytest.mark.exercise("sigmoid")
def test_sigmoid(judge: Judge) -> None:
    """Also where exponentials overflow."""
    _DERIVED.ask_at(judge, "sigmoid", _SIGMOID)


@pytest.mark.exercise("sigmoid_prime")
def test_sigmoid_prime(judge: Judge) -> None:
    """The slope at the weighted input."""
    _DERIVED.ask(judge, "sigmoid_prime")


@pytest.mark.exercise("output_error")
def test_output_error(judge: Judge) -> None:
    """BP1."""
    plain = Plain(function="output_error", outputs=alone("delta"), forms=_FORMS)
    judge.values(plain, _OUTPUT)


@pytest.mark.exercise("hidden_error")
def test_hidden_error(judge: Judge) -> None:
    """BP2."""
    _DERIVED.ask(judge, "hidden_error")


@pytest.mark.exercise("bias_gradient")
def test_bias_gradient(judge: Judge) -> None:
    """BP3."""
    _DERIVED.ask(judge, "bias_gradient")


@pytest.mark.exercise("weight_gradient")
def test_weight_gradient(judge: Judge) -> None:
    """BP4."""
    _DERIVED.ask(judge, "weight_gradient")


@pytest.mark.exercise("backprop")
def test_backprop(judge: Judge) -> None:
    """All four for one sample, in networks of one to three layers of weights."""
    for depth, cases in _ONE.items():
        outputs = lists(nabla_b=depth, nabla_w=depth)
        plain = Plain(function="backprop", outputs=outputs, forms=_FORMS)
        judge.values(plain, cases)


@pytest.mark.exercise("backprop_batch")
def test_backprop_batch(judge: Judge) -> None:
    """The sum over a batch, and no step for each sample."""
    for depth, cases in _BATCH.items():
        outputs = lists(nabla_b=depth, nabla_w=depth)
        plain = Plain(function="backprop_batch", outputs=outputs, forms=_FORMS)
        judge.values(plain, cases)
    judge.growth(plain, *_GROWTH)


@pytest.mark.exercise("update_mini_batch")
def test_update_mini_batch(judge: Judge) -> None:
    """A step down the mean cost of the batch."""
    for depth, cases in _STEP.items():
        outputs = lists(weights=depth, biases=depth)
        plain = Plain(function="update_mini_batch", outputs=outputs, forms=_FORMS)
        judge.values(plain, cases)


@pytest.mark.exercise("directional_derivative")
def test_directional_derivative(judge: Judge) -> None:
    """The slope of the cost along a direction in the space of all parameters."""
    plain = Plain(
        function="directional_derivative",
        outputs=alone("derivative"),
        forms=_FORMS,
    )
    for cases in _DIRECTION.values():
        judge.values(plain, cases)


@pytest.mark.exercise("train")
def test_train(judge: Judge) -> None:
    """It learns to read digits, by steps that use every sample of every epoch; all that is random comes from rng."""
    judge.trained(_TRAINING)
