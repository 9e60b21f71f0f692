"""Is this array the right one? Tolerances come from the reference's own rounding noise, not from taste."""

import zlib
from collections.abc import Callable, Sequence
from typing import Literal

import msgspec
import numpy as np

from autograder.numeric.arrays import Array, map_arrays, rms

UNIT_ROUNDOFF = {"float32": 2.0**-24, "float64": 2.0**-53}
_SAFETY = {"float32": 128.0, "float64": 512.0}
_STABILISER = 5e-7
_TELLING = {"float32": 1e-2, "float64": 1e-5}
_RUNS = 8
_LONG_AXIS = 128

Precision = Literal["float32", "float64"]


class Expected(msgspec.Struct, frozen=True):
    """What is right: ``value``, how uncertain rounding makes each element of it, and where more than one is right.

    Where the derivative has a kink any value between ``low`` and ``high`` is a subgradient (Clarke 1983); elsewhere
    both equal ``value``.
    """

    value: Array
    noise: Array
    low: Array
    high: Array
    stabiliser: float = _STABILISER
    """How much of its size an element may be off for what people add to logarithms, quotients and roots."""
    allowed: dict[Precision, Array] = {}
    """What ``tolerance`` found, once for the many submissions that are held against it."""


class Difference(msgspec.Struct, frozen=True):
    """How a value is not the expected one; ``index`` is where it is furthest off, in units of its tolerance."""

    kind: Literal["type", "shape", "not-finite", "value"]
    index: tuple[int, ...] = ()
    wrong_elements: int = 0


def rounding_noise(function: Callable[..., tuple[Array, ...]], arguments: Sequence[object]) -> tuple[Array, ...]:
    """Return the rounding error of each element of ``function``'s results, in units of the unit roundoff.

    The largest error of several runs in float32, each at inputs moved at random by one float32 ulp (Monte Carlo
    arithmetic; Parker 1997), divided by float32's unit roundoff.
    """
    rng = np.random.default_rng(zlib.crc32(function.__name__.encode()))
    roundoff = UNIT_ROUNDOFF["float32"]

    def moved(array: Array) -> Array:
        if array.dtype.kind != "f":
            return array
        return np.asarray(array * (1 + roundoff * rng.uniform(-1, 1, array.shape)), np.float32)

    with np.errstate(all="ignore"):
        exact = function(*arguments)
        noise = [np.zeros(value.shape) for value in exact]
        for _ in range(_RUNS):
            rounded = function(*(map_arrays(moved, argument) for argument in arguments))
            for worst, value, truth in zip(noise, rounded, exact, strict=True):
                np.maximum(worst, np.abs(value.astype(np.float64) - truth) / roundoff, out=worst)
    return tuple(np.maximum(np.maximum(n, rms(n) / 4), np.abs(e)) for n, e in zip(noise, exact, strict=True))


def tolerance(expected: Expected, precision: Precision) -> Array:
    """Return how far each element may be off.

    ``max(C u N, 5e-7 max(|r|, rms(r) / 4))`` with ``N`` the noise and ``u`` the unit roundoff of the precision the
    student worked in; ``C`` is sixteen times the largest seen over correct code, and grows with the square root of
    long sums. The second term is room for the epsilons of 1e-8 that people put into logarithms and roots; it is larger
    where ``expected`` says so.
    """
    if precision not in expected.allowed:
        expected.allowed[precision] = _tolerance(expected, precision)
    return expected.allowed[precision]


def _tolerance(expected: Expected, precision: Precision) -> Array:
    longest = max(expected.value.shape, default=1)
    growth = np.sqrt(max(longest, _LONG_AXIS) / _LONG_AXIS)
    rounding = _SAFETY[precision] * growth * UNIT_ROUNDOFF[precision] * expected.noise
    stabiliser = expected.stabiliser * np.maximum(np.abs(expected.value), rms(expected.value) / 4)
    tolerances: Array = np.maximum(rounding, stabiliser)
    return tolerances


def is_telling(expected: Expected, precision: Precision) -> bool:
    """Return whether the tolerance is small beside the value, so that a wrong value has no room in it."""
    size = np.maximum(np.abs(expected.value), rms(expected.value) / 4)
    return bool((tolerance(expected, precision) <= _TELLING[precision] * size).all())


def precision_of(*arrays: Array) -> Precision:
    """Return float32 if any of the arrays is of that type, else float64."""
    return "float32" if any(array.dtype == np.float32 for array in arrays) else "float64"


def difference(actual: object, expected: Expected, precision: Precision) -> Difference | None:
    """Return how ``actual`` differs from what is expected, or None: type first, then shape, finiteness, values."""
    array = _as_array(actual, expected)
    if array is None:
        return Difference("type")
    if array.shape != expected.value.shape:
        return Difference("shape")
    allowed = tolerance(expected, "float32" if array.dtype == np.float32 else precision)
    with np.errstate(over="ignore", invalid="ignore"):
        if (np.abs(array - expected.value) <= allowed).all():  # by far the most, and the quickest to see
            return None
        outside = np.maximum(expected.low - array, array - expected.high)
    finite = np.isfinite(array)
    if (outside <= allowed).all() and finite.all():
        return None
    if not finite.all():
        return Difference("not-finite", _worst(~finite), int((~finite).sum()))
    with np.errstate(over="ignore"):
        ratio = outside / np.where(allowed > 0, allowed, np.finfo(np.float64).tiny)
    return Difference("value", _worst(ratio), int((outside > allowed).sum()))


def _as_array(actual: object, expected: Expected) -> Array | None:
    """Take what may stand for an array of numbers: an array, or a plain number where one number is expected."""
    if expected.value.ndim == 0:
        if isinstance(actual, np.ndarray) and actual.size == 1:
            actual = actual.reshape(())  # `(1,)` or `(1, 1)` holds the same number
        elif isinstance(actual, int | float) and not isinstance(actual, bool):
            actual = np.asarray(float(actual))
    if not isinstance(actual, np.ndarray) or actual.dtype.kind not in "fiu":
        return None
    return actual


def _worst(badness: Array) -> tuple[int, ...]:
    return tuple(int(i) for i in np.unravel_index(int(np.argmax(badness)), badness.shape))
