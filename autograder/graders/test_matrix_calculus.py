"""Hidden grader of matrix_calculus, one test an exercise: derived, but for what fits into no memory."""

import pytest

from autograder.author.declare import SQUARED
from autograder.derive.exercises import Belongs, Declared, Derivation
from autograder.graders import matrix_calculus_forms
from autograder.graders.matrix_calculus_cases import large_cases
from autograder.grading.judge import Judge

_VECTORS = {"dw1": "W1", "db1": "b1", "dw2": "W2", "db2": "b2"}
_DERIVED = Derivation.of(
    "matrix_calculus",
    Declared(
        batch=(),
        belongs={
            "gradients": Belongs(forward="network_forward", cost=SQUARED),
            "gradients_by_kronecker": Belongs(forward="network_forward", cost=SQUARED, wrt=_VECTORS),
        },
        forms=(matrix_calculus_forms,),
    ),
)
_TOO_LARGE = large_cases()  # by hand: docstrings do not tell how much is built on the way


@pytest.mark.exercise("vec")
def test_vec(judge: Judge) -> None:
    """The elements row by row."""
    _DERIVED.ask(judge, "vec")


@pytest.mark.exercise("unvec")
def test_unvec(judge: Judge) -> None:
    """The inverse of vec."""
    _DERIVED.ask(judge, "unvec")


@pytest.mark.exercise("linear_jacobian")
def test_linear_jacobian(judge: Judge) -> None:
    """The Kronecker product of n^T and an identity matrix."""
    _DERIVED.ask(judge, "linear_jacobian")


@pytest.mark.exercise("activation_jacobian")
def test_activation_jacobian(judge: Judge) -> None:
    """A diagonal matrix of slopes; either subgradient at ReLU's kink."""
    _DERIVED.ask(judge, "activation_jacobian")


@pytest.mark.exercise("mse_loss")
def test_mse_loss(judge: Judge) -> None:
    """The sum of squared errors."""
    _DERIVED.ask(judge, "mse_loss")


@pytest.mark.exercise("mse_gradient")
def test_mse_gradient(judge: Judge) -> None:
    """Its derivative, a column."""
    _DERIVED.ask(judge, "mse_gradient")


@pytest.mark.exercise("network_forward")
def test_network_forward(judge: Judge) -> None:
    """Two layers with the same activation."""
    _DERIVED.ask(judge, "network_forward")


@pytest.mark.exercise("gradients_by_kronecker")
def test_gradients_by_kronecker(judge: Judge) -> None:
    """The gradient of the loss by all parameters, those of the weights as vectors."""
    _DERIVED.ask(judge, "gradients_by_kronecker")


@pytest.mark.exercise("weight_gradient")
def test_weight_gradient(judge: Judge) -> None:
    """A column times a row."""
    _DERIVED.ask(judge, "weight_gradient")


@pytest.mark.exercise("gradients")
def test_gradients(judge: Judge) -> None:
    """The gradient of the loss by all parameters, also where no matrix of a Jacobian would fit into memory."""
    _DERIVED.ask(judge, "gradients", _TOO_LARGE)
