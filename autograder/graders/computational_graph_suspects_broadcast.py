"""Wrong ways back through broadcasting."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from autograder.numeric.arrays import Array

Shape = tuple[int, ...]


def _of_shape(gradient: Array, shape: Shape) -> tuple[Shape, Shape]:
    """The axes put in front, and those that had the length 1."""
    new = gradient.ndim - len(shape)
    return tuple(range(new)), tuple(new + axis for axis, length in enumerate(shape) if length == 1)


def _averaged(gradient: Array, shape: Shape) -> Array:
    front, repeated = _of_shape(gradient, shape)
    return np.asarray(gradient.mean(axis=front + repeated)).reshape(shape)


def _one_use(gradient: Array, shape: Shape, which: int) -> Array:
    front, repeated = _of_shape(gradient, shape)
    at: tuple[Any, ...] = tuple(which if axis in front + repeated else slice(None) for axis in range(gradient.ndim))
    return np.asarray(gradient[at]).reshape(shape)


def _front_only(gradient: Array, shape: Shape) -> Array:
    front, _ = _of_shape(gradient, shape)
    return np.asarray(gradient.sum(axis=front))


def _repeated_only(gradient: Array, shape: Shape) -> Array:
    _, repeated = _of_shape(gradient, shape)
    return np.asarray(gradient.sum(axis=repeated, keepdims=True))


UNBROADCAST: Mapping[str, Mapping[str, Callable[[Array, Shape], Any]]] = {
    "gradient": {
        "broadcasting-not-undone": lambda gradient, _: gradient,
        "broadcasting-not-undone/length 1": _front_only,
        "broadcasting-not-undone/in front": _repeated_only,
        "averaged": _averaged,
        "one-use-only": lambda gradient, shape: _one_use(gradient, shape, 0),
        "one-use-only/last": lambda gradient, shape: _one_use(gradient, shape, -1),
        "one-use-only/cut out": lambda gradient, shape: gradient.reshape(-1)[: int(np.prod(shape))].reshape(shape),
        "summed-too-far": lambda gradient, _: gradient.sum(),
        "summed-too-far/spread": lambda gradient, shape: np.full(shape, gradient.sum()),
        "wrong-axis-undone": lambda gradient, _: gradient.sum(axis=0),
        "wrong-axis-undone/kept": lambda gradient, _: gradient.sum(axis=0, keepdims=True),
        "wrong-axis-undone/last": lambda gradient, _: gradient.sum(axis=-1),
        "wrong-axis-undone/last, kept": lambda gradient, _: gradient.sum(axis=-1, keepdims=True),
    }
}
"""Wrong gradients by mistake, from the gradient that came back and the shape that is asked for."""
