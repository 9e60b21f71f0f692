"""One judged value, right or wrong, and whether what a mistake would have given is what came."""

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

import msgspec
import numpy as np

from autograder.numeric.arrays import Array, rms
from autograder.numeric.compare import Difference, Expected, Precision, difference, tolerance

Plan = TypeVar("Plan")

_VANISHING = 1e-9
_NOISE_BESIDE_ONE = 1.0
"""Whoever makes a mistake may round where the right formula does not, such as in a difference from 1."""
_MUCH_CLOSER = 0.1
_WORST_CLOSER = 0.5
"""Next to what a mistake gives, the right value has to be far off: ten times on the whole, twice where it is worst."""


class Lazy(Mapping[str, Array], Generic[Plan]):
    """Values by name, each worked out from its plan when it is first asked for, in float64.

    Iteration gives every name there may be; one whose value does not exist, since shapes do not fit, is not found.
    """

    def __init__(self, plans: Mapping[str, Plan], work_out: Callable[[Plan], Array]) -> None:
        """Know the ``plans`` by name, and how to ``work_out`` each."""
        self._plans = plans
        self._work_out = work_out
        self._known: dict[str, Array | None] = {}

    def __getitem__(self, name: str) -> Array:
        """Return a value.

        Raises:
            KeyError: there is no such name, or it has no value here.
        """
        if name not in self._known:
            self._known[name] = self._worked_out(self._plans[name])
        value = self._known[name]
        if value is None:
            raise KeyError(name)
        return value

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        return iter(self._plans)

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(self._plans)

    def _worked_out(self, plan: Plan) -> Array | None:
        try:
            return np.asarray(self._work_out(plan), np.float64)
        except (ValueError, IndexError, KeyError):  # shapes that do not fit, a layer that is not there
            return None


class Outline(msgspec.Struct, frozen=True):
    """What is known of an array that was too large to be kept."""

    shape: tuple[int, ...]


class Changes(msgspec.Struct, frozen=True):
    """What right functions with one slip give, by mistake, the more telling first, and what two slips at once give.

    The first ``told`` of them are mistakes that somebody gave a name. ``moved`` is the argument that the value is the
    gradient by, or the new value of; None where there is none.
    """

    values: Mapping[str, Array]
    twofold: Callable[[], Mapping[str, Array]]
    moved: Array | None
    told: int = 0


def no_changes() -> Changes | None:
    """Know of no slips."""
    return None


class Evidence(msgspec.Struct, frozen=True):
    """One value that was judged: what came, what is right, and what known mistakes would have given.

    ``output`` is its name, which starts with d if it is a gradient; ``difference`` is None where the value is right;
    ``m`` is the number of samples. ``changes`` gives values by mistake. A key may be ``mistake/variant`` where a
    mistake can be made in several ways, each the same in all cases, and ``one+other`` for two mistakes at once.
    """

    output: str
    actual: object
    expected: Expected
    difference: Difference | None
    precision: Precision
    m: int
    changes: Callable[[], Changes | None] = no_changes


