"""The grader's functions in the place of the notebook's, and the caches that belong to them.

The grader's backward function needs the arguments of the forward call that returned the cache. So each call of the
forward function is noted here, whether that is the student's or the grader's. The cache that the grader's forward
function returns is a ``Token``: it holds only what the student puts there.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np

from .callback import Grader

_MOST_NOTED = 20_000
_MOST_LEVELS = 8
_Function = Callable[..., Any]
_Array = np.ndarray[Any, Any]

# Bound before any student code runs, as in the codec.
_array_equal = np.array_equal
_copy = np.array


class Token(dict[Any, Any]):
    """Stands for the cache that the reference would return; the student may add to it and read that again."""


class _Noted(NamedTuple):
    """One call of a forward function: its arguments, the cache it returned, and the arrays in arguments and value."""

    arguments: tuple[object, ...]
    keywords: dict[str, object]
    cache: object
    arrays: list[_Array]


class Exchange:
    """Functions that keep their names whatever the notebook binds these to."""

    def __init__(self, description: dict[str, Any], grader: Grader) -> None:
        """Make the functions of a ``description``.

        Its ``names`` are the grader's functions, by their number. Its ``forwards`` have, for each backward function
        among them, the forward function and the position and the name of the argument that is the cache. The functions
        in ``caching`` return a cache beside their value.
        """
        self._grader = grader
        self._description = description
        self._noted: dict[str, list[_Noted]] = {forward: [] for forward, _, _ in description["forwards"].values()}
        self._functions = {name: self._function(name, number) for number, name in enumerate(description["names"])}
        self._noting_of: dict[str, _Function] = {}

    def restore(self, namespace: dict[str, Any]) -> None:
        """Bind every function to its name again, and note calls of the student's own forward functions from now on."""
        namespace.update(self._functions)
        for name in self._noted:
            found = namespace.get(name)
            if name not in self._functions and callable(found) and found is not self._noting_of.get(name):
                namespace[name] = self._noting_of[name] = self._noting(name, found)

    def forget(self) -> None:
        """Forget the calls so far: a cache is valid for the request in which it was made."""
        for noted in self._noted.values():
            noted.clear()

    def _function(self, name: str, number: int) -> _Function:
        forward = self._description["forwards"].get(name)

        def ask(*arguments: object, **keywords: object) -> object:
            given = None
            if forward is not None:
                arguments, keywords, cache = _without_cache(arguments, keywords, *forward[1:])
                given = self._given(forward[0], cache)
            return self._grader.ask("exchanged", number, (arguments, keywords, given))

        def ask_and_note(*arguments: object, **keywords: object) -> object:
            value, token = ask(*arguments, **keywords), Token()
            self._note(name, arguments, keywords, (value, token))
            return value, token

        function = ask_and_note if name in self._description["caching"] else ask
        function.__name__ = function.__qualname__ = name
        return function

    def _noting(self, name: str, function: _Function) -> _Function:
        def noting(*arguments: object, **keywords: object) -> object:
            copies = tuple(map(_copied, arguments)), {key: _copied(value) for key, value in keywords.items()}
            result = function(*arguments, **keywords)
            self._note(name, *copies, result)
            return result

        noting.__name__ = noting.__qualname__ = name
        return noting

    def _note(self, name: str, arguments: tuple[object, ...], keywords: dict[str, object], result: object) -> None:
        if name not in self._noted or not isinstance(result, tuple | list) or len(result) != 2:
            return
        if len(self._noted[name]) < _MOST_NOTED:
            arrays = list(_arrays((arguments, keywords, result[0]), 0))
            self._noted[name].append(_Noted(arguments, keywords, result[1], arrays))

    def _given(self, forward: str, cache: object) -> object:
        """Return the arguments of the forward call that returned a cache.

        Raises:
            ValueError: there was no such call.
        """
        noted = self._noted[forward]
        parts = list(_parts(cache, 0))
        for one in reversed(noted):
            if any(part is one.cache for part in parts):
                return one.arguments, one.keywords
        arrays = list(_arrays(cache, 0))
        counts = [sum(any(_is_same(one, array) for array in arrays) for one in each.arrays) for each in noted]
        most = max(counts, default=0)
        if most == 0:
            msg = f"{forward} did not return this cache"
            raise ValueError(msg)
        best = noted[max(number for number, count in enumerate(counts) if count == most)]
        return best.arguments, best.keywords


def _without_cache(
    arguments: tuple[object, ...], keywords: dict[str, object], position: int, name: str
) -> tuple[tuple[object, ...], dict[str, object], object]:
    if name in keywords:
        return arguments, {key: value for key, value in keywords.items() if key != name}, keywords[name]
    if len(arguments) <= position:
        msg = f"it was called without {name}"
        raise TypeError(msg)
    return arguments[:position] + arguments[position + 1 :], keywords, arguments[position]


def _copied(value: Any) -> Any:  # noqa: ANN401 - whatever a function is called with
    """Return a copy of the arrays in a value, which the student may change later."""
    if isinstance(value, np.ndarray):
        return _copy(value)
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    return type(value)(map(_copied, value)) if type(value) in {list, tuple} else value


def _parts(value: object, level: int) -> Iterator[object]:
    """Yield a value and everything in it, in tuples, lists, dicts and objects."""
    yield value
    if level < _MOST_LEVELS:
        for item in _items(value):
            yield from _parts(item, level + 1)


def _arrays(value: object, level: int) -> Iterator[_Array]:
    return (part for part in _parts(value, level) if isinstance(part, np.ndarray) and part.size > 1)


def _items(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list | tuple):
        yield from value
    elif not isinstance(value, np.ndarray) and hasattr(value, "__dict__"):
        yield from vars(value).values()


def _is_same(one: _Array, other: _Array) -> bool:
    return one is other or (one.shape == other.shape and bool(_array_equal(one, other)))
