"""Wrong costs and gradients of three products in a row."""

import functools
from collections.abc import Callable, Mapping

import numpy as np

from autograder.numeric.arrays import Array

Forward = Callable[[Array, Array, Array, Array], Array]
"""C from x, W1, W2 and w3."""


class Chain:
    """A chain as its forward pass left it, and what is right of the way back."""

    def __init__(self, x: Array, W1: Array, W2: Array, w3: Array) -> None:
        """Take what ``chain_forward`` is given."""
        self.x, self.W1, self.W2, self.w3 = x, W1, W2, w3

    @functools.cached_property
    def y(self) -> Array:
        """The first product."""
        return np.asarray(self.W1 @ self.x)

    @functools.cached_property
    def z(self) -> Array:
        """The second product."""
        return np.asarray(self.W2 @ self.y)

    @functools.cached_property
    def dy(self) -> Array:
        """The gradient by the first product."""
        return np.asarray(self.W2.T @ self.w3)

    @functools.cached_property
    def dx(self) -> Array:
        """The gradient by the input."""
        return np.asarray(self.W1.T @ self.dy)

    @functools.cached_property
    def first(self) -> Array:
        """The gradient by the first weights."""
        return np.outer(self.dy, self.x)

    @functools.cached_property
    def second(self) -> Array:
        """The gradient by the second weights."""
        return np.outer(self.w3, self.y)


Backward = Callable[[Chain], Array]

FORWARD: Mapping[str, Forward] = {
    "unsummed-product": lambda x, W1, W2, w3: w3 * (W2 @ (W1 @ x)),
}
"""Wrong costs, by mistake; one number a case is too little to tell more of them apart."""


def _instead(other: str) -> Backward:
    return lambda at: np.asarray(getattr(at, other))


def _both(name: str) -> Mapping[str, Backward]:
    """What can happen to any of the gradients: an axis too many, or all in a row."""
    right = _instead(name)
    return {
        "extra-axis/row": lambda at: right(at)[None],
        "extra-axis/column": lambda at: right(at)[..., None],
    }


BACKWARD: Mapping[str, Mapping[str, Backward]] = {
    "dx": {
        **_both("dx"),
        "untransposed/both": lambda at: at.W1 @ (at.W2 @ at.w3),
        "untransposed/first": lambda at: at.W1 @ at.dy,
        "untransposed/second": lambda at: at.W1.T @ (at.W2 @ at.w3),
        "upstream-not-passed-on/ones": lambda at: at.W1.sum(axis=0),
        "upstream-not-passed-on/w3": lambda at: at.W1.T @ at.w3,
        "upstream-ignored": lambda at: at.W1.T @ at.W2.sum(axis=0),
        "passed-through": _instead("dy"),
        "wrong-layer/dz": _instead("w3"),
        "value-for-gradient": lambda at: at.W1.T @ at.y,
        "value-for-gradient/z": lambda at: at.W1.T @ (at.W2.T @ at.z),
        "parameter-returned": _instead("x"),
        "swapped-results/dw3": _instead("z"),
        "swapped-results/dW1": _instead("first"),
        "swapped-results/dW2": _instead("second"),
        "unsummed-product/first": lambda at: at.W1 * at.dy[:, None],
        "unsummed-product/turned": lambda at: at.W1.T * at.dy,
        "elementwise-product": lambda at: at.W1 * at.dy,
    },
    "dW1": {
        **_both("first"),
        "untransposed": lambda at: np.outer(at.W2 @ at.w3, at.x),
        "upstream-not-passed-on/ones": lambda at: np.outer(np.ones(at.y.size), at.x),
        "upstream-not-passed-on/w3": lambda at: np.outer(at.w3, at.x),
        "upstream-ignored": lambda at: np.outer(at.W2.sum(axis=0), at.x),
        "value-for-gradient": lambda at: np.outer(at.y, at.x),
        "value-for-gradient/z": lambda at: np.outer(at.W2.T @ at.z, at.x),
        "wrong-layer/y": lambda at: np.outer(at.dy, at.y),
        "wrong-layer/dx": lambda at: np.outer(at.dx, at.x),
        "parameter-returned": _instead("W1"),
        "swapped-results/dW2": _instead("second"),
        "swapped-results/dx": _instead("dx"),
        "swapped-results/dw3": _instead("z"),
        "inner-product": lambda at: np.dot(at.dy, at.x),
        "elementwise-product": lambda at: at.dy * at.x,
        "scrambled-reshape": lambda at: np.outer(at.x, at.dy).reshape(at.first.shape),
    },
    "dW2": {
        **_both("second"),
        "upstream-ignored": lambda at: np.tile(at.y, (at.z.size, 1)),
        "value-for-gradient": lambda at: np.outer(at.z, at.y),
        "wrong-layer/z": lambda at: np.outer(at.w3, at.z),
        "wrong-layer/x": lambda at: np.outer(at.w3, at.x),
        "wrong-layer/dy": lambda at: np.outer(at.dy, at.y),
        "wrong-layer/gradients only": lambda at: np.outer(at.w3, at.dy),
        "parameter-returned": _instead("W2"),
        "swapped-results/dW1": _instead("first"),
        "swapped-results/dx": _instead("dx"),
        "swapped-results/dw3": _instead("z"),
        "inner-product": lambda at: np.dot(at.w3, at.y),
        "elementwise-product": lambda at: at.w3 * at.y,
        "scrambled-reshape": lambda at: np.outer(at.y, at.w3).reshape(at.second.shape),
    },
    "dw3": {
        **_both("z"),
        "parameter-returned": _instead("w3"),
        "wrong-layer": _instead("y"),
        "wrong-layer/x": _instead("x"),
        "wrong-layer/from x": lambda at: at.W2 @ at.x,
        "swapped-results/dx": _instead("dx"),
        "swapped-results/dW1": _instead("first"),
        "swapped-results/dW2": _instead("second"),
        "elementwise-product": lambda at: at.w3 * at.z,
        "upstream-ignored": lambda at: np.ones(at.z.shape),
    },
}
"""Wrong gradients, by output and mistake."""
