"""Do these gradients belong to this function? Its own differences settle it, as far as they are known."""

from typing import Literal

import msgspec
import numpy as np

from autograder.numeric.arrays import Array
from autograder.numeric.compare import UNIT_ROUNDOFF, Precision
from autograder.numeric.differentiate import MARGIN, RESOLUTION, Slopes, gradient_size

_STABILISER = 5e-7  # as where gradients are compared with the reference
_ROUNDING_OF_FLOAT32 = 128 * UNIT_ROUNDOFF["float32"]
_ROOM = 1e-3  # beyond one-sided slopes, of the gradients' size
_UNRESOLVED = 0.2


class Ruling(msgspec.Struct, frozen=True):
    """``worst`` is (d, u) of the clearest contradiction, if the gradients differ.

    Open: too little is known of the derivatives to say that the gradients agree, and nothing contradicts them.
    """

    verdict: Literal["agrees", "differs", "open"]
    worst: tuple[int, int] | None


def settle(claimed: Array, slopes: Slopes, precision: Precision) -> Ruling:
    """Return whether ``claimed`` gradients are the derivatives that were measured.

    A derivative that is known well must be met. Where it is not known because there is a kink, anything between the
    one-sided slopes is a subgradient (Clarke 1983) and right, but proves nothing: if more than a fifth are such, or
    are not known at all, no agreement is found. A gradient that vanishes in every direction is known well, by
    ``Slopes``, although no error is small beside it: 0 agrees, and so does what is within the errors; more differs.
    A claim that is not finite differs from anything.

    Shapes:
        claimed (d, u), as ``slopes``
    """
    known = _is_known(slopes, precision)
    with np.errstate(all="ignore"):  # inf and NaN are in the claims, and where nothing is known
        ratio = np.where(known, _from_value(claimed, slopes, precision), _from_sides(claimed, slopes))
    ratio = np.where(np.isfinite(claimed) & ~np.isnan(ratio), ratio, np.inf)
    if (ratio > 1).any():
        d, u = np.unravel_index(int(np.argmax(ratio)), ratio.shape)
        return Ruling("differs", (int(d), int(u)))
    if not known.any() or (~known).mean() > _UNRESOLVED:
        return Ruling("open", None)
    return Ruling("agrees", None)


def _is_known(slopes: Slopes, precision: Precision) -> Array:
    """Whether the errors are small enough to mean something, (d, u)."""
    size = gradient_size(slopes.value)
    vanishes = (size == 0) & (slopes.low == slopes.high)
    known: Array = (MARGIN * slopes.error <= RESOLUTION[precision] * size) | vanishes
    return known & np.isfinite(slopes.error)


def _from_value(claimed: Array, slopes: Slopes, precision: Precision) -> Array:
    """How far the claims are from the derivatives, in units of what is allowed."""
    size = np.abs(slopes.value)
    together = gradient_size(slopes.value)
    allowed = MARGIN * slopes.error + _STABILISER * np.maximum(size, together / 4)
    if precision == "float32":
        allowed += _ROUNDING_OF_FLOAT32 * together
    return _in_units_of(allowed, np.abs(claimed - slopes.value))


def _from_sides(claimed: Array, slopes: Slopes) -> Array:
    """How far the claims are outside the one-sided slopes, in units of the room there is; 0 where there are none."""
    outside = np.maximum(slopes.low - claimed, claimed - slopes.high)
    sides = np.maximum(np.abs(slopes.low), np.abs(slopes.high))
    room = _ROOM * np.maximum(gradient_size(slopes.value), sides)
    return np.where(slopes.low < slopes.high, _in_units_of(room, np.maximum(outside, 0.0)), 0.0)


def _in_units_of(allowed: Array, distance: Array) -> Array:
    return distance / np.maximum(allowed, np.finfo(np.float64).tiny)
