"""What the reference says at a case: values, their rounding noise, and intervals at kinks. Computed once a worker."""

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any, TypeVar

import msgspec
import numpy as np

from autograder.errors import InternalError
from autograder.grading.cases import Case, Take
from autograder.grading.declare import Pair
from autograder.numeric.arrays import Array, iter_arrays, map_arrays
from autograder.numeric.compare import Expected, is_telling, rounding_noise
from autograder.numeric.points import generator, upstreams

_LARGE = 1000

T = TypeVar("T")
Outputs = Mapping[str, Expected]
Target = str | tuple[str, str]
"""A function of the reference, or a forward and a backward function."""


class Expectations:
    """The reference module, asked at cases; remembers what it answered."""

    def __init__(self, reference: ModuleType) -> None:
        """Ask ``reference``."""
        self._reference = reference
        self._values: dict[tuple[str, str], Outputs] = {}
        self._answers: dict[tuple[str, str], list[tuple[Array, Outputs]]] = {}
        self._points: dict[str, tuple[object, ...]] = {}
        self._made: dict[tuple[str, str], Any] = {}

    def once(self, key: tuple[str, str], make: Callable[[], T]) -> T:
        """Return what ``make`` made the first time that ``key`` was asked for."""
        if key not in self._made:
            self._made[key] = make()
        found: T = self._made[key]
        return found

    def parameters(self, function: str) -> list[str]:
        """Names of the parameters of a function."""
        code = getattr(self._reference, function).__code__
        return list(code.co_varnames[: code.co_argcount])

    def values(self, function: str, case: Case, take: Take) -> Outputs:
        """Return the outputs of a plain or forward function; what stays a cache is left out."""
        key = function, case.label
        self._insist_on_one_point(case)
        if key not in self._values:
            smooth = msgspec.structs.replace(case, kink=None)  # a value has no kink, only its slope has one
            self._values[key] = _expected(self._function(function, case), smooth, take)
        return self._values[key]

    def _insist_on_one_point(self, case: Case) -> None:
        """A label stands for its arguments in every memory here: two points must not share one."""
        known = self._points.setdefault(case.label, case.arguments)
        if known is not case.arguments and not _same(known, case.arguments):
            msg = f"two cases are called {case.label!r}, and have different arguments"
            raise InternalError(msg)

    def outputs(self, target: Target, case: Case, take: Take, arguments: tuple[object, ...]) -> Mapping[str, object]:
        """Return what the reference gives at other arguments than the case's, without any noise."""
        with np.errstate(all="ignore"):
            return take(self._function(target, case)(*arguments))

    def gradients(self, pair: Pair, case: Case) -> list[tuple[Array, Outputs]]:
        """Return upstream gradients for the first output of a forward function, and what its backward returns."""
        key = pair.backward, case.label
        if key not in self._answers:
            self._answers[key] = self._gradients(pair, case)
        return self._answers[key]

    def _gradients(self, pair: Pair, case: Case) -> list[tuple[Array, Outputs]]:
        output = np.asarray(next(iter(self.outputs(pair.forward, case, pair.value, exact(case.arguments)).values())))
        found = []
        drawn = upstreams(generator(f"{pair.backward}: {case.label}"), output.shape)
        # Loops in Python are right, too: at a large point one upstream gradient must do.
        for upstream in drawn if output.size < _LARGE else drawn[:1]:
            given = upstream.astype(case.precision)
            kink = None if case.kink is None else case.kink + 1
            at = Case(label=case.label, m=case.m, arguments=(given, *case.arguments), kink=kink)
            found.append((given, _expected(self._function(pair.target, case), at, pair.gradients)))
        return found

    def function(self, name: str) -> Callable[..., object]:
        """Return a function of the reference."""
        function: Callable[..., object] = getattr(self._reference, name)
        return function

    def _function(self, target: Target, case: Case) -> Callable[..., object]:
        """A function of the reference, or of a pair the VJP: of an upstream gradient and the forward's arguments."""
        if isinstance(target, str):
            return self.function(target)
        forward, backward = map(self.function, target)

        def vjp(upstream: Array, *arguments: object) -> object:
            forwarded: Any = forward(*arguments)
            return backward(upstream, forwarded[1], *case.extra)

        vjp.__name__ = target[1]
        return vjp


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    arrays, others = list(iter_arrays(one)), list(iter_arrays(other))
    return len(arrays) == len(others) and all(map(np.array_equal, arrays, others))


def exact(arguments: tuple[object, ...]) -> tuple[object, ...]:
    """Return the same arguments in float64."""
    return tuple(map_arrays(lambda array: array.astype(np.float64), argument) for argument in arguments)


def _expected(function: Callable[..., object], case: Case, take: Take) -> Outputs:
    names: list[str] = []

    def outputs(*arguments: object) -> tuple[Array, ...]:
        taken = take(function(*arguments))
        found = {name: np.asarray(value) for name, value in taken.items()}
        names[:] = found
        return tuple(found.values())

    outputs.__name__ = function.__name__
    arguments = exact(case.arguments)
    with np.errstate(all="ignore"):
        values = outputs(*arguments)
        sides = [outputs(*side) for side in _sides(arguments, case.kink)]
    if case.finite_only:
        return {name: _anything_finite(value) for name, value in zip(names, values, strict=True)}
    noise = rounding_noise(outputs, arguments)
    if not all(np.isfinite(array).all() for array in (*values, *noise)):
        msg = f"{function.__name__}, {case.label}: the reference is not finite there, or its rounding noise is not"
        raise InternalError(msg)
    found = [Expected(value, uncertainty, value, value) for value, uncertainty in zip(values, noise, strict=True)]
    if not all(is_telling(one, case.precision) for one in found):
        msg = f"{function.__name__}, {case.label}: rounding leaves too little of the value there; choose another point"
        raise InternalError(msg)
    lows = [np.minimum.reduce(side) for side in zip(values, *sides, strict=True)]
    highs = [np.maximum.reduce(side) for side in zip(values, *sides, strict=True)]
    return {
        name: Expected(value, uncertainty, low, high)
        for name, value, uncertainty, low, high in zip(names, values, noise, lows, highs, strict=True)
    }


def _anything_finite(value: Array) -> Expected:
    zero, infinity = np.zeros(value.shape), np.full(value.shape, np.inf)
    return Expected(zero, zero, -infinity, infinity)


def _sides(arguments: tuple[object, ...], kink: int | None) -> list[tuple[object, ...]]:
    """The arguments with the zeros of one of them moved off the kink, to either side."""
    if kink is None:
        return []
    array = np.asarray(arguments[kink])
    return [(*arguments[:kink], np.where(array == 0, side, array), *arguments[kink + 1 :]) for side in (-1.0, 1.0)]
