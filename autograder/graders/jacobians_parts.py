"""How the exercises of jacobians are made of one another: tensors flattened to matrices, a chain of products."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.grading.cases import Case
from autograder.grading.declare import Ask, Recipe
from autograder.numeric.arrays import Array

Vjp = Any
"""A function of a Jacobian and an upstream gradient."""
Outer = Any
"""A function of an upstream gradient and what was multiplied."""


def _flattened(ask: Ask, case: Case, _upstream: Array | None) -> Mapping[str, Array]:
    jacobian, upstream = _exact(case)
    flat = ask("vjp", jacobian.reshape(len(jacobian), -1), upstream)
    return {"dX": flat.reshape(jacobian.shape[1:])}


def _chain(case: Case, vjp: Vjp, outer: Outer) -> Mapping[str, Array]:
    x, W1, W2, w3 = _exact(case)
    y = W1 @ x
    dy = vjp(W2, w3)
    return {"dx": vjp(W1, dy), "dW1": outer(dy, x), "dW2": outer(w3, y), "dw3": W2 @ y}


def _product(jacobian: Array, upstream: Array) -> Array:
    return np.asarray(jacobian.T @ upstream)


def _by_both(ask: Ask, case: Case, _upstream: Array | None) -> Mapping[str, Array]:
    return _chain(case, lambda *given: ask("vjp", *given), lambda *given: ask("weight_gradient", *given))


def _by_vjp(ask: Ask, case: Case, _upstream: Array | None) -> Mapping[str, Array]:
    return _chain(case, lambda *given: ask("vjp", *given), np.outer)


def _by_index_form(ask: Ask, case: Case, _upstream: Array | None) -> Mapping[str, Array]:
    return _chain(case, _product, lambda *given: ask("weight_gradient", *given))


def _by_tensors(ask: Ask, case: Case, _upstream: Array | None) -> Mapping[str, Array]:
    def through_tensor(upstream: Array, y: Array) -> Array:
        W = np.zeros((len(upstream), len(y)))  # only its shape counts
        found: Array = ask("tensor_vjp", ask("weight_jacobian", W, y), upstream)
        return found

    return _chain(case, _product, through_tensor)


def _exact(case: Case) -> tuple[Array, ...]:
    return tuple(np.asarray(argument, np.float64) for argument in case.arguments)


TENSOR_VJP = (Recipe(("vjp",), _flattened),)
"""Flatten, let vjp multiply, reshape."""
CHAIN_BACKWARD = (
    Recipe(("vjp",), _by_vjp),
    Recipe(("weight_gradient",), _by_index_form),
    Recipe(("vjp", "weight_gradient"), _by_both),
    Recipe(("weight_jacobian", "tensor_vjp"), _by_tensors),
)
"""Back through the products by vjp, to the weights by their index form or through the tensor."""
