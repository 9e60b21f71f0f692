"""Calls one function at many points near one, and packs its values into one array."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from .codec import Node, read_value

_Array = np.ndarray[Any, Any]
_Function = Callable[..., object]

# Bound before any student code runs, as in the codec.
_as_array = np.asarray
_full = np.full
_shape = np.shape


class NothingToPackError(Exception):
    """The function returned nothing at any point that can be packed."""


def sweep(moves: dict[str, Any], body: bytes, arguments: Callable[[], list[Any]], call: _Function) -> _Array:
    """Return the values of ``call`` at every step along every direction; nan where it has none.

    ``arguments()`` makes new arguments each time, so that a function may overwrite them. A result of an earlier call
    is the same object each time.

    Shapes:
        k directions, s steps each -> (k, s, *output)
    """
    directions, steps = (_as_array(_array(moves[name], body)) for name in ("directions", "steps"))
    values = []
    for direction, row in zip(directions, steps, strict=True):
        for step in row:
            given = arguments()
            _move(given, moves, step * direction)
            values.append(_output(call, given, moves["path"]))
    return _packed(values, steps.shape)


def _array(node: Node, body: bytes) -> object:
    return read_value(node, body, lambda _node: None)


def _move(arguments: list[Any], moves: dict[str, Any], by: _Array) -> None:
    position, key = moves["position"], moves["key"]
    if key is None:
        arguments[position] = (arguments[position] + by).astype(arguments[position].dtype)
    else:
        arguments[position][key] = (arguments[position][key] + by).astype(arguments[position][key].dtype)


def _output(call: _Function, arguments: list[Any], path: list[int]) -> _Array | None:
    try:
        wanted: Any = call(*arguments)
        for item in path:
            wanted = wanted[item]
        return None if wanted is None else _as_array(wanted, np.float64)
    except Exception:  # noqa: BLE001 - no value here becomes nan
        return None


def _packed(values: list[_Array | None], shape: tuple[int, ...]) -> _Array:
    outputs: Iterator[_Array] = (value for value in values if value is not None)
    first = next(outputs, None)
    if first is None:
        msg = "no value at any of the points"
        raise NothingToPackError(msg)
    packed = _full((len(values), *first.shape), np.nan)
    for number, value in enumerate(values):
        if value is not None and _shape(value) == first.shape:
            packed[number] = value
    return packed.reshape(shape + first.shape)
