"""Points at which wrong gradients show: shapes in both orders, one unit, one sample, large, signs, magnitudes."""

import zlib
from typing import NamedTuple

import numpy as np

from autograder.numeric.arrays import Array


class LayerShape(NamedTuple):
    """``n_prev`` inputs, ``n`` units, ``m`` samples; ``label`` says in a few words what is special."""

    label: str
    n_prev: int
    n: int
    m: int


LAYER_SHAPES = (
    LayerShape("more units than inputs", 4, 5, 7),
    LayerShape("fewer units than inputs", 5, 3, 4),
    LayerShape("fewer samples than units", 6, 7, 3),
    LayerShape("square", 4, 4, 4),
    LayerShape("one sample", 3, 5, 1),
    LayerShape("one unit", 6, 1, 3),
    LayerShape("one input", 1, 2, 4),
    LayerShape("large", 33, 70, 65),
    LayerShape("two samples", 4, 3, 2),
    LayerShape("many samples", 3, 4, 130),
)
"""Every pair of dimensions in both orders, and equal once: a transpose that fits by luck fits once only."""


def generator(name: str) -> np.random.Generator:
    """Return random numbers that depend on ``name`` alone."""
    return np.random.default_rng(zlib.crc32(name.encode()))


def normal(rng: np.random.Generator, *shape: int) -> Array:
    """Standard normal numbers."""
    return rng.standard_normal(shape)


def negative(rng: np.random.Generator, *shape: int) -> Array:
    """Numbers below -0.05."""
    return -np.abs(rng.standard_normal(shape)) - 0.05


def spread(rng: np.random.Generator, *shape: int) -> Array:
    """Numbers of both signs with magnitudes from 1e-6 to 3, evenly in their logarithm."""
    sign: Array = rng.choice([-1.0, 1.0], shape)
    return sign * 10 ** rng.uniform(-6, 0.5, shape)


def upstreams(rng: np.random.Generator, shape: tuple[int, ...]) -> tuple[Array, ...]:
    """Upstream gradients of one shape: of mixed sign, all positive, all negative. A number: 1 and -0.7."""
    if shape == ():
        return np.asarray(1.0), np.asarray(-0.7)
    mixed = rng.standard_normal(shape)
    positive = np.abs(rng.standard_normal(shape)) + 0.1
    return mixed, positive, -np.abs(rng.standard_normal(shape)) - 0.1


def probabilities(rng: np.random.Generator, k: int, m: int) -> Array:
    """Columns of ``k`` probabilities, none so small that a stabilised logarithm would show."""
    weights = rng.uniform(0.5, 1.0, (k, m))
    share: Array = weights / weights.sum(axis=0)
    return share


def one_hot(rng: np.random.Generator, k: int, m: int) -> Array:
    """Columns with one 1 among ``k`` entries."""
    Y = np.zeros((k, m))
    Y[rng.integers(0, k, m), np.arange(m)] = 1
    return Y
