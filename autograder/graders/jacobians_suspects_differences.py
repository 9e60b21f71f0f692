"""Wrong differences of a function, each at a point with a step."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from autograder.numeric.arrays import Array

_TINY = 1e-5


class Point(NamedTuple):
    """Where a function is differentiated, and with which step."""

    f: Callable[[Array], Array]
    x: Array
    h: float

    def columns(self, column: Callable[[Array], Array]) -> Array:
        """Put together what ``column`` gives for every step of one input."""
        return np.stack([column(step) for step in self.h * np.eye(self.x.size)], axis=1)


Wrong = Callable[[Point], Array]


def _central(at: Point) -> Array:
    return at.columns(lambda step: (at.f(at.x + step) - at.f(at.x - step)) / (2 * at.h))


def _forward(at: Point) -> Array:
    return at.columns(lambda step: (at.f(at.x + step) - at.f(at.x)) / at.h)


def _backward(at: Point) -> Array:
    return at.columns(lambda step: (at.f(at.x) - at.f(at.x - step)) / at.h)


def _together(at: Point) -> Array:
    column = (at.f(at.x + at.h) - at.f(at.x - at.h)) / (2 * at.h)
    return np.repeat(column[:, None], at.x.size, axis=1)


def _piled_up(ahead: float, behind: float) -> Wrong:
    """Inputs before the one that is moved stay moved, at the point ahead and at the one behind."""

    def piled_up(at: Point) -> Array:
        columns, before = [], np.zeros(at.x.size)
        for step in at.h * np.eye(at.x.size):
            points = at.x + ahead * before + step, at.x + behind * before - step
            columns.append((at.f(points[0]) - at.f(points[1])) / (2 * at.h))
            before = before + step
        return np.stack(columns, axis=1)

    return piled_up


OUTPUTS: Mapping[str, Wrong] = {
    "one-sided-difference/forward": _forward,
    "one-sided-difference/backward": _backward,
    "one-sided-difference/forward, by 2 h": lambda at: _forward(at) / 2,
    "one-sided-difference/backward, by 2 h": lambda at: _backward(at) / 2,
    "one-sided-difference/two steps ahead": lambda at: _forward(at._replace(h=2 * at.h)),
    "one-sided-difference/two steps behind": lambda at: _backward(at._replace(h=2 * at.h)),
    "other-step/of five points": lambda at: (4 * _central(at) - _central(at._replace(h=2 * at.h))) / 3,
    "undivided-difference/at all": lambda at: _central(at) * 2 * at.h,
    "undivided-difference/by h": lambda at: _central(at) * at.h,
    "undivided-difference/multiplied": lambda at: _central(at) * 4 * at.h**2,
    "undivided-difference/twice": lambda at: _central(at) / at.h,
    "other-step/half": lambda at: _central(at._replace(h=at.h / 2)),
    "other-step/double": lambda at: _central(at._replace(h=2 * at.h)),
    "other-step/tiny": lambda at: _central(at._replace(h=_TINY)),
    "all-inputs-moved": _together,
    "steps-pile-up/away from each other": _piled_up(1, -1),
    "steps-pile-up/both ahead": _piled_up(1, 1),
    "steps-pile-up/both behind": _piled_up(-1, -1),
    "extra-axis/first": lambda at: _central(at)[None],
    "flattened": lambda at: _central(at).ravel(),
    "scrambled-reshape": lambda at: _central(at).T.reshape(_central(at).shape),
}
"""Wrong Jacobians, by mistake."""
