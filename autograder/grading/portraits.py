"""Portraits of the student's own forward function and of the right one, side by side at the same points."""

from collections.abc import Mapping

import msgspec
import numpy as np

from autograder.grading.declare import Place
from autograder.grading.own import Forward, count_arrays, exchanged
from autograder.numeric.arrays import iter_arrays
from autograder.numeric.compare import Precision
from autograder.numeric.richness import Portrait, Sitting

Places = Mapping[str, Place]
"""The arguments that an exercise differentiates by, by name."""


def sitting(own: Forward, right: Forward, places: Places, precision: Precision) -> tuple[Sitting, Sitting] | None:
    """Portray both at their point and with one array after another exchanged; None if ``own`` has no value somewhere.

    ``precision`` is the one that ``own`` works in. Where the right one has no value nothing is asked of the other.
    """
    here = _portrait(own, places, precision), _portrait(right, places, "float64")
    if here[0] is None or here[1] is None:
        return None
    pairs: list[tuple[Portrait, Portrait]] = []
    for number in range(count_arrays(own.arguments)):
        of_right = _portrait(_exchanged(right, number), places, "float64")
        of_own = _portrait(_exchanged(own, number), places, precision)
        if of_own is None:
            return None
        pairs.append((of_own, of_right or here[1]))
    arrays = [id(array) for array in iter_arrays(right.arguments)]
    numbers = {name: arrays.index(id(place.of(right.arguments))) for name, place in places.items()}
    mine, theirs = (tuple(pair[which] for pair in pairs) for which in (0, 1))
    return Sitting(here[0], mine, numbers), Sitting(here[1], theirs, numbers)


def _exchanged(forward: Forward, number: int) -> Forward:
    return msgspec.structs.replace(forward, arguments=exchanged(forward.arguments, number))


def _portrait(forward: Forward, places: Places, precision: Precision) -> Portrait | None:
    value = forward.value()
    if value is None:
        return None
    jacobians = {name: forward.jacobian(place, precision) for name, place in places.items()}
    finite = {name: slope for name, slope in jacobians.items() if slope is not None and np.isfinite(slope).all()}
    return Portrait(value, finite) if len(finite) == len(jacobians) else None
