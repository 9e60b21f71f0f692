"""What the classic mistakes of four_equations give: wrong values worked out from the inputs, to recognise them by.

Each function answers for one exercise, at a case: output, then mistake, then value. Nothing is worked out before it is
asked for.
"""

import functools
from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.author.cases import Case
from autograder.graders import four_equations_suspects_network as network
from autograder.graders import four_equations_suspects_slips as slips
from autograder.graders import four_equations_suspects_steps as steps
from autograder.numeric.arrays import Array, map_arrays
from autograder.numeric.evidence import Lazy

Suspects = Mapping[str, Mapping[str, Array]]


def sigmoid(case: Case, _upstream: Array | None) -> Suspects:
    """Activations of other functions."""
    (z,) = _exact(case)
    return {"a": Lazy(slips.SIGMOIDS, lambda wrong: wrong(z))}


def sigmoid_prime(case: Case, _upstream: Array | None) -> Suspects:
    """Slopes of other functions, or at another place."""
    (z,) = _exact(case)
    return {"slope": Lazy(slips.SLOPES, lambda wrong: wrong(z))}


def output_error(case: Case, _upstream: Array | None) -> Suspects:
    """BP1 with a wrong slope or a wrong derivative of the cost."""
    a, y, z = _exact(case)
    return {"delta": Lazy(slips.IN_OUTPUT, lambda wrong: wrong.output(a, y, wrong.slope, z))}


def hidden_error(case: Case, _upstream: Array | None) -> Suspects:
    """BP2 with a wrong slope or a wrong way through the weights."""
    w, delta, z = _exact(case)
    return {"delta": Lazy(slips.IN_HIDDEN, lambda wrong: wrong.hidden(w, delta, wrong.slope, z))}


def bias_gradient(case: Case, _upstream: Array | None) -> Suspects:
    """Something else than BP3."""
    (delta,) = _exact(case)
    return {"nabla_b": Lazy(slips.BIASES, lambda wrong: wrong(delta))}


def weight_gradient(case: Case, _upstream: Array | None) -> Suspects:
    """Something else than BP4."""
    a, delta = _exact(case)
    return {"nabla_w": Lazy(slips.WEIGHTS, lambda wrong: wrong(a, delta))}


def backprop(case: Case, _upstream: Array | None) -> Suspects:
    """Gradients of one sample in networks with a slip."""
    at = network.Network(*_exact(case))
    return _of_lists(at, network.GRADIENTS, at.depth, ("nabla_b", "nabla_w"))


def backprop_batch(case: Case, _upstream: Array | None) -> Suspects:
    """Gradients of a batch, wrong ones or wrongly summed."""
    at = network.Network(*_exact(case))
    return _of_lists(at, network.BATCH, at.depth, ("nabla_b", "nabla_w"))


def update_mini_batch(case: Case, _upstream: Array | None) -> Suspects:
    """Steps of another size, another direction, or along wrong gradients."""
    at = steps.Step.of(_exact(case))
    return _of_lists(at, steps.STEPS, at.network.depth, ("biases", "weights"))


def directional_derivative(case: Case, _upstream: Array | None) -> Suspects:
    """Speeds of the cost with a part missing."""
    arguments = _exact(case)
    return {"derivative": Lazy(steps.SPEEDS, lambda wrong: wrong.derivative(arguments))}


def _of_lists(at: Any, plans: Mapping[str, Any], depth: int, names: tuple[str, str]) -> Suspects:  # noqa: ANN401
    """The plans for each output of two lists, the biases' and the weights'."""

    def worked_out(kind: str, number: int, wrong: Any) -> Array:  # noqa: ANN401 - a plan
        return np.asarray(wrong(at, kind, number))

    return {
        f"{name}{number + 1}": Lazy(plans, functools.partial(worked_out, kind, number))
        for name, kind in zip(names, "bw", strict=True)
        for number in range(depth)
    }


def _exact(case: Case) -> tuple[Any, ...]:
    return tuple(map_arrays(lambda array: array.astype(np.float64), argument) for argument in case.arguments)
