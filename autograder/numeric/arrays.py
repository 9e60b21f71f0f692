"""Arrays nested in arguments and results."""

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


def map_arrays(function: Callable[[Array], object], value: object) -> object:
    """Return ``value`` with every array in its tuples, lists and dicts replaced by ``function(array)``."""
    if isinstance(value, np.ndarray):
        return function(value)
    if isinstance(value, dict):
        return {key: map_arrays(function, item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map_arrays(function, item) for item in value)
    return value


def iter_arrays(value: object) -> Iterator[Array]:
    """Yield every array in the tuples, lists and dicts of ``value``."""
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from iter_arrays(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from iter_arrays(item)


def units(shape: tuple[int, ...], numbers: Array) -> Array:
    """Return arrays of one shape, all 0 but for a 1 in each: at the elements with these numbers."""
    found = np.zeros((len(numbers), math.prod(shape)))
    found[np.arange(len(numbers)), numbers] = 1.0
    return found.reshape(len(numbers), *shape)


def rms(array: Array) -> float:
    """Root mean square; 0 of an empty array."""
    return float(np.sqrt(np.mean(np.square(array, dtype=np.float64)))) if array.size else 0.0
