"""The numbers of a case: what the contract says about an argument, in the kind that the case is of."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from autograder.derive.shapes import Contract, Item, Sizes
from autograder.derive.sizes import BESIDE, FAR, NEAR, NEARLY, SOME, Kind, Way
from autograder.numeric.arrays import Array
from autograder.numeric.points import negative, normal, one_hot, probabilities, spread

_OFF_ZERO: Mapping[Kind, float] = {"float32": 0.5, "many magnitudes": 0.0}
_OFF_ZERO_USUALLY = 1e-2
_ZEROS = 6
_LARGE: Mapping[str, Sequence[float]] = {
    FAR: (800.0, -800.0, 0.0, 1.0),
    BESIDE: (800.0, 800.0, 799.0, 0.0),
    NEAR: (-800.0, 800.0, 0.0),
}


class Draw:
    """Draws the arguments of one case."""

    def __init__(self, contract: Contract, way: Way, choices: Mapping[str, str], kinks: Sequence[int] = ()) -> None:
        """Draw for a way of asking and some choices; arguments at positions ``kinks`` have a kink at 0."""
        self._contract = contract
        self._way = way
        self._choices = choices
        self._kinks = kinks

    def arguments(self, rng: np.random.Generator, scale: float = 1.0) -> tuple[object, ...]:
        """Return arguments in the order of the parameters, up to the first that has a default and nothing else."""
        found: list[object] = []
        for position, name in enumerate(self._contract.parameters):
            item = self._contract.argument(name)
            if name in self._choices:
                found.append(self._choices[name])
            elif item is not None:
                found.append(self._argument(item, position, rng, scale))
            elif name in self._way.sizes:
                found.append(self._way.sizes[name])
            else:
                break
        return tuple(found)

    def _argument(self, item: Item, position: int, rng: np.random.Generator, scale: float) -> object:
        shape = item.shape(self._way.sizes)
        if item.name in self._contract.tuples:
            return shape
        if item.is_scalar:
            return float(scale * normal(rng) if item.is_free else _between(item, rng, ()))
        array = self._array(item, position, rng, shape)
        if item.is_free and self._way.kind != "large entries":
            array = np.asarray(scale * array)
        is_single = self._way.kind == "float32" and array.dtype == np.float64
        return array.astype(np.float32) if is_single else array

    def _array(self, item: Item, position: int, rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
        match item.numbers:
            case "integers":
                return np.asarray(rng.integers(0, _bound(item, self._way.sizes), shape))
            case "shares-columns" | "shares-rows":
                return _columns(probabilities, item, rng, shape)
            case "one-hot-columns" | "one-hot-rows":
                return _columns(one_hot, item, rng, shape)
        if not item.is_free:
            return _between(item, rng, shape)
        return self._numbers(position, rng, shape)

    def _numbers(self, position: int, rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
        kind = self._way.kind
        if kind == "all negative":
            return np.asarray(negative(rng, *shape))
        if kind == "many magnitudes":
            return np.asarray(spread(rng, *shape))
        drawn = np.asarray(normal(rng, *shape))
        if kind == "large entries":
            return _with_large(drawn, self._way.label)
        if position in self._kinks:
            drawn = drawn + np.sign(drawn) * _OFF_ZERO.get(kind, _OFF_ZERO_USUALLY)
        if kind == "exact zeros" and position in (self._kinks[:1] or [position]):
            drawn.flat[position % _ZEROS :: _ZEROS] = 0.0  # fewer than a fifth: at a kink differences settle nothing
        return drawn


def tied(label: str, arguments: tuple[object, ...], ties: tuple[int, int]) -> tuple[object, ...]:
    """Return the arguments with two of them equal in places, or nearly so.

    They are a little more than a power of 2 there: moved by half a unit in the last place of float32, as the rounding
    noise of the reference is measured, they round back and stay equal.
    """
    one, other = ties
    found = list(arguments)
    x, y = np.array(arguments[one]), np.array(arguments[other])
    if label == NEARLY:
        found[other] = x + 1e-5 * np.sign(y)
        return tuple(found)
    tie = np.sign(x) * 2 ** np.rint(np.log2(np.abs(x))) * (1 + 2**-10)
    some = np.arange(x.size).reshape(x.shape) % (3 if label == SOME else 1) == 0
    found[one], found[other] = np.where(some, tie, x), np.where(some, tie, y)
    return tuple(found)


def _columns(draw: Callable[..., Array], item: Item, rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Draw for the columns of an array with two axes, or for its rows."""
    one, other = shape
    return draw(rng, other, one).T.copy() if item.numbers.endswith("rows") else draw(rng, one, other)


def _with_large(drawn: Array, label: str) -> Array:
    """Add large numbers: others along the first axis, or each to all that lies along it; one to all of a vector."""
    axes = [axis for axis, length in enumerate(drawn.shape) if length > 1]
    large, is_near = _LARGE[label], label == NEAR
    if not axes or (is_near and len(axes) == 1):
        return drawn + large[0]
    axis = axes[-1] if is_near else axes[0]
    added = np.resize(large, drawn.shape[axis])
    return np.asarray(drawn + added.reshape([-1 if at == axis else 1 for at in range(drawn.ndim)]))


def _bound(item: Item, sizes: Sizes) -> int:
    size = sizes.get(item.below)
    return size if isinstance(size, int) else int(item.below)


def _between(item: Item, rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Numbers well inside of a range."""
    low, high = item.low, item.high
    if low is not None and high is not None:
        return np.asarray(low + (high - low) * rng.uniform(0.1, 0.9, shape))
    away = np.abs(normal(rng, *shape)) + 0.1
    return np.asarray(low + away if low is not None else (high or 0.0) - away)
