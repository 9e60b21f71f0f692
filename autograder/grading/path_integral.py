"""From one point to another: what a student's forward function gains, and what the student's gradients add up to."""

from typing import NamedTuple

import numpy as np

from autograder.author.declare import Pair, Place, backward_call, forward_call
from autograder.derive.forward import Run, moved
from autograder.grading.ask import taken
from autograder.grading.record import Judged
from autograder.numeric.arrays import Array
from autograder.sandbox.calls import Call

_NODES = 16
_FAR = 0.4
_OFF = 0.25
"""What sums may be off, in parts of all that is summed: a kink of ReLU on the way costs a part of one node."""


class PathIntegral(NamedTuple):
    """``gained`` by the values at both ends, ``summed`` by the gradients on the way, ``size`` of all summands."""

    gained: float
    summed: float
    size: float

    @property
    def adds_up(self) -> bool:
        """Whether gradients and values may be those of one function."""
        return abs(self.gained - self.summed) <= _OFF * self.size


def path_integral(pair: Pair, run: Run, run_apart: Run, one: Judged, place: Place) -> PathIntegral | None:
    """Integrate from a case to a point far off, moving one argument; None where something on the way is no number.

    The values at both ends come from ``run_apart``, where no gradient was ever asked for.

    Source:
        J(y) - J(x) = the integral of <gradient, y - x> over the way, by Gauss and Legendre's rule.
    """
    start = np.asarray(place.of(one.case.arguments))
    way = (np.roll(start, 1, axis=0) if start.ndim else start) * _FAR - start
    at, weights = np.polynomial.legendre.leggauss(_NODES)
    points = [moved(one.case.arguments, place, t * way) for t in (0.0, 1.0, *(0.5 * (1 + at)))]
    calls: list[Call] = []
    for arguments in points[2:]:
        calls += [forward_call(pair, arguments), backward_call(pair, one.case, one.upstream, len(calls))]
    values = [taken(pair.value, outcome) for outcome in run_apart([forward_call(pair, point) for point in points[:2]])]
    gradients = [taken(pair.gradients, outcome) for outcome in run(calls)[1::2]]
    shape = np.asarray(next(iter((one.own or {}).values()), None)).shape
    ends = [_numbers(next(iter(value.values())), shape) for value in values if value is not None]
    slopes = [_numbers(found.get(one.output), way.shape) for found in gradients if found is not None]
    first, *last = [end for end in ends if end is not None] or [np.zeros(())]
    found = [slope for slope in slopes if slope is not None]
    if len(last) != 1 or len(found) != _NODES:
        return None
    lead = np.ones(()) if one.upstream is None else one.upstream.astype(np.float64)
    gained = float((lead * (last[0] - first)).sum())
    parts = np.array([0.5 * weight * (slope * way).sum() for weight, slope in zip(weights, found, strict=True)])
    return PathIntegral(gained, float(parts.sum()), float(np.abs(parts).sum() + abs(gained)))


def _numbers(value: object, shape: tuple[int, ...]) -> Array | None:
    if not isinstance(value, np.ndarray | int | float) or np.shape(value) != shape:
        return None
    array = np.asarray(value)
    return array.astype(np.float64) if array.dtype.kind in "fiu" and np.isfinite(array).all() else None
