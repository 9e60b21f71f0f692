"""What a grader declares: the functions of an exercise, what they return, and what is differentiated by what."""

from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import Any, NamedTuple

import msgspec
import numpy as np

from autograder.author.cases import Case, Take
from autograder.errors import InternalError
from autograder.numeric.arrays import Array
from autograder.sandbox.calls import Call
from autograder.sandbox.guest.stand_ins import Handle


class Place(NamedTuple):
    """An argument by its position, or the entry ``key`` of one that is a dict or list."""

    position: int
    key: str | int | None

    def of(self, arguments: Sequence[Any]) -> Array:
        """Return the array at this place."""
        found: Array = arguments[self.position] if self.key is None else arguments[self.position][self.key]
        return found


class Parts(msgspec.Struct, frozen=True):
    """A script: several calls that show together what a class does, and which call and item each output comes from."""

    calls: tuple[Call, ...]
    outputs: Mapping[str, tuple[int, int | str | None]]


class Cost(msgspec.Struct, frozen=True):
    """How J, the number that is differentiated, depends on what a forward function returns.

    ``leads`` if the backward function takes an argument before the cache, the lead: an upstream gradient, or a target.
    ``slope(value, lead)`` is the gradient of J by the value.
    """

    leads: bool
    slope: Callable[[Array, Array | None], Array]


def _target(lead: Array | None) -> Array:
    if lead is None:
        raise AssertionError
    return lead


WEIGHTED = Cost(leads=True, slope=lambda _value, upstream: _target(upstream))
"""J = <upstream, value>: ``backward(upstream, cache)``."""
ITSELF = Cost(leads=False, slope=lambda value, _: np.ones(value.shape))
"""J is the value, a number: ``backward(cache)``."""
SQUARED = Cost(leads=True, slope=lambda value, y: 2 * (value - _target(y)))
"""J = |value - y|^2: ``backward(y, cache)``."""


class Plain(msgspec.Struct, frozen=True, kw_only=True):
    """A plain or forward function.

    ``outputs`` takes its result apart. ``wrt`` says which outputs are gradients of the first one, and by which
    argument. ``forms`` are modules with the same functions, right and written otherwise, as students might: what a slip
    in them gives is suspected, too. ``asks`` gives the least and the largest number of times that a ``Callback`` among
    the arguments may be called; the check for that is ``calls``.
    """

    function: str
    outputs: Take
    wrt: Mapping[str, str] = {}
    forms: tuple[ModuleType, ...] = ()
    asks: Callable[[Case], tuple[int, int]] | None = None

    @property
    def forward(self) -> str:
        """The function whose first output is differentiated: itself."""
        return self.function

    @property
    def value(self) -> Take:
        """Takes apart what the forward function returns."""
        return self.outputs

    @property
    def returns(self) -> Take:
        """Takes apart what the function that is judged returns."""
        return self.outputs

    def place(self, output: str, parameters: Sequence[str]) -> Place | None:
        """Return which argument ``output`` is the gradient by; None if it is no gradient."""
        return _place(self.wrt[output], parameters) if output in self.wrt else None


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """A forward and a backward function.

    ``value`` and ``gradients`` take their results apart; the first output of ``value`` is what is differentiated. A
    gradient ``dX`` is by the argument ``X`` of the forward function unless ``wrt`` names another, as ``parameters.W1``
    for an entry of a dict. ``cost`` says what is differentiated.
    """

    forward: str
    backward: str
    value: Take
    gradients: Take
    wrt: Mapping[str, str] = {}
    cost: Cost = WEIGHTED
    forms: tuple[ModuleType, ...] = ()

    @property
    def function(self) -> str:
        """The function that is judged."""
        return self.backward

    @property
    def returns(self) -> Take:
        """Takes apart what the function that is judged returns."""
        return self.gradients

    def place(self, output: str, parameters: Sequence[str]) -> Place | None:
        """Return which argument of the forward function ``output`` is the gradient by."""
        return _place(self.wrt.get(output, output.removeprefix("d")), parameters)


class Scripted(msgspec.Struct, frozen=True, kw_only=True):
    """A class, or whatever takes several calls to be seen: ``script`` writes them down for a case.

    The outputs of a script are called by its own names, and are judged by what the reference gives for the same calls.
    """

    function: str
    script: Callable[[Case], Parts]
    forms: tuple[ModuleType, ...] = ()

    @property
    def name(self) -> str:
        """What tells one script of a class from others."""
        return f"{self.function}: {self.script.__qualname__}"

    @staticmethod
    def returns(outputs: Any) -> Mapping[str, object]:  # noqa: ANN401 - as a Take
        """Take apart what came of a script: its outputs are apart already."""
        return outputs if isinstance(outputs, dict) else {}


def _place(name: str, parameters: Sequence[str]) -> Place:
    argument, _, key = name.partition(".")
    if argument not in parameters:
        msg = f"no argument {argument!r} to differentiate by; there are {', '.join(parameters)}: say which in wrt"
        raise InternalError(msg)
    return Place(parameters.index(argument), key or None)


def forward_call(exercise: Plain | Pair, arguments: tuple[object, ...], *, quiet: bool = False) -> Call:
    """Return the call of a plain or forward function."""
    return Call(exercise.forward, arguments, (1,) if exercise.value.has_cache else (), quiet=quiet)


def backward_call(pair: Pair, case: Case, lead: object, forward: int) -> Call:
    """Return the call of a backward function with the cache that call number ``forward`` of the request returned."""
    arguments = (*((lead,) if pair.cost.leads else ()), Handle(forward, 1), *case.extra)
    return Call(pair.backward, arguments, pick=pair.gradients.picked)


def result_call(call: Call, number: int) -> Call:
    """Return the question what ``call``, number ``number`` of the request, returned, as that is by now."""
    return msgspec.structs.replace(call, arguments=(Handle(number, None),), kind="result", quiet=False)
