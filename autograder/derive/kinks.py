"""Where the function of an exercise has kinks, by its arguments: found on the reference, before anybody is judged."""

import functools
from collections.abc import Sequence
from types import ModuleType
from typing import NamedTuple

import numpy as np

from autograder.author.cases import Take
from autograder.derive.draws import Draw
from autograder.derive.expected import exact
from autograder.derive.shapes import Contract
from autograder.derive.sizes import Way
from autograder.numeric.arrays import Array
from autograder.numeric.kinks import is_jump, is_kink, is_smooth
from autograder.numeric.points import generator

Choices = tuple[tuple[str, str], ...]
"""Arguments with what is chosen for each of them."""

_SMALL = 4


class Kinks(NamedTuple):
    """Positions of the arguments that have a kink where they are 0, and of two that have one where they are equal.

    ``is_jump`` where the value itself differs on both sides: of a function with a kink, its gradient does.
    """

    zeros: tuple[int, ...] = ()
    ties: tuple[int, int] | None = None
    is_jump: bool = False


class Landscape:
    """The first output of a function of the reference, by those of its arguments that may have any numbers."""

    def __init__(self, contract: Contract, reference: ModuleType, take: Take) -> None:
        """Look at the function of a contract; ``take`` takes its result apart."""
        self._contract = contract
        self._function = getattr(reference, contract.function)
        self._take = take
        self._movable = [
            position
            for position, name in enumerate(contract.parameters)
            if (item := contract.argument(name)) and item.is_free and name not in contract.tuples
        ]
        self.kinks = functools.cache(self._kinks)

    def is_smooth(self, arguments: tuple[object, ...], reach: float) -> bool:
        """Return whether there is no kink within ``reach`` of a point in any element."""
        arrays = self._arrays(arguments)
        lines = generator(f"{self._contract.function}: lines")
        return not arrays or is_smooth(functools.partial(self._value, arguments), arrays, reach, lines)

    def _kinks(self, choices: Choices) -> Kinks:
        """Find the kinks at a small point, with some choices."""
        sizes = {symbol: (3, _SMALL) if symbol.startswith("*") else _SMALL for symbol in self._contract.symbols}
        draw = Draw(self._contract, Way("kinks", "basic", "normal", sizes), dict(choices))
        arguments = draw.arguments(generator(f"{self._contract.function}: kinks"))
        arrays = self._arrays(arguments)
        value = functools.partial(self._value, arguments)
        at_zero = {number: _on_kink(arrays, number, np.zeros_like(array)) for number, array in enumerate(arrays)}
        zeros = [number for number, at in at_zero.items() if is_kink(value, *at)]
        tied = {
            (number, other): _on_kink(arrays, number, arrays[other])
            for other in range(len(arrays))
            for number in range(other)
            if arrays[number].shape == arrays[other].shape and arrays[other].size > 1
        }
        ties = [pair for pair, at in tied.items() if is_kink(value, *at)]
        first = [at_zero[number] for number in zeros[:1]] + [tied[pair] for pair in ties[:1]]
        return Kinks(
            tuple(self._movable[number] for number in zeros),
            next(((self._movable[one], self._movable[other]) for one, other in ties), None),
            any(is_jump(value, *at) for at in first),
        )

    def _arrays(self, arguments: Sequence[object]) -> list[Array]:
        return [np.asarray(arguments[at], np.float64) for at in self._movable if at < len(arguments)]

    def _value(self, arguments: tuple[object, ...], arrays: Sequence[Array]) -> Array:
        given = list(exact(arguments))
        for position, array in zip(self._movable, arrays, strict=False):
            given[position] = array
        first = next(iter(self._take(self._function(*given)).values()))
        return np.asarray(first, np.float64)


def _on_kink(arrays: Sequence[Array], number: int, value: Array) -> tuple[list[Array], list[Array]]:
    """The arrays with a third of one of them set to a value, and the direction in which these elements move."""
    moved, direction = list(arrays), [np.zeros_like(array) for array in arrays]
    some = np.arange(arrays[number].size).reshape(arrays[number].shape) % 3 == 0
    moved[number] = np.where(some, value, arrays[number])
    direction[number] = some.astype(np.float64)
    return moved, direction
