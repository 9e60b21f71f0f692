"""Networks so wide that no matrix of a Jacobian fits into memory; all other points of matrix_calculus are derived."""

from typing import NamedTuple

import numpy as np

from autograder.author.cases import Case
from autograder.numeric.arrays import Array
from autograder.numeric.points import generator, normal

_WIDE = 30_000
"""Units in a layer whose diagonal matrix has 7.2 GB, or 3.6 GB in float32: a guest may have 2 GiB."""


class Sizes(NamedTuple):
    """A network with ``p`` inputs, ``k1`` hidden units and ``k2`` outputs."""

    label: str
    activation: str
    p: int
    k1: int
    k2: int


LARGE = (
    Sizes("large: very many hidden units", "tanh", 3, _WIDE, 2),
    Sizes("large: very many outputs", "sigmoid", 3, 2, _WIDE),
)
"""The first that does not fit ends the request, so these go last."""


def large_cases() -> list[Case]:
    """(n0, W1, b1, W2, b2, activation)."""
    return [_network_case(sizes) for sizes in LARGE]


def _network_case(sizes: Sizes) -> Case:
    label, activation, p, k1, k2 = sizes
    rng = generator(f"matrix_calculus: {label} {activation} 0")
    arguments = (*(_balanced(rng, *shape) for shape in ((1, p), (p, k1), (1, k1), (k1, k2), (1, k2))), activation)
    return Case(label=f"{label}, {activation}, {p}-{k1}-{k2}", m=1, arguments=arguments, group="edge")


def _balanced(rng: np.random.Generator, *shape: int) -> Array:
    """Normal numbers so small that sums over the rows of a matrix do not saturate an activation."""
    return np.asarray(normal(rng, *shape) / np.sqrt(shape[0]))
