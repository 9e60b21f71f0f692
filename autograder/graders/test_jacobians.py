"""Hidden grader of jacobians, one test an exercise: what is judged; where, say the cases, and how, the judge."""

import pytest

from autograder.author.cases import alone, items
from autograder.author.declare import ITSELF, Pair, Plain
from autograder.graders import jacobians_forms
from autograder.graders import jacobians_suspects as suspects
from autograder.graders.jacobians_cases import (
    chain_cases,
    difference_cases,
    most_calls,
    outer_cases,
    product_cases,
    sigmoid_cases,
    softmax_cases,
    tensor_cases,
    tensor_product_cases,
)
from autograder.grading.judge import Judge

_FORMS = (jacobians_forms,)

_C = items("C", "cache")
_GRADIENTS = items("dx", "dW1", "dW2", "dw3")
_DIFFERENCES = difference_cases()
_SIGMOID = sigmoid_cases()
_SOFTMAX = softmax_cases()
_PRODUCTS = product_cases()
_TENSORS = tensor_cases()
_TENSOR_PRODUCTS = tensor_product_cases()
_OUTER = outer_cases()
_CHAIN = chain_cases()


@pytest.mark.exercise("numerical_jacobian")
def test_numerical_jacobian(judge: Judge) -> None:
    """Central differences with the step that is given, of functions that only we know."""
    plain = Plain(
        function="numerical_jacobian",
        outputs=alone("J"),
        suspects=suspects.numerical_jacobian,
        forms=_FORMS,
        asks=most_calls,
    )
    judge.values(plain, _DIFFERENCES)


@pytest.mark.exercise("sigmoid_jacobian")
def test_sigmoid_jacobian(judge: Judge) -> None:
    """Diagonal, and right where exponentials overflow."""
    plain = Plain(function="sigmoid_jacobian", outputs=alone("J"), suspects=suspects.sigmoid_jacobian, forms=_FORMS)
    judge.values(plain, _SIGMOID)


@pytest.mark.exercise("softmax_jacobian")
def test_softmax_jacobian(judge: Judge) -> None:
    """Full, and right where exponentials overflow."""
    plain = Plain(function="softmax_jacobian", outputs=alone("J"), suspects=suspects.softmax_jacobian, forms=_FORMS)
    judge.values(plain, _SOFTMAX)


@pytest.mark.exercise("vjp")
def test_vjp(judge: Judge) -> None:
    """The transposed Jacobian times the gradient."""
    judge.values(Plain(function="vjp", outputs=alone("dx"), suspects=suspects.vjp, forms=_FORMS), _PRODUCTS)


@pytest.mark.exercise("weight_jacobian")
def test_weight_jacobian(judge: Judge) -> None:
    """The tensor of third order."""
    plain = Plain(function="weight_jacobian", outputs=alone("T"), suspects=suspects.weight_jacobian, forms=_FORMS)
    judge.values(plain, _TENSORS)


@pytest.mark.exercise("tensor_vjp")
def test_tensor_vjp(judge: Judge) -> None:
    """Flatten, multiply, reshape, for parameters of any shape."""
    plain = Plain(function="tensor_vjp", outputs=alone("dX"), suspects=suspects.tensor_vjp, forms=_FORMS)
    judge.values(plain, _TENSOR_PRODUCTS)


@pytest.mark.exercise("weight_gradient")
def test_weight_gradient(judge: Judge) -> None:
    """The outer product, also where the tensor would not fit into memory."""
    judge.values(
        Plain(function="weight_gradient", outputs=alone("dW"), suspects=suspects.weight_gradient, forms=_FORMS), _OUTER
    )


@pytest.mark.exercise("chain_forward")
def test_chain_forward(judge: Judge) -> None:
    """Three products in a row."""
    judge.values(Plain(function="chain_forward", outputs=_C, suspects=suspects.chain_forward, forms=_FORMS), _CHAIN)


@pytest.mark.exercise("chain_backward")
def test_chain_backward(judge: Judge) -> None:
    """The gradient of the cost by all that chain_forward is given."""
    pair = Pair(
        forward="chain_forward",
        backward="chain_backward",
        value=_C,
        gradients=_GRADIENTS,
        cost=ITSELF,
        suspects=suspects.chain_backward,
        forms=_FORMS,
    )
    judge.gradients(pair, _CHAIN)
