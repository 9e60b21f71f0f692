"""What the grader may send in the place of an argument that is not plain data, and the operators it may call."""

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
    """Stands in a request for a value that stayed in the guest: item ``item`` of what call ``call`` returned."""

    def __init__(self, call: int, item: int | None) -> None:
        """Name item ``item`` of the result of call number ``call`` of the same request; None: all of it."""
        self.call = call
        self.item = item


class Callback:
    """An argument that is a function of the grader's: it is called here, and its values cross the wire."""

    def __init__(self, function: Callable[[Any], object]) -> None:
        """Stand for ``function``, which takes one value and returns one."""
        self.function = function

    def __call__(self, value: object) -> object:
        """Return the function's value."""
        return self.function(value)


class Seeded:
    """An argument that is a generator of random numbers, the same in every process."""

    def __init__(self, seed: int, global_seed: int | None = None) -> None:
        """Stand for a generator with a seed; a ``global_seed`` is given to NumPy's global generator then, too."""
        self.seed = seed
        self.global_seed = global_seed

    def made(self) -> np.random.Generator:
        """Return the generator, at its beginning."""
        if self.global_seed is not None:
            np.random.seed(self.global_seed)  # noqa: NPY002 - the one that students may use
        return np.random.default_rng(self.seed)


class Columns:
    """An argument that is a list of pairs (x, y) of columns: too many for one node each."""

    def __init__(self, X: "np.ndarray[Any, Any]", Y: "np.ndarray[Any, Any]") -> None:
        """Stand for the columns of ``X`` (n, m) and ``Y`` (k, m)."""
        self.X = X
        self.Y = Y

    def made(self) -> list[tuple[Any, Any]]:
        """Return the list of m pairs, x (n, 1) and y (k, 1)."""
        return [(self.X[:, [i]], self.Y[:, [i]]) for i in range(self.X.shape[1])]
