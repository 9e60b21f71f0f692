"""What the classic mistakes of jacobians give: wrong values worked out from the inputs, to recognise them by.

Each function answers for one exercise at a case: output, then mistake, then value. Nothing is worked out before it is
asked for.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from autograder.author.cases import Case
from autograder.graders import jacobians_suspects_activation as activation
from autograder.graders import jacobians_suspects_chain as chain
from autograder.graders import jacobians_suspects_differences as differences
from autograder.graders import jacobians_suspects_products as products
from autograder.numeric.arrays import Array
from autograder.numeric.evidence import Lazy

Suspects = Mapping[str, Mapping[str, Array]]
_Wrong = Callable[..., Array]


def numerical_jacobian(case: Case, _upstream: Array | None) -> Suspects:
    """Wrong differences."""
    arguments: tuple[Any, ...] = case.arguments
    f, x, *steps = arguments
    at = differences.Point(f, np.asarray(x, np.float64), steps[0] if steps else 1e-5)
    return {"J": Lazy(differences.OUTPUTS, lambda wrong: wrong(at))}


def sigmoid_jacobian(case: Case, _upstream: Array | None) -> Suspects:
    """Wrong Jacobians of the sigmoid."""
    return _told("J", activation.SIGMOID, case)


def softmax_jacobian(case: Case, _upstream: Array | None) -> Suspects:
    """Wrong Jacobians of softmax."""
    return _told("J", activation.SOFTMAX, case)


def vjp(case: Case, _upstream: Array | None) -> Suspects:
    """Wrong products of a Jacobian and a gradient."""
    return _told("dx", products.VJP, case)


def weight_jacobian(case: Case, _upstream: Array | None) -> Suspects:
    """Wrong tensors."""
    return _told("T", products.WEIGHT_JACOBIAN, case)


def tensor_vjp(case: Case, _upstream: Array | None) -> Suspects:
    """Wrong products of a tensor and a gradient."""
    return _told("dX", products.TENSOR_VJP, case)


def weight_gradient(case: Case, _upstream: Array | None) -> Suspects:
    """Wrong outer products."""
    return _told("dW", products.WEIGHT_GRADIENT, case)


def chain_forward(case: Case, _upstream: Array | None) -> Suspects:
    """Wrong costs."""
    return _told("C", chain.FORWARD, case)


def chain_backward(case: Case, _upstream: Array | None) -> Suspects:
    """Wrong gradients of the chain."""
    at = chain.Chain(*_exact(case))
    return {output: Lazy(plans, lambda wrong: wrong(at)) for output, plans in chain.BACKWARD.items()}


def _told(output: str, plans: Mapping[str, _Wrong], case: Case) -> Suspects:
    arguments = _exact(case)
    return {output: Lazy(plans, lambda wrong: wrong(*arguments))}


def _exact(case: Case) -> tuple[Array, ...]:
    return tuple(np.asarray(array, np.float64) for array in case.arguments)
