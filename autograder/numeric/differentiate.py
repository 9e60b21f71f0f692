"""Derivatives of a black box by differences, and how far to trust each of them.

Differences come from ``scipy.differentiate.derivative``, but for its stopping rule: that keeps the last step, good or
bad. Here each direction goes down a ladder of steps until its error is good enough, and keeps the best one.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from scipy.differentiate import derivative  # type: ignore[import-untyped]

from autograder.numeric.arrays import Array
from autograder.numeric.compare import UNIT_ROUNDOFF, Precision

Sample = Callable[[npt.NDArray[np.intp], Array], Array]
"""``sample(which, steps)``: which (k,) numbers of directions, steps (k, s) -> outputs (k, s, *out) of the function at
x + step * direction; NaN where the function gave nothing. One call is one round trip to the student's process, about
200 microseconds plus 5 to 50 per evaluation."""

MARGIN = 4.0
"""How many estimated errors a true error may have: over smooth layers the largest seen is 1.5."""
RESOLUTION = {"float32": 1e-2, "float64": 1e-6}
"""How small MARGIN errors have to be, relative to the gradients, before a derivative can contradict anybody."""

_LADDER = {"float32": (0.12, 0.03, 0.003), "float64": (3e-3, 2e-4, 1.2e-5, 7e-7)}
_ONE_SIDED = {"float32": 4e-3, "float64": 6e-8}  # as near as rounding lets it: the kink need not be at x itself
_GOOD = {"float32": 1e-4, "float64": 1e-9}
_VANISHING = 1e-2  # of |f| / |x|: a gradient smaller than this is still known well if it is known to be nothing
_TWICE = np.array([2.0, 1.0])  # each difference is taken at two steps, as a test of the other
_NODES = np.array([-1, -0.5, -0.25, 0, 0.25, 0.5, 1])  # SciPy's, of order 6
_OF_A_SIDE = np.array([0, 0.25, 0.5, 1, 2])  # SciPy's at both steps, but 0.25 is not in order 2
_AMPLIFIED = 6.0  # what a slope in units of the step makes of the noise of the values it is made from


class Slopes(msgspec.Struct, frozen=True):
    """Derivatives of ``<weights_u, f>`` along direction d, all (d, u).

    ``error`` estimates that of ``value``; where nothing is known it is inf, and ``value`` is nan. ``low`` and ``high``
    are the smaller and the larger of the one-sided slopes, with room for MARGIN times their errors; where there is no
    kink both equal ``value``, and where they are unknown they are -inf and inf. A column that vanishes in every
    direction, to within rounding of f, is exactly 0 and has ``low == high``.
    """

    value: Array
    error: Array
    low: Array
    high: Array


def differentiate(sample: Sample, base: Array, weights: Array, scales: Array, precision: Precision) -> Slopes:
    """Return the derivatives of ``<weights_u, f>`` along every direction; at most five calls of ``sample``.

    A value that is not finite makes the step it belongs to unknown for its direction, and is no exception.

    Shapes:
        base (*out), weights (u, *out), scales (d,) -> (d, u) each

    Units:
        Those of the output per unit of step; ``scales`` are those of the argument (its root mean square, or 0).

    Source:
        Central differences of order 6. Their error shows in the difference between two steps (Ridders 1982) and in a
        high difference of the values, which feels noise (More & Wild 2011) and the kinks that the first is blind to:
        of |t| at 0 every central difference is 0.
    """
    flat = np.asarray(weights, np.float64).reshape(len(weights), np.size(base)).T
    scales = np.where(np.isfinite(scales) & (scales > 0), scales, 1.0)
    box = _Box(sample, np.asarray(base, np.float64).ravel(), flat, scales, precision, UNIT_ROUNDOFF[precision])
    with np.errstate(all="ignore"):  # NaN and inf come from the black box, and mean that nothing is known
        return _with_sides(box, *_descend(box))


@dataclass
class _Box:
    """The black box with outputs flattened: base (n,), weights (n, u), scales (d,) > 0; ``roundoff`` as it seems."""

    sample: Sample
    base: Array
    weights: Array
    scales: Array
    precision: Precision
    roundoff: float

    @property
    def size(self) -> Array:
        """The size of ``<weights, f>``, (u,); outputs have independent rounding errors."""
        size: Array = np.linalg.norm(self.weights * self.base[:, None], axis=0)
        return size

    @property
    def rounding(self) -> Array:
        """The error that rounding the outputs alone makes of ``size``, (u,)."""
        return 2 * self.roundoff * self.size

    def steps(self, relative: float, which: Array) -> Array:
        """Powers of two, so that x + step is as exact as it can be; (k,)."""
        steps: Array = np.exp2(np.rint(np.log2(relative * self.scales[which])))
        return steps


@dataclass
class _Line:
    """``<weights, f>`` less its base along directions ``which`` (k,), as a function of the number of ``steps`` (k,).

    Counted in steps, SciPy's nodes are the same for all directions and weights; they are seen once, here.
    """

    box: _Box
    which: Array
    steps: Array
    nodes: Array = field(default_factory=lambda: np.zeros(1))
    values: Array = field(default_factory=lambda: np.zeros((0, 0, 0)))
    short: bool = False  # all outputs are float32 numbers

    def __call__(self, at: Array, row: Array, weight: Array) -> Array:
        """Return the values at ``at``, any shape; the one place where the black box is asked."""
        if not at.any():
            return np.zeros(at.shape)  # SciPy looks at x first, and there the difference from the base is known
        self.nodes = np.unique(np.append(at, 0.0))
        asked = self.nodes != 0
        outputs = self.box.sample(self.which, self.steps[:, None] * self.nodes[asked])
        outputs = outputs.reshape(len(self.which), -1, self.box.base.size)
        self.short = bool((outputs == outputs.astype(np.float32)).all())
        moved = outputs - self.box.base
        self.values = np.zeros((len(self.which), len(self.nodes), self.box.weights.shape[1]))
        self.values[:, asked] = moved @ self.box.weights
        found: Array = self.values[row, np.searchsorted(self.nodes, at), weight]
        return found

    def slopes(self, order: int, sides: tuple[int, ...]) -> Array:
        """Return the slopes to each side (0: across), at twice the step and at the step; (2, sides, k, u)."""
        k, u = len(self.which), self.box.weights.shape[1]
        found: Any = derivative(
            self,
            np.zeros((len(_TWICE), len(sides), k, u)),
            args=tuple(np.ogrid[:k, :u]),
            initial_step=_TWICE[:, None, None, None],
            step_direction=np.array(sides)[:, None, None],
            order=order,
            step_factor=2 if sides == (0,) else 4,  # SciPy takes the root of it to one side; 2 keeps steps exact
            maxiter=1,
        )
        slopes: Array = found.df / self.steps[:, None]
        return slopes

    def noise(self, nodes: Array) -> Array:
        """Return the divided difference of highest order over ``nodes``, as the noise of one value; (k, u)."""
        between = nodes[:, None] - nodes
        np.fill_diagonal(between, 1.0)
        coefficients = 1 / between.prod(axis=1)
        noise: Array = np.abs(self._at(nodes) @ (coefficients / np.linalg.norm(coefficients)))
        return noise

    def noises(self) -> tuple[Array, Array]:
        """Return the noise that counts at this step, and how much of it will be there at any other; both (k, u).

        A kink looks like noise, but less so at smaller steps, and not at all from the side it is not on: the least
        view lasts. Nothing is learnt (inf) where nothing moves on a side: it is flat there, or lost in rounding.
        """
        across = np.maximum(self.noise(_NODES), self.noise(2 * _NODES))
        least, moved = across, np.isfinite(across)
        for side in (_OF_A_SIDE, -_OF_A_SIDE):
            least = np.minimum(least, self.noise(side))
            moved &= self._at(side).any(axis=-1)
        return across, np.where(moved, least, np.inf)

    def _at(self, nodes: Array) -> Array:
        return np.moveaxis(self.values[:, np.searchsorted(self.nodes, nodes)], 1, -1)


def _descend(box: _Box) -> tuple[Array, Array, Array]:
    """Return value and error (d, u) after as many steps as each direction needs, and the noise (u,) all have."""
    ladder = _LADDER[box.precision]
    shape = len(box.scales), box.weights.shape[1]
    value, error, noise = np.full(shape, np.nan), np.full(shape, np.inf), np.full(shape[1], np.inf)
    todo = np.arange(len(box.scales))
    for relative, smaller in zip(ladder, (*ladder[1:], 0.0), strict=True):
        if not todo.size:
            break
        fine, here, noise = _across(_Line(box, todo, box.steps(relative, todo)), noise)
        # A step that contradicts a larger one is lost in what the function rounds.
        better = (here < error[todo]) & ~(np.abs(fine - value[todo]) > MARGIN * (here + error[todo]))
        value[todo], error[todo] = np.where(better, fine, value[todo]), np.where(better, here, error[todo])
        # Where rounding alone will make the next error larger than this one, going on is in vain.
        in_vain = _AMPLIFIED * box.rounding / (smaller * box.scales[todo, None])
        enough = np.maximum(_GOOD[box.precision] * gradient_size(value)[todo], in_vain)
        todo = todo[~(error[todo] <= enough).all(axis=1)]
    return value, error, noise


def _across(line: _Line, noise: Array) -> tuple[Array, Array, Array]:
    """Return central slopes (k, u), their errors (k, u), and the least ``noise`` (u,) of this and larger steps."""
    (coarse,), (fine,) = line.slopes(6, (0,))
    own, lasting = line.noises()
    least = np.minimum(noise, _common(lasting, 1.0))
    # At the first step the curvature of a few directions is more than noise; later some move by too little to show it.
    shared = np.where(np.isinf(noise), _common(lasting, 0.5), least)
    if line.short and (np.where(np.isfinite(lasting), lasting, 0.0) > 1e3 * line.box.rounding).any():
        line.box.roundoff = UNIT_ROUNDOFF["float32"]  # whatever we were told: small steps would be lost in it
    return fine, _error(line, coarse, fine, own, shared), least


def _error(line: _Line, coarse: Array, fine: Array, own: Array, noise: Array) -> Array:
    """Return the estimated error of ``fine`` (k, u), inf where it is unknown."""
    least = np.maximum(line.box.rounding, np.where(np.isfinite(noise), noise, 0.0))
    error = np.abs(coarse - fine) + _AMPLIFIED * np.maximum(own, least) / line.steps[:, None]
    return np.where(np.isfinite(error), error, np.inf)


def _common(noise: Array, share: float) -> Array:
    """Return the quantile of what is told of the noise in all directions, (u,); inf where nothing is told."""
    rank = np.ceil(share * np.maximum(np.isfinite(noise).sum(axis=0) - 1, 0)).astype(np.intp)
    common: Array = np.sort(noise, axis=0)[rank, np.arange(noise.shape[1])]
    return common


def gradient_size(value: Array) -> Array:
    """Return how large the derivatives in a column are, each for itself or all together; (d, u)."""
    known = np.isfinite(value)
    size = np.sqrt(np.square(np.where(known, value, 0.0)).sum(axis=0) / np.maximum(known.sum(axis=0), 1))
    sizes: Array = np.where(known, np.maximum(np.abs(value), size), size)
    return sizes


def _with_sides(box: _Box, value: Array, error: Array, noise: Array) -> Slopes:
    """Add the one-sided slopes where ``error`` did not get small."""
    resolution = RESOLUTION[box.precision]
    nothing = MARGIN * error <= resolution * _VANISHING * box.size / box.scales[:, None]
    value = np.where((nothing & (np.abs(value) <= MARGIN * error)).all(axis=0), 0.0, value)
    doubtful = ~(nothing | (MARGIN * error <= resolution * gradient_size(value)))
    low, high = value.copy(), value.copy()
    which = np.flatnonzero(doubtful.any(axis=1))
    if which.size:
        smaller, larger = _aside(_Line(box, which, box.steps(_ONE_SIDED[box.precision], which)), noise)
        low[which] = np.where(doubtful[which], smaller, low[which])
        high[which] = np.where(doubtful[which], larger, high[which])
    return Slopes(value, error, low, high)


def _aside(line: _Line, noise: Array) -> tuple[Array, Array]:
    """Return the smaller and the larger one-sided slope (k, u), with room for errors; -inf and inf where unknown."""
    coarse, fine = line.slopes(2, (-1, 1))
    own = np.stack([line.noise(side * _OF_A_SIDE[[0, 2, 3, 4]]) for side in (-1, 1)])
    room = MARGIN * _error(line, coarse, fine, own, noise)
    low, high = (fine - room).min(axis=0), (fine + room).max(axis=0)
    return np.where(np.isfinite(low), low, -np.inf), np.where(np.isfinite(high), high, np.inf)