class Piece:
    """Evidence, with what has been worked out about it."""

    def __init__(self, evidence: Evidence) -> None:
        """Look at ``evidence``."""
        self.evidence = evidence
        self.expected = evidence.expected
        self.value = np.asarray(evidence.expected.value)
        self.m = evidence.m
        self.kind = evidence.difference.kind if evidence.difference else "right"

    @functools.cached_property
    def actual(self) -> Array | None:
        """What came, where it is an array of numbers; a single number where one is expected has its shape."""
        given = self.evidence.actual
        came = np.asarray(float(given) if isinstance(given, int) else given) if _is_numeric(given) else None
        if came is not None and self.value.ndim == 0 and came.size == 1:
            return came.reshape(())
        return came

    @functools.cached_property
    def changes(self) -> Changes | None:
        """What slips give here, where that can be told."""
        return self.evidence.changes()

    @functools.cached_property
    def judged(self) -> Array:
        """Where one value is right, and not any of an interval."""
        return np.asarray(self.expected.low == self.expected.high)

    @property
    def is_right(self) -> bool:
        """Whether what came is right."""
        return self.evidence.difference is None

    @functools.cached_property
    def is_free(self) -> bool:
        """Whether any finite value is right: what came proves nothing."""
        return bool(self.value.size and np.isneginf(self.expected.low).all())

    @functools.cached_property
    def factor(self) -> float:
        """The factor between what came and the right value that fits best; 0 where there is none."""
        square = float(np.vdot(self.value, self.value).real)
        if self.actual is None or self.actual.shape != self.value.shape or not np.isfinite(self.actual).all():
            return 0.0
        return float(np.vdot(self.value, self.actual).real) / square if square else 0.0

    def fits(self, candidate: Array | None) -> bool:
        """Whether a mistake that gives ``candidate`` explains what came.

        Of a wrong value it has to give the very numbers, which are not the right ones; of a right value the right one,
        unless the shapes do not let the mistake be made there: who falls back on the right formula has still made it.
        """
        if self.is_free and self.kind in {"right", "shape", "type"}:
            return self.is_right or (candidate is not None and candidate.shape == np.asarray(self.actual).shape)
        if candidate is None:
            return self.is_right
        if self.is_right:
            return self._is_right_value(candidate)
        return self._may_be_actual(candidate) and self._is_actual(candidate) and not self._is_right_value(candidate)

    def telling(self, candidate: Array | None) -> int:
        """Return how many elements set ``candidate`` apart from the right value; zeros alone say nothing special."""
        if candidate is None or not np.abs(candidate).max(initial=0.0) > _VANISHING * self._scale[1]:
            return 0
        if candidate.shape != self.value.shape:
            return int(candidate.size)
        outside = np.maximum(self.expected.low - candidate, candidate - self.expected.high)
        return int((~(outside <= tolerance(self.expected, self.evidence.precision))).sum())

    def _is_right_value(self, candidate: Array) -> bool:
        return difference(candidate, self.expected, self.evidence.precision) is None

    def _may_be_actual(self, candidate: Array) -> bool:
        """Whether a look at the shape and at one element, the one furthest off, leaves the candidate possible."""
        actual, found = self.actual, self.evidence.difference
        if actual is None or found is None or actual.shape != candidate.shape:
            return False
        if found.kind != "value":
            return True
        worst, given = actual[found.index], candidate[found.index]
        return bool(abs(worst - given) <= _WORST_CLOSER * abs(worst - self.value[found.index]))

    def _is_actual(self, candidate: Array) -> bool:
        """Whether what came equals a candidate, within the tolerance of the right value scaled to its size."""
        actual = np.asarray(self.actual)
        counts = np.isfinite(candidate)
        if not counts.any() or (counts != np.isfinite(actual)).any():
            return False
        if self.value.shape == candidate.shape:
            counts = counts & self.judged
            off = np.abs(actual - self.value)[counts].max(initial=0.0)
            if not np.abs(actual - candidate)[counts].max(initial=0.0) <= _MUCH_CLOSER * off:
                return False
        if not counts.all():
            actual, candidate = np.where(counts, actual, 0), np.where(counts, candidate, 0)
        return self._is_close(actual, candidate)

    def _is_close(self, actual: Array, candidate: Array) -> bool:
        largest_noise, size = self._scale
        noise = np.full(candidate.shape, largest_noise * max(1.0, rms(candidate) / size) + _NOISE_BESIDE_ONE)
        own = Expected(candidate, noise, candidate, candidate, self.expected.stabiliser)
        return difference(actual, own, self.evidence.precision) is None

    @functools.cached_property
    def _scale(self) -> tuple[float, float]:
        """The largest noise of the right value, and its size."""
        return self.expected.noise.max(initial=0.0), max(rms(self.value), float(np.finfo(np.float64).tiny))


def _is_numeric(value: object) -> bool:
    if isinstance(value, np.ndarray):
        return value.dtype.kind in "fiu"
    return isinstance(value, int | float | np.number) and not isinstance(value, bool)
