"""Hidden grader of matrix_calculus, one test an exercise: what is judged; where, say the cases, and how, the judge."""

import pytest

from autograder.author.cases import alone, items
from autograder.author.declare import SQUARED, Pair, Plain
from autograder.graders import matrix_calculus_forms
from autograder.graders import matrix_calculus_suspects as suspects
from autograder.graders.matrix_calculus_cases import (
    activation_cases,
    error_cases,
    linear_cases,
    network_cases,
    unvec_cases,
    vec_cases,
    weight_cases,
)
from autograder.grading.judge import Judge

_FORMS = (matrix_calculus_forms,)

_N2 = items("n2", "cache")
_VEC, _UNVEC, _LINEAR, _ACTIVATION = vec_cases(), unvec_cases(), linear_cases(), activation_cases()
_ERRORS = error_cases()
_WEIGHTS = weight_cases()
_NETWORKS = network_cases()
_NETWORKS_AND_LARGE = network_cases(large=True)


@pytest.mark.exercise("vec")
def test_vec(judge: Judge) -> None:
    """The elements row by row."""
    judge.values(Plain(function="vec", outputs=alone("w"), suspects=suspects.vec, forms=_FORMS), _VEC)


@pytest.mark.exercise("unvec")
def test_unvec(judge: Judge) -> None:
    """The inverse of vec."""
    judge.values(Plain(function="unvec", outputs=alone("W"), suspects=suspects.unvec, forms=_FORMS), _UNVEC)


@pytest.mark.exercise("linear_jacobian")
def test_linear_jacobian(judge: Judge) -> None:
    """The Kronecker product of n^T and an identity matrix."""
    plain = Plain(
        function="linear_jacobian", outputs=alone("jacobian"), suspects=suspects.linear_jacobian, forms=_FORMS
    )
    judge.values(plain, _LINEAR)


@pytest.mark.exercise("activation_jacobian")
def test_activation_jacobian(judge: Judge) -> None:
    """A diagonal matrix of slopes; either subgradient at ReLU's kink."""
    plain = Plain(
        function="activation_jacobian", outputs=alone("jacobian"), suspects=suspects.activation_jacobian, forms=_FORMS
    )
    judge.values(plain, _ACTIVATION)


@pytest.mark.exercise("mse_loss")
def test_mse_loss(judge: Judge) -> None:
    """The sum of squared errors."""
    judge.values(Plain(function="mse_loss", outputs=alone("L"), suspects=suspects.mse_loss, forms=_FORMS), _ERRORS)


@pytest.mark.exercise("mse_gradient")
def test_mse_gradient(judge: Judge) -> None:
    """Its derivative, a column."""
    plain = Plain(function="mse_gradient", outputs=alone("gradient"), suspects=suspects.mse_gradient, forms=_FORMS)
    judge.values(plain, _ERRORS)


@pytest.mark.exercise("network_forward")
def test_network_forward(judge: Judge) -> None:
    """Two layers with the same activation."""
    plain = Plain(function="network_forward", outputs=_N2, suspects=suspects.network_forward, forms=_FORMS)
    judge.values(plain, _NETWORKS)


@pytest.mark.exercise("gradients_by_kronecker")
def test_gradients_by_kronecker(judge: Judge) -> None:
    """The gradient of the loss by all parameters, those of the weights as vectors."""
    pair = Pair(
        forward="network_forward",
        backward="gradients_by_kronecker",
        value=_N2,
        gradients=items("dw1", "db1", "dw2", "db2"),
        wrt={"dw1": "W1", "db1": "b1", "dw2": "W2", "db2": "b2"},
        cost=SQUARED,
        suspects=suspects.gradients_by_kronecker,
        forms=_FORMS,
    )
    judge.gradients(pair, _NETWORKS)


@pytest.mark.exercise("weight_gradient")
def test_weight_gradient(judge: Judge) -> None:
    """A column times a row."""
    plain = Plain(
        function="weight_gradient",
        outputs=alone("dW"),
        suspects=suspects.weight_gradient,
        forms=_FORMS,
    )
    judge.values(plain, _WEIGHTS)


@pytest.mark.exercise("gradients")
def test_gradients(judge: Judge) -> None:
    """The gradient of the loss by all parameters, also where no matrix of a Jacobian would fit into memory."""
    pair = Pair(
        forward="network_forward",
        backward="gradients",
        value=_N2,
        gradients=items("dW1", "db1", "dW2", "db2"),
        cost=SQUARED,
        suspects=suspects.gradients,
        forms=_FORMS,
    )
    judge.gradients(pair, _NETWORKS_AND_LARGE)
