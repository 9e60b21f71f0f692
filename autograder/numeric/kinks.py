"""Where a function has kinks or jumps, as far as its values tell."""

from collections.abc import Callable, Sequence

import numpy as np

from autograder.numeric.arrays import Array

Function = Callable[[Sequence[Array]], Array]
"""Takes the arrays that may be moved; returns one array."""

_STEPS = np.linspace(-1, 1, 7)
_FEW_ELEMENTS = 64
_DIRECTIONS = 8
_STANDS_OUT = 4.0
_NOTHING = 1e-3
_NEAR = 1e-6


def is_smooth(function: Function, arrays: Sequence[Array], reach: float, rng: np.random.Generator) -> bool:
    """Return whether a function has no kink within ``reach`` of a point, in each element of its argument.

    The slopes of six pieces of a line through the point are compared: where a kink is, one or two of the five changes
    of slope stand out. Lines go along every element, or of many elements along some in which all of them move.
    """
    lines = list(_lines(arrays, rng, along_each=reach > _NOTHING))
    with np.errstate(all="ignore"):
        return not any(_has_kink(function, arrays, line, reach) for line in lines)


def is_kink(function: Function, arrays: Sequence[Array], direction: Sequence[Array]) -> bool:
    """Return whether the slopes along a direction differ on both sides of a point, or the function jumps there."""
    below, at, above = _three(function, arrays, direction)
    with np.errstate(all="ignore"):
        changes = np.abs(above - 2 * at + below) / _NEAR
        scale = np.maximum(np.abs(at - below), np.abs(above - at)) / _NEAR + np.abs(at)
    return bool((changes > _NOTHING * scale).any())


def is_jump(function: Function, arrays: Sequence[Array], direction: Sequence[Array]) -> bool:
    """Return whether the function has another value on the one side of a point than on the other."""
    below, at, above = _three(function, arrays, direction)
    with np.errstate(all="ignore"):
        return bool(np.abs(above - below).max() > _NOTHING * np.abs(at).max())


def _three(function: Function, arrays: Sequence[Array], direction: Sequence[Array]) -> tuple[Array, Array, Array]:
    with np.errstate(all="ignore"):
        below, at, above = (function(_moved(arrays, direction, step)) for step in (-_NEAR, 0.0, _NEAR))
    return below, at, above


def _lines(arrays: Sequence[Array], rng: np.random.Generator, *, along_each: bool) -> list[list[Array]]:
    total = sum(array.size for array in arrays)
    if not along_each or total > _FEW_ELEMENTS:
        return [[rng.choice([-1.0, 1.0], array.shape) for array in arrays] for _ in range(_DIRECTIONS)]
    ends = np.cumsum([array.size for array in arrays])[:-1]
    return [
        [part.reshape(array.shape) for part, array in zip(np.split(row, ends), arrays, strict=True)]
        for row in np.eye(total)
    ]


def _has_kink(function: Function, arrays: Sequence[Array], line: Sequence[Array], reach: float) -> bool:
    values = np.stack([function(_moved(arrays, line, reach * step)) for step in _STEPS])
    slopes = np.diff(values, axis=0)
    changes = np.abs(np.diff(slopes, axis=0))
    rounding = 64 * np.finfo(np.float64).eps * np.abs(values).max(axis=0)
    usual = _STANDS_OUT * np.median(changes, axis=0) + _NOTHING * np.abs(slopes).max(axis=0) + rounding
    return bool((changes > usual).any())


def _moved(arrays: Sequence[Array], line: Sequence[Array], step: float) -> list[Array]:
    return [array + step * part for array, part in zip(arrays, line, strict=True)]
