"""Right functions asked with something else in the place of what they are given: a kind of mistake each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any, Literal, NamedTuple

import numpy as np

from autograder.author.cases import Case
from autograder.author.declare import Pair, Plain
from autograder.numeric.arrays import Array, map_arrays

Alter = Callable[[Any], Any]
"""Makes something else of an argument.

Raises:
    ValueError: there is nothing to make of it.
"""

_MOST_CACHED = 8
"""So many arrays of a cache are taken for something else, one at a time."""
_FACTORS = (2.0, 0.5, -1.0, 10.0, 0.1)


def _spread(part: Callable[[Array], Any]) -> Callable[[Array], Array]:
    return lambda array: np.broadcast_to(part(array), array.shape).copy()


def _times(factor: float) -> Callable[[Array], Array]:
    return lambda array: factor * array


_OF_ARRAYS: Mapping[str, Callable[[Array], Array]] = {
    **{f"factor-in-argument/{factor}": _times(factor) for factor in _FACTORS},
    "one-for-all/first": _spread(lambda array: array.flat[0]),
    "one-for-all/first row": _spread(lambda array: array[:1]),
    "one-for-all/first column": _spread(lambda array: array[..., :1]),
    "one-for-all/last row": _spread(lambda array: array[-1:]),
    "one-for-all/last column": _spread(lambda array: array[..., -1:]),
    "summed-for-all/everything": _spread(np.sum),
    "summed-for-all/rows": _spread(lambda array: array.sum(axis=0, keepdims=True)),
    "summed-for-all/columns": _spread(lambda array: array.sum(axis=-1, keepdims=True)),
    "summed-for-all/mean": _spread(np.mean),
    "whole-numbers/argument": np.trunc,
    "sign-lost": np.abs,
    "argument-ignored/zeros": np.zeros_like,
    "argument-ignored/ones": np.ones_like,
}


def _only(which: slice) -> Callable[[Array], Array]:
    def only(array: Array) -> Array:
        found = np.zeros_like(array)
        found[..., which] = array[..., which]
        return found

    return only


_OF_LEADS: Mapping[str, Callable[[Array], Array]] = {
    "upstream-ignored/ones": np.ones_like,
    "one-term-only/last of the lead": _only(slice(-1, None)),
    "one-term-only/first of the lead": _only(slice(1)),
    **{name: change for name, change in _OF_ARRAYS.items() if not name.startswith(("argument-ignored", "factor"))},
}
"""What is taken for an upstream gradient."""

_OF_LISTS: Mapping[str, Callable[[list[str]], list[str]]] = {
    "reversed-layers/argument": lambda names: names[::-1],
    "one-for-all/first of list": lambda names: names[:1] * len(names),
    "one-for-all/last of list": lambda names: names[-1:] * len(names),
    "one-for-all/all but the last": lambda names: [*names[:1] * (len(names) - 1), *names[-1:]],
}


class Elsewhere(NamedTuple):
    """What is altered, by its number: an argument, the lead, an extra argument or an array of the cache.

    At the place ``value`` the lead is what the forward function gives.
    """

    name: str
    place: Literal["argument", "lead", "value", "extra", "cache"]
    number: int
    alter: Alter


def places(exercise: Plain | Pair, case: Case, module: ModuleType) -> Iterator[Elsewhere]:
    """Yield what to ask the functions of an exercise with, in the place of what they are given."""
    if isinstance(exercise, Plain):
        yield from _among(case.arguments, "argument", module)
        return
    if exercise.cost.leads:
        yield from (Elsewhere(name, "lead", 0, change) for name, change in _OF_LEADS.items())
        yield Elsewhere("value-as-upstream", "value", 0, np.asarray)
    yield from _among(case.extra, "extra", module)
    yield from _among([np.empty(0)] * _MOST_CACHED, "cache", module)


def _among(
    arguments: Sequence[object], place: Literal["argument", "extra", "cache"], module: ModuleType
) -> Iterator[Elsewhere]:
    for number, argument in enumerate(arguments):
        for name, alter in _alterations(argument, _choices(module, argument)):
            yield Elsewhere(name, place, number, alter)


def _alterations(argument: object, choices: Sequence[str]) -> Iterator[tuple[str, Alter]]:
    """Yield what may stand for an argument like this one, by mistake; ``choices`` are the names that it may be."""
    if isinstance(argument, str):
        yield from ((f"wrong-activation/{one}", _always(one)) for one in choices)
    elif isinstance(argument, list) and argument and all(isinstance(one, str) for one in argument):
        yield from _OF_LISTS.items()
    elif isinstance(argument, np.ndarray | list | dict):
        yield from ((name, _in_arrays(change)) for name, change in _OF_ARRAYS.items())


def _always(value: object) -> Alter:
    return lambda _: value


def _in_arrays(change: Callable[[Array], Array]) -> Alter:
    return lambda argument: map_arrays(change, argument)


def _choices(module: ModuleType, argument: object) -> tuple[str, ...]:
    """The names that an argument may be, if it is one of those that a module lists."""
    lists = [value for value in vars(module).values() if isinstance(value, tuple)]
    names = [one for one in lists if all(isinstance(item, str) for item in one)]
    return next((one for one in names if isinstance(argument, str) and argument in one), ())
