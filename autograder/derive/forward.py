"""The student's own forward function as something that can be differentiated: batches of points, few round trips."""

import copy
import functools
import itertools
import operator
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from autograder.author.declare import Place
from autograder.numeric.arrays import Array, iter_arrays, map_arrays, rms
from autograder.numeric.compare import Precision
from autograder.numeric.differentiate import Slopes, differentiate
from autograder.sandbox.calls import Call, Moves, Outcome, Returned

_ELEMENTS_A_REQUEST = 100_000
_POINTS_A_REQUEST = (16, 512)
_ROUGH_STEP: dict[Precision, float] = {"float64": 1e-4, "float32": 3e-2}

Run = Callable[[Sequence[Call]], Sequence[Outcome]]


class Forward(msgspec.Struct, frozen=True):
    """A forward function at one point; ``run`` calls it.

    ``path`` leads to the item of its result that is differentiated, ``keep`` lists those that stay where they are.
    """

    run: Run
    function: str
    path: tuple[int, ...]
    keep: tuple[int, ...]
    arguments: tuple[Any, ...]

    def value(self) -> Array | None:
        """Return its value, or None if it is no array of finite numbers."""
        return _numbers(self.run([Call(self.function, self.arguments, self.keep)])[0], self.path)

    def slopes(self, place: Place, directions: Array, weights: Array, precision: Precision) -> Slopes | None:
        """Differentiate it along ``directions`` (d, ...) of one argument; None where it has no value.

        A direction has as many elements as the argument. ``weights`` (u, *output) are the upstream gradients.
        """
        base = self.value()
        if base is None or not base.size or base.shape != weights.shape[1:]:
            return None
        shaped = directions.reshape(len(directions), *place.of(self.arguments).shape)
        sample = functools.partial(self._sample, place, shaped, base.shape)
        scales = np.full(len(directions), rms(place.of(self.arguments)))
        return differentiate(sample, base, weights, scales, precision)

    def jacobian(self, place: Place, shape: tuple[int, ...], precision: Precision) -> Array:
        """Return the derivative of every value by every element of an argument, (elements, values), roughly.

        ``shape`` is the value's; nan where the function gives something else.
        """
        argument = place.of(self.arguments)
        directions = np.eye(argument.size).reshape(argument.size, *argument.shape)
        step = _ROUGH_STEP[precision] * (rms(argument) or 1.0)
        steps = np.tile([-step, step], (argument.size, 1))
        samples = self._sample(place, directions, shape, np.arange(argument.size), steps)
        slopes: Array = (samples[:, 1] - samples[:, 0]) / (2 * step)
        return slopes.reshape(argument.size, -1)

    def _sample(
        self, place: Place, directions: Array, shape: tuple[int, ...], which: npt.NDArray[np.intp], steps: Array
    ) -> Array:
        least, most = _POINTS_A_REQUEST
        size = max(1, int(np.prod(shape)))
        rows = max(1, int(np.clip(_ELEMENTS_A_REQUEST // size, least, most)) // steps.shape[1])
        parts = []
        for start in range(0, len(which), rows):
            some, by = which[start : start + rows], steps[start : start + rows]
            moves = Moves(place.position, place.key, directions[some], by, self.path)
            packed = _numbers(self.run([Call(self.function, self.arguments, moves=moves)])[0], (), finite=False)
            wanted = (*by.shape, *shape)
            parts.append(packed if packed is not None and packed.shape == wanted else np.full(wanted, np.nan))
        return np.concatenate(parts)


def in_process(function: Callable[..., Any]) -> Run:
    """Call ``function``, whichever a call names, here: for the reference, which never goes to the guest."""

    def run(calls: Sequence[Call]) -> list[Outcome]:
        return [Returned(_call(function, call)) for call in calls]

    return run


def _call(function: Callable[..., Any], call: Call) -> object:
    moves = call.moves
    if moves is None:
        return function(*call.arguments)
    rows = []
    for direction, steps in zip(moves.directions, moves.steps, strict=True):
        for step in steps:
            result = function(*moved(call.arguments, moves, step * direction))
            rows.append(functools.reduce(operator.getitem, moves.path, result))
    return np.reshape(rows, (*moves.steps.shape, *np.shape(rows[0])))


def moved(arguments: tuple[Any, ...], place: Place | Moves, by: Array) -> tuple[Any, ...]:
    """Return the arguments with ``by`` added to the one at a place."""
    given = list(arguments)
    if place.key is None:
        given[place.position] = given[place.position] + by
    else:
        entries = given[place.position] = copy.copy(given[place.position])
        entries[place.key] = entries[place.key] + by
    return tuple(given)


def exchanged(arguments: tuple[Any, ...], which: int) -> tuple[Any, ...]:
    """Return the arguments with the rows of array number ``which`` moved round by one: other values, just as valid."""
    numbers = itertools.count()

    def exchange(array: Array) -> Array:
        return np.roll(array, 1, axis=0) if next(numbers) == which and array.ndim else array

    return tuple(map_arrays(exchange, argument) for argument in arguments)


def places_of(arguments: tuple[Any, ...]) -> dict[str, Place]:
    """Return the place of every array that is an argument, or an entry of one."""
    places = {}
    for position, argument in enumerate(arguments):
        if isinstance(argument, np.ndarray):
            places[str(position)] = Place(position, None)
        elif isinstance(argument, dict | list):
            keys = argument if isinstance(argument, dict) else range(len(argument))
            arrays = [key for key in keys if isinstance(argument[key], np.ndarray)]
            places |= {f"{position}.{key}": Place(position, key) for key in arrays}
    return places


def count_arrays(arguments: tuple[Any, ...]) -> int:
    """Return how many arrays can be exchanged."""
    return sum(1 for _ in iter_arrays(arguments))


def _numbers(outcome: Outcome, path: tuple[int, ...], *, finite: bool = True) -> Array | None:
    if not isinstance(outcome, Returned):
        return None
    value = outcome.value
    for item in path:
        value = value[item] if isinstance(value, tuple | list) and len(value) > item else None
    if not isinstance(value, np.ndarray | int | float) or np.asarray(value).dtype.kind not in "fiu":
        return None
    numbers = np.asarray(value, np.float64)
    return numbers if not finite or np.isfinite(numbers).all() else None
