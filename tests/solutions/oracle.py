"""Holds what a reference gives against what an independent oracle says, and remembers the largest error."""

import numpy as np
import numpy.typing as npt

RTOL, ATOL = 1e-9, 1e-12
_SMALL = ATOL / RTOL
"""Where all elements are smaller than this, the absolute tolerance is the wider one."""
_errors: list[float] = []


def assert_close(actual: npt.ArrayLike, expected: npt.ArrayLike, rtol: float = RTOL, atol: float = ATOL) -> None:
    """Assert that both have one shape and the same values, but for rounding; wider tolerances are not remembered."""
    assert np.shape(actual) == np.shape(expected)
    mine, theirs = np.asarray(actual, np.float64), np.asarray(expected, np.float64)
    if mine.size and (rtol, atol) == (RTOL, ATOL):
        _errors.append(float(np.max(np.abs(mine - theirs)) / max(np.max(np.abs(theirs)), _SMALL)))
    np.testing.assert_allclose(mine, theirs, rtol=rtol, atol=atol)


def largest_error() -> float:
    """Return the largest error so far, relative to the largest element of its array."""
    return max(_errors)


def forget() -> None:
    """Begin anew."""
    _errors.clear()
