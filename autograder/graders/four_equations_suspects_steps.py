"""Wrong steps of four_equations, and wrong derivatives along a direction."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from autograder.graders.four_equations_suspects_network import BATCH, Gradient, Network, of_sample, parameter, right
from autograder.graders.four_equations_suspects_slips import IN_NETWORK, Slips
from autograder.numeric.arrays import Array


class Step(NamedTuple):
    """A network at the beginning of a step, the rate, and how many samples there are."""

    network: Network
    eta: float
    m: int

    @classmethod
    def of(cls, arguments: Sequence[Any]) -> "Step":
        """Take what ``update_mini_batch`` is given."""
        weights, biases, batch, eta = arguments
        X, Y = (np.hstack(columns) for columns in zip(*batch, strict=True))
        return cls(Network(X, Y, weights, biases), float(eta), len(batch))


Stepped = Callable[[Step, str, int], Array]
"""Parameters after a step: kind and number as of a gradient."""


def _moved(by: Callable[[Step], float], gradient: Gradient = right) -> Stepped:
    """A step along a gradient, by a number that is minus eta / m if it is right."""
    return lambda step, kind, number: (
        parameter(step.network, kind, number) + by(step) * gradient(step.network, kind, number)
    )


def _down(step: Step) -> float:
    return -step.eta / step.m


def _one_by_one(rate: Callable[[Step], float]) -> Stepped:
    """A step for each sample, from where the last one led."""

    def parameters(step: Step, kind: str, number: int) -> Array:
        at = step.network
        for sample in range(step.m):
            here = Network(at.X[:, [sample]], at.Y[:, [sample]], at.weights, at.biases)
            new = [
                [parameter(here, one, layer) + rate(step) * right(here, one, layer) for layer in range(at.depth)]
                for one in "wb"
            ]
            at = Network(at.X, at.Y, *new)
        return parameter(at, kind, number)

    return parameters


def _alone(gradient: Callable[[Step], float]) -> Stepped:
    return lambda step, kind, number: gradient(step) * right(step.network, kind, number)


STEPS: Mapping[str, Stepped] = {
    **{key: _moved(_down, gradient) for key, gradient in BATCH.items() if not key.startswith("parameter")},
    "uphill": _moved(lambda step: step.eta / step.m),
    "missing-mean+uphill": _moved(lambda step: step.eta),
    "missing-mean": _moved(lambda step: -step.eta),
    "missing-mean/last sample": _moved(lambda step: -step.eta, of_sample(-1)),
    "extra-mean": _moved(lambda step: -step.eta / step.m**2),
    "rate-left-out": _moved(lambda step: -1 / step.m),
    "missing-mean+rate-left-out": _moved(lambda _: -1.0),
    "gradient-for-parameters/sum": _alone(lambda _: 1.0),
    "gradient-for-parameters/mean": _alone(lambda step: 1 / step.m),
    "gradient-for-parameters/step": _alone(lambda step: step.eta / step.m),
    "gradient-for-parameters/step down": _alone(_down),
    "nothing-moved": lambda step, kind, number: parameter(step.network, kind, number),
    "moved-in-between": _one_by_one(_down),
    "moved-in-between/whole steps": _one_by_one(lambda step: -step.eta),
    "swapped-results": lambda step, kind, number: _moved(_down)(step, "b" if kind == "w" else "w", number),
}
"""Wrong steps: of wrong gradients, or wrong themselves."""


class Speed(NamedTuple):
    """How the speeds of z and a are made, and what becomes of them at the end."""

    of_z: Callable[[Array, Array, Array, Array, Array], Array] = lambda dw, a, w, da, db: dw @ a + w @ da + db
    slips: Slips = Slips()
    of_cost: Callable[[Array, Array, Array], Array] = lambda a, y, da: np.sum((a - y) * da)

    def derivative(self, arguments: Sequence[Any]) -> Array:
        """Return what comes of it for what ``directional_derivative`` is given."""
        x, y, *network = arguments
        a, da = np.asarray(x, np.float64), np.zeros(np.shape(x))
        for w, b, dw, db in zip(*network, strict=True):
            z, dz = self.slips.forward(w, a, b), self.of_z(dw, a, w, da, db)
            a, da = self.slips.activation(z), self.slips.slope(z) * dz
        return np.asarray(self.of_cost(a, y, da))


def _speeds() -> Iterator[tuple[str, Speed]]:
    yield "half-product-rule/w at rest", Speed(lambda _, __, w, da, db: w @ da + db)
    yield "half-product-rule/a at rest", Speed(lambda dw, a, _, __, db: dw @ a + db)
    yield "half-product-rule/b at rest", Speed(lambda dw, a, w, da, _: dw @ a + w @ da)
    yield "half-product-rule/dw da", Speed(lambda dw, _, __, da, db: dw @ da + db)
    yield "cost-not-differentiated", Speed(of_cost=lambda _, __, da: np.sum(da))
    yield "target-ignored", Speed(of_cost=lambda a, _, da: np.sum(a * da))
    yield "outputs-not-summed", Speed(of_cost=lambda a, y, da: (a - y) * da)
    yield "mean-over-outputs", Speed(of_cost=lambda a, y, da: np.mean((a - y) * da))
    for key, slips in IN_NETWORK.items():
        if not key.endswith(("at the end", "before", "linear output", "slope 1")):
            yield key, Speed(slips=slips)


SPEEDS: Mapping[str, Speed] = dict(_speeds())
"""Wrong derivatives along a direction."""
