"""What the classic mistakes of matrix_calculus give: wrong values worked out from the inputs, to recognise them by.

Each function answers for one exercise, at a case and (for a way back) a target: output, then mistake, then value.
Nothing is worked out before it is asked for.
"""

import functools
from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.author.cases import Case
from autograder.author.declare import Suspects
from autograder.graders import matrix_calculus_suspects_forward as forward
from autograder.graders import matrix_calculus_suspects_network as network
from autograder.graders import matrix_calculus_suspects_pieces as pieces
from autograder.numeric.arrays import Array, map_arrays
from autograder.numeric.evidence import Lazy


def _of_pieces(output: str, plans: Mapping[str, pieces.Wrong]) -> Suspects:
    """What mistakes make of the arguments of a plain function with one output."""

    def suspects(case: Case, _lead: Array | None) -> Mapping[str, Mapping[str, Array]]:
        arguments = _exact(case)
        return {output: Lazy(plans, lambda wrong: wrong(*arguments))}

    return suspects


def _of_network(prefix: str, plans: Mapping[str, Mapping[str, network.Gradient]]) -> Suspects:
    """What mistakes give on a way back, whose outputs are called ``prefix`` and ``db``."""

    def suspects(case: Case, lead: Array | None) -> Mapping[str, Mapping[str, Array]]:
        at, y = network.Network(case.arguments), np.asarray(lead, np.float64)
        outputs = {name: f"d{name}" if name.startswith("b") else f"{prefix}{name[1:]}" for name in plans}
        gradient = functools.partial(_gradient, at, y)
        return {outputs[name]: Lazy(wrong, gradient) for name, wrong in plans.items()}

    return suspects


def network_forward(case: Case, _lead: Array | None) -> Mapping[str, Mapping[str, Array]]:
    """n2 of wrong networks."""
    at = network.Network(case.arguments)
    return {"n2": Lazy(forward.FORWARD, lambda wrong: wrong(at))}


def _gradient(at: network.Network, y: Array, wrong: network.Gradient) -> Array:
    return wrong(at, y)


def _exact(case: Case) -> tuple[Any, ...]:
    return tuple(map_arrays(lambda array: array.astype(np.float64), argument) for argument in case.arguments)


vec = _of_pieces("w", pieces.VEC)
unvec = _of_pieces("W", pieces.UNVEC)
linear_jacobian = _of_pieces("jacobian", pieces.LINEAR)
activation_jacobian = _of_pieces("jacobian", pieces.ACTIVATION)
mse_loss = _of_pieces("L", pieces.LOSS)
mse_gradient = _of_pieces("gradient", pieces.LOSS_GRADIENT)
weight_gradient = _of_pieces("dW", pieces.WEIGHT)
gradients_by_kronecker = _of_network("dw", network.KRONECKER)
gradients = _of_network("dW", network.DIRECT)
