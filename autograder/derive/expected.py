"""What the reference says at a case: values, their rounding noise, and intervals at kinks. Computed once a worker."""

import inspect
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any, TypeVar

import msgspec
import numpy as np

from autograder.author.cases import Case, Take
from autograder.author.declare import Pair, Plain, Scripted
from autograder.derive.script import performed
from autograder.errors import InternalError
from autograder.numeric.arrays import Array, iter_arrays, map_arrays
from autograder.numeric.compare import Expected, is_telling, rounding_noise
from autograder.numeric.points import generator, upstreams

_LARGE = 1000

T = TypeVar("T")
Outputs = Mapping[str, Expected]
Apart = Callable[[Any], Mapping[str, object]]
"""Takes a result apart into named outputs."""


class Expectations:
    """The reference module, asked at cases; remembers what it answered."""

    def __init__(self, reference: ModuleType) -> None:
        """Ask ``reference``."""
        self._reference = reference
        self._values: dict[tuple[str, str], Outputs] = {}
        self._answers: dict[tuple[str, str], list[tuple[Array | None, Outputs]]] = {}
        self._points: dict[tuple[str, str], tuple[object, ...]] = {}
        self._made: dict[tuple[str, str], Any] = {}

    @property
    def reference(self) -> ModuleType:
        """The reference module."""
        return self._reference

    def once(self, key: tuple[str, str], make: Callable[[], T]) -> T:
        """Return what ``make`` made the first time that ``key`` was asked for."""
        if key not in self._made:
            self._made[key] = make()
        found: T = self._made[key]
        return found

    def parameters(self, function: str) -> list[str]:
        """Names of the parameters of a function, or of those that make an object of a class."""
        return list(inspect.signature(self.function(function)).parameters)

    def values(self, function: str, case: Case, take: Take) -> Outputs:
        """Return the outputs of a plain or forward function; what stays a cache is left out."""
        key = function, case.label
        self._insist_on_one_point(key, case)
        if key not in self._values:
            self._values[key] = _expected(self.function(function), case, take)
        return self._values[key]

    def _insist_on_one_point(self, key: tuple[str, str], case: Case) -> None:
        """A label stands for its arguments in all that is known of a function: two points must not share one."""
        known = self._points.setdefault(key, case.arguments)
        if known is not case.arguments and not _same(known, case.arguments):
            msg = f"two cases are called {case.label!r}, and have different arguments"
            raise InternalError(msg)

    def outputs(self, exercise: Plain | Pair, case: Case, arguments: tuple[object, ...]) -> Mapping[str, object]:
        """Return what the reference gives at other arguments than the case's, without any noise."""
        function = self._vjp(exercise, case) if isinstance(exercise, Pair) else self.function(exercise.function)
        with np.errstate(all="ignore"):
            return exercise.returns(function(*arguments))

    def gradients(self, pair: Pair, case: Case) -> list[tuple[Array | None, Outputs]]:
        """Return leads, such as upstream gradients for the forward function, and what its backward returns for each."""
        key = pair.backward, case.label
        self._insist_on_one_point((pair.forward, case.label), case)
        if key not in self._answers:
            self._answers[key] = self._gradients(pair, case)
        return self._answers[key]

    def _gradients(self, pair: Pair, case: Case) -> list[tuple[Array | None, Outputs]]:
        function = self._vjp(pair, case)
        if not pair.cost.leads:
            return [(None, _expected(function, case, pair.gradients))]
        with np.errstate(all="ignore"):
            forwarded = pair.value(self.function(pair.forward)(*exact(case.arguments)))
        output = np.asarray(next(iter(forwarded.values())))
        found: list[tuple[Array | None, Outputs]] = []
        drawn = upstreams(generator(f"{pair.backward}: {case.label}"), output.shape)
        # Loops in Python are right, too: at a large point one upstream gradient must do.
        sizes = [array.size for array in (output, *iter_arrays(case.arguments))]
        # what all of one sign shows, the ordinary cases have shown; edges are many
        number = 1 if max(sizes) >= _LARGE else len(drawn) - 1 if case.group == "edge" else len(drawn)
        for upstream in drawn[:number]:
            given = (case.upstream_scale * upstream).astype(case.precision)
            kink = None if case.kink is None else case.kink + 1
            ties = None if case.ties is None else (case.ties[0] + 1, case.ties[1] + 1)
            at = Case(label=case.label, m=case.m, arguments=(given, *case.arguments), kink=kink, ties=ties)
            found.append((given, _expected(function, at, pair.gradients)))
        return found

    def function(self, name: str) -> Callable[..., object]:
        """Return a function of the reference."""
        function: Callable[..., object] = getattr(self._reference, name)
        return function

    def _vjp(self, pair: Pair, case: Case) -> Callable[..., object]:
        """The reference's gradients as a function of the lead, if there is one, and the forward's arguments."""
        forward, backward = self.function(pair.forward), self.function(pair.backward)

        def vjp(*given: object) -> object:
            lead, arguments = (given[:1], given[1:]) if pair.cost.leads else ((), given)
            forwarded: Any = forward(*arguments)
            return backward(*lead, forwarded[1], *case.extra)

        vjp.__name__ = pair.backward
        return vjp

    def script(self, scripted: Scripted, case: Case) -> Outputs:
        """Return what the reference gives for the calls of a script."""
        key = scripted.name, case.label
        self._insist_on_one_point(key, case)
        if key not in self._values:

            def program(*arguments: object) -> Mapping[str, object]:
                return performed(self._reference, scripted.script(msgspec.structs.replace(case, arguments=arguments)))

            program.__name__ = scripted.function
            self._values[key] = _expected(program, case, dict)
        return self._values[key]


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    arrays, others = list(iter_arrays(one)), list(iter_arrays(other))
    return len(arrays) == len(others) and all(map(np.array_equal, arrays, others))


def exact(arguments: tuple[object, ...]) -> tuple[object, ...]:
    """Return the same arguments in float64; whole numbers, such as labels, stay whole."""
    return tuple(map_arrays(_exact, argument) for argument in arguments)


def _exact(array: Array) -> Array:
    return array.astype(np.float64) if array.dtype.kind == "f" else array


def _expected(function: Callable[..., object], case: Case, take: Apart) -> Outputs:
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
        sides = [outputs(*side) for side in _sides(arguments, case)]
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
    made = [Expected(*parts) for parts in zip(values, noise, lows, highs, strict=True)]
    if case.stabiliser is not None:
        made = [msgspec.structs.replace(one, stabiliser=case.stabiliser, allowed={}) for one in made]
    return dict(zip(names, made, strict=True))


def _anything_finite(value: Array) -> Expected:
    zero, infinity = np.zeros(value.shape), np.full(value.shape, np.inf)
    return Expected(zero, zero, -infinity, infinity)


def _sides(arguments: tuple[object, ...], case: Case) -> list[tuple[object, ...]]:
    """The arguments with one of them moved off the kink where it lies on it, to either side."""
    if case.ties is not None:
        kink, other = case.ties
    elif case.kink is not None:
        kink, other = case.kink, None
    else:
        return []
    array = np.asarray(arguments[kink])
    is_on = array == (0 if other is None else np.asarray(arguments[other]))
    moved = [np.where(is_on, array + side, array) for side in (-1.0, 1.0)]
    return [(*arguments[:kink], one, *arguments[kink + 1 :]) for one in moved]
