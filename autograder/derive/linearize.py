"""The student's forward function and the right one, linearized side by side at the same points."""

from collections.abc import Callable, Mapping

import msgspec
import numpy as np

from autograder.author.declare import Place
from autograder.derive.forward import Forward, count_arrays, exchanged
from autograder.numeric.arrays import iter_arrays
from autograder.numeric.compare import Precision
from autograder.numeric.richness import Linearization, SideBySide, Surroundings

Places = Mapping[str, Place]
"""The arguments that an exercise differentiates by, by name."""


Right = Callable[[int | None], Linearization | None]
"""The linearization of the right forward function at the point, or with array number ``number`` exchanged."""


def right_linearization(right: Forward, places: Places, number: int | None) -> Linearization | None:
    """Linearize the right forward function: the same for every submission."""
    return _linearized(right if number is None else _exchanged(right, number), places, "float64", None)


def surroundings_of(own: Forward, right: Right, places: Places, precision: Precision) -> SideBySide | None:
    """Linearize both at their point and with one array after another exchanged; None if ``own`` has no value somewhere.

    ``precision`` is the one that ``own`` works in. Where the right one has no value nothing is asked of the other.
    """
    right_here = right(None)
    shape = None if right_here is None else right_here.value.shape
    here = _linearized(own, places, precision, shape), right_here
    if here[0] is None or here[1] is None:
        return None
    pairs: list[tuple[Linearization, Linearization]] = []
    for number in range(count_arrays(own.arguments)):
        of_right = right(number)
        of_own = _linearized(_exchanged(own, number), places, precision, shape)
        if of_own is None:
            return None
        pairs.append((of_own, of_right or here[1]))
    arrays = [id(array) for array in iter_arrays(own.arguments)]
    numbers = {name: arrays.index(id(place.of(own.arguments))) for name, place in places.items()}
    mine, theirs = (tuple(pair[which] for pair in pairs) for which in (0, 1))
    return Surroundings(here[0], mine, numbers), Surroundings(here[1], theirs, numbers)


def _exchanged(forward: Forward, number: int) -> Forward:
    return msgspec.structs.replace(forward, arguments=exchanged(forward.arguments, number))


def _linearized(
    forward: Forward, places: Places, precision: Precision, shape: tuple[int, ...] | None
) -> Linearization | None:
    """Linearize a function whose value has a shape, if one is given: what a student's has is not to be relied on."""
    value = forward.value()
    if value is None or (shape is not None and value.shape != shape):
        return None
    jacobians = {name: forward.jacobian(place, value.shape, precision) for name, place in places.items()}
    is_whole = all(np.isfinite(jacobian).all() for jacobian in jacobians.values())
    return Linearization(value, jacobians) if is_whole else None
