"""Portraits of the student's own forward function and of the right one, side by side at the same points."""

from collections.abc import Callable, Mapping

import msgspec
import numpy as np

from autograder.grading.declare import Place
from autograder.grading.own import Forward, count_arrays, exchanged
from autograder.numeric.arrays import iter_arrays
from autograder.numeric.compare import Precision
from autograder.numeric.richness import Portrait, Sitting

Places = Mapping[str, Place]
"""The arguments that an exercise differentiates by, by name."""


Right = Callable[[int | None], Portrait | None]
"""The portrait of the right forward function at the point, or with array number ``number`` exchanged."""


def right_portrait(right: Forward, places: Places, number: int | None) -> Portrait | None:
    """Portray the right forward function: the same for every submission."""
    return _portrait(right if number is None else _exchanged(right, number), places, "float64", None)


def sitting(own: Forward, right: Right, places: Places, precision: Precision) -> tuple[Sitting, Sitting] | None:
    """Portray both at their point and with one array after another exchanged; None if ``own`` has no value somewhere.

    ``precision`` is the one that ``own`` works in. Where the right one has no value nothing is asked of the other.
    """
    right_here = right(None)
    shape = None if right_here is None else right_here.value.shape
    here = _portrait(own, places, precision, shape), right_here
    if here[0] is None or here[1] is None:
        return None
    pairs: list[tuple[Portrait, Portrait]] = []
    for number in range(count_arrays(own.arguments)):
        of_right = right(number)
        of_own = _portrait(_exchanged(own, number), places, precision, shape)
        if of_own is None:
            return None
        pairs.append((of_own, of_right or here[1]))
    arrays = [id(array) for array in iter_arrays(own.arguments)]
    numbers = {name: arrays.index(id(place.of(own.arguments))) for name, place in places.items()}
    mine, theirs = (tuple(pair[which] for pair in pairs) for which in (0, 1))
    return Sitting(here[0], mine, numbers), Sitting(here[1], theirs, numbers)


def _exchanged(forward: Forward, number: int) -> Forward:
    return msgspec.structs.replace(forward, arguments=exchanged(forward.arguments, number))


def _portrait(forward: Forward, places: Places, precision: Precision, shape: tuple[int, ...] | None) -> Portrait | None:
    """Portray a function whose value has a shape, if one is given: what a student's has is not to be relied on."""
    value = forward.value()
    if value is None or (shape is not None and value.shape != shape):
        return None
    jacobians = {name: forward.jacobian(place, value.shape, precision) for name, place in places.items()}
    is_whole = all(np.isfinite(jacobian).all() for jacobian in jacobians.values())
    return Portrait(value, jacobians) if is_whole else None
