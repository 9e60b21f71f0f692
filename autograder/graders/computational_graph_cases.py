"""The points at which unbroadcast is judged: all others are derived, or are programs of graphs."""

from collections.abc import Callable

import numpy as np

from autograder.author.cases import Case
from autograder.course import Group
from autograder.derive.arrangement import deep_values
from autograder.numeric.arrays import Array
from autograder.numeric.points import generator, negative, normal, spread

Shape = tuple[int, ...]
Draw = Callable[..., Array]

_BROADCAST: tuple[tuple[str, Draw, Shape, Shape], ...] = (
    ("one axis in front", normal, (4, 3), (3,)),
    ("two axes in front", normal, (3, 4, 2), (2,)),
    ("rows repeated", normal, (4, 3), (1, 3)),
    ("columns repeated", normal, (4, 3), (4, 1)),
    ("square, rows repeated", normal, (4, 4), (1, 4)),
    ("an axis in front and columns repeated", normal, (2, 3, 4), (3, 1)),
    ("an axis in the middle", normal, (2, 3, 4), (2, 1, 4)),
    ("nothing repeated", normal, (3, 4), (3, 4)),
    ("large", normal, (3, 70, 33), (70, 1)),
    ("five axes", normal, (3, 2, 3, 4, 2), (2, 1, 1, 2)),
    ("to a number", normal, (3, 4), ()),
    ("to one element", normal, (3, 4), (1, 1)),
    ("of length 1 before and after", normal, (1, 4, 1), (4, 1)),
    ("a number to a number", normal, (), ()),
    ("all negative", negative, (5, 3), (3,)),
    ("many magnitudes", spread, (4, 6), (4, 1)),
)
_EDGES = {
    *("to a number", "to one element", "of length 1 before and after", "a number to a number", "five axes"),
    *("all negative", "many magnitudes"),
}


def unbroadcast_cases() -> list[Case]:
    """(gradient, shape): every way in which broadcasting repeats."""
    cases = []
    for label, draw, full, shape in (*_BROADCAST, ("float32", _float32, (3, 4), (3, 1))):
        gradient = _drawn(draw, generator(f"unbroadcast: {label}"), full)
        group: Group = "float32" if label == "float32" else "edge" if label in _EDGES else "basic"
        cases.append(Case(label=f"{label}, {full} to {shape}", m=1, arguments=(gradient, shape), group=group))
    return deep_values(cases)


def _drawn(draw: Draw, rng: np.random.Generator, shape: Shape) -> Array:
    return np.asarray(draw(rng, *shape))


def _float32(rng: np.random.Generator, *shape: int) -> Array:
    return normal(rng, *shape).astype(np.float32)
