"""How exercises of matrix_calculus are made of one another: a mistake in a part costs its marks once."""

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from autograder.graders.matrix_calculus_cases import preactivations
from autograder.graders.matrix_calculus_right import RIGHT, activate, slope
from autograder.grading.cases import Case
from autograder.grading.declare import Ask, Recipe
from autograder.numeric.arrays import Array

_Outputs = Mapping[str, Array]
_MATRICES = "linear_jacobian", "activation_jacobian", "mse_gradient"
_DIRECT = "weight_gradient", "mse_gradient"
_DETOUR = "unvec", "linear_jacobian"


def _kitchen(ask: Ask, functions: Sequence[str]) -> Ask:
    """Ask the student for some functions, and take the others as they should be."""
    return lambda name, *arguments: ask(name, *arguments) if name in functions else RIGHT[name](*arguments)


def _subsets(names: Sequence[str]) -> list[tuple[str, ...]]:
    """Some of the names, in all ways, the fewest first: so a note names no more parts than are wrong."""
    return [some for size in range(1, 1 + len(names)) for some in itertools.combinations(names, size)]


def _by_kronecker(functions: tuple[str, ...]) -> Recipe:
    def cook(ask: Ask, case: Case, y: Array | None) -> _Outputs:
        use, arguments = _kitchen(ask, functions), _arrays(case)
        n0, W2, activation = arguments[0], arguments[3], arguments[5]
        d1, d2 = preactivations(arguments)
        v2 = use("activation_jacobian", d2, activation) @ use("mse_gradient", activate(d2, activation), y)
        v1 = use("activation_jacobian", d1, activation) @ W2 @ v2
        dw1 = use("linear_jacobian", n0, d1.shape[1]) @ v1
        dw2 = use("linear_jacobian", activate(d1, activation), d2.shape[1]) @ v2
        return {"dw1": dw1[:, 0], "db1": v1.T, "dw2": dw2[:, 0], "db2": v2.T}

    return Recipe(functions, cook)


def _directly(functions: tuple[str, ...]) -> Recipe:
    def cook(ask: Ask, case: Case, y: Array | None) -> _Outputs:
        use, arguments = _kitchen(ask, functions), _arrays(case)
        n0, W2, activation = arguments[0], arguments[3], arguments[5]
        d1, d2 = preactivations(arguments)
        v2 = use("mse_gradient", activate(d2, activation), y).T * slope(d2, activation)
        v1 = v2 @ W2.T * slope(d1, activation)
        dW1 = use("weight_gradient", n0, v1)
        dW2 = use("weight_gradient", activate(d1, activation), v2)
        return {"dW1": dW1, "db1": v1, "dW2": dW2, "db2": v2}

    return Recipe(functions, cook)


def _by_detour(functions: tuple[str, ...]) -> Recipe:
    def cook(ask: Ask, case: Case, _: Array | None) -> _Outputs:
        use, (n, v) = _kitchen(ask, functions), _arrays(case)
        flat = (use("linear_jacobian", n, v.shape[1]) @ v.T)[:, 0]
        return {"dW": use("unvec", flat, (n.shape[1], v.shape[1]))}

    return Recipe(functions, cook)


def _arrays(case: Case) -> tuple[Any, ...]:
    """The arguments of a case, in the precision of the case."""
    return tuple(np.asarray(one) if isinstance(one, np.ndarray) else one for one in case.arguments)


GRADIENTS_BY_KRONECKER = tuple(map(_by_kronecker, _subsets(_MATRICES)))
GRADIENTS = tuple(map(_directly, _subsets(_DIRECT)))
WEIGHT_GRADIENT = tuple(map(_by_detour, _subsets(_DETOUR)))
