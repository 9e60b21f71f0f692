"""In which precision did the student work? Found out by moving the inputs by less than float32 can see."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from autograder.numeric.arrays import Array, iter_arrays, map_arrays
from autograder.numeric.points import generator

_UNSEEN = 2.0**-36
_SEEN = 2.0**-16

Arguments = tuple[object, ...]
Outputs = Mapping[str, object]
Ask = Callable[[Sequence[Arguments]], Sequence[Outputs | None]]
"""Gives the named outputs at each of several arguments; None where there are none."""


def works_in_float32(student: Ask, reference: Ask, arguments: Arguments) -> bool:
    """Return whether some argument went through float32 on its way to the results.

    It did if a change far below a float32 ulp, and far above one of float64, leaves most of the outputs as they were
    that the reference moves, and that a larger change does move.
    """
    rng = generator("precision")
    points = [arguments]
    for position, argument in enumerate(arguments):
        if any(array.dtype == np.float64 for array in iter_arrays(argument)):
            signs = rng.bit_generator.random_raw()
            points += [_moved(arguments, position, by, signs) for by in (_UNSEEN, _SEEN)]
    answers = student(points)
    right = reference([points[0], *points[1::2]])
    base, moved = right[0], right[1:]
    return any(
        _is_stuck(answers[0], unseen, seen, base, truth)
        for unseen, seen, truth in zip(answers[1::2], answers[2::2], moved, strict=True)
    )


def _moved(arguments: Arguments, position: int, by: float, seed: int) -> Arguments:
    rng = np.random.default_rng(seed)
    moved = map_arrays(lambda array: array * (1 + by * rng.choice([-1.0, 1.0], array.shape)), arguments[position])
    return (*arguments[:position], moved, *arguments[position + 1 :])


def _is_stuck(
    base: Outputs | None, unseen: Outputs | None, seen: Outputs | None, right: Outputs | None, truth: Outputs | None
) -> bool:
    if base is None or unseen is None or seen is None or right is None or truth is None:
        return False
    return any(
        _stuck_share(*(_flat(outputs[name]) for outputs in (base, unseen, seen, right, truth))) > 0.5 for name in right
    )


def _stuck_share(base: Array, unseen: Array, seen: Array, right: Array, truth: Array) -> float:
    if len({array.shape for array in (base, unseen, seen, right, truth)}) > 1:
        return 0.0
    moves = (right != truth) & (base != seen)
    return float(np.mean(base[moves] == unseen[moves])) if moves.any() else 0.0


def _flat(value: object) -> Array:
    return np.ravel(np.asarray(value)) if isinstance(value, np.ndarray | int | float) else np.empty(0)
