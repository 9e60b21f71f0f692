"""Hidden grader of jacobians, one test an exercise: derived, but for a function as an argument."""

import pytest

from autograder.author.cases import alone
from autograder.author.declare import Plain
from autograder.derive.exercises import Declared, Derivation
from autograder.graders import jacobians_forms
from autograder.graders.jacobians_cases import FAR_APART, TOO_LARGE_FOR_A_TENSOR, difference_cases, most_calls
from autograder.grading.judge import Judge

_FORMS = (jacobians_forms,)
_DERIVED = Derivation.of("jacobians", Declared(batch=(), forms=_FORMS))
_DIFFERENCES = difference_cases()  # by hand: no section of shapes says what a function as an argument is like


@pytest.mark.exercise("numerical_jacobian")
def test_numerical_jacobian(judge: Judge) -> None:
    """Central differences with the step that is given, of functions that only we know."""
    plain = Plain(
        function="numerical_jacobian",
        outputs=alone("J"),
        forms=_FORMS,
        asks=most_calls,
    )
    judge.values(plain, _DIFFERENCES)


@pytest.mark.exercise("sigmoid_jacobian")
def test_sigmoid_jacobian(judge: Judge) -> None:
    """Diagonal, and right where exponentials overflow."""
    _DERIVED.ask(judge, "sigmoid_jacobian")


@pytest.mark.exercise("softmax_jacobian")
def test_softmax_jacobian(judge: Judge) -> None:
    """Full, and right where exponentials overflow."""
    _DERIVED.ask(judge, "softmax_jacobian", [FAR_APART])


@pytest.mark.exercise("vjp")
def test_vjp(judge: Judge) -> None:
    """The transposed Jacobian times the gradient."""
    _DERIVED.ask(judge, "vjp")


@pytest.mark.exercise("weight_jacobian")
def test_weight_jacobian(judge: Judge) -> None:
    """The tensor of third order."""
    _DERIVED.ask(judge, "weight_jacobian")


@pytest.mark.exercise("tensor_vjp")
def test_tensor_vjp(judge: Judge) -> None:
    """Flatten, multiply, reshape, for parameters of any shape."""
    _DERIVED.ask(judge, "tensor_vjp")


@pytest.mark.exercise("weight_gradient")
def test_weight_gradient(judge: Judge) -> None:
    """The outer product, also where the tensor would not fit into memory."""
    _DERIVED.ask(judge, "weight_gradient", [TOO_LARGE_FOR_A_TENSOR])


@pytest.mark.exercise("chain_forward")
def test_chain_forward(judge: Judge) -> None:
    """Three products in a row."""
    _DERIVED.ask(judge, "chain_forward")


@pytest.mark.exercise("chain_backward")
def test_chain_backward(judge: Judge) -> None:
    """The gradient of the cost by all that chain_forward is given."""
    _DERIVED.ask(judge, "chain_backward")
