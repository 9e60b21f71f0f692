"""What the grader may send in the place of an argument that is not plain data, and the operators it may use."""

import operator
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

OPERATORS: Mapping[str, Callable[[Any, Any], object]] = {
    "+": operator.add,
    "*": operator.mul,
    "@": operator.matmul,
}


class Handle:
    """Stands in a request for a value that stayed in the guest: item ``item`` of the result of call ``call``."""

    def __init__(self, call: int, item: int | None) -> None:
        """Stand for an item of the result of an earlier call in the same request; with None for all of it."""
        self.call = call
        self.item = item


class Callback:
    """An argument that is a function of the grader; it runs in the grader's process, and its values cross the wire."""

    def __init__(self, function: Callable[[Any], object]) -> None:
        """Stand for ``function``, which takes one value and returns one."""
        self.function = function

    def __call__(self, value: object) -> object:
        """Return the function's value."""
        return self.function(value)


class Seeded:
    """An argument that is a generator of random numbers, the same in every process."""

    def __init__(self, seed: int, global_seed: int | None = None) -> None:
        """Stand for a generator with a seed; ``global_seed``, if given, seeds NumPy's global generator, too."""
        self.seed = seed
        self.global_seed = global_seed

    def made(self) -> np.random.Generator:
        """Return the generator in its initial state."""
        if self.global_seed is not None:
            np.random.seed(self.global_seed)  # noqa: NPY002 - the one that students may use
        return np.random.default_rng(self.seed)


class Columns:
    """An argument that is a list of pairs (x, y) of columns, too many to have a node each."""

    def __init__(self, X: "np.ndarray[Any, Any]", Y: "np.ndarray[Any, Any]") -> None:
        """Stand for the columns of ``X`` (n, m) and ``Y`` (k, m)."""
        self.X = X
        self.Y = Y

    def made(self) -> list[tuple[Any, Any]]:
        """Return the list of m pairs, x (n, 1) and y (k, 1)."""
        return [(self.X[:, [i]], self.Y[:, [i]]) for i in range(self.X.shape[1])]
