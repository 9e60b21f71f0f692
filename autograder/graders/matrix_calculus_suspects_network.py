"""What the classic mistakes give on both ways back through the network of matrix_calculus."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from autograder.graders.matrix_calculus_right import activate, slope
from autograder.graders.matrix_calculus_suspects_pieces import SLOPES, slope_with
from autograder.numeric.arrays import Array

Activate = Callable[[Array, str], Array]
OUTPUTS = "W1", "b1", "W2", "b2"


class Network:
    """A network at a point, with what is right of it."""

    def __init__(self, arguments: Sequence[Any]) -> None:
        """Take what ``network_forward`` is given."""
        self.n0, self.W1, self.b1, self.W2, self.b2 = (np.asarray(one, np.float64) for one in arguments[:5])
        self.activation = str(arguments[5])
        self.d1 = self.n0 @ self.W1 + self.b1
        self.n1 = activate(self.d1, self.activation)
        self.d2 = self.n1 @ self.W2 + self.b2
        self.n2 = activate(self.d2, self.activation)


def joined(one: str, other: str) -> str:
    """The key of two slips at once: the names in their order, then the variants."""
    parts = [slip.partition("/") for slip in sorted((one, other))]
    return "+".join(name for name, _, _ in parts) + "/" + ", ".join(variant for _, _, variant in parts)


class Back(NamedTuple):
    """The error, the slopes of both layers, the way through W2 and what makes dW of n and v."""

    error: Callable[[Network, Array], Array] = lambda at, y: 2 * (at.n2 - y)
    hidden: Activate = slope
    last: Activate = slope
    through: Callable[[Array, Array], Array] = lambda v2, W2: v2 @ W2.T
    weights: Callable[[Array, Array], Array] = lambda n, v: n.T @ v

    def gradient(self, output: str, at: Network, y: Array) -> Array:
        """Return the gradient by one of ``OUTPUTS``."""
        v2 = self.error(at, y) * self.last(at.d2, at.activation)
        if output == "b2":
            return v2
        if output == "W2":
            return self.weights(at.n1, v2)
        v1 = self.through(v2, at.W2) * self.hidden(at.d1, at.activation)
        return v1 if output == "b1" else self.weights(at.n0, v1)


def _with(mistake: str) -> Activate:
    return lambda d, activation: slope_with(mistake, d, activation)


_ERRORS: Mapping[str, Back] = {
    "target-ignored": Back(error=lambda at, _: 2 * at.n2),
    "mean-over-outputs": Back(error=lambda at, y: 2 * (at.n2 - y) / y.size),
    "upstream-ignored": Back(error=lambda _, y: np.ones(y.shape)),
    "outputs-not-summed": Back(error=lambda at, y: (at.n2 - y) ** 2),
}
_SLOPES: Mapping[str, Back] = {mistake: Back(hidden=_with(mistake), last=_with(mistake)) for mistake in SLOPES}
_ONE_LAYER: Mapping[str, Back] = {
    **{f"{key}{'' if '/' in key else '/'} in the hidden layer": Back(hidden=_with(key)) for key in SLOPES},
    **{f"{key}{'' if '/' in key else '/'} in the last layer": Back(last=_with(key)) for key in SLOPES},
}
_THROUGH: Mapping[str, Back] = {
    "untransposed": Back(through=lambda v2, W2: v2 @ W2),
    "upstream-not-passed-on/ones": Back(through=lambda v2, W2: np.ones(v2.shape) @ W2.T),
    "upstream-not-passed-on/without W2": Back(through=lambda v2, _: v2),
}
_WEIGHTS: Mapping[str, Back] = {
    "elementwise-product": Back(weights=lambda n, v: n * v),
    "inner-for-outer": Back(weights=lambda n, v: n @ v.T),
    "upstream-ignored/weights": Back(weights=lambda n, v: n.T @ np.ones(v.shape)),
}


def _merged(one: Back, other: Back) -> Back:
    """Both slips at once; they are in different places."""
    usual = Back()._asdict()
    return one._replace(**{place: made for place, made in other._asdict().items() if made is not usual[place]})


def _all_backs(output: str) -> Mapping[str, Back]:
    """All slips that reach an output; on the way to the last layer W2 does not count."""
    through = _THROUGH if output.endswith("1") else {}
    found = {**_ERRORS, **_SLOPES, **_ONE_LAYER, **through, **_WEIGHTS}
    for one, other in itertools.combinations((_ERRORS, _SLOPES, through), 2):
        for (slip, back), (second, with_it) in itertools.product(one.items(), other.items()):
            found[joined(slip, second)] = _merged(back, with_it)
    return found


Gradient = Callable[[Network, Array], Array]


def _of(back: Back, output: str) -> Gradient:
    return lambda at, y: back.gradient(output, at, y)


def _made_of(n: Callable[[Network], Array], bias: str) -> Gradient:
    """A row turned upright times the gradient by a bias, though they do not belong together."""
    return lambda at, y: n(at).T @ Back().gradient(bias, at, y)


_OTHERS: Mapping[str, Mapping[str, Gradient]] = {
    "W1": {
        "wrong-layer/n1": _made_of(lambda at: at.n1, "b1"),
        "wrong-layer/v2": _made_of(lambda at: at.n0, "b2"),
    },
    "W2": {
        "wrong-layer/n0": _made_of(lambda at: at.n0, "b2"),
        "wrong-layer/v1": _made_of(lambda at: at.n1, "b1"),
        "missing-activation/d1": _made_of(lambda at: at.d1, "b2"),
    },
}


def _flattened(plan: Gradient, turn: Callable[[Array], Array]) -> Gradient:
    return lambda at, y: turn(plan(at, y))


def _plans(output: str) -> Mapping[str, Gradient]:
    plans = {key: _of(back, output) for key, back in _all_backs(output).items()}
    plans |= _OTHERS.get(output, {})
    for other in OUTPUTS:
        if other != output:
            plans[f"swapped-results/{other}"] = _of(Back(), other)
    plans["parameter-returned"] = lambda at, _: getattr(at, output)
    if output.startswith("W"):
        right = _of(Back(), output)
        plans["still-flat"] = _flattened(right, np.ravel)
        plans["column-by-column+still-flat"] = _flattened(right, lambda dW: dW.T.ravel())
        plans["column-by-column"] = _flattened(right, lambda dW: dW.T.reshape(dW.shape))
    return plans


DIRECT: Mapping[str, Mapping[str, Gradient]] = {output: _plans(output) for output in OUTPUTS}
"""Wrong gradients, by output and mistake."""


_FLAT: Mapping[str, Callable[[Array], Array]] = {
    "column-by-column": lambda dW: dW.T.ravel(),
    "not-flat/matrix": lambda dW: dW,
    "not-flat/column": lambda dW: dW.reshape(-1, 1),
    "not-flat/row": lambda dW: dW.reshape(1, -1),
    "column-by-column+not-flat/column": lambda dW: dW.T.reshape(-1, 1),
}
_ROWS = {"swapped-results/b1", "swapped-results/b2"}
_NOT_HERE = {"elementwise-product", "inner-for-outer", "still-flat", "column-by-column+still-flat"}


def _flat(output: str) -> Mapping[str, Gradient]:
    """The plans of a matrix written as a vector, and what can go wrong in writing it so."""
    right = _of(Back(), output)
    plans = {key: _flattened(plan, np.ravel) for key, plan in DIRECT[output].items() if key not in _NOT_HERE}
    plans |= {key: plan for key, plan in DIRECT[output].items() if key in _ROWS}
    for key, turn in _FLAT.items():
        plans[key] = _flattened(right, turn)
        for slip, back in {**_ERRORS, **_SLOPES, **_THROUGH}.items():
            if "+" not in key:
                plans[joined(key, slip)] = _flattened(_of(back, output), turn)
    return plans


def _beside_vectors(output: str) -> Mapping[str, Gradient]:
    """The plans of a bias whose neighbours are vectors."""
    vectors = {f"swapped-results/{one}": _flattened(_of(Back(), one), np.ravel) for one in ("W1", "W2")}
    return {**DIRECT[output], **vectors}


KRONECKER: Mapping[str, Mapping[str, Gradient]] = {
    output: _flat(output) if output.startswith("W") else _beside_vectors(output) for output in OUTPUTS
}
"""The same for the way through the matrices, where the gradients of weights are vectors."""
